#include "usecase/life/calendar.hpp"

#include <gtest/gtest.h>

namespace inspectplan::usecase {
namespace {

Day day(const char* text) { return parse_day(text).value(); }

// A holiday from Thursday to the Wednesday after, and the Saturday behind it worked.
ruleset::Calendar calendar() { return {{{day("2027-02-04"), day("2027-02-10"), {}}}, {day("2027-02-13")}}; }

TEST(Calendar, WeekendsAndHolidaysAreNoWorkingDays) {
  EXPECT_TRUE(is_working_day(calendar(), day("2027-02-03")));
  EXPECT_FALSE(is_working_day(calendar(), day("2027-02-04")));
  EXPECT_FALSE(is_working_day(calendar(), day("2027-02-10")));
  EXPECT_TRUE(is_working_day(calendar(), day("2027-02-13"))) << "a Saturday that is made up for";
  EXPECT_FALSE(is_working_day(calendar(), day("2027-02-14")));
}

TEST(Calendar, TheDayItselfDoesNotCount) {
  EXPECT_EQ(to_string(after_working_days(calendar(), day("2027-01-29"), 1)), "2027-02-01");
  EXPECT_EQ(to_string(after_working_days(calendar(), day("2027-02-01"), 5)), "2027-02-13");
  EXPECT_EQ(to_string(after_working_days(calendar(), day("2027-02-01"), 0)), "2027-02-01");
  EXPECT_EQ(to_string(after_working_days({}, day("2027-02-01"), 10)), "2027-02-15");
}

TEST(Calendar, KnowsTheYearsItSpeaksOf) {
  EXPECT_TRUE(knows(calendar(), 2027));
  EXPECT_FALSE(knows(calendar(), 2026));
}

}  // namespace
}  // namespace inspectplan::usecase
