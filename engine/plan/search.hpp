#pragma once
// A market searched for the plan of the greatest value: prices, rounding, chains of changes; parts apart.
#include <optional>

#include "plan/placement.hpp"
#include "plan/prices.hpp"

namespace inspectplan::plan {

struct Found {
  Prices prices;
  Placement placement;
};

// What the stages before have taken, as a plan of the market.
Placement settled_placement(const Market& market, const Settled& settled);

struct SearchStart {
  Placement settled;  // feasible; so is what is found
  KnownPrices known = {};
  bool priced = false;                   // `known` was found for this very market
  std::optional<Placement> before = {};  // a plan of this market or one much like it, to begin with instead of rounding
};

// Adds what was looked at to `effort`; limits.effort is that of this search.
Found search(const Market& market, const SearchStart& start, const SolveLimits& limits, std::uint64_t& effort);

// Prices and the plan as rounded, without a search after that; room is left in it (fill_up).
Found rounded(const Market& market, const SearchStart& start, const SolveLimits& limits, std::uint64_t& effort);

}  // namespace inspectplan::plan
