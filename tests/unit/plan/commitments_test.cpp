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
  EXPECT_EQ(ids_of(world.plan(with({inspection}))), (Ids{"e2", "e3"}));
  EXPECT_EQ(ids_of(world.plan(with({}))), (Ids{"e2", "e3"}));
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
  EXPECT_EQ(plan.left_out[0].why.en, "its matters are another body's: inspectorate, from 2027-03-01 (8/TT)");
  Commitment all = inspection;
  all.matters = {};
  EXPECT_EQ(ids_of(world.plan(with({all}))), Ids{"e3"}) << "where the matters are not said it may be any";
}

}  // namespace
}  // namespace inspectplan::plan
