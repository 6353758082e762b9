#include <gtest/gtest.h>

#include "world.hpp"

namespace inspectplan::plan {
namespace {

using Ids = std::vector<std::string>;
using Days = std::map<std::string, std::int64_t>;

// One department, one matter, days enough for one visit a quarter.
World simple() {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 8);
  return world;
}

TEST(Plan, OfNothing) {
  World world = simple();
  const Plan plan = world.plan();
  EXPECT_TRUE(plan.visits.empty());
  EXPECT_EQ(plan.enterprises, 0);
  ASSERT_EQ(plan.departments.size(), 1U);
  EXPECT_EQ(plan.departments[0].periods[0].used, 0);
}

TEST(Plan, VisitInFull) {
  World world = simple();
  world.sector("mining").mandate("fatal", true).tier("A", 12, 0);
  world.enterprise({.id = "e1",
                    .matters = {"m"},
                    .value = 7,
                    .owner = "o",
                    .mandates = {"fatal"},
                    .sectors = {"mining"},
                    .tier = 0,
                    .last_visit = "2025-03-10",
                    .due = true});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 1U);
  const Visit& visit = plan.visits[0];
  EXPECT_EQ(visit.name, "name of e1");
  EXPECT_EQ(visit.owner, "o");
  EXPECT_EQ(sites(visit), Ids{"e1"});
  EXPECT_EQ(visit.kind, "check");
  EXPECT_EQ(visit.mode, "physical");
  EXPECT_EQ(visit.lead, "a");
  EXPECT_EQ(visit.period, "2027-Q1");
  EXPECT_EQ(visit.window.from, day("2027-01-01"));
  EXPECT_EQ(visit.window.until, day("2027-03-31"));
  EXPECT_EQ(visit.inspector_days, (Days{{"a", 2}}));
  EXPECT_EQ(visit.tier, "A");
  EXPECT_EQ(visit.mandates, Ids{"fatal"});
  EXPECT_EQ(visit.sectors, Ids{"mining"});
  EXPECT_FALSE(visit.random);
  ASSERT_EQ(visit.reasons.size(), 4U);
  EXPECT_EQ(visit.reasons[0].vi, "Bắt buộc: lệnh fatal");
  EXPECT_EQ(visit.reasons[1].vi, "Điểm 7,5 – Hạng A");
  EXPECT_EQ(visit.reasons[1].en, "Score 7.5 – Tier A");
  EXPECT_EQ(visit.reasons[2].vi, "Đến hạn kiểm tra từ 10/03/2026");
  EXPECT_EQ(visit.reasons[2].en, "Due since 2026-03-10");
  EXPECT_EQ(visit.reasons[3].en, "Sectors: sector mining");
  ASSERT_EQ(visit.basis.size(), 2U);  // the mandate's and the responsibility's
  EXPECT_EQ(visit.basis[0].document, "order");
  EXPECT_EQ(visit.basis[1].document, "act");
  EXPECT_EQ(plan.mandatory, 1);
  EXPECT_EQ(plan.value.value, 7);
  EXPECT_EQ(plan.departments[0].periods[0].used, 2);
}

// A transfer that one text makes and another prolongs: nothing changes for the visit, which rests on both.
TEST(Plan, BasisNamesWhatDecidesTheVisitEachOnce) {
  World world;
  world.department("a").department("b").department("c").cap("one", "check", 1).cap("two", "inspection", 1);
  world.matter("m", {"a"}, {"c"}).matter("n", {"a"}).tier("A", 12, 0).mandate("fatal", true).days("a", 40, "2027-Q1");
  world.succession("c", "b", {day("2026-01-01"), day("2027-02-14")}).succession("c", "b", {day("2027-02-15"), {}});
  world.rules().successions[0].basis = {{"transfer", "1", {}}};
  world.rules().successions[1].basis = {{"longer", "", {}}, {"transfer", "1", {}}};
  world.rules().tiers[0].basis = {{"act", "m", {}}, {"tier_order", "", {}}};
  world.rules().planning.caps[0].basis = {{"cap_order", "", {}}};
  world.rules().planning.caps[1].basis = {{"other_kind", "", {}}};
  world.enterprise({.id = "e", .matters = {"m", "n"}, .mandates = {"fatal"}, .tier = 0});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 1U);
  EXPECT_EQ(plan.visits[0].window.until, day("2027-03-31"));
  std::string cited;
  for (const ruleset::Basis& basis : plan.visits[0].basis) cited += basis.document + "/" + basis.at + " ";
  EXPECT_EQ(cited, "order/fatal act/m transfer/1 act/n longer/ tier_order/ cap_order/ ");
}

TEST(Plan, OnlyThePopulationAndThoseWithMatters) {
  World world = simple();
  world.enterprise({.id = "in", .matters = {"m"}})
      .enterprise({.id = "none"})
      .enterprise({.id = "out", .matters = {"m"}, .outside = true});
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), Ids{"in"});
  EXPECT_EQ(plan.enterprises, 2);
  EXPECT_EQ(plan.candidates, 1);
}

TEST(Plan, JointVisitEachDepartmentOnce) {
  World world;
  world.department("a").department("b").department("c");
  world.matter("fire", {"b"}, {"c"}).matter("mines", {"a"}, {"b"}).matter("water", {"c"}, {"a"});
  world.rules().planning.lead_order = {"mines", "water"};
  for (const char* id : {"a", "b", "c"}) world.days(id, 40);
  world.enterprise({.id = "e", .matters = {"fire", "mines", "water"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 1U);
  const Visit& visit = plan.visits[0];
  EXPECT_EQ(visit.lead, "a");
  EXPECT_EQ(visit.matters, (Ids{"mines", "water", "fire"}));
  EXPECT_EQ(visit.coordinating, (Ids{"b", "c"}));
  EXPECT_EQ(visit.inspector_days, (Days{{"a", 2}, {"b", 1}, {"c", 1}}));
  EXPECT_EQ(plan.joint_visits, 1);
  EXPECT_EQ(plan.overlaps_avoided, 2);  // three departments lead a matter there, one visit
}

TEST(Plan, MereCoordinatorsAreNoOverlap) {
  World world;
  world.department("a").department("b").matter("m", {"a"}, {"b"}).days("a", 40).days("b", 40);
  world.enterprise({.id = "e", .matters = {"m"}});
  const Plan plan = world.plan();
  EXPECT_EQ(plan.joint_visits, 1);
  EXPECT_EQ(plan.overlaps_avoided, 0);
}

TEST(Plan, WindowSplitsWhereTheLeadChanges) {
  World world;
  world.department("land").department("trade").succession("land", "trade", span("2026-09-15", "2027-02-28"));
  world.matter("minerals", {"land"});
  world.rules().planning.periods = "quarter";
  world.days("trade", 2, "Q1").days("land", 2, "2027-Q1");
  world.enterprise({.id = "e1", .matters = {"minerals"}}).enterprise({.id = "e2", .matters = {"minerals"}});
  world.enterprise({.id = "e3", .matters = {"minerals"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 2U);
  EXPECT_EQ(plan.visits[0].lead, "land");
  EXPECT_EQ(plan.visits[0].window.from, day("2027-03-01"));
  EXPECT_EQ(plan.visits[0].window.until, day("2027-03-31"));
  EXPECT_EQ(plan.visits[1].lead, "trade");
  EXPECT_EQ(plan.visits[1].window.until, day("2027-02-28"));
  EXPECT_EQ(findings(plan, "lead-change"),
            Ids{"matter minerals: the lead passes from trade to land from 2027-03-01 on (3 enterprises)"});
  EXPECT_EQ(findings(plan, "temporary-in-year").size(), 1U);
}

TEST(Plan, ChangesElsewhereDoNotSplit) {
  World world = simple();
  world.department("x").department("y").succession("x", "y", span("2027-02-01"));
  world.enterprise({.id = "e", .matters = {"m"}});
  EXPECT_EQ(world.plan().visits.at(0).window.until, day("2027-03-31"));
}

TEST(Plan, NotBeforeTheTierAllows) {
  World world = simple();
  world.tier("A", 0, 12);
  world.enterprise({.id = "may", .matters = {"m"}, .tier = 0, .last_visit = "2026-05-20"});
  world.enterprise({.id = "never", .matters = {"m"}, .value = 1, .tier = 0});
  world.enterprise({.id = "soon", .matters = {"m"}, .tier = 0, .last_visit = "2026-12-31"});
  const Plan plan = world.plan();
  const Visit* visit = visit_to(plan, "may");
  ASSERT_NE(visit, nullptr);
  EXPECT_EQ(visit->period, "2027-Q2");
  EXPECT_EQ(visit->window.from, day("2027-05-20"));
  EXPECT_NE(visit_to(plan, "never"), nullptr);
  // 2027-12-31 is a Friday: the last working day is allowed.
  ASSERT_NE(visit_to(plan, "soon"), nullptr);
  EXPECT_EQ(visit_to(plan, "soon")->window.from, day("2027-12-31"));
}

TEST(Plan, TooSoonForTheWholeYear) {
  World world = simple();
  world.tier("A", 0, 36).mandate("fatal", true);
  world.enterprise({.id = "e", .matters = {"m"}, .mandates = {"fatal"}, .tier = 0, .last_visit = "2026-01-31"});
  const Plan plan = world.plan();
  EXPECT_TRUE(plan.visits.empty());
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].mandate, "fatal");
  EXPECT_EQ(plan.unmet[0].why.en, "too soon: not before 2029-01-31");
  EXPECT_TRUE(plan.unmet[0].needs.empty());
  EXPECT_EQ(findings(plan, "too-soon").size(), 1U);
}

TEST(Plan, BlackoutsLeaveNoWindow) {
  World world = simple();
  world.rules().planning.blackouts = {{day("2027-01-01"), day("2027-03-31"), {}}};
  world.enterprise({.id = "e", .matters = {"m"}});
  const Plan plan = world.plan();
  EXPECT_EQ(plan.visits.at(0).period, "2027-Q2");
  EXPECT_EQ(plan.departments[0].periods[0].capacity, 0);  // the year's days go to the working days that are left
}

TEST(Plan, MandateWithoutDaysSaysWhatWouldDo) {
  World world;
  world.department("a").department("b").matter("m", {"a"}, {"b"}).mandate("fatal", true);
  for (const char* quarter : {"Q1", "Q2", "Q3", "Q4"}) world.days("a", 1, quarter).days("b", 0, quarter);
  world.enterprise({.id = "e", .matters = {"m"}, .mandates = {"fatal"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].enterprise, "e");
  EXPECT_EQ(plan.unmet[0].needs, (Days{{"a", 1}, {"b", 1}}));
  EXPECT_EQ(plan.unmet[0].why.en, "lacks 1 day of a, 1 day of b in Q1 2027");
}

TEST(Plan, MandateWithoutMatter) {
  World world = simple();
  world.mandate("fatal", true).enterprise({.id = "e", .mandates = {"fatal"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.mandatory, 1);
  EXPECT_EQ(plan.candidates, 0);
  EXPECT_EQ(findings(plan, "mandate-without-matter").size(), 1U);
}

TEST(Plan, UndecidedMandatesDoNotHold) {
  World world;
  world.department("a").matter("m", {"a"}).mandate("fatal", true).days("a", 0);
  world.enterprise({.id = "e", .matters = {"m"}, .mandates = {"fatal?"}});
  const Plan plan = world.plan();
  EXPECT_TRUE(plan.unmet.empty());
  EXPECT_EQ(plan.undecided, 1);
}

TEST(Plan, ExcludedAndRemote) {
  World world = simple();
  world.mandate("ban", false).mandate("good", false, 1, "physical", "remote").mandate("bad", false, 1, "physical");
  world.enterprise({.id = "banned", .matters = {"m"}, .mandates = {"ban", "good"}});
  world.enterprise({.id = "exempt", .matters = {"m"}, .mandates = {"good"}});
  world.enterprise({.id = "nothing_instead", .matters = {"m"}, .mandates = {"bad", "good"}});
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), Ids{"exempt"});
  EXPECT_EQ(plan.visits[0].mode, "remote");
  EXPECT_TRUE(plan.visits[0].mandates.empty());
  EXPECT_EQ(plan.visits[0].reasons.back().en, "No physical visit: order good");
  EXPECT_EQ(findings(plan, "excluded"), Ids{"excluded from visits: 2 enterprises"});
  ASSERT_EQ(plan.left_out.size(), 2U);
  EXPECT_EQ(plan.left_out[0].why.en, "excluded: order ban");
}

TEST(Plan, MandateOfAnExcludedEnterpriseIsUnmet) {
  World world = simple();
  world.mandate("ban", false)
      .mandate("fatal", true)
      .enterprise({.id = "e", .matters = {"m"}, .mandates = {"ban", "fatal"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].why.en, "excluded: order ban");
}

TEST(Caps, OneCheckAnOwner) {
  World world = simple();
  world.cap("one", "check", 1);
  world.enterprise({.id = "e1", .matters = {"m"}, .value = 3, .owner = "o"});
  world.enterprise({.id = "e2", .matters = {"m"}, .value = 9, .owner = "o"});
  world.enterprise({.id = "e3", .matters = {"m"}}).enterprise({.id = "e4", .matters = {"m"}});  // each its own owner
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), (Ids{"e2", "e3", "e4"}));
  ASSERT_EQ(plan.left_out.size(), 1U);
  EXPECT_EQ(plan.left_out[0].why.en, "as many visits as the cap allows: one (o)");
}

TEST(Caps, AnOwnerMayBeAnEnterpriseItself) {
  World world = simple();
  world.cap("one", "check", 1);
  world.enterprise({.id = "mother", .matters = {"m"}}).enterprise({.id = "site", .matters = {"m"}, .owner = "mother"});
  EXPECT_EQ(world.plan().visits.size(), 1U);
}

TEST(Caps, CountOnlyTheirKind) {
  World world;
  world.department("a").matter("m", {"a"}).matter("n", {"a"}, {}, "inspection").days("a", 40).cap("one", "check", 1);
  world.enterprise({.id = "e1", .matters = {"m"}, .owner = "o"})
      .enterprise({.id = "e2", .matters = {"n"}, .owner = "o"});
  world.enterprise({.id = "e3", .matters = {"n"}, .owner = "o"})
      .enterprise({.id = "e4", .matters = {"m", "n"}, .value = 1, .owner = "o"});
  EXPECT_EQ(visited(world.plan()), (Ids{"e1", "e2", "e3"}));  // e4 would be a check too
}

TEST(Caps, LiftedForAnExceptionAndSaid) {
  World world = simple();
  world.cap("one", "check", 1);
  world.enterprise({.id = "e1", .matters = {"m"}, .owner = "o"});
  world.enterprise({.id = "e2", .matters = {"m"}, .owner = "o", .excepted = true});
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), (Ids{"e1", "e2"}));
  EXPECT_EQ(visit_to(plan, "e1")->exception, "");
  EXPECT_EQ(visit_to(plan, "e2")->exception, "one");
}

TEST(Caps, OfNoneAtAll) {
  World world = simple();
  world.cap("none", "check", 0, "enterprise").enterprise({.id = "e", .matters = {"m"}});
  EXPECT_TRUE(world.plan().visits.empty());
}

TEST(Caps, TwoMandatedSitesOfOneOwner) {
  World world = simple();
  world.cap("one", "check", 1).mandate("fatal", true);
  world.enterprise({.id = "e1", .matters = {"m"}, .owner = "o", .mandates = {"fatal"}});
  world.enterprise({.id = "e2", .matters = {"m"}, .owner = "o", .mandates = {"fatal"}});
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), Ids{"e1"});
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].enterprise, "e2");
  EXPECT_TRUE(plan.unmet[0].needs.empty());
}

TEST(Lottery, DrawsByHashWithinTheShareOfEachLead) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 40);
  world.rules().planning.random_share = Scaled{15, 2};
  world.rules().planning.random_of = feel::Typed{};
  for (int i = 0; i < 40; ++i)
    world.enterprise({.id = "e" + std::to_string(i), .matters = {"m"}, .value = i < 20 ? 90 : 1, .random = i >= 20});
  const auto drawn = [](const Plan& plan) {
    Ids ids;
    for (const Visit& visit : plan.visits)
      if (visit.random) ids.push_back(visit.enterprise);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  const Plan plan = world.plan(1);
  EXPECT_EQ(drawn(plan).size(), 3U);  // 6 of 40 days, two each
  EXPECT_EQ(plan.visits.size(), 20U);
  EXPECT_EQ(drawn(world.plan(1)), drawn(plan));
  EXPECT_NE(drawn(world.plan(2)), drawn(plan));
  const Visit* visit = visit_to(plan, drawn(plan).front());
  EXPECT_EQ(visit->reasons[0].en, "Random draw, seed 1");
}

TEST(Quotas, AchievedAndWanted) {
  World world = simple();
  world.sector("works");
  world.rules().planning.quotas = {{"q", {}, {}, {}, Scaled{30, 2}, "plan", {}},
                                   {"r", {}, {}, {}, Scaled{1, 0}, "lead", {}}};
  world.enterprise({.id = "e1", .matters = {"m"}, .sectors = {"works"}}).enterprise({.id = "e2", .matters = {"m"}});
  world.enterprise({.id = "e3", .matters = {"m"}}).enterprise({.id = "e4", .matters = {"m"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.quotas.size(), 2U);
  EXPECT_EQ(plan.quotas[0].wanted, 2);  // 1.2 rounded up
  EXPECT_EQ(plan.quotas[0].achieved, 1);
  EXPECT_EQ(plan.quotas[0].total, 4);
  EXPECT_EQ(plan.quotas[1].department, "a");
  EXPECT_EQ(plan.quotas[1].wanted, 4);
}

TEST(Findings, MattersWithoutALeadButNotThoseThatAreOnlyInvestigated) {
  World world = simple();
  world.matter("accidents", {"a"}).matter("orphan", {});
  for (auto& who : world.rules().responsibilities)
    if (who.matter == "accidents") who.duty = ruleset::Duty::investigate;
  world.enterprise({.id = "e", .matters = {"accidents", "m", "orphan"}}).enterprise({.id = "f", .matters = {"orphan"}});
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), Ids{"e"});
  EXPECT_EQ(plan.visits[0].matters, Ids{"m"});
  EXPECT_EQ(findings(plan, "matter-without-lead"),
            Ids{"matter orphan has no lead at 2 enterprises in the year or a part of it"});
  EXPECT_EQ(findings(plan, "no-lead-at-all"), Ids{"without a lead for any matter: 1 enterprise"});
}

TEST(Findings, DueAndNotPlanned) {
  World world;
  world.department("a").matter("m", {"a"}).days("a", 2, "Q1");
  world.enterprise({.id = "e1", .matters = {"m"}, .value = 9, .due = true})
      .enterprise({.id = "e2", .matters = {"m"}, .value = 8, .due = true});
  EXPECT_EQ(findings(world.plan(), "due-not-planned"),
            Ids{"due and not in the plan: 1 enterprise; of the highest score: e2 name of e2"});
}

}  // namespace
}  // namespace inspectplan::plan
