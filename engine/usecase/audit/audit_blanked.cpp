#include <SQLiteCpp/Database.h>

#include <algorithm>

#include "register/tables.hpp"
#include "sqlite/statement.hpp"
#include "usecase/audit/audit_parts.hpp"
#include "usecase/data/personal.hpp"

namespace inspectplan::usecase {
namespace {

// Whether the enterprise still has a value in what `import` brought of the column.
bool has_value(SQLite::Database& database, const std::string& table, const std::string& column, std::int64_t import,
               const std::string& enterprise) {
  const auto stored = registers::stored_table(database, table);
  if (!stored || stored->fields.count(column) == 0) return false;
  const std::string key = registers::sql_name(stored->key.substr(0, stored->key.find(',')));
  for (const std::string& name : {table, registers::history_of(table)}) {
    sqlite::Statement row(database.getHandle(), "SELECT 1 FROM " + registers::sql_name(name) + " WHERE " + key +
                                                    " = ?1 AND \"_brought\" = ?2 AND " + registers::sql_name(column) +
                                                    " IS NOT NULL");
    row.bind(1, std::string_view(enterprise));
    row.bind(2, import);
    if (row.step()) return true;
  }
  return false;
}

void check_empty(SQLite::Database& database, const Claims& claims, Findings& findings) {
  for (const auto& [table, of_table] : claims.stored.tables)
    for (const auto& [import, columns] : of_table.brought)
      for (const auto& [column, digest] : columns)
        if (has_value(database, table, column, import, claims.enterprise))
          findings.push_back({claims.entry, "not-blank",
                              "table " + table + ", column " + column + ", rows that import " + std::to_string(import) +
                                  " brought: " + claims.enterprise + " still has a value"});
}

}  // namespace

void audit_blanked(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings) {
  const auto is_blanking = [](const Claims& one) { return one.kind == "blanked"; };
  if (std::none_of(claims.begin(), claims.end(), is_blanking)) return;
  const PersonalFields personal(database);
  for (const Claims& one : claims) {
    if (!is_blanking(one)) continue;
    for (const std::string& field : one.fields) {
      const std::size_t dot = field.find('.');
      const std::string fault = dot == std::string::npos
                                    ? "no table is named"
                                    : personal.fault_of(field.substr(0, dot), field.substr(dot + 1), one.entry);
      if (!fault.empty()) findings.push_back({one.entry, "not-personal", "field " + field + ": " + fault});
    }
    try {
      check_empty(database, one, findings);
    } catch (const std::exception&) {  // a table that cannot be read has been named
    }
  }
}

}  // namespace inspectplan::usecase
