#include "sqlite/guarded.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "base/error.hpp"

namespace inspectplan::sqlite {
namespace {

[[noreturn]] void fail(const std::string& path, const SQLite::Exception& error) {
  switch (error.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw EnvironmentError(path + " is in use by another program; try again when it is done");
    case SQLITE_NOTADB:
      throw EnvironmentError(path + " is not a register (not an SQLite file)");
    case SQLITE_CORRUPT:
      throw EnvironmentError(path + " is damaged: " + error.what());
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw EnvironmentError("cannot write " + path);
    case SQLITE_CANTOPEN:
      throw EnvironmentError("cannot open " + path);
    case SQLITE_FULL:
      throw EnvironmentError("no room left on the disk for " + path);
    case SQLITE_IOERR:
      throw EnvironmentError("cannot read or write " + path + ": the disk reports an error");
    default:
      throw EnvironmentError(path + ": " + error.what());
  }
}

}  // namespace

void with_faults_named(const std::string& path, const std::function<void()>& work) {
  try {
    work();
  } catch (const SQLite::Exception& error) {
    fail(path, error);
  }
}

}  // namespace inspectplan::sqlite
