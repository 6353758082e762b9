#pragma once
// Facts made up for a rule set: in each field at least a fifth of the cells missing, the others at its bounds, at the
// numbers and days that the rules compare with, and one unit beside them.
#include <cstdint>

#include "column/column.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::sql {

// Child rows keep to what is known by `as_of`, as a register that was read does. `imported`: of the child tables, all
// but about one in eight.
column::Dataset random_facts(const ruleset::RuleSet& rules, std::size_t enterprises, Day as_of, std::uint64_t seed);

// A row that enterprises share stands in the database once.
std::vector<std::size_t> rows_in_database(const column::TableSchema& schema, const column::Table& table);

}  // namespace inspectplan::sql
