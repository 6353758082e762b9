#include "../../../cli/progress.hpp"

#include <gtest/gtest.h>

namespace inspectplan::cli {
namespace {

using std::chrono::milliseconds;

const ProgressLine::Moment start{};

TEST(Progress, NothingInTheFirstSecond) {
  ProgressLine line(start);
  EXPECT_FALSE(line.next("scoring", 0, 100, start));
  EXPECT_FALSE(line.next("scoring", 99, 100, start + milliseconds(999)));
  EXPECT_EQ(line.next("scoring", 99, 100, start + milliseconds(1000)), "scoring 99 %");
}

TEST(Progress, EachLineOnce) {
  ProgressLine line(start);
  const auto later = start + milliseconds(2000);
  EXPECT_EQ(line.next("scoring", 500, 1000, later), "scoring 50 %");
  EXPECT_FALSE(line.next("scoring", 501, 1000, later));
  EXPECT_EQ(line.next("reading", 10000, 0, later), "reading 10000") << "how much there is, is not known";
  EXPECT_EQ(line.next("planning", 0, 0, later), "planning");
}

}  // namespace
}  // namespace inspectplan::cli
