#include "plan/periods.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "world.hpp"

namespace inspectplan::plan {
namespace {

TEST(Periods, QuartersOf2027) {
  const auto periods = periods_of(2027, "quarter", {});
  ASSERT_EQ(periods.size(), 4U);
  EXPECT_EQ(periods[0].id, "2027-Q1");
  EXPECT_EQ(periods[0].from, day("2027-01-01"));
  EXPECT_EQ(periods[0].until, day("2027-03-31"));
  EXPECT_EQ(periods[3].until, day("2027-12-31"));
  // 2027-01-01 is a Friday: 21 + 20 + 23 weekdays.
  EXPECT_EQ(periods[0].working_days, 64);
}

TEST(Periods, OtherUnits) {
  EXPECT_EQ(periods_of(2028, "month", {})[1].id, "2028-02");
  EXPECT_EQ(periods_of(2028, "month", {})[1].until, day("2028-02-29"));
  EXPECT_EQ(periods_of(2027, "half", {})[1].id, "2027-H2");
  EXPECT_EQ(periods_of(2027, "half", {})[1].from, day("2027-07-01"));
  EXPECT_EQ(periods_of(2027, "year", {})[0].id, "2027");
  EXPECT_EQ(periods_of(2027, "year", {})[0].working_days, 261);
}

TEST(Periods, BlackoutsTakeWorkingDaysOnly) {
  // Thursday 4 to Sunday 14 February 2027: Thu, Fri, and five of the week after.
  const std::vector<ruleset::Blackout> blackouts{{day("2027-02-04"), day("2027-02-14"), {}},
                                                 {day("2026-12-30"), day("2027-01-01"), {}}};
  EXPECT_EQ(periods_of(2027, "quarter", blackouts)[0].working_days, 64 - 7 - 1);
  const WorkingDays days(2027, blackouts);
  EXPECT_EQ(days.between(day("2027-02-04"), day("2027-02-14")), 0);
  EXPECT_EQ(days.between(day("2027-02-03"), day("2027-02-15")), 2);
  EXPECT_EQ(days.between(day("2027-02-15"), day("2027-02-03")), 0);
  EXPECT_EQ(days.between(day("2020-01-01"), day("2030-01-01")), 261 - 8);  // outside the year there are none
}

TEST(Parts, SplitWhereSomethingChanges) {
  const auto periods = periods_of(2027, "quarter", {});
  const auto parts = parts_of(periods, {day("2027-03-01"), day("2027-04-01"), day("2027-12-31")});
  ASSERT_EQ(parts.size(), 6U);
  EXPECT_EQ(parts[0].until, day("2027-02-28"));
  EXPECT_EQ(parts[1].from, day("2027-03-01"));
  EXPECT_EQ(parts[1].period, 0U);
  EXPECT_EQ(parts[2].from, day("2027-04-01"));  // where a period begins anyway
  EXPECT_EQ(parts[5].from, day("2027-12-31"));
}

TEST(ShareOut, ExactByLargestRemainder) {
  EXPECT_EQ(share_out(40, {64, 65, 66, 66}), (std::vector<std::int64_t>{10, 10, 10, 10}));
  EXPECT_EQ(share_out(10, {1, 1, 1}), (std::vector<std::int64_t>{4, 3, 3}));  // ties: the earlier
  EXPECT_EQ(share_out(1, {1, 5, 4}), (std::vector<std::int64_t>{0, 1, 0}));
  EXPECT_EQ(share_out(7, {0, 0}), (std::vector<std::int64_t>{0, 0}));
  EXPECT_TRUE(share_out(7, {}).empty());
}

TEST(ShareOut, NothingIsLostEvenWithHugeNumbers) {
  const auto shares = share_out(INT64_MAX, {64, 65, 66, 66});
  Wide sum = 0;
  for (const std::int64_t share : shares) sum += share;
  EXPECT_TRUE(sum == INT64_MAX);
}

}  // namespace
}  // namespace inspectplan::plan
