#include <algorithm>

#include "plan/demands.hpp"
#include "plan/search.hpp"
#include "plan/stages.hpp"

namespace inspectplan::plan {
namespace {

void write_plan(const Problem& problem, const Market& market, const Settled& settled, const Placement& placement,
                Solution& solution) {
  solution.chosen.assign(problem.candidates.size(), -1);
  solution.stage.assign(problem.candidates.size(), Stage::none);
  solution.value = placement.value();
  for (std::size_t i = 0; i < market.candidates(); ++i) {
    if (placement.chosen(i) < 0) continue;
    const std::uint32_t candidate = market.candidate[i];
    const Stage stage = settled.stage[candidate];
    const auto option = static_cast<std::int32_t>(market.option[static_cast<std::size_t>(placement.chosen(i))]);
    solution.chosen[candidate] = option;
    solution.stage[candidate] = stage != Stage::none                               ? stage
                                : meets_any(problem.candidates[candidate], option) ? Stage::mandate
                                                                                   : Stage::value;
  }
}

void write_prices(const Problem& problem, const Market& market, const Prices& prices, Solution& solution) {
  const std::size_t periods = problem.periods.size();
  solution.price_scale = prices.scale;
  solution.day_price.clear();
  for (std::size_t d = 0; d < problem.departments.size(); ++d)
    solution.day_price.emplace_back(prices.price.begin() + static_cast<std::ptrdiff_t>(d * periods),
                                    prices.price.begin() + static_cast<std::ptrdiff_t>((d + 1) * periods));
  solution.group_price.assign(problem.groups.size(), 0);
  std::size_t row = market.cells;
  for (const std::uint32_t group : market.ceilings) solution.group_price[group] -= prices.price[row++];
  for (const std::uint32_t group : market.floors) solution.group_price[group] += prices.price[row++];
  solution.upper_bound = static_cast<std::int64_t>(prices.bound / prices.scale);  // values are whole
}

constexpr int most_rounds = 4;  // of raising floors

std::int64_t rounded_up(Scaled share, std::int64_t visits) {
  const std::int64_t one = power_of_ten(share.scale);
  return static_cast<std::int64_t>((Wide{visits} * share.value + one - 1) / one);
}

struct Counts {
  std::int64_t all = 0;
  std::vector<std::int64_t> led, counted;  // by department, by group
};

Counts counts_of(const Problem& problem, const Solution& solution) {
  Counts counts{0, std::vector<std::int64_t>(problem.departments.size()),
                std::vector<std::int64_t>(problem.groups.size())};
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    if (solution.chosen[i] < 0) continue;
    const Option& option = problem.candidates[i].options[static_cast<std::size_t>(solution.chosen[i])];
    ++counts.all;
    if (!option.days.empty()) ++counts.led[option.days.front().department];
    each_group(problem.candidates[i], option, [&](std::uint32_t group) { ++counts.counted[group]; });
  }
  return counts;
}

// Shares of the visits that were planned as floors of the next round. False where this round reaches all shares, or
// those it misses were floors already: then they cannot be reached.
bool raise(const Problem& problem, const Solution& solution, std::vector<std::int64_t>& floors) {
  const Counts counts = counts_of(problem, solution);
  bool raised = false;
  std::vector<std::int64_t> next = floors;
  for (std::size_t g = 0; g < problem.groups.size(); ++g) {
    const std::optional<VisitShare>& share = problem.groups[g].share;
    if (!share) continue;
    const std::int64_t wanted = rounded_up(share->at_least, share->lead ? counts.led[*share->lead] : counts.all);
    raised = raised || (counts.counted[g] < wanted && floors[g] < wanted);
    next[g] = std::max(problem.groups[g].at_least, wanted);
  }
  if (raised) floors = std::move(next);
  return raised;
}

}  // namespace

Solution solve(const Problem& problem, const SolveLimits& limits) {
  const std::vector<Choice> by_density = choices_by_density(problem);
  Solution solution;
  Room room(problem);
  solution.mandates = take_mandates(room, by_density, solution.effort);
  for (const Lottery& lottery : problem.lotteries) draw(room, lottery);

  std::vector<std::int64_t> floors;
  for (const Group& group : problem.groups) floors.push_back(group.at_least);
  for (int round = 0; round < most_rounds; ++round) {
    Room now = room;
    reach_floors(now, by_density, floors);
    const Settled settled = settled_in(now, floors);
    const Market market = market_of(problem, settled);
    const Found found = search(market, settled_placement(market, settled), limits, solution.effort);
    write_plan(problem, market, settled, found.placement, solution);
    write_prices(problem, market, found.prices, solution);
    solution.floor = settled.floor;
    if (!raise(problem, solution, floors)) break;
  }
  return solution;
}

}  // namespace inspectplan::plan
