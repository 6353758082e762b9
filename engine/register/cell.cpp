#include "register/cell.hpp"

namespace inspectplan::registers {

StoredCell cell_at(const sqlite::Statement& row, int column) {
  if (row.missing(column)) return {};
  if (row.is_number(column)) return row.number(column);
  return std::string(row.text(column));
}

StoredCell cell_at(const column::Column& column, std::size_t row) {
  if (!column.valid(row)) return {};
  if (column.kind() == column::Kind::text) return std::string(column.text(row));
  return column.value(row);
}

void bind_cell(sqlite::Statement& statement, int parameter, const StoredCell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell))
    statement.bind(parameter, *number);
  else if (const auto* text = std::get_if<std::string>(&cell))
    statement.bind(parameter, std::string_view(*text));
  else
    statement.bind_missing(parameter);
}

void append(column::Column& column, const StoredCell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell))
    column.append(*number);
  else if (const auto* text = std::get_if<std::string>(&cell))
    column.append_text(*text);
  else
    column.append_missing();
}

void write(JsonWriter& json, const StoredCell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell))
    json.number(*number);
  else if (const auto* text = std::get_if<std::string>(&cell))
    json.string(*text);
  else
    json.null();
}

std::string shown(const StoredCell& cell, const column::Field& field) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  const auto* number = std::get_if<std::int64_t>(&cell);
  if (!number) return {};
  if (field.kind == column::Kind::boolean) return *number != 0 ? "true" : "false";
  if (field.kind == column::Kind::date) return to_string(Day{static_cast<std::int32_t>(*number)});
  return to_string(Scaled{*number, field.scale});
}

}  // namespace inspectplan::registers
