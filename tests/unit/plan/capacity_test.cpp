#include <gtest/gtest.h>

#include "plan/departments.hpp"
#include "world.hpp"

namespace inspectplan::plan {
namespace {

using Ids = std::vector<std::string>;

TEST(Capacity, OfAYearSharedOutAndReserveHeldBackPerPeriod) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 41);
  world.rules().planning.reserve = Scaled{15, 2};
  for (int i = 0; i < 30; ++i) world.enterprise({.id = "e" + std::to_string(10 + i), .matters = {"m"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.departments.size(), 1U);
  std::int64_t total = 0;
  std::int64_t reserve = 0;
  for (const PeriodUse& use : plan.departments[0].periods) {
    reserve += use.reserve;
    EXPECT_GE(use.reserve, 1) << use.period;
    EXPECT_EQ(use.used, (use.capacity - use.reserve) / 2 * 2) << use.period;
    total += use.capacity;
  }
  EXPECT_EQ(total, 41);
  EXPECT_EQ(reserve, 7);  // 15 % of 41 is 6.15: rounded up once for the year, then spread
}

TEST(Capacity, LeadWithoutDaysIsAFindingNotZero) {
  World world;
  world.department("a").department("b").matter("m", {"a"}).days("b", 9);
  world.enterprise({.id = "e1", .matters = {"m"}}).enterprise({.id = "e2", .matters = {"m"}});
  const Plan plan = world.plan();
  EXPECT_TRUE(plan.visits.empty());
  EXPECT_EQ(findings(plan, "no-capacity"), Ids{"no capacity is known for a in the year or a part of it: it leads "
                                               "matters of 2 enterprises, of which 2 enterprises without another lead, "
                                               "not to be visited"});
  EXPECT_EQ(findings(plan, "no-lead-with-capacity").size(), 1U);
  EXPECT_EQ(findings(plan, "capacity-without-work").size(), 1U);  // of b
  EXPECT_EQ(plan.left_out.at(0).why.en, "no capacity is known for a");
}

TEST(Capacity, NextLeadWithDaysLeads) {
  World world;
  world.department("a").department("b").matter("m", {"a"}).matter("n", {"b"}).days("b", 9);
  world.enterprise({.id = "e", .matters = {"m", "n"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 1U);
  EXPECT_EQ(plan.visits[0].lead, "b");
  EXPECT_EQ(plan.visits[0].coordinating, Ids{"a"});  // it is told, its days are not known
  EXPECT_EQ(plan.visits[0].inspector_days, (std::map<std::string, std::int64_t>{{"b", 2}}));
  EXPECT_EQ(findings(plan, "no-capacity").size(), 1U);
  EXPECT_EQ(plan.overlaps_avoided, 0);
}

TEST(Capacity, CoordinatorWithoutDaysStaysInTheVisitAndIsSaid) {
  World world;
  world.department("a").department("c").matter("m", {"a"}, {"c"}).days("a", 9);
  world.enterprise({.id = "e", .matters = {"m"}});
  const Plan plan = world.plan();
  EXPECT_EQ(plan.visits.at(0).coordinating, Ids{"c"});
  EXPECT_EQ(plan.visits.at(0).inspector_days.count("c"), 0U);
  EXPECT_EQ(
      findings(plan, "no-capacity"),
      Ids{"no capacity is known for c in the year or a part of it: it joins at 1 enterprise, without days of its own"});
}

TEST(Capacity, ZeroIsKnownAndIsZero) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 0);
  world.enterprise({.id = "e", .matters = {"m"}});
  const Plan plan = world.plan();
  EXPECT_TRUE(plan.visits.empty());
  EXPECT_TRUE(findings(plan, "no-capacity").empty());
  EXPECT_EQ(plan.left_out.at(0).why.en, "lacks 2 days of a in Q1 2027");
}

TEST(Capacity, PeriodsWithoutARowAreUnknown) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 2, "2027-Q3");
  world.enterprise({.id = "e", .matters = {"m"}});
  const Plan plan = world.plan();
  EXPECT_EQ(plan.visits.at(0).period, "2027-Q3");
  ASSERT_EQ(plan.departments.at(0).periods.size(), 1U);
  EXPECT_EQ(plan.departments[0].periods[0].period, "2027-Q3");
  EXPECT_EQ(findings(plan, "no-capacity").size(), 1U);
}

TEST(Capacity, RowsThatCannotBeUsed) {
  World world;
  world.department("a").matter("m", {"a"});
  world.days("nobody", 5)
      .days("a", -1, "Q1")
      .days("a", 5, "Q5")
      .days("a", 4, "Q2")
      .days("a", 9, "2027-Q2")
      .days("a", 1, "2026-Q1");
  const Plan plan = world.plan();
  const Ids messages = findings(plan, "capacity-row");
  ASSERT_EQ(messages.size(), 5U);
  EXPECT_NE(messages.back().find("the rule set has no such department"), std::string::npos) << messages.back();
  ASSERT_EQ(plan.departments.at(0).periods.size(), 1U);
}

TEST(Capacity, InstancesOfAClassEachHaveTheirOwn) {
  World world;
  world.department("ward", {}, "commune").matter("m", {"ward"}).days("ward:01", 40);
  world.enterprise({.id = "e1", .matters = {"m"}, .commune = "01"})
      .enterprise({.id = "e2", .matters = {"m"}, .commune = "02"});
  world.enterprise({.id = "e3", .matters = {"m"}});
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), Ids{"e1"});
  EXPECT_EQ(plan.visits[0].lead, "ward:01");
  // ward:02, and the ward that nobody can name
  EXPECT_EQ(findings(plan, "no-capacity"), Ids{"no capacity is known for ward (2 places) in the year or a part of it: "
                                               "it leads matters of 2 enterprises, of which 2 enterprises "
                                               "without another lead, not to be visited"});
}

TEST(Capacity, DaysOfOnePeriodChangeNoReserveOfAnother) {
  World world;
  world.rules().planning.reserve = Scaled{10, 2};
  world.department("a").matter("m", {"a"});
  for (const char* period : {"2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"}) world.days("a", 23, period);
  world.enterprise({.id = "e1", .matters = {"m"}, .value = 1});
  const auto reserves = [&](std::int64_t days) {
    std::vector<std::int64_t> all;
    const Plan plan = days == 0 ? world.plan({{}, 1, {}, {}, {}}) : world.plan({{}, 1, {}, {{"a", "Q3", days}}, {}});
    for (const PeriodUse& use : plan.departments.at(0).periods) all.push_back(use.reserve);
    return all;
  };
  const std::vector<std::int64_t> before = reserves(0), fewer = reserves(-12), more = reserves(60);
  ASSERT_EQ(before.size(), 4U);
  for (const std::size_t period : {0U, 1U, 3U}) {
    EXPECT_EQ(fewer[period], before[period]);
    EXPECT_EQ(more[period], before[period]);
  }
  EXPECT_EQ(fewer[2], 2) << "a tenth of 11, rounded up";
  EXPECT_EQ(more[2], 9) << "a tenth of 83, rounded up";
}

// What a finding asks for is in the days that tables and --what-if give: given so, it is what was missing.
TEST(Capacity, DaysBeforeTheReserveAreTheLeastThatLeaveSoManyMore) {
  for (const Scaled reserve : {Scaled{0, 0}, Scaled{15, 2}, Scaled{5, 1}, Scaled{9, 1}})
    for (const std::int64_t year : {0, 1, 4, 9, 41})
      for (std::int64_t more = 1; more <= 12; ++more) {
        World world;
        world.department("a").days("a", year);
        world.rules().planning.reserve = reserve;
        const std::vector<Period> periods = periods_of(2027, "quarter", {});
        Departments departments;
        std::vector<Finding> none;
        CapacityTable table(world.rules(), periods, {{"a", std::nullopt, year, ""}}, departments, none);
        const auto days = table.with_reserve(0, 1, more);
        ASSERT_TRUE(days);
        const std::int64_t wanted = table.available(0, 1) + more;
        CapacityTable less = table;
        table.change({"a", "Q2", *days}, periods, departments, none);
        EXPECT_EQ(table.available(0, 1), wanted) << to_string(reserve) << " of " << year;
        less.change({"a", "Q2", *days - 1}, periods, departments, none);
        EXPECT_LT(less.available(0, 1), wanted);
      }
  World world;
  world.department("a");
  world.rules().planning.reserve = Scaled{1, 0};
  const std::vector<Period> periods = periods_of(2027, "quarter", {});
  Departments departments;
  std::vector<Finding> none;
  EXPECT_FALSE(
      CapacityTable(world.rules(), periods, {{"a", std::nullopt, 8, ""}}, departments, none).with_reserve(0, 0, 1));
}

// Nobody can be visited for want of days: whose, how many, and what would be enough.
TEST(Capacity, AnEmptyPlanSaysWhoseDaysAreTooFewAndWhatWouldMendIt) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 0).mandate("shut", false);
  world.rules().planning.reserve = Scaled{5, 1};
  world.enterprise({.id = "e", .matters = {"m"}}).enterprise({.id = "f", .matters = {"m"}, .mandates = {"shut"}});
  EXPECT_EQ(
      findings(world.plan(), "empty-plan"),
      Ids{"the plan has no visit: of 2 enterprises with a matter, 1 excluded, 1 for want of days; a has 0 days in "
          "the year (net of the reserve)"});
  EXPECT_EQ(findings(world.plan(), "empty-plan-mend"),
            Ids{"4 more days of a in Q1 2027 (before the reserve): enough for a first visit (verified by planning "
                "again)"});
  Request given{{}, 1, {}};
  given.changes = {{"a", "2027-Q1", 4}};
  EXPECT_EQ(visited(world.plan(given)), Ids{"e"});
}

TEST(Capacity, AnEmptyPlanOfTheExcludedAndOfUnknownDays) {
  World world;
  world.department("a").matter("m", {"a"}).mandate("shut", false);
  world.enterprise({.id = "e", .matters = {"m"}, .mandates = {"shut"}}).enterprise({.id = "f", .matters = {"m"}});
  EXPECT_EQ(
      findings(world.plan(), "empty-plan"),
      Ids{"the plan has no visit: of 2 enterprises with a matter, 1 excluded, 1 led by nobody whose days are known"});
  EXPECT_TRUE(findings(world.plan(), "empty-plan-mend").empty());
}

// Nothing to do is no fault.
TEST(Capacity, AnEmptyPlanWhereNobodyIsToBeVisitedYet) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 40).tier("A", 0, 24);
  world.enterprise({.id = "e", .matters = {"m"}, .tier = 0, .last_visit = "2026-10-01"});
  EXPECT_TRUE(world.plan().visits.empty());
  EXPECT_TRUE(findings(world.plan(), "empty-plan").empty());
}

}  // namespace
}  // namespace inspectplan::plan
