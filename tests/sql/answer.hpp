#pragma once
// What the engine says, cell by cell, under the names of the columns of a script.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "column/column.hpp"
#include "ruleset/model.hpp"
#include "score/assess.hpp"

namespace inspectplan::sql {

using Cell = std::optional<std::string>;  // nothing: NULL; numbers in full, truths "0" and "1"
struct Answer {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  // in the order of the enterprises' keys
};

// Of what can be a range also the ends, `x_low` and `x_high`.
Answer engine_answer(const ruleset::RuleSet& rules, const column::Dataset& data, const score::Clock& clock);

// Every column of `got` is one of `expected` and has its cells; no column is lacking but ends of what is no range.
// Empty where they agree; else what differs first.
std::string difference(const Answer& expected, const Answer& got);

}  // namespace inspectplan::sql
