#include "register/visit_row.hpp"

#include <SQLiteCpp/Database.h>

#include "base/error.hpp"
#include "register/tables.hpp"

namespace inspectplan::registers {
namespace {

std::optional<Day> day_in(const StoredCell& cell) {
  const auto* number = std::get_if<std::int64_t>(&cell);
  return number ? std::optional(Day{static_cast<std::int32_t>(*number)}) : std::nullopt;
}

}  // namespace

std::string VisitRow::text(const char* field) const {
  const StoredCell found = cell(field);
  const auto* text = std::get_if<std::string>(&found);
  return text ? *text : std::string();
}

std::optional<Day> VisitRow::day(const char* field) const { return day_in(cell(field)); }

std::optional<Day> VisitRow::day_of_visit() const { return day_in(stored("visit_event", "date", 2)); }

std::size_t VisitRow::at(const char* field) const {
  const auto found = staged_.schema->find(field);
  INSPECTPLAN_ASSERT(found);
  return *found;
}

StoredCell VisitRow::cell(const char* field) const {
  if (staged_.present[at(field)]) return cell_at(staged_.table.columns[at(field)], row_);
  return stored(table(), field, staged_.schema->key.size());
}

// Of the row whose key begins as this one's does.
StoredCell VisitRow::stored(const std::string& table, const char* field, std::size_t keys) const {
  std::string where;
  std::vector<StoredCell> key;  // outlives the statement, which keeps no copies
  for (std::size_t part = 0; part < keys; ++part) {
    const std::size_t of_key = staged_.schema->key[part];
    where += (part ? " AND " : "") + sql_name(staged_.schema->fields[of_key].name) + " = ?" + std::to_string(part + 1);
    key.push_back(cell_at(staged_.table.columns[of_key], row_));
  }
  sqlite::Statement row(database_.getHandle(),
                        "SELECT " + sql_name(field) + " FROM " + sql_name(table) + " WHERE " + where);
  for (std::size_t part = 0; part < key.size(); ++part) bind_cell(row, static_cast<int>(part) + 1, key[part]);
  return row.step() ? cell_at(row, 0) : StoredCell();
}

}  // namespace inspectplan::registers
