#include "ledger/rows.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>

#include "base/digest.hpp"
#include "sqlite/statement.hpp"

namespace inspectplan::ledger {
namespace {

using sqlite::Statement;

std::string quoted_name(const std::string& name) { return "\"" + name + "\""; }  // of our own tables: no quotes inside

std::vector<std::string> key_columns(SQLite::Database& database, const std::string& table) {
  Statement columns(database.getHandle(), "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk");
  columns.bind(1, table);
  std::vector<std::string> names;
  while (columns.step()) names.emplace_back(columns.text(0));
  return names;
}

// Columns by name, so that the order in which they were added says nothing.
std::vector<int> by_name(const Statement& row) {
  std::vector<int> order(static_cast<std::size_t>(row.columns()));
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
  std::sort(order.begin(), order.end(), [&](int a, int b) { return row.name(a) < row.name(b); });
  return order;
}

void write_cell(JsonWriter& json, const Statement& row, int column) {
  if (row.is_number(column))
    json.number(row.number(column));
  else
    json.string(row.is_blob(column) ? to_hex(sha256(row.text(column))) : std::string(row.text(column)));
}

std::string digest_of(const Statement& row, const std::vector<int>& order) {
  JsonWriter json;
  json.begin_object();
  for (const int column : order) {
    if (row.missing(column)) continue;
    json.key(row.name(column));
    write_cell(json, row, column);
  }
  Hasher hasher("inspectplan:row:1");
  hasher.update(json.end_object().text());
  return to_hex(hasher.finish());
}

std::string key_of(const Statement& row, const std::vector<std::string>& keys) {
  JsonWriter json;
  json.begin_array();
  for (const std::string& key : keys)
    for (int column = 0; column < row.columns(); ++column)
      if (row.name(column) == key) write_cell(json, row, column);
  return json.end_array().take();
}

Rows read(SQLite::Database& database, const std::string& table, Statement& rows) {
  const std::vector<std::string> keys = key_columns(database, table);
  const std::vector<int> order = by_name(rows);
  Rows digests;
  while (rows.step()) digests[{table, key_of(rows, keys)}] = digest_of(rows, order);
  return digests;
}

}  // namespace

const std::vector<std::string>& vouched_tables() {
  static const std::vector<std::string> tables{"import", "ruleset_version", "ruleset_file", "run"};
  return tables;
}

Rows rows_of(SQLite::Database& database, const std::string& table) {
  if (!database.tableExists(table)) return {};
  Statement rows(database.getHandle(), "SELECT * FROM " + quoted_name(table));
  return read(database, table, rows);
}

Rows rows_of(SQLite::Database& database, const std::string& table, const std::string& column,
             const std::variant<std::int64_t, std::string>& value) {
  if (!database.tableExists(table)) return {};
  Statement rows(database.getHandle(),
                 "SELECT * FROM " + quoted_name(table) + " WHERE " + quoted_name(column) + " = ?1");
  if (const auto* number = std::get_if<std::int64_t>(&value))
    rows.bind(1, *number);
  else
    rows.bind(1, std::string_view(std::get<std::string>(value)));
  return read(database, table, rows);
}

void write_rows(JsonWriter& json, const Rows& rows) {
  json.key("rows").begin_array();
  for (const auto& [row, digest] : rows)
    json.begin_object().member("table", row.first).key("key").raw(row.second).member("digest", digest).end_object();
  json.end_array();
}

}  // namespace inspectplan::ledger
