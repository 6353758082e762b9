#pragma once
// The market in parts that share no row: what one does cannot matter to another, so each is solved apart.
#include <vector>

#include "plan/market.hpp"

namespace inspectplan::plan {

struct Component {
  Market market;
  std::vector<std::uint32_t> rows;        // of the whole market, by row of the part
  std::vector<std::uint32_t> candidates;  // of the whole market, by candidate of the part
  std::vector<std::uint32_t> options;     // of the whole market, by option of the part
};

// In the order of their first candidates; those that claim nothing make one part. Rows nobody claims are in none.
// Empty where it does not fall apart.
std::vector<Component> components_of(const Market& market);

}  // namespace inspectplan::plan
