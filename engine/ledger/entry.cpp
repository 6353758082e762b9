#include "ledger/entry.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "ledger/kinds.hpp"
#include "ledger/tables.hpp"

namespace inspectplan::ledger {
namespace {

constexpr const char* columns = "number, kind, \"on\", actor, what, previous, digest";

Entry read(SQLite::Statement& row) {
  return {row.getColumn(0).getInt64(),  row.getColumn(1).getString(), row.getColumn(2).getString(),
          row.getColumn(3).getString(), row.getColumn(4).getString(), row.getColumn(5).getString(),
          row.getColumn(6).getString()};
}

Entry following(SQLite::Database& database) {
  Entry next;
  SQLite::Statement last(database, "SELECT number, digest FROM ledger_entry ORDER BY number DESC LIMIT 1");
  const bool is_first = !last.executeStep();
  next.number = is_first ? 1 : last.getColumn(0).getInt64() + 1;
  next.previous = is_first ? std::string(64, '0') : last.getColumn(1).getString();
  return next;
}

void insert(SQLite::Database& database, const Entry& entry) {
  SQLite::Statement row(database, "INSERT INTO ledger_entry VALUES (?, ?, ?, ?, ?, ?, ?)");
  row.bind(1, entry.number);
  row.bind(2, entry.kind);
  row.bind(3, entry.on);
  row.bind(4, entry.actor);
  row.bind(5, entry.what);
  row.bind(6, entry.previous);
  row.bind(7, entry.digest);
  row.exec();
}

}  // namespace

std::string digest_of(const Entry& entry) {
  JsonWriter json;
  json.begin_object().member("number", entry.number).member("kind", entry.kind).member("on", entry.on);
  json.member("actor", entry.actor).key("what").raw(entry.what).member("previous", entry.previous).end_object();
  Hasher hasher("inspectplan:entry:1");
  hasher.update(json.text());
  return to_hex(hasher.finish());
}

Entry append(SQLite::Database& database, const std::string& kind, Day on, const std::string& actor,
             const std::string& what) {
  INSPECTPLAN_ASSERT(is_kind(kind));
  Entry entry = following(database);
  entry.kind = kind;
  entry.on = to_string(on);
  entry.actor = actor;
  entry.what = what;
  entry.digest = digest_of(entry);
  insert(database, entry);
  return entry;
}

std::optional<Day> latest_day(SQLite::Database& database) {
  if (!has_tables(database)) return std::nullopt;
  return parse_day(database.execAndGet("SELECT coalesce(max(\"on\"), '') FROM ledger_entry").getString());
}

std::vector<Entry> entries(SQLite::Database& database) {
  std::vector<Entry> all;
  if (!has_tables(database)) return all;
  SQLite::Statement rows(database, std::string("SELECT ") + columns + " FROM ledger_entry ORDER BY number");
  while (rows.executeStep()) all.push_back(read(rows));
  return all;
}

std::optional<Entry> entry_of(SQLite::Database& database, std::int64_t number) {
  if (!has_tables(database)) return std::nullopt;
  SQLite::Statement row(database, std::string("SELECT ") + columns + " FROM ledger_entry WHERE number = ?");
  row.bind(1, number);
  if (!row.executeStep()) return std::nullopt;
  return read(row);
}

std::vector<Entry> entries(SQLite::Database& database, const std::string& kind) {
  std::vector<Entry> all;
  if (!has_tables(database)) return all;
  SQLite::Statement rows(database,
                         std::string("SELECT ") + columns + " FROM ledger_entry WHERE kind = ? ORDER BY number");
  rows.bind(1, kind);
  while (rows.executeStep()) all.push_back(read(rows));
  return all;
}

}  // namespace inspectplan::ledger
