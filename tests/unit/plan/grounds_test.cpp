// Grounds of a visit beside the plan: what no tier holds back, what should begin early, what a cap lets go over, and
// what may be cited.
#include <gtest/gtest.h>

#include "world.hpp"

namespace inspectplan::plan {
namespace {

World world_with(const char* mandate) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 40).mandate(mandate, true).tier("t", 12, 36);
  return world;
}

bool says(const Visit& visit, const std::string& words) {
  return std::any_of(visit.reasons.begin(), visit.reasons.end(),
                     [&](const Label& reason) { return reason.en.find(words) != std::string::npos; });
}

Place last_seen(std::string id, std::vector<std::string> mandates) {
  return {
      .id = std::move(id), .matters = {"m"}, .mandates = std::move(mandates), .tier = 0, .last_visit = "2026-08-01"};
}

TEST(Grounds, APlannedMandateWaitsForItsTier) {
  World world = world_with("order");
  world.enterprise(last_seen("e", {"order"}));
  const Plan plan = world.plan();
  EXPECT_TRUE(plan.visits.empty());
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].why.en, "too soon: not before 2029-08-01");
}

TEST(Grounds, AnUnplannedOneDoesNot) {
  World world = world_with("order");
  world.rules().mandates[0].unplanned = true;
  world.enterprise(last_seen("ordered", {"order"})).enterprise(last_seen("other", {}));
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 1U);
  EXPECT_EQ(plan.visits[0].enterprise, "ordered");
  EXPECT_EQ(*plan.visits[0].window.from, day("2027-01-01"));
  EXPECT_TRUE(plan.unmet.empty());
}

// Undecided orders nothing.
TEST(Grounds, AnUndecidedOneDoes) {
  World world = world_with("order");
  world.rules().mandates[0].unplanned = true;
  world.enterprise(last_seen("e", {"order?"}));
  EXPECT_TRUE(world.plan().visits.empty());
}

// Two visits, days for one in each quarter: the one that should begin by 31 March has the first, though it is worth
// less.
TEST(Grounds, WhatShouldBeginEarlyDoes) {
  World world;
  world.department("a").matter("m", {"a"}).mandate("early", true, 1).mandate("late", true, 1);
  for (const char* period : {"2027-Q1", "2027-Q2"}) world.days("a", 2, period);
  world.rules().mandates[0].by = ruleset::YearDay{3, 31};
  world.enterprise({.id = "x", .matters = {"m"}, .value = 90, .mandates = {"late"}});
  world.enterprise({.id = "y", .matters = {"m"}, .value = 10, .mandates = {"early"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 2U);
  EXPECT_EQ(visit_to(plan, "y")->period, "2027-Q1");
  EXPECT_EQ(visit_to(plan, "x")->period, "2027-Q2");
  EXPECT_FALSE(says(*visit_to(plan, "y"), "Later than wanted"));
}

// Better late than never, and it is said.
TEST(Grounds, WithoutDaysEarlyItComesLate) {
  World world;
  world.department("a").matter("m", {"a"}).mandate("early", true).days("a", 2, "2027-Q3");
  world.rules().mandates[0].by = ruleset::YearDay{3, 31};
  world.enterprise({.id = "y", .matters = {"m"}, .mandates = {"early"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 1U);
  EXPECT_TRUE(plan.unmet.empty());
  EXPECT_TRUE(says(plan.visits[0], "Later than wanted: it should begin by 2027-03-31"));
}

World capped() {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 40).cap("one", "check", 1);
  world.rules().planning.caps[0].record = "commune";  // any text of an enterprise will do
  return world;
}

TEST(Exceptions, WhoNeedsNoneHasNone) {
  World world = capped();
  world.enterprise({.id = "e", .matters = {"m"}, .owner = "o", .excepted = true, .commune = "paper 7"});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 1U);
  EXPECT_EQ(plan.visits[0].exception, "");
  EXPECT_EQ(plan.visits[0].exception_record, "");
}

TEST(Exceptions, AsManyAsGoOverAndEachNamesItsPaper) {
  World world = capped();
  for (const char* id : {"e1", "e2", "e3"})
    world.enterprise(
        {.id = id, .matters = {"m"}, .owner = "o", .excepted = true, .commune = std::string("paper ") + id});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 3U);
  int exceptions = 0;
  for (const Visit& visit : plan.visits) {
    if (visit.exception.empty()) continue;
    ++exceptions;
    EXPECT_EQ(visit.exception, "one");
    EXPECT_EQ(visit.exception_record, "paper " + visit.enterprise);
    EXPECT_TRUE(says(visit, "Exception to the cap one, by the paper paper " + visit.enterprise));
  }
  EXPECT_EQ(exceptions, 2);
}

TEST(Basis, ASectorOnlyInformedIsNotCited) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 40).sector("inform").sector("inspect");
  for (ruleset::Sector& sector : world.rules().sectors) {
    sector.basis = {{"act", sector.id, {}}};
    if (sector.id == "inform") sector.duty = ruleset::Duty::inform;
  }
  world.enterprise({.id = "e", .matters = {"m"}, .sectors = {"inform", "inspect"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 1U);
  std::vector<std::string> cited;
  for (const ruleset::Basis& basis : plan.visits[0].basis) cited.push_back(basis.at);
  EXPECT_EQ(cited, (std::vector<std::string>{"m", "inspect"}));
}

TEST(Unsettled, WhatIsOwnJudgementOrNotVerifiedIsSaid) {
  World world = world_with("order");
  world.rules().mandates[0].rationale = Label{"vì sao", "why"};
  world.rules().tiers[0].status = ruleset::Status::unverified;
  world.rules().matters[0].status = ruleset::Status::partly;
  world.enterprise({.id = "e", .matters = {"m"}, .mandates = {"order"}, .tier = 0});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 1U);
  EXPECT_TRUE(
      says(plan.visits[0],
           "It rests on: Tier t [not verified]; order order [the project's own judgement]; m [verified in part]"));
}

TEST(Frequency, ItsOwnStandsBesideThePlan) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 2, "2027-Q1");
  world.rules().responsibilities[0].every = ruleset::Length{24, 0};
  world.enterprise({.id = "e1", .matters = {"m"}}).enterprise({.id = "e2", .matters = {"m"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 1U);
  EXPECT_TRUE(says(plan.visits[0], "Frequency of its own by law: m every 2 years"));
  const auto found = std::find_if(plan.findings.begin(), plan.findings.end(),
                                  [](const Finding& finding) { return finding.code == "own-frequency"; });
  ASSERT_NE(found, plan.findings.end());
  EXPECT_EQ(found->message.en,
            "m every 2 years by a law of its own: 2 enterprises, this plan visits 1; checks of that frequency stand "
            "beside it");
}

}  // namespace
}  // namespace inspectplan::plan
