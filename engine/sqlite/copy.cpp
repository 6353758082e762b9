#include "sqlite/copy.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>

#include <filesystem>

#include "base/error.hpp"
#include "sqlite/guarded.hpp"
#include "sqlite/temporary.hpp"

namespace inspectplan::sqlite {

void copy_database(SQLite::Database& from, const std::string& to) {
  namespace fs = std::filesystem;
  std::error_code fault;
  if (fs::is_directory(to, fault)) throw EnvironmentError(to + " is a directory");
  const TemporaryDatabase part(to + ".part");
  guarded(to, [&] {
    SQLite::Database copy(part.path(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup(copy, from).executeStep();
    // One file, without a log beside it that a rename would leave behind.
    copy.exec("PRAGMA journal_mode = DELETE");
  });
  fs::rename(part.path(), to, fault);
  if (fault) throw EnvironmentError("cannot write " + to + ": " + fault.message());
}

}  // namespace inspectplan::sqlite
