// What the file is made of: the tables that we make, the triggers that refuse changes, and nothing else. A trigger more
// would change what the next import writes, a view would answer in a table's place, an index could answer otherwise.
#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <map>
#include <regex>

#include "ledger/tables.hpp"
#include "register/tables.hpp"
#include "sqlite/statement.hpp"
#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {
namespace {

using sqlite::Statement;
using Structure = std::map<std::string, std::string>;  // table → what it is

constexpr const char* table_kind = "table, strict";

// "workers INTEGER, not null 0, key 0": in the order of names, since fields may be added to a table later.
std::string column(const std::string& name, const std::string& type, bool not_null, std::int64_t key,
                   const std::string& more = "") {
  return "\n" + name + " " + type + ", not null " + std::to_string(not_null) + ", key " + std::to_string(key) + more;
}

std::string joined(std::vector<std::string> columns, const std::string& kind) {
  std::sort(columns.begin(), columns.end());
  std::string text = kind;
  for (const std::string& one : columns) text += one;
  return text;
}

std::string kind_of(SQLite::Database& database, const std::string& table) {
  Statement row(database.getHandle(), "SELECT type, strict FROM pragma_table_list(?1) WHERE schema = 'main'");
  row.bind(1, std::string_view(table));
  if (!row.step()) return "";
  return std::string(row.text(0)) + (row.number(1) != 0 ? ", strict" : "");
}

std::string described(SQLite::Database& database, const std::string& table) {
  std::vector<std::string> columns;
  Statement rows(database.getHandle(),
                 "SELECT name, type, \"notnull\", pk, dflt_value, hidden FROM pragma_table_xinfo(?1)");
  rows.bind(1, std::string_view(table));
  while (rows.step()) {
    const bool plain = rows.missing(4) && rows.number(5) == 0;
    columns.push_back(column(std::string(rows.text(0)), std::string(rows.text(1)), rows.number(2) != 0, rows.number(3),
                             plain ? "" : ", computed"));
  }
  return joined(std::move(columns), kind_of(database, table));
}

// The tables that every register has, as this program makes them.
void add_fixed(Structure& expected) {
  SQLite::Database made(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  registers::make_bookkeeping(made);
  ledger::make_tables(made);
  Statement names(made.getHandle(), "SELECT name FROM sqlite_master WHERE type = 'table'");
  while (names.step()) expected[std::string(names.text(0))] = described(made, std::string(names.text(0)));
}

std::string of_register(const registers::StoredTable& stored, bool history) {
  std::vector<std::string> keys, columns;
  for (std::size_t from = 0; from <= stored.key.size();) {
    const std::size_t comma = std::min(stored.key.find(',', from), stored.key.size());
    keys.push_back(stored.key.substr(from, comma - from));
    from = comma + 1;
  }
  const auto place = [&keys](const std::string& name) -> std::int64_t {
    const auto found = std::find(keys.begin(), keys.end(), name);
    return found == keys.end() ? 0 : found - keys.begin() + 1;
  };
  for (const auto& [name, field] : stored.fields)
    columns.push_back(
        column(name, field.kind == column::Kind::text ? "TEXT" : "INTEGER", place(name) > 0, place(name)));
  columns.push_back(column("_brought", "INTEGER", true, history ? static_cast<std::int64_t>(keys.size()) + 1 : 0));
  if (history) columns.push_back(column("_ended", "INTEGER", true, 0));
  return joined(std::move(columns), table_kind);
}

Structure expected_of(SQLite::Database& database) {
  Structure expected;
  add_fixed(expected);
  for (const std::string& table : registers::stored_tables(database))
    if (const auto stored = registers::stored_table(database, table)) {
      expected[table] = of_register(*stored, false);
      expected[registers::history_of(table)] = of_register(*stored, true);
    }
  return expected;
}

// As they are made, whatever they say to whom they refuse.
bool is_guard(const std::string& name, const std::string& table, const std::string& sql) {
  const std::vector<std::string> guards = ledger::guards();
  if (std::find(guards.begin(), guards.end(), name) == guards.end() || !name.starts_with(table)) return false;
  const std::string event = name == table + "_stays" ? "UPDATE" : "DELETE";
  const std::regex form("CREATE TRIGGER " + name + " BEFORE " + event + " ON " + table +
                        " BEGIN SELECT RAISE\\(ABORT, '[^']*'\\); END");
  return std::regex_match(sql, form);
}

void audit_objects(SQLite::Database& database, Structure expected, Findings& findings) {
  Statement rows(database.getHandle(),
                 "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY name");
  while (rows.step()) {
    const std::string type(rows.text(0)), name(rows.text(1)), table(rows.text(2)), sql(rows.text(3));
    const auto known = expected.find(name);
    if (type == "index" && sql.empty()) continue;  // SQLite's own, of a key
    if (type == "trigger") {
      if (!is_guard(name, table, sql))
        findings.push_back({0, "stranger", "the trigger " + name + " on table " + table + " is not one of ours"});
    } else if (type != "table" || known == expected.end()) {
      findings.push_back({0, "stranger", "the " + type + " " + name + " is not one of ours"});
    } else if (described(database, name) != known->second) {
      findings.push_back({0, "structure-changed", "table " + name + ": its columns are not as they were made"});
    }
    if (type == "table") expected.erase(name);
  }
  for (const auto& [table, structure] : expected)
    findings.push_back({0, "structure-changed", "table " + table + ": there is no such table"});
}

void audit_guards(SQLite::Database& database, Findings& findings) {
  for (const std::string& guard : ledger::guards()) {
    Statement there(database.getHandle(), "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = ?1");
    there.bind(1, std::string_view(guard));
    if (!there.step())
      findings.push_back({0, "guard-gone", "the trigger " + guard + ", which refuses changes, is gone"});
  }
}

}  // namespace

void audit_structure(SQLite::Database& database, Findings& findings) {
  audit_guards(database, findings);
  try {
    audit_objects(database, expected_of(database), findings);
  } catch (const std::exception& error) {
    findings.push_back({0, "structure-changed", std::string("the tables cannot be told: ") + error.what()});
  }
}

}  // namespace inspectplan::usecase
