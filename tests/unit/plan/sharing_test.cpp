// Several sites of one owner in one visit: which may share it, what it costs, what it counts as.
#include <gtest/gtest.h>

#include "world.hpp"

namespace inspectplan::plan {
namespace {

using Ids = std::vector<std::string>;
using Days = std::map<std::string, std::int64_t>;

World sharing(std::vector<ruleset::SharedVisit::Saving> saves = {}) {
  World world;
  world.department("a").department("b").matter("m", {"a"}, {"b"}).matter("n", {"b"}).cap("one", "check", 1);
  world.rules().planning.lead_order = {"m", "n"};
  ruleset::SharedVisit shared;
  shared.at_most = 4;
  shared.saves = std::move(saves);
  shared.basis = {{"law", "4", {}}};
  world.rules().planning.shared_visit = shared;
  return world;
}

TEST(SharedVisit, TheCapOfOneDoesNotShutOutTheSecondSite) {
  World world = sharing();
  world.mandate("fatal", true).sector("mining").days("a", 20, "2027-Q1");
  world.enterprise({.id = "e1", .matters = {"m"}, .value = 4, .owner = "o", .sectors = {"mining"}});
  world.enterprise({.id = "e2", .matters = {"m"}, .value = 9, .owner = "o"});
  world.enterprise({.id = "e3", .matters = {"m"}, .value = 1, .owner = "o", .mandates = {"fatal"}});
  world.enterprise({.id = "f", .matters = {"m"}});
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), (Ids{"e3", "f"}));
  const Visit& visit = *visit_to(plan, "e3");  // the mandate is why it is made
  EXPECT_EQ(sites(visit), (Ids{"e1", "e2", "e3"}));
  EXPECT_EQ(visit.inspector_days, (Days{{"a", 6}}));
  EXPECT_EQ(visit.mandates, Ids{"fatal"});
  EXPECT_EQ(visit.sectors, Ids{"mining"});
  EXPECT_EQ(visit.exception, "");
  EXPECT_EQ(plan.value.value, 24);
  EXPECT_EQ(plan.candidates, 4);
  EXPECT_EQ(plan.overlaps_avoided, 2);
  Ids same;
  for (const Label& reason : visit.reasons)
    if (reason.en.starts_with("The same visit: ")) same.push_back(reason.vi);
  EXPECT_EQ(same, (Ids{"Cùng cuộc: e2 name of e2; Điểm 9,5 – chưa rõ hạng",
                       "Cùng cuộc: e1 name of e1; Điểm 4,5 – chưa rõ hạng"}));
  EXPECT_EQ(visit.basis.back().document, "law");
  EXPECT_TRUE(plan.unmet.empty());
  EXPECT_TRUE(plan.left_out.empty());
}

TEST(SharedVisit, SavesOfEachDepartmentItsShareRoundedDown) {
  World world = sharing({{2, Scaled{25, 2}}, {3, Scaled{5, 1}}});
  world.days("a", 40).days("b", 40);
  world.enterprise({.id = "e1", .matters = {"m"}, .owner = "o"})
      .enterprise({.id = "e2", .matters = {"m"}, .owner = "o"});
  EXPECT_EQ(world.plan().visits.at(0).inspector_days, (Days{{"a", 3}, {"b", 2}}));  // 4 - 1, 2 - 0
  world.enterprise({.id = "e3", .matters = {"m"}, .owner = "o"});
  EXPECT_EQ(world.plan().visits.at(0).inspector_days, (Days{{"a", 3}, {"b", 2}}));  // 6 - 3, 3 - 1
}

TEST(SharedVisit, WhatIsNotTheSameIsApart) {
  World world = sharing();
  world.rules().planning.shared_visit->same = {"commune"};
  world.mandate("good", false, 1, "physical", "remote").days("a", 40).days("b", 40);
  world.rules().planning.caps.clear();
  world.enterprise({.id = "e1", .matters = {"m"}, .owner = "o", .commune = "x"});
  world.enterprise({.id = "e2", .matters = {"m"}, .owner = "o", .commune = "y"});
  world.enterprise({.id = "e3", .matters = {"m"}, .owner = "o", .commune = "x"});
  world.enterprise({.id = "e4", .matters = {"m"}, .owner = "o"});
  world.enterprise({.id = "e5", .matters = {"m"}, .owner = "o"});                                        // unknown
  world.enterprise({.id = "e6", .matters = {"n"}, .owner = "o", .commune = "x"});                        // led by b
  world.enterprise({.id = "e7", .matters = {"m"}, .owner = "o", .mandates = {"good"}, .commune = "x"});  // remote
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), (Ids{"e1", "e2", "e4", "e5", "e6", "e7"}));
  EXPECT_EQ(sites(*visit_to(plan, "e1")), (Ids{"e1", "e3"}));
}

TEST(SharedVisit, GoesToSomeSitesWhereDaysDoNotLast) {
  World world = sharing();
  world.mandate("fatal", true).mandate("soon", true, 2).days("a", 4, "2027-Q1");
  world.enterprise({.id = "e1", .matters = {"m"}, .value = 50, .owner = "o"});
  world.enterprise({.id = "e2", .matters = {"m"}, .value = 1, .owner = "o", .mandates = {"soon"}});
  world.enterprise({.id = "e3", .matters = {"m"}, .value = 1, .owner = "o", .mandates = {"fatal"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.visits.size(), 1U);
  EXPECT_EQ(sites(plan.visits[0]), (Ids{"e2", "e3"}));  // mandates of both priorities before value
  ASSERT_EQ(plan.left_out.size(), 1U);
  EXPECT_EQ(plan.left_out[0].enterprise, "e1");
  EXPECT_EQ(plan.left_out[0].why.en, "lacks 2 days of a in Q1 2027");
}

TEST(SharedVisit, TheSiteThatIsNotCoveredIsUnmet) {
  World world = sharing();
  world.mandate("fatal", true).days("a", 3, "2027-Q1");
  world.enterprise({.id = "e1", .matters = {"m"}, .owner = "o", .mandates = {"fatal"}});
  world.enterprise({.id = "e2", .matters = {"m"}, .owner = "o", .mandates = {"fatal"}});
  const Plan plan = world.plan();
  EXPECT_EQ(visited(plan), Ids{"e1"});
  ASSERT_EQ(plan.unmet.size(), 1U);
  EXPECT_EQ(plan.unmet[0].enterprise, "e2");
  EXPECT_EQ(plan.unmet[0].needs, (Days{{"a", 1}}));
  EXPECT_EQ(findings(plan, "mandates-unmet"),
            Ids{"mandates of priority 1: 1 of 2 met; it is proven that no plan meets more"});
  EXPECT_EQ(findings(plan, "mandates-mend"), Ids{"1 more day of a in Q1 2027 (before the reserve): enough for every "
                                                 "mandate that can be visited at all (verified by planning again)"});
}

TEST(SharedVisit, CountsOnceForCapsAndQuotas) {
  World world = sharing();
  world.sector("works").days("a", 40);
  world.rules().planning.quotas = {{"q", {}, {}, {}, Scaled{5, 1}, "plan", {}}};
  world.enterprise({.id = "e1", .matters = {"m"}, .value = 9, .owner = "o"});
  world.enterprise({.id = "e2", .matters = {"m"}, .owner = "o", .sectors = {"works"}, .excepted = true});
  world.enterprise({.id = "f", .matters = {"m"}});
  const Plan plan = world.plan();
  ASSERT_EQ(plan.quotas.size(), 1U);
  EXPECT_EQ(plan.quotas[0].achieved, 1);
  EXPECT_EQ(plan.quotas[0].total, 2);
  EXPECT_EQ(visit_to(plan, "e2")->exception, "");  // one visit goes over no cap
}

// Everything tried: for each owner any of its sites in any quarter, or nothing.
class Everything {
 public:
  Everything(std::vector<std::vector<std::int64_t>> owners, std::vector<std::int64_t> days, std::int64_t percent)
      : owners_(std::move(owners)), days_(std::move(days)), percent_(percent) {}
  std::int64_t best(std::size_t owner = 0) {
    if (owner == owners_.size()) return 0;
    std::int64_t most = best(owner + 1);
    const std::vector<std::int64_t>& values = owners_[owner];
    for (std::size_t set = 1; set < std::size_t{1} << values.size(); ++set) {
      std::int64_t value = 0, sites = 0;
      for (std::size_t i = 0; i < values.size(); ++i)
        if ((set >> i & 1U) != 0) value += values[i], ++sites;
      const std::int64_t needed = 2 * sites - (sites > 1 ? 2 * sites * percent_ / 100 : 0);
      for (std::int64_t& left : days_) {
        if (left < needed) continue;
        left -= needed;
        most = std::max(most, value + best(owner + 1));
        left += needed;
      }
    }
    return most;
  }

 private:
  std::vector<std::vector<std::int64_t>> owners_;
  std::vector<std::int64_t> days_;
  std::int64_t percent_;
};

TEST(SharedVisit, NoPlanIsBetterThanTheBestThereIs) {
  std::uint64_t state = 1;
  const auto below = [&](std::uint64_t end) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int64_t>((state >> 33) % end);
  };
  int best_found = 0;
  constexpr int worlds = 60;
  for (int n = 0; n < worlds; ++n) {
    const std::int64_t percent = 10 * below(6);
    World world = sharing({{2, Scaled{percent, 2}}});
    std::vector<std::int64_t> days;
    for (const char* quarter : {"2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"}) {
      days.push_back(n % 2 == 0 ? below(9) : days.empty() ? 4 + below(9) : 0);
      world.days("a", days.back(), quarter);
    }
    std::vector<std::vector<std::int64_t>> owners(static_cast<std::size_t>(1 + below(4)));
    for (std::size_t o = 0; o < owners.size(); ++o)
      for (std::int64_t i = 0, sites = 1 + below(3); i < sites; ++i) {
        owners[o].push_back(1 + below(30));
        world.enterprise({.id = "e" + std::to_string(o) + std::to_string(i),
                          .matters = {"m"},
                          .value = owners[o].back(),
                          .owner = "o" + std::to_string(o)});
      }
    const Plan plan = world.plan();
    const std::int64_t best = Everything(owners, days, percent).best();
    EXPECT_LE(plan.value.value, best) << n;
    EXPECT_GE(plan.upper_bound->value, best) << n;
    best_found += plan.value.value == best ? 1 : 0;
  }
  EXPECT_GE(best_found, worlds * 9 / 10);
}

}  // namespace
}  // namespace inspectplan::plan
