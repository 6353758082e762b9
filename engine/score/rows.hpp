#pragma once
// Small datasets made from one row: for explaining it, and for trying what another value would do.
#include <optional>
#include <string>
#include <vector>

#include "column/column.hpp"

namespace inspectplan::score {

// A value put in a cell: scaled integer, day number, 0/1 or text, as its field is.
struct Cell {
  std::int64_t number = 0;
  std::string text;
  auto operator<=>(const Cell&) const = default;
};
struct Change {
  std::size_t field;
  std::optional<Cell> value;  // absent: made missing
};

// The row with its child rows, once for each change, in their order.
column::Dataset variants(const column::Schema& schema, const column::Dataset& data, std::size_t row,
                         const std::vector<Change>& changes);
column::Dataset one_row(const column::Schema& schema, const column::Dataset& data, std::size_t row);

// Enterprises of whom nothing is known but one field; no table was imported.
column::Dataset strangers(const column::Schema& schema, const std::vector<Change>& known);

void copy_cell(column::Column& to, const column::Column& from, std::size_t row);
void append_cell(column::Column& to, const std::optional<Cell>& cell);

// As people write it: 12.5, true, 2027-01-31, a text; empty when missing.
std::string show_cell(const column::Field& field, const column::Column& column, std::size_t row);
std::string show_cell(const column::Field& field, const Cell& cell);

}  // namespace inspectplan::score
