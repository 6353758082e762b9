// Visits of bodies outside the plan: what they leave of the caps.
#include <gtest/gtest.h>

#include "world.hpp"

namespace inspectplan::plan {
namespace {

World two_of_an_owner() {
  World world;
  world.department("a").matter("m", {"a"}).matter("n", {"a"}).days("a", 40);
  world.enterprise({.id = "e1", .matters = {"m"}, .value = 5, .owner = "o"});
  world.enterprise({.id = "e2", .matters = {"n"}, .value = 6, .owner = "o"});
  world.enterprise({.id = "e3", .matters = {"m"}, .value = 1, .owner = "p"});
  return world;
}

std::vector<std::string> ids_of(const Plan& plan) {
  std::vector<std::string> ids;
  for (const Visit& visit : plan.visits) ids.push_back(visit.enterprise);
  std::sort(ids.begin(), ids.end());
  return ids;
}
using Ids = std::vector<std::string>;

Request with(std::vector<Commitment> commitments) {
  Request request;
  request.commitments = std::move(commitments);
  return request;
}

const Commitment check{"e1", "state audit", "check", "7/KT", {}, span("2027-03-01", "2027-03-05")};
const Commitment inspection{"e1", "inspectorate", "inspection", "8/TT", {"m"}, span("2027-03-01", "2027-03-05")};

TEST(Commitments, CountForTheCapOfTheirKindAndOwner) {
  World world = two_of_an_owner();
  world.cap("two", "check", 2);
  EXPECT_EQ(ids_of(world.plan(with({}))), (Ids{"e1", "e2", "e3"}));
  const Plan plan = world.plan(with({check}));
  EXPECT_EQ(ids_of(plan), (Ids{"e2", "e3"})) << "the owner has one left";
  ASSERT_EQ(plan.left_out.size(), 1U);
  EXPECT_NE(plan.left_out[0].why.en.find("; visits of others: state audit, from 2027-03-01 (7/KT)"), std::string::npos)
      << plan.left_out[0].why.en;
  EXPECT_EQ(ids_of(world.plan(with({check, check}))), Ids{"e3"});
  EXPECT_EQ(ids_of(world.plan(with({check, check, check}))), Ids{"e3"}) << "more than the cap leaves nothing";
}

TEST(Commitments, OfAKindThatNoCapCountsStandBeside) {
  World world = two_of_an_owner();
  world.cap("one", "check", 1);
  const Commitment of_e2{"e2", "police", "fire", "KH 12", {}, span("2027-05-04")};
  const Plan plan = world.plan(with({inspection, of_e2}));
  EXPECT_EQ(ids_of(plan), (Ids{"e2", "e3"}));
  EXPECT_EQ(ids_of(world.plan(with({}))), (Ids{"e2", "e3"}));
  const Visit& visit = *visit_to(plan, "e2");
  ASSERT_EQ(visit.others.size(), 1U);
  EXPECT_EQ(visit.others[0].en, "police, from 2027-05-04 (KH 12), kind fire");
  EXPECT_EQ(visit.reasons.back().en, "Others come as well: police, from 2027-05-04 (KH 12), kind fire");
  EXPECT_TRUE(visit_to(plan, "e3")->others.empty());
  EXPECT_EQ(findings(plan, "others-as-well"), Ids{"others come as well, counted by no cap: 1 enterprise: e2 – police, "
                                                  "from 2027-05-04 (KH 12), kind fire"})
      << "e1 is not visited by the plan";
}

TEST(Commitments, WhoIsExceptedFromTheCapIsVisitedAllTheSame) {
  World world = two_of_an_owner();
  world.cap("one", "check", 1).enterprise({.id = "e4", .matters = {"m"}, .value = 9, .owner = "p", .excepted = true});
  const Commitment of_p{"e3", "state audit", "check", {}, {}, span("2027-03-01")};
  const Plan plan = world.plan(with({of_p}));
  EXPECT_EQ(ids_of(plan), (Ids{"e2", "e4"}));
  for (const Visit& visit : plan.visits) EXPECT_EQ(visit.exception, visit.enterprise == "e4" ? "one" : "");
}

TEST(Commitments, TheSameMatterIsNotLookedAtByBoth) {
  World world = two_of_an_owner();
  world.cap("many", "check", 9);
  world.rules().planning.caps[0].not_with = {"inspection"};
  const Plan plan = world.plan(with({inspection}));
  EXPECT_EQ(ids_of(plan), (Ids{"e2", "e3"})) << "e2 has another matter, e3 another owner";
  ASSERT_EQ(plan.left_out.size(), 1U);
  EXPECT_EQ(plan.left_out[0].why.en, "its matters are another body's: m – inspectorate, from 2027-03-01 (8/TT)");
  EXPECT_EQ(findings(plan, "matters-with-others"), Ids{"matters that another body looks at, so this plan does not: 1 "
                                                       "enterprise, of which nothing is left at 1 enterprise"});
  Commitment all = inspection;
  all.matters = {};
  EXPECT_EQ(ids_of(world.plan(with({all}))), Ids{"e3"}) << "where the matters are not said it may be any";
}

// A factory of which three departments have a matter each.
World of_several_matters() {
  World world;
  world.department("a").department("b").department("c").matter("m", {"a"}).matter("n", {"b"}).matter("o", {"c"});
  world.days("a", 40).days("b", 40).days("c", 40).mandate("after_m", true).mandate("any", true, 2);
  world.rules().planning.lead_order = {"m", "n", "o"};
  world.rules().mandates[0].matters = {"m"};
  world.enterprise({.id = "e1", .matters = {"m", "n", "o"}, .owner = "o"});
  world.cap("one", "check", 1);
  world.rules().planning.caps[0].not_with = {"inspection"};
  return world;
}

TEST(Commitments, OtherMattersOfAVisitRemainWithTheirLeadsAndDays) {
  World world = of_several_matters();
  const Plan plan = world.plan(with({inspection}));
  ASSERT_EQ(plan.visits.size(), 1U);
  const Visit& visit = plan.visits[0];
  EXPECT_EQ(visit.matters, (Ids{"n", "o"}));
  EXPECT_EQ(visit.lead, "b") << "who would have led has nothing to do there";
  EXPECT_EQ(visit.coordinating, Ids{"c"});
  EXPECT_EQ(visit.inspector_days, (std::map<std::string, std::int64_t>{{"b", 2}, {"c", 1}}));
  const auto said = std::count_if(visit.reasons.begin(), visit.reasons.end(), [](const Label& reason) {
    return reason.en == "Not looked at, because another body does: m – inspectorate, from 2027-03-01 (8/TT)" &&
           reason.vi == "Không kiểm tra nội dung đã có đoàn khác: m – inspectorate, từ 01/03/2027 (8/TT)";
  });
  EXPECT_EQ(said, 1);
  EXPECT_EQ(findings(plan, "matters-with-others"),
            Ids{"matters that another body looks at, so this plan does not: 1 enterprise"});
}

TEST(Commitments, AMandateWhoseGroundIsAnotherMatterIsServed) {
  World world = of_several_matters();
  world.rules().mandates[0].matters = {"o"};
  world.enterprise({.id = "e2", .matters = {"m", "n", "o"}, .owner = "p", .mandates = {"after_m"}});
  Commitment of_p = inspection;
  of_p.enterprise = "e2";
  const Plan plan = world.plan(with({of_p}));
  EXPECT_TRUE(plan.unmet.empty());
  ASSERT_NE(visit_to(plan, "e2"), nullptr);
  EXPECT_EQ(visit_to(plan, "e2")->mandates, Ids{"after_m"});
}

TEST(Commitments, AMandateFallsWithItsGround) {
  World world = of_several_matters();
  world.enterprise({.id = "e2", .matters = {"m", "n"}, .owner = "p", .mandates = {"after_m", "any"}});
  Commitment of_p = inspection;
  of_p.enterprise = "e2";
  const Plan plan = world.plan(with({of_p}));
  ASSERT_NE(visit_to(plan, "e2"), nullptr) << "the other mandate has no such ground";
  EXPECT_EQ(visit_to(plan, "e2")->mandates, Ids{"any"});
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].mandate, "after_m");
  EXPECT_EQ(plan.unmet[0].why.en, "its matters are another body's: m – inspectorate, from 2027-03-01 (8/TT)");
  EXPECT_EQ(plan.mandatory, 1);
}

TEST(Commitments, WhereNothingIsLeftAMandateIsUnmet) {
  World world = of_several_matters();
  world.enterprise({.id = "e2", .matters = {"m"}, .owner = "p", .mandates = {"after_m", "any"}});
  Commitment of_p = inspection;
  of_p.enterprise = "e2";
  const Plan plan = world.plan(with({of_p}));
  EXPECT_EQ(visit_to(plan, "e2"), nullptr);
  ASSERT_EQ(plan.unmet.size(), 2U);
  for (const Unmet& unmet : plan.unmet)
    EXPECT_EQ(unmet.why.en, "its matters are another body's: m – inspectorate, from 2027-03-01 (8/TT)");
}

TEST(Commitments, WhoLooksAtAMatterLooksAtItsParts) {
  World world = of_several_matters();
  world.rules().matters[1].within = "m";  // n
  const Plan plan = world.plan(with({inspection}));
  ASSERT_EQ(plan.visits.size(), 1U);
  EXPECT_EQ(plan.visits[0].matters, Ids{"o"});
  Commitment of_part = inspection;
  of_part.matters = {"n"};
  EXPECT_EQ(world.plan(with({of_part})).visits.at(0).matters, (Ids{"m", "o"})) << "a part is not the whole";
}

TEST(Commitments, ACapMayCountSeveralKindsTogether) {
  World world = two_of_an_owner();
  world.cap("one", "check", 1);
  world.rules().planning.caps[0].kinds = {"check", "inspection"};
  EXPECT_EQ(ids_of(world.plan(with({inspection}))), Ids{"e3"}) << "the owner's one visit is the inspection";
}

}  // namespace
}  // namespace inspectplan::plan
