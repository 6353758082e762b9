#pragma once
// One stored cell, apart from its table. For the .cpp files of this module.
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/json.hpp"
#include "column/column.hpp"
#include "sqlite/statement.hpp"

namespace inspectplan::registers {

// Missing; a scaled number, a day number or 0/1; a text.
using StoredCell = std::variant<std::monostate, std::int64_t, std::string>;

StoredCell cell_at(const sqlite::Statement& row, int column);
StoredCell cell_at(const column::Column& column, std::size_t row);
void bind_cell(sqlite::Statement& statement, int parameter, const StoredCell& cell);
void append(column::Column& column, const StoredCell& cell);
void write(JsonWriter& json, const StoredCell& cell);
// As people write it: dates ISO, numbers with their point; empty where missing.
std::string shown(const StoredCell& cell, const column::Field& field);

}  // namespace inspectplan::registers
