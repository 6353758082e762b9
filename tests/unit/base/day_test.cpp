#include "base/day.hpp"

#include <gtest/gtest.h>

namespace inspectplan {
namespace {

Day day(const char* text) { return parse_day(text).value(); }

TEST(Day, KnowsTheEndsOfItsRange) {
  EXPECT_EQ(from_civil(1970, 1, 1).number, 0);
  EXPECT_EQ(from_civil(1, 1, 1), first_day);
  EXPECT_EQ(from_civil(9999, 12, 31), last_day);
  EXPECT_EQ(to_string(first_day), "0001-01-01");
  EXPECT_EQ(to_string(last_day), "9999-12-31");
  EXPECT_EQ(from_civil(2027, 1, 1).number, 20819);  // date -d 2027-01-01 +%s / 86400
}

TEST(Day, KnowsLeapYears) {
  EXPECT_TRUE(date_exists(2024, 2, 29));
  EXPECT_TRUE(date_exists(2000, 2, 29));
  EXPECT_FALSE(date_exists(1900, 2, 29));
  EXPECT_FALSE(date_exists(2027, 2, 29));
  EXPECT_EQ(day("2024-03-01").number - day("2024-02-28").number, 2);
  EXPECT_EQ(day("2100-03-01").number - day("2100-02-28").number, 1);
}

TEST(Day, RefusesDatesThatDoNotExist) {
  EXPECT_FALSE(date_exists(0, 1, 1));
  EXPECT_FALSE(date_exists(10000, 1, 1));
  EXPECT_FALSE(date_exists(-5, 1, 1));
  EXPECT_FALSE(date_exists(2027, 0, 1));
  EXPECT_FALSE(date_exists(2027, 13, 1));
  EXPECT_FALSE(date_exists(2027, 4, 31));
  EXPECT_FALSE(date_exists(2027, 1, 0));
  EXPECT_FALSE(date_exists(2027, 257, 1));  // 257 is 1 in eight bits
  EXPECT_FALSE(date_exists(2027, 1, 257));
  EXPECT_FALSE(date_exists(65536 + 2027, 1, 1));  // and this year is 2027 in sixteen
}

TEST(Day, ReadsOneFormOnly) {
  EXPECT_EQ(parse_day("2027-02-28"), Day{20877});
  for (const char* bad : {"", "2027", "2027-2-28", "27-02-28", "2027/02/28", "28/02/2027", "2027-02-29", "2027-02-28 ",
                          " 2027-02-28", "2027-02-28T00:00", "0000-01-01", "10000-01-01", "-001-01-01", "2027-+1-01",
                          "2027--1-01", "２０２７-01-01", "2027-00-10", "2027-10-00", "20270228"}) {
    EXPECT_FALSE(parse_day(bad)) << bad;
  }
  EXPECT_FALSE(parse_day(std::string_view("2027-01-0\0", 10)));
}

TEST(Day, AddsMonthsToTheLastDayThatExists) {
  EXPECT_EQ(add_months(day("2027-01-31"), 1), day("2027-02-28"));
  EXPECT_EQ(add_months(day("2024-01-31"), 1), day("2024-02-29"));
  EXPECT_EQ(add_months(day("2024-02-29"), 12), day("2025-02-28"));
  EXPECT_EQ(add_months(day("2024-02-29"), 48), day("2028-02-29"));
  EXPECT_EQ(add_months(day("2027-03-31"), -1), day("2027-02-28"));
  EXPECT_EQ(add_months(day("2027-01-15"), -1), day("2026-12-15"));
  EXPECT_EQ(add_months(day("2027-12-15"), 1), day("2028-01-15"));
  EXPECT_EQ(add_months(day("2027-05-31"), 0), day("2027-05-31"));
}

TEST(Day, AddsNoMonthsBeyondItsRange) {
  EXPECT_EQ(add_months(day("9999-11-30"), 1), day("9999-12-30"));
  EXPECT_FALSE(add_months(day("9999-12-01"), 1));
  EXPECT_EQ(add_months(day("0001-02-28"), -1), day("0001-01-28"));
  EXPECT_FALSE(add_months(day("0001-01-31"), -1));
  EXPECT_EQ(add_months(first_day, 12 * 9999 - 1), day("9999-12-01"));
  EXPECT_FALSE(add_months(first_day, 12 * 9999));
  EXPECT_FALSE(add_months(day("2027-01-01"), INT64_MAX));
  EXPECT_FALSE(add_months(day("2027-01-01"), INT64_MIN));
}

TEST(Span, HasInclusiveAndOpenEnds) {
  const Span span{day("2026-09-15"), day("2027-02-28")};
  EXPECT_FALSE(span.contains(day("2026-09-14")));
  EXPECT_TRUE(span.contains(day("2026-09-15")));
  EXPECT_TRUE(span.contains(day("2027-02-28")));
  EXPECT_FALSE(span.contains(day("2027-03-01")));
  EXPECT_TRUE(Span{}.contains(first_day));
  EXPECT_TRUE(Span{}.contains(last_day));
  EXPECT_TRUE(span.overlaps(day("2027-02-28"), day("2027-12-31")));
  EXPECT_FALSE(span.overlaps(day("2027-03-01"), day("2027-12-31")));
  EXPECT_TRUE(span.overlaps(day("2026-01-01"), day("2026-09-15")));
  EXPECT_FALSE(span.overlaps(day("2026-01-01"), day("2026-09-14")));
}

TEST(DayDeathTest, ADayOutsideTheCalendarIsABug) {
  EXPECT_DEATH(to_string(Day{last_day.number + 1}), "bug in inspectplan");
  EXPECT_DEATH(from_civil(2027, 2, 29), "day.cpp:[0-9]+: bug in inspectplan");
}

}  // namespace
}  // namespace inspectplan
