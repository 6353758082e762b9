#pragma once
// Prices of days and groups: what a unit more of each row of the market would be worth. From any prices >= 0 follows
// an upper bound of what any plan can reach (Lagrangian duality), so rounding and early stops cost tightness, never
// truth. Integers only: the same prices on every machine.
#include <vector>

#include "base/pool.hpp"
#include "plan/kinds.hpp"

namespace inspectplan::plan {

// A share of a visit in the mixture of options that fills every row almost exactly.
struct Share {
  std::uint32_t option;  // of the market
  std::int32_t part;     // of Share::whole
  static constexpr int bits = 16;
  static constexpr std::int32_t whole = 1 << bits;
};

struct Prices {
  std::int64_t scale = 1;           // a price of `scale` is a value of 1
  std::vector<std::int64_t> price;  // by row of the market, >= 0
  Wide bound = 0;                   // times scale; no plan of the market has a greater value
  std::vector<Share> mixture;
};

// The finest that keeps all sums within 64 bits.
std::int64_t scale_of(const Market& market);

// By row of the market: prices of one much like it, from which the search starts; none: from 0.
using KnownPrices = std::vector<std::int64_t>;

// On the threads of the pool, if there is one. Adds the options priced to `effort`; stops where it would pass
// `most_effort`, with the best prices found so far.
Prices prices_of(const Market& market, std::int64_t scale, const KnownPrices& known, Pool* pool,
                 std::uint64_t most_effort, std::uint64_t& effort);

// Prices by the rows of one market, by those of another of the same problem; 0 where only the other has a row.
KnownPrices carried(const Rows& from, const std::vector<std::int64_t>& price, const Rows& to);

// The bound that follows from prices, times their scale.
Wide bound_of(const Market& market, const std::vector<std::int64_t>& price, std::int64_t scale);
Wide bound_of(const Kinds& kinds, const std::vector<std::int64_t>& price, std::int64_t scale);

// Value less the price of all it claims, times scale.
inline std::int64_t reduced_value(const Market& market, const std::vector<std::int64_t>& price, std::int64_t scale,
                                  std::size_t option) {
  std::int64_t value = market.value[option] * scale;
  for (const Claim* claim = market.claims_begin(option); claim != market.claims_end(option); ++claim)
    value -= price[claim->row] * claim->amount;
  return value;
}

}  // namespace inspectplan::plan
