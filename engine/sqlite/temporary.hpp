#pragma once
// A database file under a name of its own until it is renamed to its place; what is not renamed does not stay.
#include <string>

namespace inspectplan::sqlite {

// Removes the file and what SQLite, or a take-over from an earlier format, left beside it: when made, and at the end.
// A file that was renamed by then is not touched. Any thread, one at a time.
class TemporaryDatabase {
 public:
  explicit TemporaryDatabase(std::string path) : path_(std::move(path)) { remove(); }
  ~TemporaryDatabase() { remove(); }
  TemporaryDatabase(const TemporaryDatabase&) = delete;
  TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;
  const std::string& path() const { return path_; }

 private:
  void remove() const;
  std::string path_;
};

}  // namespace inspectplan::sqlite
