// Numbers and shares of visits, at least and at most, of the plan and of its parts; and the order of scores.
#include <gtest/gtest.h>

#include "world.hpp"

namespace inspectplan::plan {
namespace {

using Ids = std::vector<std::string>;

// Four visits of two days, one a quarter. An enterprise with a sector is of the quota's kind.
World quarters(ruleset::Quota quota) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 8).sector("works").mandate("fatal", true);
  world.rules().planning.quotas = {std::move(quota)};
  return world;
}

ruleset::Quota quota(std::string each = "plan") { return {"q", {}, {}, {}, {}, std::move(each), {}, {}, {}, {}}; }

TEST(Quotas, ANumberAtMost) {
  ruleset::Quota most = quota();
  most.most_visits = 1;
  World world = quarters(most);
  for (const char* id : {"w1", "w2", "w3"})
    world.enterprise({.id = id, .matters = {"m"}, .value = 50, .sectors = {"works"}});
  world.enterprise({.id = "o1", .matters = {"m"}}).enterprise({.id = "o2", .matters = {"m"}});
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan).size(), 3U);
  ASSERT_EQ(plan.quotas.size(), 1U);
  EXPECT_EQ(plan.quotas[0].achieved, 1);
  EXPECT_EQ(plan.quotas[0].most, 1);
  EXPECT_EQ(plan.prices->ceilings.at("quota/q"), 1);
  EXPECT_EQ(plan.value.value, 70);
  EXPECT_EQ(plan.upper_bound->value, 70);
  EXPECT_TRUE(findings(plan, "quota-over").empty());
  ASSERT_EQ(plan.left_out.size(), 2U);
  EXPECT_EQ(plan.left_out[0].why.en, "as many visits as the cap allows: q");
}

TEST(Quotas, AShareAtMost) {
  ruleset::Quota half = quota();
  half.at_most = Scaled{5, 1};
  World world = quarters(half);
  for (const char* id : {"w1", "w2", "w3", "w4"})
    world.enterprise({.id = id, .matters = {"m"}, .value = 50, .sectors = {"works"}});
  for (const char* id : {"o1", "o2", "o3"}) world.enterprise({.id = id, .matters = {"m"}});
  const Plan plan = world.plan();
  EXPECT_EQ(plan.visits.size(), 4U);
  EXPECT_EQ(plan.quotas.at(0).achieved, 2);
  EXPECT_EQ(plan.quotas.at(0).most, 2);
}

TEST(Quotas, MandatesGoOverACeilingAndThatIsSaid) {
  ruleset::Quota most = quota();
  most.most_visits = 1;
  World world = quarters(most);
  world.enterprise({.id = "w1", .matters = {"m"}, .mandates = {"fatal"}, .sectors = {"works"}});
  world.enterprise({.id = "w2", .matters = {"m"}, .mandates = {"fatal"}, .sectors = {"works"}});
  world.enterprise({.id = "w3", .matters = {"m"}, .value = 90, .sectors = {"works"}});
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), (Ids{"w1", "w2"}));
  EXPECT_EQ(findings(plan, "quota-over"), Ids{"the quota q: 2/1; mandates and draws go before it"});
}

TEST(Quotas, ANumberAtLeastOfEachPlace) {
  ruleset::Quota each = quota("commune");
  each.least_visits = 1;
  World world = quarters(each);
  for (const char* id : {"x1", "x2", "x3", "x4"})
    world.enterprise({.id = id, .matters = {"m"}, .value = 50, .sectors = {"works"}, .commune = "x"});
  world.enterprise({.id = "y1", .matters = {"m"}, .value = 1, .sectors = {"works"}, .commune = "y"});
  world.enterprise({.id = "z1", .matters = {"m"}, .value = 1, .commune = "z"});  // not of the kind
  world.enterprise({.id = "unknown", .matters = {"m"}, .value = 1, .sectors = {"works"}});
  const Plan plan = world.plan();
  EXPECT_NE(visit_to(plan, "y1"), nullptr);
  ASSERT_EQ(plan.quotas.size(), 3U);
  EXPECT_EQ(plan.quotas[0].part, "x");
  EXPECT_EQ(plan.quotas[0].achieved, 3);
  EXPECT_EQ(plan.quotas[1].achieved, 1);
  EXPECT_EQ(plan.quotas[2].achieved, 0);
  EXPECT_EQ(findings(plan, "quota-short"), Ids{"the quota q (z): 0/1; proven: there is no other enterprise that could "
                                               "count; a number that holds with this plan: 0"});
}

TEST(Quotas, AShareOfTheVisitsOfEachTier) {
  ruleset::Quota each = quota("tier");
  each.at_least = Scaled{5, 1};
  World world = quarters(each);
  world.tier("A", 0, 0).tier("B", 0, 0);
  world.enterprise({.id = "a1", .matters = {"m"}, .value = 50, .tier = 0});
  world.enterprise({.id = "a2", .matters = {"m"}, .value = 49, .tier = 0});
  world.enterprise({.id = "a3", .matters = {"m"}, .value = 48, .tier = 0});
  world.enterprise({.id = "a4", .matters = {"m"}, .value = 1, .sectors = {"works"}, .tier = 0});
  world.enterprise({.id = "b1", .matters = {"m"}, .value = 60, .sectors = {"works"}, .tier = 1});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.quotas.size(), 2U);
  EXPECT_EQ(plan.quotas[0].part, "A");
  EXPECT_NE(visit_to(plan, "a4"), nullptr);  // one of three, and no more of the kind: half is not to be had
  EXPECT_EQ(plan.quotas[1].part, "B");
  EXPECT_EQ(plan.quotas[1].achieved, 1);
}

// Half of the visits are to be of works that b leads, and b has too few days: whose, how many, and that is enough.
World works_of_b() {
  World world;
  world.department("a").department("b").matter("m", {"a"}).matter("w", {"b"}, {"a"}).sector("works");
  world.days("a", 16).days("b", 0).mandate("fatal", true);
  world.rules().planning.reserve = Scaled{5, 1};
  ruleset::Quota half = quota();
  half.at_least = Scaled{5, 1};
  world.rules().planning.quotas = {half};
  for (const char* id : {"m1", "m2", "m3"}) world.enterprise({.id = id, .matters = {"m"}, .value = 50});
  for (const char* id : {"w1", "w2", "w3"}) world.enterprise({.id = id, .matters = {"w"}, .sectors = {"works"}});
  return world;
}

TEST(Quotas, ShortForWantOfDaysNamesThemProvesItAndSaysWhatIsEnough) {
  World world = works_of_b();
  const Plan plan = world.plan();
  EXPECT_EQ(findings(plan, "quota-short"),
            Ids{"the quota q: 0/2; 3 more could count; proven: beside the mandates and draws no plan within these days "
                "and caps has more of them; a share that holds with this plan: 0"});
  EXPECT_EQ(findings(plan, "quota-mend"),
            Ids{"8 more days of b in Q1 2027, 4 more days of b in Q2 2027 (before the reserve): enough for every quota "
                "that can be reached at all (verified by planning again)"});
  Request given{{}, 1, {}};
  given.changes = {{"b", "2027-Q1", 8}, {"b", "2027-Q2", 4}};
  EXPECT_TRUE(findings(world.plan(given), "quota-short").empty());
}

// The mandates would take whatever days the quota is given.
TEST(Quotas, TheMendOfAQuotaStandsBesideThatOfMandates) {
  World world = works_of_b();
  for (const char* id : {"x1", "x2", "x3", "x4", "x5"})
    world.enterprise({.id = id, .matters = {"m"}, .mandates = {"fatal"}});
  const Plan plan = world.plan();
  EXPECT_EQ(findings(plan, "mandates-mend").size(), 1U);
  const Ids mend = findings(plan, "quota-mend");
  ASSERT_EQ(mend.size(), 1U);
  EXPECT_TRUE(mend.front().starts_with("beside what the mandates lack: ")) << mend.front();
  EXPECT_TRUE(mend.front().ends_with("(verified by planning again)")) << mend.front();
}

// 3 days for the first leave one; two of two days each would be worth more.
World in_order() {
  World world;
  world.department("a")
      .department("b")
      .matter("m", {"a"})
      .matter("n", {"b"})
      .days("a", 4, "2027-Q1")
      .days("b", 2, "2027-Q1");
  world.rules().planning.workload = {{{}, 2, 1, {}}, {{}, 3, 1, {}}, {{}, 1, 1, {}}};
  world.enterprise({.id = "e1", .matters = {"m"}, .value = 9, .workload = 1});
  world.enterprise({.id = "e2", .matters = {"m"}, .value = 8});
  world.enterprise({.id = "e3", .matters = {"m"}, .value = 7});
  world.enterprise({.id = "e4", .matters = {"m"}, .value = 1, .workload = 2});
  world.enterprise({.id = "f", .matters = {"n"}, .value = 2});
  return world;
}

TEST(Strict, TakesTheOrderOfScoresAndSaysWhomThatPassesBy) {
  World world = in_order();
  EXPECT_EQ(visited(world.plan()), (Ids{"e2", "e3", "f"}));
  EXPECT_FALSE(world.plan().inversions);
  world.rules().planning.objective = ruleset::Objective::strict;
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), (Ids{"e1", "e4", "f"}));
  EXPECT_EQ(plan.value.value, 12);
  EXPECT_EQ(plan.upper_bound->value, 17);  // what the order costs at most
  ASSERT_TRUE(plan.inversions);
  ASSERT_EQ(plan.inversions->size(), 2U);
  const Inversion& first = plan.inversions->front();
  EXPECT_EQ(first.enterprise, "e2");
  EXPECT_EQ(first.passed_by, "e4");
  EXPECT_EQ(to_string(first.score), "8.5");
  EXPECT_EQ(first.why.en, "lacks 2 days of a in Q1 2027");
  ASSERT_EQ(findings(plan, "score-order").size(), 1U);
}

TEST(Strict, MandatesGoFirst) {
  World world = in_order();
  world.rules().planning.objective = ruleset::Objective::strict;
  world.mandate("fatal", true).enterprise({.id = "e0", .matters = {"m"}, .value = 1, .mandates = {"fatal"}});
  EXPECT_EQ(visited(world.plan()), (Ids{"e0", "e2", "f"}));
}

}  // namespace
}  // namespace inspectplan::plan
