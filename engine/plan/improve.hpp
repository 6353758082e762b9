#pragma once
// From prices to a plan of the market: round the mixture, then chains of changes until none gains.
#include "plan/placement.hpp"
#include "plan/prices.hpp"

namespace inspectplan::plan {

// When the search ends, whichever comes first: nothing more is found, the gap is closed, the effort is spent.
struct SearchEnd {
  Wide gap = 0;  // bound less value, times the scale of the prices
  std::uint64_t effort = 0;
};

// Those who must be visited, those whom floors need, then the rest of the mixture, spread so that all departments keep
// room in all periods; what rounding misses of the first two is forced in. Where that fails: `settled` (feasible), and
// of the mixture what fits beside it.
Placement round_off(const Market& market, const Prices& prices, const Placement& settled);

// The placement with those forced in who must be visited and whom floors lack; where that fails: the other.
Placement mended(const Market& market, const Prices& prices, Placement placement, const Placement& otherwise);

// Never worse than before; feasible if it was. `luck`: other tries with each number, always the same with the same.
void improve(const Market& market, const Prices& prices, const SearchEnd& end, std::uint64_t luck, Placement& placement,
             std::uint64_t& effort);

// Whether the plan is so small that luck finds what chains of changes leave.
bool worth_ruins(const Market& market, const Placement& placement);

// Gives up visits around a row and fills their room anew, over and over. Never worse than before; feasible if it was.
void ruin_and_recreate(const Market& market, const Prices& prices, const SearchEnd& end, std::uint64_t luck,
                       Placement& placement, std::uint64_t& effort);

// Gives up one visit (of a small plan: two) wherever others in its room come to more. Never worse than before; feasible
// if it was.
void exchange(const Market& market, const SearchEnd& end, Placement& placement, std::uint64_t& effort);

// Afterwards no option of an unvisited candidate fits, nor one that is worth more than the one its candidate has.
void fill_up(const Market& market, const Prices& prices, Placement& placement);

}  // namespace inspectplan::plan
