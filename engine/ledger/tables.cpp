#include "ledger/tables.hpp"

#include <SQLiteCpp/Database.h>

#include <array>
#include <utility>

namespace inspectplan::ledger {
namespace {

constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS ruleset_version (
  digest TEXT NOT NULL PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, entry TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ruleset_file (
  ruleset_digest TEXT NOT NULL, path TEXT NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (ruleset_digest, path)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS run (
  number INTEGER PRIMARY KEY, status TEXT NOT NULL, recorded_on TEXT NOT NULL, actor TEXT NOT NULL,
  parameters TEXT NOT NULL, ruleset_digest TEXT NOT NULL REFERENCES ruleset_version(digest),
  register_digest TEXT NOT NULL, result_digest TEXT NOT NULL, program_version TEXT NOT NULL, plan TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS ledger_entry (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, "on" TEXT NOT NULL, actor TEXT NOT NULL, what TEXT NOT NULL,
  previous TEXT NOT NULL, digest TEXT NOT NULL) STRICT;
)sql";

constexpr std::array guarded_tables = {"ruleset_version", "ruleset_file", "run", "ledger_entry"};
constexpr std::array guarded_events = {std::pair{"UPDATE", "stays"}, std::pair{"DELETE", "kept"}};

}  // namespace

void make_tables(SQLite::Database& database) {
  database.exec(tables);
  for (const std::string table : guarded_tables)
    for (const auto& [event, name] : guarded_events)
      database.exec("CREATE TRIGGER IF NOT EXISTS " + table + "_" + name + " BEFORE " + event + " ON " + table +
                    " BEGIN SELECT RAISE(ABORT, 'what is recorded in " + table + " stays'); END");
}

bool has_tables(SQLite::Database& database) { return database.tableExists("ledger_entry"); }

std::vector<std::string> guards() {
  std::vector<std::string> names;
  for (const std::string table : guarded_tables)
    for (const auto& [event, name] : guarded_events) names.push_back(table + "_" + name);
  return names;
}

}  // namespace inspectplan::ledger
