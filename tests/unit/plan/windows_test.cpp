// The days on which an enterprise is there bound its visits.
#include <gtest/gtest.h>

#include "world.hpp"

namespace inspectplan::plan {
namespace {

using Ids = std::vector<std::string>;

TEST(Windows, NoVisitBeforeAnEnterpriseIsThereNorAfter) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 400);
  world.enterprise({.id = "gone", .matters = {"m"}, .last_day = "2026-12-31"});
  world.enterprise({.id = "later", .matters = {"m"}, .first_day = "2028-01-01"});
  world.enterprise({.id = "spring", .matters = {"m"}, .first_day = "2026-05-01", .last_day = "2027-02-10"});
  world.enterprise({.id = "summer", .matters = {"m"}, .first_day = "2027-05-10", .last_day = "2027-06-11"});
  world.enterprise({.id = "weekend", .matters = {"m"}, .first_day = "2027-05-01", .last_day = "2027-05-02"});
  const Plan plan = world.plan();
  ASSERT_EQ(visited(plan), (Ids{"spring", "summer"}));
  EXPECT_EQ(plan.visits[0].period, "2027-Q1");
  EXPECT_EQ(plan.visits[0].window.from, day("2027-01-01"));
  EXPECT_EQ(plan.visits[0].window.until, day("2027-02-10"));
  EXPECT_EQ(plan.visits[1].period, "2027-Q2");
  EXPECT_EQ(plan.visits[1].window.from, day("2027-05-10"));
  EXPECT_EQ(plan.visits[1].window.until, day("2027-06-11"));
  ASSERT_EQ(plan.left_out.size(), 3U);
  EXPECT_EQ(plan.left_out[0].why.en, "nothing is left to visit after 2026-12-31");
  EXPECT_EQ(plan.left_out[1].why.en, "nothing is there to visit before 2028-01-01");
  EXPECT_EQ(plan.left_out[2].why.en, "nothing is left to visit after 2027-05-02");
  EXPECT_EQ(findings(plan, "not-there"),
            Ids{"not there on any working day of the year (planning.first_day, last_day): 3 enterprises"});
}

TEST(Windows, AnEnterpriseThatEndsBeforeItsTierAllowsAVisit) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 400).tier("t", 0, 6);
  world.enterprise({.id = "e", .matters = {"m"}, .tier = 0, .last_visit = "2026-10-01", .last_day = "2027-03-15"});
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), Ids{});
  EXPECT_EQ(plan.left_out.at(0).why.en, "too soon: not before 2027-04-01; nothing is left to visit after 2027-03-15");
}

// From 1 March on; the site e1 ends on `last_day`, and so says the plan before where nothing else is given.
Plan amended_in_march(const std::string& last_day, const std::string& before_day, bool held) {
  const auto world = [](const std::string& ends) {
    World one;
    one.department("a").matter("m", {"a"}).days("a", 400);
    one.enterprise({.id = "e1", .matters = {"m"}, .last_day = ends});
    return one;
  };
  Before before{{1, 0}, before_day.empty() ? std::vector<Visit>{} : world(before_day).plan().visits};
  before.amendment = Amendment{"a", *parse_day("2027-03-01")};
  if (held) before.amendment->held.insert("e1");
  return world(last_day).plan({{}, 1, {}, {}, {}, before});
}

TEST(Windows, WhenTheSiteHasEndedItsVisitIsOver) {
  EXPECT_EQ(visited(amended_in_march("2027-02-03", "2027-02-03", false)), Ids{"e1"});
  EXPECT_EQ(visited(amended_in_march("2027-02-03", "", false)), Ids{}) << "nobody is sent into February any more";
}

TEST(Windows, AVisitHeldStaysThoughTheSiteEndedEarlierThanPlanned) {
  const Plan plan = amended_in_march("2027-03-10", "2027-03-20", true);
  EXPECT_EQ(visited(plan), Ids{"e1"});
  EXPECT_TRUE(plan.unmet.empty());
}

}  // namespace
}  // namespace inspectplan::plan
