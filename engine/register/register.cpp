#include "register/register.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>

#include "base/error.hpp"
#include "ledger/tables.hpp"
#include "register/migrate.hpp"
#include "register/state.hpp"
#include "register/tables.hpp"

namespace inspectplan::registers {
namespace {

constexpr int busy_milliseconds = 5000;

std::int64_t pragma(SQLite::Database& database, const char* name) {
  return database.execAndGet(std::string("PRAGMA ") + name).getInt64();
}

void check_path(const std::string& path, Register::Open how) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (std::filesystem::is_directory(status)) throw EnvironmentError(path + " is a directory, not a register");
  if (how == Register::Open::create) return;
  if (!std::filesystem::exists(status))
    throw EnvironmentError("there is no register " + path + "; `inspectplan import` makes one");
}

int flags(Register::Open how) {
  const int common = SQLite::OPEN_NOMUTEX;  // one thread at a time
  if (how == Register::Open::read_only) return common | SQLite::OPEN_READONLY;
  return common | SQLite::OPEN_READWRITE | (how == Register::Open::create ? SQLite::OPEN_CREATE : 0);
}

// An empty SQLite file is free to become a register; anything else must say that it is one.
bool is_fresh(SQLite::Database& database) {
  return pragma(database, "application_id") == 0 && pragma(database, "user_version") == 0 &&
         database.execAndGet("SELECT count(*) FROM sqlite_master").getInt64() == 0;
}

void check_ours(SQLite::Database& database, const std::string& path) {
  if (pragma(database, "application_id") != application_id)
    throw EnvironmentError(path + " is a file of another program, not a register");
  const std::int64_t version = pragma(database, "user_version");
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
  check_path(path, how);
  guarded(path, [&] {
    auto connection = std::make_unique<SQLite::Database>(path, flags(how), busy_milliseconds);
    SQLite::Database& database = *connection;
    state_.reset(new State{path, how != Open::read_only, std::move(connection), database});
    // WAL makes a commit durable at the next checkpoint and never torn; that is enough here.
    database.exec("PRAGMA synchronous = NORMAL");
    if (how == Open::create && is_fresh(database)) make_register(database);
    check_ours(database, path);
    if (how != Open::read_only) migrate(database, path);
    database.exec("PRAGMA temp_store = MEMORY");
    database.exec("PRAGMA cache_size = -65536");
    database.exec("PRAGMA trusted_schema = OFF");
  });
}

Register::~Register() = default;
Register::Register(Register&&) noexcept = default;

SQLite::Database& Register::database() { return state_->database; }

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
