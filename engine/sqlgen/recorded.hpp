#pragma once
// Where the rows of a child table come from: its own, and recorded visits where it takes them.
// For the .cpp files of this module.
#include <string>

#include "column/schema.hpp"
#include "sqlgen/dialect.hpp"

namespace inspectplan::sqlgen {

// What stands behind FROM: a name, or a query in brackets. The same rows as registers::recorded_rows makes.
std::string source_of(const column::TableSchema& table, const Dialect& dialect);

bool takes_visits(const column::Schema& schema);  // any of its tables

}  // namespace inspectplan::sqlgen
