#include "register/connect.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <filesystem>

#include "base/error.hpp"

namespace inspectplan::registers {
namespace {

namespace fs = std::filesystem;
using Open = Register::Open;

constexpr int busy_milliseconds = 5000;
const int one_thread = SQLite::OPEN_NOMUTEX;  // at a time

void check_path(const std::string& path, Open how) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (fs::is_directory(status)) throw EnvironmentError(path + " is a directory, not a register");
  if (how == Open::create) return;
  if (!fs::exists(status)) throw EnvironmentError("there is no register " + path + "; `inspectplan import` makes one");
}

int flags(Open how) {
  if (how == Open::read_only) return one_thread | SQLite::OPEN_READONLY;
  return one_thread | SQLite::OPEN_READWRITE | (how == Open::create ? SQLite::OPEN_CREATE : 0);
}

// False: SQLite would have to make its log (-wal, -shm) beside the file, and may not.
bool is_readable(SQLite::Database& database) {
  try {
    database.execAndGet("PRAGMA user_version");
    return true;
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() != SQLITE_CANTOPEN && error.getErrorCode() != SQLITE_READONLY) throw;
    return false;
  }
}

bool has_log(const std::string& path) {
  std::error_code none;
  const auto size = fs::file_size(path + "-wal", none);
  return !none && size > 0;
}

std::string uri_of(const std::string& path) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string uri = path.starts_with("/") ? "file://" : "file:";
  for (const char c : path) {
    if (c != '%' && c != '?' && c != '#') {
      uri += c;
      continue;
    }
    uri += '%';
    uri += digits[static_cast<unsigned char>(c) >> 4];
    uri += digits[static_cast<unsigned char>(c) & 15];
  }
  return uri + "?immutable=1";
}

// All that was ever committed is in the file itself, and nobody has it open: it is read as it stands.
std::unique_ptr<SQLite::Database> connect_alone(const std::string& path) {
  if (has_log(path))
    throw EnvironmentError(
        path + " cannot be read where it stands: " + path +
        "-wal holds its last changes and its folder may not be written; copy both to another folder");
  return std::make_unique<SQLite::Database>(uri_of(path), one_thread | SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                                            busy_milliseconds);
}

}  // namespace

std::unique_ptr<SQLite::Database> connect(const std::string& path, Open how) {
  check_path(path, how);
  auto database = std::make_unique<SQLite::Database>(path, flags(how), busy_milliseconds);
  if (is_readable(*database)) return database;
  if (how == Open::create) throw EnvironmentError("cannot write " + path + ": its folder may not be written");
  return connect_alone(path);
}

}  // namespace inspectplan::registers
