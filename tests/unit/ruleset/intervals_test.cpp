#include "ruleset/intervals.hpp"

#include <gtest/gtest.h>

namespace inspectplan::ruleset {
namespace {

bool holds(std::string_view test, std::string_view value) {
  const auto intervals = parse_intervals(test);
  EXPECT_TRUE(intervals) << test;
  for (const Interval& one : *intervals) {
    if (contains(one, *parse_scaled(value))) return true;
  }
  return false;
}

TEST(Intervals, EndsBelongOrNot) {
  EXPECT_TRUE(holds("[1..3)", "1"));
  EXPECT_FALSE(holds("[1..3)", "3"));
  EXPECT_TRUE(holds("(1..3]", "3"));
  EXPECT_FALSE(holds("]1..3[", "1"));
  EXPECT_FALSE(holds("]1..3[", "3"));
  EXPECT_TRUE(holds(">= 5", "5"));
  EXPECT_FALSE(holds("> 5", "5"));
  EXPECT_TRUE(holds("-", "-999"));
}

TEST(Intervals, ScalesDoNotMatter) {
  EXPECT_TRUE(holds("1.50", "1.5"));
  EXPECT_FALSE(holds("< 1.5", "1.50"));
  EXPECT_TRUE(holds("< 1.5", "1.499"));
  EXPECT_TRUE(holds("-3, [-2..-1]", "-1.0"));
}

TEST(Intervals, AnythingElseIsLeftAlone) {
  for (const char* test :
       {"", "\"a\"", "not(5)", "? > 3", "< workers", "[1..b]", "1 2", "5,", "null", "> date(\"2020-01-01\")"}) {
    EXPECT_FALSE(parse_intervals(test)) << test;
  }
}

}  // namespace
}  // namespace inspectplan::ruleset
