#include <gtest/gtest.h>

#include "base/draws.hpp"
#include "plan/improve.hpp"
#include "plan/problem.hpp"

namespace inspectplan::plan {
namespace {

// Visits that fill every department's days exactly, ten points a day each, are hidden among others that are worth a
// little less a day: no plan has a greater value than theirs, and prices hardly tell the two kinds apart.
struct Hidden {
  Problem problem;
  std::int64_t value = 0;
};

Candidate joint(std::string id, std::int64_t value, std::uint32_t period, std::vector<Use> days) {
  Candidate result;
  result.id = std::move(id);
  result.options.push_back({"o", period, value, std::move(days), {}});
  return result;
}

Hidden hidden(std::uint32_t departments, std::int64_t days, std::uint64_t seed) {
  Hidden made;
  Draws draws(seed);
  made.problem.periods = {"q1", "q2"};
  int n = 0;
  for (std::uint32_t d = 0; d < departments; ++d) {
    made.problem.departments.push_back("d" + std::to_string(d));
    made.problem.capacity.push_back({days, days});
  }
  for (std::uint32_t period = 0; period < 2; ++period) {
    std::vector<std::int64_t> left(departments, days);
    for (std::uint32_t d = 0; d < departments; ++d)
      while (left[d] > 0) {
        std::vector<Use> use{{d, std::min<std::int64_t>(left[d], 2 + static_cast<std::int64_t>(draws.below(4)))}};
        left[d] -= use[0].days;
        const auto with = static_cast<std::uint32_t>(d + 1 + draws.below(3));
        if (with < departments && left[with] > 0) use.push_back({with, 1}), --left[with];
        const std::int64_t value = 10 * (use[0].days + (use.size() > 1 ? 1 : 0));
        made.value += value;
        made.problem.candidates.push_back(joint("kept" + std::to_string(n++), value, period, use));
        use[0].days += 1;
        made.problem.candidates.push_back(joint("other" + std::to_string(n++), value + 8, period, use));
      }
  }
  return made;
}

TEST(Ruin, FindsVisitsThatFillTheDaysExactly) {
  std::int64_t missed = 0, all = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Hidden made = hidden(8, 40, seed);
    const Solution solution = solve(made.problem);
    EXPECT_TRUE(verify(made.problem, solution).empty());
    missed += made.value - solution.value;
    all += made.value;
  }
  EXPECT_LE(missed * 1000, all * 3) << missed << " of " << all;
}

// Visits of any length and value in days that are too few.
Problem crowded(std::size_t visits, std::uint64_t seed) {
  Problem problem;
  Draws draws(seed);
  problem.periods = {"q1", "q2", "q3"};
  problem.departments = {"a", "b", "c", "d"};
  problem.capacity.assign(4, {11, 13, 12});
  for (std::size_t i = 0; i < visits; ++i) {
    Candidate candidate;
    candidate.id = "e" + std::to_string(100 + i);
    for (std::uint32_t k = 0; k < 3; ++k) {
      const auto lead = static_cast<std::uint32_t>(draws.below(4));
      const auto days = static_cast<std::int64_t>(2 + draws.below(5));
      candidate.options.push_back({std::to_string(k),
                                   k,
                                   20 * days + static_cast<std::int64_t>(draws.below(40)),
                                   {{lead, days}, {(lead + 1) % 4, static_cast<std::int64_t>(1 + draws.below(3))}},
                                   {}});
    }
    problem.candidates.push_back(std::move(candidate));
  }
  return problem;
}

// What the search takes by itself is over soon; what is asked for beyond that is used, and worth something.
// From a plan that somebody made by hand: the visits of most value first, whatever days they take.
TEST(Ruin, MendsAPlanThatLooksAtNothingButValue) {
  const Hidden made = hidden(8, 40, 7);
  const std::size_t groups = made.problem.groups.size(), all = made.problem.candidates.size();
  const Market market = market_of(made.problem, {std::vector<std::int32_t>(all, no_option),
                                                 std::vector<Stage>(all, Stage::none),
                                                 std::vector<std::int64_t>(groups),
                                                 {}});
  std::uint64_t effort = 0;
  const Prices prices = prices_of(market, scale_of(market), {}, nullptr, UINT64_MAX, effort);
  Prices free = prices;
  free.price.assign(market.rows(), 0);
  Placement placement(market);
  fill_up(market, free, placement);
  const std::int64_t by_value = placement.value();
  ruin_and_recreate(market, prices, {0, effort + 10'000'000}, 0, placement, effort);
  EXPECT_TRUE(placement.feasible());
  EXPECT_LT(by_value * 100, made.value * 98);
  EXPECT_GE(placement.value() * 1000, made.value * 989) << placement.value() << " of " << made.value;
}

TEST(Ruin, EffortThatWasAskedForIsUsedUp) {
  const Problem problem = crowded(60, 4);
  constexpr std::uint64_t little = 2'000'000, much = 60'000'000;
  const Solution shorter = solve(problem, {little, Scaled{0, 0}});
  const Solution longer = solve(problem, {much, Scaled{0, 0}});
  EXPECT_GE(shorter.effort, little);
  EXPECT_GE(longer.effort, much);
  EXPECT_GT(longer.value, shorter.value);
  EXPECT_EQ(longer.upper_bound, shorter.upper_bound);
  EXPECT_TRUE(verify(problem, longer).empty());
}

}  // namespace
}  // namespace inspectplan::plan
