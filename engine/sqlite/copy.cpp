#include "sqlite/copy.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>

#include <filesystem>

#include "base/error.hpp"
#include "sqlite/guarded.hpp"

namespace inspectplan::sqlite {
namespace {

// What a copy that did not come through leaves is removed; what was renamed is not there any more.
class Draft {
 public:
  explicit Draft(std::string path) : path_(std::move(path)) { remove(); }
  ~Draft() { remove(); }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

 private:
  void remove() const {
    std::error_code ignored;
    for (const char* part : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(path_ + part, ignored);
  }
  std::string path_;
};

}  // namespace

void copy_database(SQLite::Database& from, const std::string& to) {
  namespace fs = std::filesystem;
  const std::string part = to + ".part";
  std::error_code fault;
  if (fs::is_directory(to, fault)) throw EnvironmentError(to + " is a directory");
  const Draft draft(part);
  guarded(to, [&] {
    SQLite::Database copy(part, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup(copy, from).executeStep();
    // One file, without a log beside it that a rename would leave behind.
    copy.exec("PRAGMA journal_mode = DELETE");
  });
  fs::rename(part, to, fault);
  if (fault) throw EnvironmentError("cannot write " + to + ": " + fault.message());
}

}  // namespace inspectplan::sqlite
