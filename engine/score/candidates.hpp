#pragma once
// Values of a field worth trying: both sides of every edge the rules draw, and the ends of its range.
#include <string>
#include <vector>

#include "score/assess.hpp"
#include "score/rows.hpp"

namespace inspectplan::score {

inline constexpr std::size_t most_candidates = 500;

// Ascending (numbers, dates) or sorted (texts), each once, each allowed by the field; at most
// `most_candidates`. `texts` are the expressions whose literals count.
std::vector<Cell> candidates(const column::Field& field, const column::Schema& schema,
                             const std::vector<std::string>& texts, const Clock& clock);

}  // namespace inspectplan::score
