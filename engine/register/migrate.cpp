#include "register/migrate.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <filesystem>

#include "base/day.hpp"
#include "ledger/entry.hpp"
#include "ledger/rows.hpp"
#include "ledger/tables.hpp"
#include "register/register.hpp"
#include "register/stored.hpp"
#include "sqlite/copy.hpp"

namespace inspectplan::registers {
namespace {

int version_of(SQLite::Database& database) { return database.execAndGet("PRAGMA user_version").getInt(); }

std::string all_there_is(SQLite::Database& database) {
  ledger::Rows rows;
  for (const std::string& table : ledger::vouched_tables()) rows.merge(ledger::rows_of(database, table));
  JsonWriter what;
  what.begin_object().member("format", 1);
  ledger::write_rows(what, rows);
  write_stored(what, stored_digests(database));
  return what.member("schema", schema_digest(database)).end_object().take();
}

void take_over(SQLite::Database& database) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (version_of(database) != 1) return;  // another program was faster
  ledger::make_tables(database);
  const SQLite::Column last = database.execAndGet("SELECT coalesce(max(\"on\"), 0) FROM import");
  ledger::append(database, "taken-over", Day{last.getInt()}, "", all_there_is(database));
  database.exec("PRAGMA user_version = " + std::to_string(format_version));
  transaction.commit();
}

// What stands there already is not ours to write over.
std::string free_name(const std::string& wanted) {
  std::error_code none;
  std::string name = wanted;
  for (int i = 2; std::filesystem::exists(std::filesystem::symlink_status(name, none)); ++i)
    name = wanted + "." + std::to_string(i);
  return name;
}

}  // namespace

void migrate(SQLite::Database& database, const std::string& path) {
  if (version_of(database) != 1 || sqlite3_db_readonly(database.getHandle(), "main") != 0) return;
  sqlite::copy_database(database, free_name(path + ".v1.bak"));
  take_over(database);
}

std::unique_ptr<SQLite::Database> migrated_in_memory(SQLite::Database& database) {
  auto copy = std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Backup(*copy, database).executeStep();
  take_over(*copy);
  copy->exec("PRAGMA query_only = ON");
  return copy;
}

}  // namespace inspectplan::registers
