#pragma once
// What import enforces, asked again of what is read: a register may be older than the bounds of the rules in use.
#include "base/diagnostic.hpp"
#include "column/column.hpp"

namespace inspectplan::column {

// One error a field with values outside of its `min` and `max`, and one a child table with more rows of an enterprise
// than `max_rows`. No rule may run on such data: that no sum overflows and no divisor is zero rests on these bounds.
void check_bounds(const Schema& schema, const Dataset& data, Diagnostics& diagnostics);

}  // namespace inspectplan::column
