// The bound recomputed from prices alone, apart from the solver: Σ price × capacity − Σ bonus × floor (or ceiling, for
// a charge) + the best reduced value of each candidate. Any prices >= 0 give a true bound.
#include <gtest/gtest.h>

#include <algorithm>

#include "plan/problem.hpp"

namespace inspectplan::plan {
namespace {

Wide bound_from_prices(const Problem& problem, const Solution& solution) {
  Wide bound = 0;
  for (std::size_t d = 0; d < problem.departments.size(); ++d)
    for (std::size_t p = 0; p < problem.periods.size(); ++p) {
      EXPECT_GE(solution.day_price[d][p], 0);
      bound += Wide{solution.day_price[d][p]} * problem.capacity[d][p];
    }
  for (std::size_t g = 0; g < problem.groups.size(); ++g) {
    const std::int64_t bonus = solution.group_price[g];
    EXPECT_TRUE(bonus >= 0 || problem.groups[g].at_most) << "a charge without a ceiling";
    bound -= Wide{bonus} * (bonus >= 0 ? problem.groups[g].at_least : *problem.groups[g].at_most);
  }
  for (const Candidate& candidate : problem.candidates) {
    Wide best = candidate.must ? -(Wide{1} << 100) : 0;
    for (const Option& option : candidate.options) {
      Wide reduced = Wide{option.value} * solution.price_scale;
      for (const Use& use : option.days) reduced -= Wide{solution.day_price[use.department][option.period]} * use.days;
      for (const std::uint32_t group : candidate.groups) reduced += solution.group_price[group];
      best = std::max(best, reduced);
    }
    bound += best;
  }
  return bound;
}

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
      Option option{std::to_string(period), period, value, {{lead, static_cast<std::int64_t>(1 + next(4))}}, {}};
      if (next(3) == 0) option.days.push_back({(lead + 1) % 3, 1});
      candidate.options.push_back(std::move(option));
    }
    problem.candidates.push_back(std::move(candidate));
  }
  return problem;
}

TEST(Certificate, PricesProveTheBound) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Problem problem = some_problem(seed);
    const Solution solution = solve(problem);
    for (std::size_t i = 0; i < 120; i += 40) ASSERT_GE(solution.chosen[i], 0);  // or the bound is of another problem
    EXPECT_LE(bound_from_prices(problem, solution) / solution.price_scale, solution.upper_bound) << seed;
    EXPECT_LE(solution.value, solution.upper_bound) << seed;
    EXPECT_LE(solution.upper_bound - solution.value, solution.upper_bound / 20) << seed;
  }
}

}  // namespace
}  // namespace inspectplan::plan
