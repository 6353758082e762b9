#include <algorithm>
#include <tuple>

#include "base/scaled.hpp"
#include "plan/components.hpp"
#include "plan/improve.hpp"
#include "plan/room.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::uint64_t effort_at_least = 2'000'000;
constexpr std::uint64_t effort_each_option = 200, effort_of_options_at_most = 200'000'000;

int compare_density(const Choice& a, const Choice& b) {
  const Wide left = Wide{a.value} * b.days, right = Wide{b.value} * a.days;
  return left > right ? -1 : left < right ? 1 : 0;
}

// Ties never depend on the order of candidates in the problem, only on their ids.
struct Order {
  const Problem& problem;
  bool ties(const Choice& a, const Choice& b) const {
    if (a.candidate == b.candidate) return a.option < b.option;
    return problem.candidates[a.candidate].id < problem.candidates[b.candidate].id;
  }
  bool by_density(const Choice& a, const Choice& b) const {
    if (const int order = compare_density(a, b); order != 0) return order < 0;
    return a.value != b.value ? a.value > b.value : ties(a, b);
  }
};

// Mandates by priority, then those with the fewest ways to be met, then by the densest option of each.
std::vector<std::uint32_t> mandates_of(const Problem& problem, const std::vector<Choice>& by_density) {
  std::vector<std::uint32_t> order;
  std::vector<char> listed(problem.candidates.size());
  for (const Choice& choice : by_density)
    if (problem.candidates[choice.candidate].must && !listed[choice.candidate]) {
      listed[choice.candidate] = 1;
      order.push_back(choice.candidate);
    }
  const auto key = [&](std::uint32_t i) {
    return std::pair(problem.candidates[i].priority, problem.candidates[i].options.size());
  };
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return order;
}

bool take_best(Room& room, std::uint32_t candidate) {
  std::int32_t best = -1;
  for (std::size_t k = 0; k < room.problem().candidates[candidate].options.size(); ++k)
    if (room.fits(candidate, k) &&
        (best < 0 || room.option(candidate, k).value > room.option(candidate, static_cast<std::size_t>(best)).value))
      best = static_cast<std::int32_t>(k);
  if (best >= 0) room.take(candidate, static_cast<std::size_t>(best), Stage::mandate);
  return best >= 0;
}

void take_mandates(Room& room, const std::vector<Choice>& by_density, std::uint64_t& effort) {
  const Problem& problem = room.problem();
  const std::vector<std::uint32_t> order = mandates_of(problem, by_density);
  std::vector<std::uint32_t> without_room;  // of the priority at hand
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (!take_best(room, order[i])) without_room.push_back(order[i]);
    const bool last =
        i + 1 == order.size() || problem.candidates[order[i + 1]].priority != problem.candidates[order[i]].priority;
    if (!last) continue;
    squeeze_in(room, without_room, effort);
    without_room.clear();
  }
}

void draw(Room& room, const Lottery& lottery) {
  std::int64_t left = lottery.days;
  for (const std::uint32_t candidate : lottery.order) {
    if (room.visited(candidate)) continue;
    const std::vector<Option>& options = room.problem().candidates[candidate].options;
    for (std::size_t k = 0; k < options.size(); ++k) {
      if (options[k].days.empty() || options[k].days.front().department != lottery.department) continue;
      const std::int64_t days = options[k].days.front().days;
      if (days > left) return;
      if (!room.fits(candidate, k)) continue;
      room.take(candidate, k, Stage::lottery);
      left -= days;
      break;
    }
  }
}

void reach_floors(Room& room, const std::vector<Choice>& by_density) {
  const Problem& problem = room.problem();
  const auto lacks = [&](std::uint32_t group) { return room.visits_in(group) < problem.groups[group].at_least; };
  for (const Choice& choice : by_density) {
    const std::vector<std::uint32_t>& groups = problem.candidates[choice.candidate].groups;
    if (!room.visited(choice.candidate) && std::any_of(groups.begin(), groups.end(), lacks) &&
        room.fits(choice.candidate, choice.option))
      room.take(choice.candidate, choice.option, Stage::floor);
  }
}

// What mandates, draws and floors have taken, as a plan of the market.
Placement settled_placement(const Market& market, const Settled& settled) {
  Placement placement(market);
  for (std::size_t i = 0; i < market.candidates(); ++i)
    for (std::uint32_t k = market.first_option[i]; k < market.first_option[i + 1]; ++k)
      if (static_cast<std::int32_t>(market.option[k]) == settled.chosen[market.candidate[i]])
        placement.choose(i, static_cast<std::int32_t>(k));
  return placement;
}

Settled settled_in(const Room& room) {
  Settled settled;
  for (std::uint32_t i = 0; i < room.problem().candidates.size(); ++i) {
    settled.chosen.push_back(room.chosen(i));
    settled.stage.push_back(room.stage(i));
  }
  for (std::uint32_t g = 0; g < room.problem().groups.size(); ++g) settled.counted.push_back(room.visits_in(g));
  return settled;
}

SearchEnd search_end(const Market& market, const Prices& prices, const SolveLimits& limits, std::uint64_t effort) {
  SearchEnd end;
  end.effort = limits.effort.value_or(effort + effort_at_least +
                                      std::min(effort_each_option * market.options(), effort_of_options_at_most));
  // bound - value <= gap * value, with the bound in place of the value: stricter by less than the gap of the gap.
  end.gap = prices.bound / (power_of_ten(limits.gap.scale) + limits.gap.value) * limits.gap.value;
  return end;
}

struct Found {
  Prices prices;
  Placement placement;
};

Found find(const Market& market, std::int64_t scale, const Placement& settled, const SolveLimits& limits,
           std::uint64_t& effort) {
  std::uint64_t spent = 0;
  Prices prices = prices_of(market, scale, limits.effort.value_or(UINT64_MAX), spent);
  Placement placement = round_off(market, prices, settled);
  improve(market, prices, search_end(market, prices, limits, spent), placement, spent);
  fill_up(market, placement);
  effort += spent;
  return {std::move(prices), std::move(placement)};
}

// Each part by itself; effort is shared out by options.
Found find_in_parts(const Market& market, const std::vector<Component>& parts, const Placement& settled,
                    const SolveLimits& limits, std::uint64_t& effort) {
  Found found{{}, Placement(market)};
  found.prices.price.assign(market.rows(), 0);
  found.prices.scale = scale_of(market);
  for (const Component& part : parts) {
    SolveLimits own = limits;
    if (own.effort)
      own.effort = static_cast<std::uint64_t>(Wide{*own.effort} * static_cast<Wide>(part.market.options()) /
                                              static_cast<Wide>(market.options()));
    Placement before(part.market);
    for (std::size_t i = 0; i < part.candidates.size(); ++i)
      for (std::uint32_t k = part.market.first_option[i]; k < part.market.first_option[i + 1]; ++k)
        if (static_cast<std::int32_t>(part.options[k]) == settled.chosen(part.candidates[i]))
          before.choose(i, static_cast<std::int32_t>(k));
    const Found own_found = find(part.market, found.prices.scale, before, own, effort);
    for (std::size_t row = 0; row < part.rows.size(); ++row)
      found.prices.price[part.rows[row]] = own_found.prices.price[row];
    for (std::size_t i = 0; i < part.candidates.size(); ++i)
      if (own_found.placement.chosen(i) >= 0)
        found.placement.choose(
            part.candidates[i],
            static_cast<std::int32_t>(part.options[static_cast<std::size_t>(own_found.placement.chosen(i))]));
  }
  found.prices.bound = bound_of(market, found.prices.price, found.prices.scale);
  return found;
}

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
  const Order order{problem};
  std::vector<Choice> by_density = choices_of(problem);
  std::sort(by_density.begin(), by_density.end(),
            [&](const Choice& a, const Choice& b) { return order.by_density(a, b); });
  Solution solution;
  Room room(problem);
  take_mandates(room, by_density, solution.effort);
  for (const Lottery& lottery : problem.lotteries) draw(room, lottery);
  reach_floors(room, by_density);

  const Settled settled = settled_in(room);
  const Market market = market_of(problem, settled);
  const std::vector<Component> parts = components_of(market);
  const Placement before = settled_placement(market, settled);
  const Found found = parts.empty() ? find(market, scale_of(market), before, limits, solution.effort)
                                    : find_in_parts(market, parts, before, limits, solution.effort);
  const auto& [prices, placement] = found;
  write_plan(problem, market, settled, placement, solution);
  write_prices(problem, market, prices, solution);
  return solution;
}

}  // namespace inspectplan::plan
