// Pins, drops and other days, as people ask for them.
#include <gtest/gtest.h>

#include "world.hpp"

namespace inspectplan::plan {
namespace {

World two_of_three() {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 4, "2027-Q1");
  world.enterprise({.id = "e1", .matters = {"m"}, .value = 1});
  world.enterprise({.id = "e2", .matters = {"m"}, .value = 5});
  world.enterprise({.id = "e3", .matters = {"m"}, .value = 6});
  return world;
}

std::vector<std::string> ids_of(const Plan& plan) {
  std::vector<std::string> ids;
  for (const Visit& visit : plan.visits) ids.push_back(visit.enterprise);
  std::sort(ids.begin(), ids.end());
  return ids;
}
using Ids = std::vector<std::string>;

TEST(Edits, APinGoesBeforeValue) {
  const Plan plan = two_of_three().plan({{}, 1, {}, {}, {{Edit::Kind::pin, "e1", {}}}});
  EXPECT_EQ(ids_of(plan), (Ids{"e1", "e3"}));
  EXPECT_EQ(plan.visits[1].reasons[0].en, "Put into the plan by hand");
}

TEST(Edits, ADropStaysOut) {
  const Plan plan = two_of_three().plan({{}, 1, {}, {}, {{Edit::Kind::drop, "e3", {}}}});
  EXPECT_EQ(ids_of(plan), (Ids{"e1", "e2"}));
  ASSERT_EQ(plan.left_out.size(), 1U);
  EXPECT_EQ(plan.left_out[0].why.en, "dropped from the plan by hand");
}

TEST(Edits, APinThatCannotBeIsUnmet) {
  const Plan plan = two_of_three().plan({{}, 1, {}, {}, {{Edit::Kind::pin, "e1", "2027-Q3"}}});
  EXPECT_EQ(ids_of(plan), (Ids{"e2", "e3"}));
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].mandate, "pin");
}

TEST(Edits, ADroppedMandateIsSaid) {
  World world = two_of_three();
  world.mandate("order", true).enterprise({.id = "e4", .matters = {"m"}, .value = 1, .mandates = {"order"}});
  const Plan plan = world.plan({{}, 1, {}, {}, {{Edit::Kind::drop, "e4", {}}}});
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].mandate, "order");
  EXPECT_EQ(plan.unmet[0].why.en, "dropped from the plan by hand");
  EXPECT_EQ(ids_of(plan), (Ids{"e2", "e3"}));
}

TEST(Edits, WhatJoinsAnotherBodysVisitIsMetThere) {
  World world = two_of_three();
  world.mandate("order", true).enterprise({.id = "e4", .matters = {"m"}, .value = 1, .mandates = {"order"}});
  const Plan plan = world.plan({{}, 1, {}, {}, {{Edit::Kind::merge, "e4", {}}}});
  EXPECT_TRUE(plan.unmet.empty());
  EXPECT_EQ(ids_of(plan), (Ids{"e2", "e3"}));
}

// Of e2 in Q1 and e3 in Q2, with days for one visit a quarter.
World one_a_quarter() {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 2, "2027-Q1").days("a", 2, "2027-Q2");
  world.enterprise({.id = "e1", .matters = {"m"}, .value = 4});
  world.enterprise({.id = "e2", .matters = {"m"}, .value = 5});
  world.enterprise({.id = "e3", .matters = {"m"}, .value = 6});
  return world;
}

TEST(Before, WhatStaysIsWorthItsPrice) {
  Plan first =
      one_a_quarter().plan({{}, 1, {}, {}, {{Edit::Kind::pin, "e1", "2027-Q2"}, {Edit::Kind::pin, "e2", "2027-Q1"}}});
  ASSERT_EQ(ids_of(first), (Ids{"e1", "e2"}));
  const auto after = [&](std::int64_t price) {
    return one_a_quarter().plan({{}, 1, {}, {}, {}, Before{{price, 0}, first.visits}});
  };
  EXPECT_EQ(ids_of(after(1)), (Ids{"e2", "e3"})) << "two points are gained, one is lost";
  const Plan stays = after(3);
  EXPECT_EQ(ids_of(stays), (Ids{"e1", "e2"})) << "two points are gained, three would be lost";
  EXPECT_EQ(to_string(stays.value), "9") << "the price is no part of the value";
  ASSERT_TRUE(stays.stay);
  EXPECT_EQ(stays.stay->kept, 2);
  EXPECT_EQ(to_string(*gap_of(stays)), "0");
}

TEST(Edits, OfSomebodyUnknownAreErrors) {
  const Plan plan = two_of_three().plan({{}, 1, {}, {}, {{Edit::Kind::pin, "e9", {}}}});
  ASSERT_FALSE(plan.findings.empty());
  EXPECT_EQ(plan.findings[0].code, "edit-without-candidate");
}

// Both were told of their visits in Q3; e1 is worth more, e2 is mandated.
Plan with_days_lost(std::int64_t days) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 4, "2027-Q3").days("a", 2, "2027-Q4").mandate("order", true);
  world.enterprise({.id = "e1", .matters = {"m"}, .value = 9});
  world.enterprise({.id = "e2", .matters = {"m"}, .value = 1, .mandates = {"order"}});
  world.enterprise({.id = "e3", .matters = {"m"}, .value = 8});
  const Plan first =
      world.plan({{}, 1, {}, {}, {{Edit::Kind::pin, "e1", "2027-Q3"}, {Edit::Kind::pin, "e2", "2027-Q3"}}});
  EXPECT_EQ(ids_of(first), (Ids{"e1", "e2", "e3"}));
  Before before{{1, 0}, first.visits};
  before.amendment = Amendment{"a", *parse_day("2027-04-15"), {"e1", "e2", "e3"}};
  before.amendment->lost = {"2027-Q3"};
  return world.plan({{}, 1, {}, {{"a", "Q3", -days}}, {}, before});
}

TEST(Amendment, WhatIsNotMandatedGivesWayFirst) {
  const Plan plan = with_days_lost(2);
  EXPECT_EQ(ids_of(plan), (Ids{"e2", "e3"})) << "no mandate asks for e1, and e3 lost no day";
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].mandate, "keep");
}

TEST(Amendment, AMandateThatFindsNoDaysIsUnmetOnce) {
  const Plan plan = with_days_lost(4);
  EXPECT_EQ(ids_of(plan), Ids{"e3"});
  ASSERT_EQ(plan.unmet.size(), 2U);
  EXPECT_EQ(plan.unmet[0].mandate + " " + plan.unmet[0].enterprise, "keep e1");
  EXPECT_EQ(plan.unmet[1].mandate + " " + plan.unmet[1].enterprise, "order e2");
}

// Four were told of their visits in Q3, and there are days for two now. The floor wants two of the works w1, w2.
TEST(Amendment, WhichAnnouncedVisitsGiveWayIsLeftToFloorsAndValue) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 8, "2027-Q3").sector("works");
  ruleset::Quota floor;
  floor.id = "q";
  floor.each = "plan";
  floor.least_visits = 1;
  world.rules().planning.quotas = {floor};
  world.enterprise({.id = "a1", .matters = {"m"}, .value = 5}).enterprise({.id = "b9", .matters = {"m"}, .value = 9});
  world.enterprise({.id = "w1", .matters = {"m"}, .value = 1, .sectors = {"works"}});
  world.enterprise({.id = "w2", .matters = {"m"}, .value = 2, .sectors = {"works"}});
  const Plan first = world.plan();
  ASSERT_EQ(ids_of(first), (Ids{"a1", "b9", "w1", "w2"}));
  Before before{{1, 0}, first.visits};
  before.amendment = Amendment{"a", *parse_day("2027-04-15"), {"a1", "b9", "w1", "w2"}};
  before.amendment->lost = {"2027-Q3"};
  const Plan plan = world.plan({{}, 1, {}, {{"a", "Q3", -4}}, {}, before});
  EXPECT_EQ(ids_of(plan), (Ids{"b9", "w2"})) << "one of the works, the better one, and the best beside it";
  EXPECT_TRUE(findings(plan, "quota-short").empty());
  ASSERT_EQ(plan.unmet.size(), 2U);
  EXPECT_EQ(plan.unmet[0].mandate + " " + plan.unmet[0].enterprise, "keep a1");
  EXPECT_EQ(findings(plan, "mandates-unmet"),
            Ids{"not to be touched by the amendment: 2 of 4 met; it is proven that no plan meets more"});
}

TEST(WhatIf, OtherDays) {
  EXPECT_EQ(ids_of(two_of_three().plan({{}, 1, {}, {{"a", "2027-Q1", 2}}, {}})), (Ids{"e1", "e2", "e3"}));
  EXPECT_EQ(ids_of(two_of_three().plan({{}, 1, {}, {{"a", "Q1", -2}}, {}})), Ids{"e3"});
  EXPECT_EQ(two_of_three().plan({{}, 1, {}, {{"a", "2027-Q9", 2}}, {}}).findings[0].code, "capacity-row");
  EXPECT_EQ(two_of_three().plan({{}, 1, {}, {{"a", "2027-Q1", -9}}, {}}).findings[0].code, "capacity-row");
}

}  // namespace
}  // namespace inspectplan::plan
