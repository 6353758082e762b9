#pragma once
// Values of a missing fact that are worth trying, and whether any other could make a difference.
#include "feel/prepared.hpp"
#include "score/assess.hpp"
#include "score/leaves.hpp"
#include "score/rows.hpp"

namespace inspectplan::score {

struct HoleValues {
  std::vector<Cell> cells;
  bool complete = false;  // every other value comes to the same as one of them
  // By cell: for how many values of a closed set it stands. Empty: each for itself.
  std::vector<std::int64_t> stands_for;

  std::int64_t weight(std::size_t cell) const { return stands_for.empty() ? 1 : stands_for[cell]; }
};

std::vector<Cell> outermost(const std::vector<Cell>& cells);  // first, middle and last

// `part`: what is run with them; `texts`: the expressions behind it, whose literals count.
HoleValues values_worth_trying(const Leaf& leaf, const feel::Part& part, const std::vector<std::string>& texts,
                               const column::Schema& schema, const Clock& clock);

}  // namespace inspectplan::score
