// Certificates of solved problems hold; any that claims too much is refused.
#include "plan/certificate.hpp"

#include <gtest/gtest.h>

namespace inspectplan::plan {
namespace {

// Deterministic, with joint visits, mandates that can be met, a floor and a ceiling.
Problem some_problem(std::uint64_t seed) {
  const auto next = [&](std::uint64_t end) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    return (seed >> 33) % end;
  };
  Problem problem;
  problem.periods = {"q1", "q2"};
  problem.departments = {"a", "b", "c"};
  problem.capacity = {{30, 25}, {20, 30}, {15, 15}};
  problem.groups = {{"region", 3, {}}, {"owner", 0, 4}};
  for (int i = 0; i < 120; ++i) {
    Candidate candidate;
    candidate.id = "e" + std::to_string(1000 + i);
    candidate.must = i % 40 == 0;
    if (next(4) == 0) candidate.groups.push_back(static_cast<std::uint32_t>(next(2)));
    const auto lead = static_cast<std::uint32_t>(next(3));
    const auto value = static_cast<std::int64_t>(1 + next(100));
    for (std::uint32_t period = 0; period < 2; ++period) {
      std::vector<Use> days{{lead, static_cast<std::int64_t>(1 + next(4))}};
      if (next(3) == 0) days.push_back({(lead + 1) % 3, 1});
      candidate.options.push_back({std::to_string(period), period, value, std::move(days), {}});
    }
    problem.candidates.push_back(std::move(candidate));
  }
  return problem;
}

using Lines = std::vector<std::string>;

TEST(Certificate, PricesProveTheBound) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Problem problem = some_problem(seed);
    const Solution solution = solve(problem);
    EXPECT_EQ(certify(problem, solution), Lines{}) << seed;
    EXPECT_LE(solution.value, solution.upper_bound) << seed;
    EXPECT_LE(solution.upper_bound - solution.value, solution.upper_bound / 20) << seed;
  }
}

TEST(Certificate, WhatIsClaimedTooMuchIsRefused) {
  const Problem problem = some_problem(3);
  const Solution sound = solve(problem);
  const auto refused = [&](auto change) {
    Solution other = sound;
    change(other);
    return certify(problem, other);
  };
  EXPECT_EQ(refused([](Solution& s) { --s.upper_bound; }),
            Lines{"the prices do not prove the upper bound " + std::to_string(sound.upper_bound - 1)});
  EXPECT_EQ(refused([](Solution& s) { ++s.value; }), Lines{"the value is not the sum of its visits"});
  EXPECT_EQ(refused([](Solution& s) { s.day_price[0][0] = -1; }).front(), "a price below 0: a");
  EXPECT_EQ(refused([](Solution& s) { s.group_price[0] = -1; }).front(), "a charge without a ceiling: region");
  EXPECT_FALSE(refused([](Solution& s) { s.day_price[0] = {0, 0}; }).empty());
  EXPECT_FALSE(refused([](Solution& s) { s.price_scale = 0; }).empty());
}

// Nine days hold four visits of two days; the tenth of a visit that is left over is worth nothing.
TEST(Certificate, DaysThatNoVisitsFillAreWorthNothing) {
  Problem problem;
  problem.periods = {"q1"};
  problem.departments = {"a"};
  problem.capacity = {{9}};
  for (int i = 0; i < 6; ++i)
    problem.candidates.push_back({std::to_string(i), false, 0, {}, {{"q1", 0, 10, {{0, 2}}, {}}}});
  const Solution solution = solve(problem);
  EXPECT_EQ(solution.value, 40);
  EXPECT_EQ(solution.upper_bound, 40);
  EXPECT_EQ(certify(problem, solution), Lines{});
}

// Two departments that share nothing are solved apart; prices and bound are those of both.
TEST(Certificate, PartsThatShareNothing) {
  Problem both = some_problem(1);
  const Problem other = some_problem(2);
  for (const char* department : {"d", "e", "f"}) both.departments.emplace_back(department);
  both.capacity.insert(both.capacity.end(), other.capacity.begin(), other.capacity.end());
  both.groups.push_back({"region2", 3, {}});
  both.groups.push_back({"owner2", 0, 4});
  for (Candidate candidate : other.candidates) {
    candidate.id += "x";
    for (std::uint32_t& group : candidate.groups) group += 2;
    for (Option& option : candidate.options) {
      std::vector<Use> days(option.days.begin(), option.days.end());
      for (Use& use : days) use.department += 3;
      option.days = std::move(days);
    }
    both.candidates.push_back(std::move(candidate));
  }
  const Solution whole = solve(both), one = solve(some_problem(1)), two = solve(other);
  EXPECT_EQ(certify(both, whole), Lines{});
  EXPECT_EQ(whole.value, one.value + two.value);
  EXPECT_LE(whole.upper_bound, one.upper_bound + two.upper_bound + 1);
}

}  // namespace
}  // namespace inspectplan::plan
