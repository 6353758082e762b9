#include "plan/search.hpp"

#include <algorithm>

#include "plan/components.hpp"
#include "plan/improve.hpp"

namespace inspectplan::plan {

// What mandates, draws and floors have taken, as a plan of the market.
Placement settled_placement(const Market& market, const Settled& settled) {
  Placement placement(market);
  for (std::size_t i = 0; i < market.candidates(); ++i)
    for (std::uint32_t k = market.first_option[i]; k < market.first_option[i + 1]; ++k)
      if (static_cast<std::int32_t>(market.option[k]) == settled.chosen[market.candidate[i]])
        placement.choose(i, static_cast<std::int32_t>(k));
  return placement;
}

namespace {

constexpr std::uint64_t effort_at_least = 8'000'000, effort_of_ruins = 30'000'000;
constexpr std::uint64_t effort_each_option = 200, effort_of_options_at_most = 300'000'000;
constexpr std::size_t few_options = 16'000;  // of a market: other luck costs little there and often finds more
constexpr std::uint64_t effort_each_of_few = 13'000;

// bound - value <= gap * value, with the bound in place of the value: stricter by less than the gap of the gap.
Wide gap_allowed(const Prices& prices, Scaled gap) {
  return prices.bound / (power_of_ten(gap.scale) + gap.value) * gap.value;
}

bool closed(const Prices& prices, const Placement& placement, Wide gap) {
  return prices.bound - Wide{placement.value()} * prices.scale <= gap;
}

// Of an effort that is given a plan small enough for ruins keeps half for them.
std::uint64_t end_of_chains(const Market& market, const SolveLimits& limits, bool ruins, std::uint64_t spent) {
  if (!limits.effort)
    return spent + effort_at_least + std::min(effort_each_option * market.options(), effort_of_options_at_most);
  return ruins ? spent + (*limits.effort - std::min(spent, *limits.effort)) / 2 : *limits.effort;
}

// Once over, from the plan there is.
void go_over(const Market& market, const Prices& prices, const SolveLimits& limits, std::uint64_t luck,
             Placement& placement, std::uint64_t& spent) {
  const bool ruins = worth_ruins(market, placement);
  SearchEnd end{gap_allowed(prices, limits.gap), end_of_chains(market, limits, ruins, spent)};
  improve(market, prices, end, luck, placement, spent);
  fill_up(market, prices, placement);
  if (!ruins || closed(prices, placement, end.gap)) return;
  end.effort = limits.effort.value_or(spent + effort_of_ruins);
  ruin_and_recreate(market, prices, end, luck, placement, spent);
  exchange(market, end, placement, spent);
  fill_up(market, prices, placement);
}

enum class Depth { rounded, searched, searched_with_luck };

// An effort that was asked for is used up, each time with other luck; else that of few options.
void look_on(const Market& market, const Prices& prices, const SolveLimits& limits, Depth depth, Placement& placement,
             std::uint64_t& spent) {
  go_over(market, prices, limits, 0, placement, spent);
  // Values are whole: nothing is better where less than 1 is left.
  const Wide gap = std::max<Wide>(gap_allowed(prices, limits.gap), prices.scale - 1);
  const std::uint64_t enough =
      limits.effort.value_or(depth == Depth::searched_with_luck ? effort_each_of_few * market.options() : 0);
  const auto open = [&] { return spent < enough && !closed(prices, placement, gap); };
  for (std::uint64_t luck = 1, before = 0; open() && before < spent; ++luck) {
    before = spent;
    go_over(market, prices, limits, luck, placement, spent);
  }
}

Found find(const Market& market, std::int64_t scale, const SearchStart& start, const SolveLimits& limits, Depth depth,
           std::uint64_t& effort) {
  std::uint64_t spent = 0;
  Prices prices = start.priced
                      ? Prices{scale, start.known, bound_of(market, start.known, scale), {}}
                      : prices_of(market, scale, start.known, limits.pool, limits.effort.value_or(UINT64_MAX), spent);
  Placement placement =
      start.before ? mended(market, prices, *start.before, start.settled) : round_off(market, prices, start.settled);
  if (depth != Depth::rounded) look_on(market, prices, limits, depth, placement, spent);
  effort += spent;
  return {std::move(prices), std::move(placement)};
}

Placement of_part(const Component& part, const Placement& whole) {
  Placement placement(part.market);
  for (std::size_t i = 0; i < part.candidates.size(); ++i)
    for (std::uint32_t k = part.market.first_option[i]; k < part.market.first_option[i + 1]; ++k)
      if (static_cast<std::int32_t>(part.options[k]) == whole.chosen(part.candidates[i]))
        placement.choose(i, static_cast<std::int32_t>(k));
  return placement;
}

SearchStart of_part(const Component& part, const SearchStart& whole) {
  SearchStart start{of_part(part, whole.settled)};
  start.priced = whole.priced;
  if (!whole.known.empty())
    for (const std::uint32_t row : part.rows) start.known.push_back(whole.known[row]);
  if (whole.before) start.before = of_part(part, *whole.before);
  return start;
}

// Each part by itself; effort is shared out by options.
Found find_in_components(const Market& market, const std::vector<Component>& components, const SearchStart& start,
                         const SolveLimits& limits, Depth depth, std::uint64_t& effort) {
  Found found{{}, Placement(market)};
  found.prices.price.assign(market.rows(), 0);
  found.prices.scale = scale_of(market);
  for (const Component& part : components) {
    SolveLimits own = limits;
    if (own.effort)
      own.effort = static_cast<std::uint64_t>(Wide{*own.effort} * static_cast<Wide>(part.market.options()) /
                                              static_cast<Wide>(market.options()));
    const Found own_found = find(part.market, found.prices.scale, of_part(part, start), own, depth, effort);
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

Found found_by(const Market& market, const SearchStart& start, const SolveLimits& limits, Depth depth,
               std::uint64_t& effort) {
  const std::vector<Component> components = components_of(market);
  return components.empty() ? find(market, scale_of(market), start, limits, depth, effort)
                            : find_in_components(market, components, start, limits, depth, effort);
}

}  // namespace

Found search(const Market& market, const SearchStart& start, const SolveLimits& limits, std::uint64_t& effort) {
  const Depth depth = market.options() <= few_options ? Depth::searched_with_luck : Depth::searched;
  return found_by(market, start, limits, depth, effort);
}

Found rounded(const Market& market, const SearchStart& start, const SolveLimits& limits, std::uint64_t& effort) {
  return found_by(market, start, limits, Depth::rounded, effort);
}

}  // namespace inspectplan::plan
