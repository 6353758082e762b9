#include <algorithm>

#include "plan/calm.hpp"
#include "plan/demands.hpp"
#include "plan/improve.hpp"
#include "plan/search.hpp"
#include "plan/shares.hpp"
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
  solution.day_price.assign(problem.departments.size(), std::vector<std::int64_t>(periods));
  std::size_t row = 0;
  for (const std::uint32_t cell : market.cell) solution.day_price[cell / periods][cell % periods] = prices.price[row++];
  solution.group_price.assign(problem.groups.size(), 0);
  for (const std::uint32_t group : market.ceilings) solution.group_price[group] -= prices.price[row++];
  for (const std::uint32_t group : market.floors) solution.group_price[group] += prices.price[row++];
  solution.upper_bound = static_cast<std::int64_t>(prices.bound / prices.scale);  // values are whole
}

constexpr int most_rounds = 6, most_rounds_with_ceilings = 10;

// Visits that quotas ask for in a round, by group.
struct Wanted {
  std::vector<std::int64_t> floor, ceiling;
};

Wanted first_wanted(const Problem& problem) {
  Wanted wanted;
  for (const Group& group : problem.groups) {
    wanted.floor.push_back(group.at_least);
    wanted.ceiling.push_back(group.wanted_at_most);
  }
  return wanted;
}

// Shares of the visits that were planned as floors and ceilings of the next round; ceilings only fall. False where this
// round keeps all shares, or those it misses were asked for already: then they cannot be kept.
bool ask_again(const Problem& problem, const Solution& solution, Wanted& wanted) {
  const VisitCounts counts = counts_of(problem, solution);
  bool again = false;
  Wanted next = wanted;
  for (std::size_t g = 0; g < problem.groups.size(); ++g) {
    const std::optional<VisitShare>& share = problem.groups[g].share;
    if (!share) continue;
    if (share->at_least) {
      const std::int64_t least = part_of(*share->at_least, counts.of(*share), true);
      again = again || (counts.counted[g] < least && wanted.floor[g] < least);
      next.floor[g] = std::max(problem.groups[g].at_least, least);
    }
    if (!share->at_most) continue;
    const std::int64_t most = part_of(*share->at_most, counts.of(*share), false);
    if (counts.counted[g] <= most || wanted.ceiling[g] <= most) continue;
    again = true;
    next.ceiling[g] = most;
  }
  if (again) wanted = std::move(next);
  return again;
}

// A market with what is settled in it.
struct Round {
  Settled settled;
  Market market;
};

// What a round leaves to the next one.
struct Known {
  Rows rows;
  std::vector<std::int64_t> price;  // by row
};

// Mandates and draws may go over a ceiling, nothing else.
std::vector<std::int64_t> ceilings_in(const Room& room, const std::vector<std::int64_t>& wanted) {
  std::vector<std::int64_t> ceilings = wanted;
  for (std::uint32_t g = 0; g < ceilings.size(); ++g)
    if (ceilings[g] != no_ceiling) ceilings[g] = std::max(ceilings[g], room.visits_in(g));
  return ceilings;
}

Round round_of(const Problem& problem, Room room, const Wanted& wanted, std::uint64_t& effort) {
  const std::vector<std::int64_t> ceilings = ceilings_in(room, wanted.ceiling);
  for (std::uint32_t g = 0; g < ceilings.size(); ++g)
    if (ceilings[g] != no_ceiling) room.limit(g, ceilings[g]);
  reach_floors(room, wanted.floor, effort);
  Settled settled = settled_in(room, wanted.floor, ceilings);
  Market market = market_of(problem, settled);
  return {std::move(settled), std::move(market)};
}

bool has_shares(const Problem& problem) {
  return std::any_of(problem.groups.begin(), problem.groups.end(), [](const Group& group) { return group.share; });
}

bool has_shared_ceilings(const Problem& problem) {
  return std::any_of(problem.groups.begin(), problem.groups.end(),
                     [](const Group& group) { return group.share && group.share->at_most; });
}

}  // namespace

Solution solve(const Problem& problem, const SolveLimits& limits) {
  Solution solution;
  Room room(problem);
  solution.mandates = take_mandates(room, limits.pool, solution.effort);
  for (const Lottery& lottery : problem.lotteries) draw(room, lottery);

  // First how many visits floors are a share of, then the plan itself.
  Wanted wanted = first_wanted(problem);
  const int rounds = has_shared_ceilings(problem) ? most_rounds_with_ceilings : most_rounds;
  bool sketch = has_shares(problem) && problem.order.empty();
  std::optional<Known> known;
  bool searched = false;
  for (int round = 0; round < rounds; ++round) {
    const auto [settled, market] = round_of(problem, room, wanted, solution.effort);
    SearchStart start{settled_placement(market, settled)};
    if (known) start.known = carried(known->rows, known->price, market);
    if (sketch) {
      Found found = rounded(market, start, limits, solution.effort);
      Placement filled = found.placement;
      fill_up(market, found.prices, filled);
      write_plan(problem, market, settled, filled, solution);
      const bool again = ask_again(problem, solution, wanted);
      sketch = again && round + 2 < rounds;
      if (again) {
        known = Known{market, std::move(found.prices.price)};
        continue;
      }
      start.known = std::move(found.prices.price);
      start.priced = true;
      start.before = std::move(found.placement);
    } else if (searched) {
      start.before = settled_placement(market, {solution.chosen, {}, {}});
    }
    Found found = search(market, start, limits, solution.effort);
    known = Known{market, found.prices.price};
    searched = true;
    write_plan(problem, market, settled,
               problem.order.empty() ? found.placement : in_order(problem, market, start.settled), solution);
    write_prices(problem, market, calmed(market, std::move(found.prices)), solution);
    solution.floor = settled.floor;
    solution.ceiling = settled.ceiling;
    if (!ask_again(problem, solution, wanted)) break;
  }
  return solution;
}

}  // namespace inspectplan::plan
