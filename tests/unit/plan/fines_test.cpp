// A visit needs somebody who can fine: what the plan says where no text names one.
#include <gtest/gtest.h>

#include <algorithm>

#include "world.hpp"

namespace inspectplan::plan {
namespace {

std::string said(const Plan& plan) {
  const auto found = std::find_if(plan.findings.begin(), plan.findings.end(),
                                  [](const Finding& finding) { return finding.code == "no-sanction"; });
  return found == plan.findings.end() ? "" : found->message.en;
}

World two_matters() {
  World world;
  world.department("a").department("b").matter("m", {"a"}).matter("n", {"b"}).days("a", 40).days("b", 40);
  world.enterprise({.id = "e1", .matters = {"m"}}).enterprise({.id = "e2", .matters = {"n"}});
  world.enterprise({.id = "e3", .matters = {"m", "n"}});
  return world;
}

TEST(Fines, AVisitOfWhichNoTextSaysWhoFinesIsFound) {
  World world = two_matters();
  world.rules().responsibilities[0].sanction = Label{"a phạt", "a fines"};
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 3U);
  EXPECT_EQ(said(plan), "no text says who can fine what is looked at in 1 visit: e2 (n)");
}

TEST(Fines, ATextThatIsNotYetInForceSaysNothing) {
  World world = two_matters();
  ruleset::Responsibility later = world.rules().responsibilities[0];
  later.id = "later";
  later.valid.from = from_civil(2030, 1, 1);
  later.sanction = Label{"a phạt", "a fines"};
  world.rules().responsibilities.push_back(later);
  EXPECT_EQ(said(world.plan()), "no text says who can fine what is looked at in 3 visits: e1 (m); e2 (n); e3 (m, n)");
}

TEST(Fines, RulesThatNameSanctionsNowhereAreNotAsked) { EXPECT_EQ(said(two_matters().plan()), ""); }

}  // namespace
}  // namespace inspectplan::plan
