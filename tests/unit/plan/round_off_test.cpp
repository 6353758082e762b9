#include <gtest/gtest.h>

#include "base/draws.hpp"
#include "plan/force.hpp"
#include "plan/improve.hpp"

namespace inspectplan::plan {
namespace {

// Joint visits of departments with days in four periods of equal worth: whoever fills the first periods with what comes
// first finds no period in the end in which those who are left can come together.
Problem of_joint_visits(std::uint64_t seed) {
  Draws draws(seed);
  Problem problem;
  problem.periods = {"q1", "q2", "q3", "q4"};
  for (std::uint32_t d = 0; d < 6; ++d) {
    problem.departments.push_back("d" + std::to_string(d));
    problem.capacity.push_back({60, 60, 60, 60});
  }
  for (int i = 0; i < 400; ++i) {
    Candidate candidate;
    candidate.id = "e" + std::to_string(1000 + i);
    std::vector<Use> days;
    for (std::uint32_t d = 0; d < 6; ++d)
      if (draws.below(3) == 0) days.push_back({d, 1 + static_cast<std::int64_t>(draws.below(4))});
    if (days.empty()) days.push_back({0, 2});
    const auto value = 10 + static_cast<std::int64_t>(draws.below(40));
    for (std::uint32_t p = 0; p < 4; ++p) candidate.options.push_back({problem.periods[p], p, value, days, {}});
    problem.candidates.push_back(std::move(candidate));
  }
  return problem;
}

Settled nothing_settled(const Problem& problem) {
  return {std::vector<std::int32_t>(problem.candidates.size(), -1),
          std::vector<Stage>(problem.candidates.size(), Stage::none),
          std::vector<std::int64_t>(problem.groups.size()),
          {}};
}

TEST(RoundOff, KeepsPeriodsOfAllDepartmentsEven) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Problem problem = of_joint_visits(seed);
    const Market market = market_of(problem, nothing_settled(problem));
    std::uint64_t effort = 0;
    const Prices prices = prices_of(market, scale_of(market), {}, nullptr, UINT64_MAX, effort);
    const Placement placement = round_off(market, prices, Placement(market));
    EXPECT_TRUE(placement.feasible());
    EXPECT_GE(placement.value() * 100, static_cast<std::int64_t>(prices.bound / prices.scale) * 93) << seed;
  }
}

// Of those alike the mixture wants the same part each: more than half of "a", half of "b". Were all of "a" visited,
// no day would be left for "b".
TEST(RoundOff, VisitsAsManyOfThoseAlikeAsTheirPartsComeTo) {
  Problem problem;
  problem.periods = {"q1"};
  problem.departments = {"d0", "d1"};
  problem.capacity = {{100}, {25}};
  for (int i = 0; i < 100; ++i)
    problem.candidates.push_back({"a" + std::to_string(100 + i), false, 0, {}, {{"o", 0, 10, {{0, 1}}, {}}}});
  for (int i = 0; i < 50; ++i)
    problem.candidates.push_back({"b" + std::to_string(100 + i), false, 0, {}, {{"o", 0, 12, {{0, 1}, {1, 1}}, {}}}});
  const Market market = market_of(problem, nothing_settled(problem));
  std::uint64_t effort = 0;
  const Prices prices = prices_of(market, scale_of(market), {}, nullptr, UINT64_MAX, effort);
  EXPECT_GE(round_off(market, prices, Placement(market)).value(), 75 * 10 + 25 * 12 - 12);
}

// Threads only share out the candidates: the sums are whole numbers.
TEST(Prices, AreTheSameOnAnyNumberOfThreads) {
  Problem problem = of_joint_visits(1);
  const Candidate first = problem.candidates.front();
  for (int i = 0; i < 25'000; ++i) {
    problem.candidates.push_back(first);
    problem.candidates.back().id = "f" + std::to_string(i);
  }
  const Market market = market_of(problem, nothing_settled(problem));
  std::uint64_t effort = 0, effort_of_two = 0;
  Pool two(2);
  const Prices one_thread = prices_of(market, scale_of(market), {}, nullptr, UINT64_MAX, effort);
  const Prices two_threads = prices_of(market, scale_of(market), {}, &two, UINT64_MAX, effort_of_two);
  EXPECT_EQ(one_thread.price, two_threads.price);
  EXPECT_EQ(one_thread.bound, two_threads.bound);
  EXPECT_EQ(one_thread.mixture.size(), two_threads.mixture.size());
  EXPECT_EQ(effort, effort_of_two);
}

// Prices already known change where the search begins, not what a bound is: it still holds, and is as near.
TEST(Prices, StartFromKnownOnes) {
  const Problem problem = of_joint_visits(2);
  const Market market = market_of(problem, nothing_settled(problem));
  std::uint64_t effort = 0, again = 0;
  const Prices cold = prices_of(market, scale_of(market), {}, nullptr, UINT64_MAX, effort);
  const Prices warm = prices_of(market, scale_of(market), cold.price, nullptr, UINT64_MAX, again);
  EXPECT_LE(warm.bound, cold.bound);
  EXPECT_FALSE(warm.mixture.empty());
  EXPECT_LT(again, effort);
}

Problem of_one_department(std::int64_t days) {
  Problem problem;
  problem.periods = {"q1"};
  problem.departments = {"d"};
  problem.capacity = {{days}};
  return problem;
}

Candidate visit(std::string id, std::int64_t value, std::int64_t days, std::vector<std::uint32_t> groups = {}) {
  Candidate result;
  result.id = std::move(id);
  result.groups = std::move(groups);
  result.options.push_back({"q1", 0, value, {{0, days}}, {}});
  return result;
}

TEST(Force, GivesUpTheLeastWorthAndNothingThatAFloorNeeds) {
  Problem problem = of_one_department(4);
  problem.groups.push_back({"floor", 1, std::nullopt});
  problem.candidates = {visit("a", 1, 2, {0}), visit("b", 5, 2), visit("c", 9, 2)};
  Settled settled = nothing_settled(problem);
  settled.floor = {1};
  const Market market = market_of(problem, settled);
  Placement placement(market);
  placement.choose(0, 0);
  placement.choose(1, 1);
  Force force(market, placement);
  EXPECT_TRUE(force.in(2));
  EXPECT_EQ(placement.chosen(0), 0);  // of less value, but the floor's
  EXPECT_EQ(placement.chosen(1), no_option);
  EXPECT_EQ(placement.value(), 10);
}

TEST(Force, LeavesEverythingWhereNoRoomCanBeMade) {
  Problem problem = of_one_department(3);
  problem.candidates = {visit("a", 1, 2), visit("b", 5, 4)};
  const Market market = market_of(problem, nothing_settled(problem));
  Placement placement(market);
  placement.choose(0, 0);
  Force force(market, placement);
  EXPECT_FALSE(force.in(1));
  EXPECT_EQ(placement.chosen(0), 0);
  EXPECT_EQ(placement.chosen(1), no_option);
}

}  // namespace
}  // namespace inspectplan::plan
