#pragma once
// Staged rows into the tables of the file, inside the caller's transaction. For the .cpp files of this module.
#include <cstdint>
#include <vector>

#include "base/observer.hpp"
#include "register/import.hpp"
#include "register/stage.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

struct Applied {
  std::int64_t added = 0, changed = 0, ended = 0, unchanged = 0;
};

// Rows absent from a snapshot end. A column the file does not have keeps what stood there, in both modes.
Applied apply(SQLite::Database& database, const Staged& staged, std::int64_t import, Mode mode, Observer& observer);

// Rows of `staged` whose enterprise (of `enterprise`'s table) is not there.
std::vector<std::uint32_t> orphans(SQLite::Database& database, const Staged& staged,
                                   const column::TableSchema& enterprise);

// Enterprises with more rows than the table allows; the first `limit` of them, as rows of `staged` where it has one.
struct Crowd {
  std::string enterprise;
  std::int64_t rows = 0;
};
std::vector<Crowd> crowds(SQLite::Database& database, const column::TableSchema& table);

}  // namespace inspectplan::registers
