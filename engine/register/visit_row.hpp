#pragma once
// One row of a built-in table of visits as it will stand: what is not named keeps what stood there. For the .cpp files
// of this module.
#include <optional>
#include <string>

#include "base/day.hpp"
#include "register/cell.hpp"
#include "register/stage.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

class VisitRow {
 public:
  VisitRow(SQLite::Database& database, const Staged& staged, std::uint32_t row)
      : database_(database), staged_(staged), row_(row) {}

  const std::string& table() const { return staged_.schema->name; }
  bool has(const char* field) const { return !std::holds_alternative<std::monostate>(cell(field)); }
  bool is(const char* field, const char* word) const { return cell(field) == StoredCell(std::string(word)); }
  std::string text(const char* field) const;  // empty where it is missing
  std::optional<Day> day(const char* field) const;
  std::optional<Day> day_of_visit() const;  // of the visit that the row belongs to, as table visit_event has it
  std::size_t at(const char* field) const;

 private:
  StoredCell cell(const char* field) const;
  StoredCell stored(const std::string& table, const char* field, std::size_t keys) const;

  SQLite::Database& database_;
  const Staged& staged_;
  std::uint32_t row_;
};

}  // namespace inspectplan::registers
