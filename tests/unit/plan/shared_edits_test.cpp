// What is decided by hand about sites that one visit covers: it stays one visit.
#include <gtest/gtest.h>

#include "world.hpp"

namespace inspectplan::plan {
namespace {

using Ids = std::vector<std::string>;
using Kind = Edit::Kind;

// Sites of one owner, e1 the one of the least value; one check a year. Each takes 2 days, all together a half of that.
World world_of(int sites, std::int64_t at_most = 4) {
  World world;
  world.department("a").matter("m", {"a"}).cap("one", "check", 1);
  ruleset::SharedVisit shared;
  shared.at_most = at_most;
  shared.saves = {{2, Scaled{5, 1}}};
  world.rules().planning.shared_visit = shared;
  for (int i = 1; i <= sites; ++i)
    world.enterprise({.id = "e" + std::to_string(i), .matters = {"m"}, .value = i, .owner = "o"});
  return world;
}

Request with(std::vector<Edit> edits, std::vector<Visit> before = {}) {
  Request request;
  request.edits = std::move(edits);
  if (!before.empty()) request.before = Before{{1, 0}, std::move(before), {}};
  return request;
}

std::vector<Ids> site_lists(const Plan& plan) {
  std::vector<Ids> lists;
  for (const Visit& visit : plan.visits) lists.push_back(sites(visit));
  std::sort(lists.begin(), lists.end());
  return lists;
}

TEST(SharedEdits, SitesPutInTogetherAreOneVisit) {
  World world = world_of(2);
  world.days("a", 2, "2027-Q1").enterprise({.id = "f", .matters = {"m"}, .value = 50});
  ASSERT_EQ(site_lists(world.plan()), std::vector<Ids>{{"f"}});
  const Plan plan = world.plan(with({{Kind::pin, "e1", {}}, {Kind::pin, "e2", {}}}));
  EXPECT_EQ(site_lists(plan), (std::vector<Ids>{{"e1", "e2"}}));
  EXPECT_TRUE(plan.unmet.empty());
  const Visit& visit = plan.visits.front();
  EXPECT_EQ(visit.reasons.front().en, "Put into the plan by hand");
  EXPECT_EQ(visit.reasons.at(2).en,
            "The same visit: e1 name of e1; Score 1.5 – tier not known; put into the plan by hand");
}

TEST(SharedEdits, APinOfOneSiteKeepsTheVisitAndWhomItGoesBy) {
  World world = world_of(3);
  world.days("a", 3, "2027-Q1");
  const Plan first = world.plan();
  const Plan plan = world.plan(with({{Kind::pin, "e1", {}}}, first.visits));
  EXPECT_EQ(site_lists(plan), (std::vector<Ids>{{"e1", "e2", "e3"}}));
  EXPECT_EQ(plan.visits.front().enterprise, first.visits.front().enterprise);
  EXPECT_EQ(plan.stay->kept, 1);
}

// Days for the shared visit alone: no two visits would fit.
TEST(SharedEdits, AVisitMovesWhole) {
  for (const std::vector<Edit>& edits :
       {std::vector<Edit>{{Kind::pin, "e1", "2027-Q2"}, {Kind::pin, "e2", "2027-Q2"}},
        std::vector<Edit>{{Kind::pin, "e1", "2027-Q2"}}, std::vector<Edit>{{Kind::pin, "e2", "2027-Q2"}}}) {
    World world = world_of(2);
    world.days("a", 2, "2027-Q1").days("a", 2, "2027-Q2");
    const Plan plan = world.plan(with(edits, world.plan().visits));
    ASSERT_EQ(site_lists(plan), (std::vector<Ids>{{"e1", "e2"}}));
    EXPECT_EQ(plan.visits.front().period, "2027-Q2");
  }
}

// f is worth more than e2, which was not named.
TEST(SharedEdits, WhoIsNotNamedComesAlong) {
  World world = world_of(2);
  world.days("a", 2, "2027-Q1").days("a", 4, "2027-Q2");
  const Plan first = world.plan(with({{Kind::pin, "e1", "2027-Q1"}}));
  ASSERT_EQ(site_lists(first), (std::vector<Ids>{{"e1", "e2"}}));
  world.rules().planning.shared_visit->saves.clear();
  for (const char* id : {"f", "g"}) world.enterprise({.id = id, .matters = {"m"}, .value = 50});
  EXPECT_EQ(site_lists(world.plan(with({{Kind::pin, "e1", "2027-Q2"}}, first.visits))),
            (std::vector<Ids>{{"e1", "e2"}, {"f"}}));
  EXPECT_EQ(site_lists(world.plan(with({{Kind::pin, "e1", "2027-Q2"}}))), (std::vector<Ids>{{"e1"}, {"f"}, {"g"}}))
      << "it had no visit";
}

// One day is missing for e1.
TEST(SharedEdits, WhoIsNamedGoesBeforeWhoComesAlong) {
  World world = world_of(2);
  world.days("a", 2, "2027-Q1").days("a", 3, "2027-Q2");
  const Plan first = world.plan(with({{Kind::pin, "e1", "2027-Q1"}}));
  ASSERT_EQ(site_lists(first), (std::vector<Ids>{{"e1", "e2"}}));
  world.rules().planning.shared_visit->saves.clear();
  const Plan plan = world.plan(with({{Kind::pin, "e1", "2027-Q2"}}, first.visits));
  EXPECT_EQ(site_lists(plan), std::vector<Ids>{{"e1"}});
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].mandate + " " + plan.unmet[0].enterprise, "keep e2");
  EXPECT_EQ(findings(plan, "mandates-unmet"),
            Ids{"of the same visits as those decided: 0 of 1 met; it is proven that no plan meets more"});
}

TEST(SharedEdits, SitesPutIntoTwoPeriodsAreTwoVisits) {
  World world = world_of(3);
  world.days("a", 4, "2027-Q2").days("a", 4, "2027-Q3");
  const std::vector<Edit> edits{{Kind::pin, "e1", "2027-Q2"}, {Kind::pin, "e2", "2027-Q3"}};
  const Plan under_the_cap = world.plan(with(edits));
  EXPECT_EQ(under_the_cap.visits.size(), 1U);
  ASSERT_EQ(under_the_cap.unmet.size(), 1U);
  EXPECT_EQ(under_the_cap.unmet[0].mandate, "pin");
  world.rules().planning.caps.clear();
  EXPECT_EQ(site_lists(world.plan(with(edits))), (std::vector<Ids>{{"e1", "e3"}, {"e2"}})) << "e3 goes with the first";
}

TEST(SharedEdits, WhatIsStruckLeavesTheRestAsItWas) {
  World world = world_of(3);
  world.days("a", 6, "2027-Q1").days("a", 6, "2027-Q2");
  const Plan first = world.plan(with({{Kind::pin, "e3", "2027-Q2"}}));
  ASSERT_EQ(first.visits.front().enterprise, "e3");
  const Plan plan = world.plan(with({{Kind::drop, "e3", {}}}, first.visits));
  ASSERT_EQ(site_lists(plan), (std::vector<Ids>{{"e1", "e2"}}));
  EXPECT_EQ(plan.visits.front().period, "2027-Q2");
  EXPECT_EQ(plan.stay->kept, 1);
}

TEST(SharedEdits, OfAnAnnouncedVisitTheRestStays) {
  World world = world_of(2);
  world.days("a", 4, "2027-Q3").days("a", 4, "2027-Q4").enterprise({.id = "f", .matters = {"m"}, .value = 50});
  const Plan first = world.plan(with({{Kind::pin, "e1", "2027-Q4"}, {Kind::drop, "f", {}}}));
  ASSERT_EQ(site_lists(first), (std::vector<Ids>{{"e1", "e2"}}));
  Request request = with({{Kind::drop, "e2", {}}, {Kind::pin, "f", "2027-Q4"}}, first.visits);
  request.before->amendment = Amendment{"a", day("2027-04-15"), {"e1", "e2"}, {}, {"e2", "f"}};
  request.changes = {{"a", "2027-Q4", -2}};
  const Plan plan = world.plan(request);
  ASSERT_EQ(site_lists(plan), std::vector<Ids>{{"e1"}}) << "those who were told go before who is put in";
  EXPECT_EQ(plan.visits.front().period, "2027-Q4");
}

// A visit that goes by e2 and was told to both: naming e1 frees it.
TEST(SharedEdits, AnAmendmentThatNamesOneSiteNamesTheVisit) {
  World world = world_of(2);
  world.days("a", 2, "2027-Q3").days("a", 2, "2027-Q4");
  const Plan first = world.plan(with({{Kind::pin, "e1", "2027-Q3"}}));
  ASSERT_EQ(first.visits.front().enterprise, "e2");
  Request request = with({{Kind::pin, "e1", "2027-Q4"}}, first.visits);
  request.before->amendment = Amendment{"a", day("2027-04-15"), {"e1", "e2"}, {}, {"e1"}};
  const Plan plan = world.plan(request);
  ASSERT_EQ(site_lists(plan), (std::vector<Ids>{{"e1", "e2"}}));
  EXPECT_EQ(plan.visits.front().period, "2027-Q4");
}

// No cap: what was told of e1 and e2 stays, e3 is a visit of its own, and so it is in the next amendment.
TEST(SharedEdits, WhomAnAmendmentPutsInIsApart) {
  World world = world_of(3);
  world.rules().planning.caps.clear();
  world.days("a", 6, "2027-Q3").days("a", 6, "2027-Q4");
  const Plan first = world.plan(with({{Kind::drop, "e3", {}}, {Kind::pin, "e1", "2027-Q3"}}));
  ASSERT_EQ(site_lists(first), (std::vector<Ids>{{"e1", "e2"}}));
  Request request = with({{Kind::pin, "e1", "2027-Q3"}, {Kind::pin, "e3", "2027-Q4"}}, first.visits);
  request.before->amendment = Amendment{"a", day("2027-04-15"), {"e1", "e2"}, {}, {"e3"}};
  const Plan second = world.plan(request);
  EXPECT_EQ(site_lists(second), (std::vector<Ids>{{"e1", "e2"}, {"e3"}}));
  request.before->visits = second.visits;
  request.before->amendment->named = {};
  EXPECT_EQ(site_lists(world.plan(request)), (std::vector<Ids>{{"e1", "e2"}, {"e3"}}));
}

// Of six sites not every set is tried; that of those put in is.
TEST(SharedEdits, OfManySitesThosePutInComeFirst) {
  World world = world_of(6, 2);
  world.days("a", 40);
  EXPECT_EQ(site_lists(world.plan()), (std::vector<Ids>{{"e5", "e6"}}));
  EXPECT_EQ(site_lists(world.plan(with({{Kind::pin, "e1", {}}, {Kind::pin, "e3", {}}}))),
            (std::vector<Ids>{{"e1", "e3"}}));
  const Plan too_many = world.plan(with({{Kind::pin, "e1", {}}, {Kind::pin, "e2", {}}, {Kind::pin, "e3", {}}}));
  EXPECT_EQ(too_many.visits.size(), 1U);
  ASSERT_EQ(too_many.unmet.size(), 1U);
  EXPECT_EQ(too_many.unmet[0].why.en, "the owner's visit is to other sites and cannot be to this one as well");
}

TEST(SharedEdits, AMandatedSiteThatIsPutInCountsOnce) {
  World world = world_of(2);
  world.mandate("fatal", true).days("a", 1, "2027-Q1");
  world.enterprise({.id = "e3", .matters = {"m"}, .value = 3, .owner = "o", .mandates = {"fatal"}});
  const Plan plan = world.plan(with({{Kind::pin, "e3", {}}, {Kind::pin, "e1", {}}}));
  EXPECT_TRUE(plan.visits.empty());
  ASSERT_EQ(plan.unmet.size(), 2U);
  EXPECT_EQ(plan.unmet[0].mandate + " " + plan.unmet[0].enterprise, "fatal e3");
  EXPECT_EQ(plan.unmet[1].mandate + " " + plan.unmet[1].enterprise, "pin e1");
  EXPECT_EQ(findings(plan, "mandates-unmet"),
            Ids{"put into the plan by hand: 0 of 2 met; it is proven that no plan meets more"});
}

}  // namespace
}  // namespace inspectplan::plan
