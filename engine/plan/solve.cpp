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
    solution.chosen[candidate] =
        static_cast<std::int32_t>(market.option[static_cast<std::size_t>(placement.chosen(i))]);
    solution.stage[candidate] = stage != Stage::none                 ? stage
                                : problem.candidates[candidate].must ? Stage::mandate
                                                                     : Stage::value;
  }
}

void write_prices(const Problem& problem, const Market& market, const Prices& prices, Solution& solution) {
  const std::size_t periods = problem.periods.size();
  solution.price_scale = prices.scale;
  for (std::size_t d = 0; d < problem.departments.size(); ++d)
    solution.day_price.emplace_back(prices.price.begin() + static_cast<std::ptrdiff_t>(d * periods),
                                    prices.price.begin() + static_cast<std::ptrdiff_t>((d + 1) * periods));
  solution.group_price.assign(problem.groups.size(), 0);
  std::size_t row = market.cells;
  for (const std::uint32_t group : market.ceilings) solution.group_price[group] -= prices.price[row++];
  for (const std::uint32_t group : market.floors) solution.group_price[group] += prices.price[row++];
  solution.upper_bound = static_cast<std::int64_t>(prices.bound / prices.scale);  // values are whole
}

}  // namespace

Solution solve(const Problem& problem, const SolveLimits& limits) {
  const std::vector<Choice> by_density = choices_by_density(problem);
  Solution solution;
  Room room(problem);
  solution.mandates = take_mandates(room, by_density, solution.effort);
  for (const Lottery& lottery : problem.lotteries) draw(room, lottery);
  reach_floors(room, by_density);

  const Settled settled = settled_in(room);
  const Market market = market_of(problem, settled);
  const Found found = search(market, settled_placement(market, settled), limits, solution.effort);
  write_plan(problem, market, settled, found.placement, solution);
  write_prices(problem, market, found.prices, solution);
  return solution;
}

}  // namespace inspectplan::plan
