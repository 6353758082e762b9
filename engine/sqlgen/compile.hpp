#pragma once
// A rule set as one SQL script: facts tables in; sectors, matters, points by factor, score, tier and mandates out, one
// row an enterprise, undecided and missing as the engine has them (Mode::shown of feel/program.hpp).
//
// The tables are those of the register: the enterprise table and its children by their names, numbers as scaled
// integers, days as day numbers, booleans as truths; and `import` with a column `table`, which names the child tables
// that were imported at all. The script makes the view `assessments`.
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "ruleset/model.hpp"
#include "score/assess.hpp"
#include "sqlgen/dialect.hpp"

namespace inspectplan::sqlgen {

// Empty where something is outside the portable subset: findings `not-in-sql`, all in one go. Facts must keep to their
// declared bounds (import sees to that): nothing overflows 64 bits then, nor is divided by zero.
std::optional<std::string> compile(const ruleset::RuleSet& rules, const score::Clock& clock, const Dialect& dialect,
                                   Diagnostics& diagnostics);

// CREATE TABLE for the facts, and a view `out_of_bounds`: which fields hold what the rules exclude, in how many rows,
// and which child tables have more rows of an enterprise than they may. Empty where scores can be trusted.
std::string tables(const column::Schema& schema, const Dialect& dialect);

}  // namespace inspectplan::sqlgen
