#pragma once
// What was blanked, by the entries that say so. For the .cpp files of this module.
#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "register/stage.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

struct Blanked {
  std::int64_t entry = 0;
  std::string on, actor, why;
  std::set<std::string> keys;                                          // of the enterprise
  std::set<std::pair<std::string, std::string>> fields;                // table, field
  std::set<std::tuple<std::string, std::int64_t, std::string>> cells;  // table, import that brought it, field
};
std::vector<Blanked> all_blanked(SQLite::Database& database);  // oldest first

// What was blanked does not come back with a file: those cells become missing. A correction after the blanking, which
// gives its reason and document, is what brings a value. How many cells of the file had one.
std::int64_t keep_blanked(SQLite::Database& database, Staged& staged);

}  // namespace inspectplan::registers
