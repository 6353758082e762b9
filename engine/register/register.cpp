#include "register/register.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include "base/error.hpp"
#include "ledger/tables.hpp"
#include "register/access.hpp"
#include "register/connect.hpp"
#include "register/migrate.hpp"
#include "register/state.hpp"
#include "register/tables.hpp"

namespace inspectplan::registers {
namespace {

std::int64_t pragma(SQLite::Database& database, const char* name) {
  return database.execAndGet(std::string("PRAGMA ") + name).getInt64();
}

// An empty SQLite file is free to become a register; anything else must say that it is one.
bool is_fresh(SQLite::Database& database) {
  return pragma(database, "application_id") == 0 && pragma(database, "user_version") == 0 &&
         database.execAndGet("SELECT count(*) FROM sqlite_master").getInt64() == 0;
}

void check_ours(SQLite::Database& database, const std::string& path) {
  if (is_fresh(database))
    throw EnvironmentError(path + " is an empty file, not a register yet; `inspectplan import` makes one of it");
  if (pragma(database, "application_id") != application_id)
    throw EnvironmentError(path + " is a file of another program, not a register");
  const std::int64_t version = pragma(database, "user_version");
  if (version < 1 || (version == 1 && ledger::has_tables(database)))
    throw EnvironmentError(path + " was changed by hand: it says that it is of format " + std::to_string(version) +
                           (version < 1 ? ", which there never was" : ", and has the ledger of a later one"));
  if (version > format_version)
    throw EnvironmentError(path + " was written by a newer inspectplan (format " + std::to_string(version) +
                           ", this one reads up to " + std::to_string(format_version) + ")");
}

void make_register(SQLite::Database& database) {
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("BEGIN IMMEDIATE");
  database.exec("PRAGMA application_id = " + std::to_string(application_id));
  database.exec("PRAGMA user_version = " + std::to_string(format_version));
  make_bookkeeping(database);
  ledger::make_tables(database);
  database.exec("COMMIT");
}

}  // namespace

Register::Register(const std::string& path, Open how) {
  guarded(path, [&] {
    auto connection = connect(path, how);
    // WAL makes a commit durable at the next checkpoint and never torn; that is enough here.
    connection->exec("PRAGMA synchronous = NORMAL");
    if (how == Open::create && is_fresh(*connection)) make_register(*connection);
    check_ours(*connection, path);
    if (how == Open::changing || how == Open::create) migrate(*connection, path);
    const int format = static_cast<int>(pragma(*connection, "user_version"));
    if (how == Open::existing && format < format_version) connection = migrated_in_memory(*connection);
    SQLite::Database& database = *connection;
    state_.reset(new State{path, how != Open::read_only, format, std::move(connection), database});
    database.exec("PRAGMA temp_store = MEMORY");
    database.exec("PRAGMA cache_size = -65536");
    database.exec("PRAGMA trusted_schema = OFF");
  });
}

Register::~Register() = default;
Register::Register(Register&&) noexcept = default;
Register& Register::operator=(Register&&) noexcept = default;

SQLite::Database& Register::database() { return state_->database; }

bool may_be_written(Register& store) { return sqlite3_db_readonly(store.database().getHandle(), "main") == 0; }

int format_of(Register& store) { return store.state().format; }

std::vector<ImportRecord> Register::imports() const {
  return guarded(state_->path, [&] {
    std::vector<ImportRecord> records;
    SQLite::Statement rows(state_->database,
                           "SELECT number, \"on\", file, \"table\", mode, digest, added, changed, ended, unchanged, "
                           "rejected FROM import ORDER BY number, \"table\"");
    while (rows.executeStep()) {
      ImportRecord record;
      record.number = rows.getColumn(0).getInt64();
      record.on = Day{rows.getColumn(1).getInt()};
      record.file = rows.getColumn(2).getString();
      record.table = rows.getColumn(3).getString();
      record.mode = rows.getColumn(4).getString();
      record.digest = rows.getColumn(5).getString();
      record.added = rows.getColumn(6).getInt64();
      record.changed = rows.getColumn(7).getInt64();
      record.ended = rows.getColumn(8).getInt64();
      record.unchanged = rows.getColumn(9).getInt64();
      record.rejected = rows.getColumn(10).getInt64();
      records.push_back(std::move(record));
    }
    return records;
  });
}

}  // namespace inspectplan::registers
