#pragma once
// What a row of a built-in table of visits must say beside what each field takes. For the .cpp files of this module.
#include <optional>
#include <vector>

#include "register/stage.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

// Rows of `staged` that say too little, or that belong to a visit nobody recorded; `field`: the one to blame.
struct BadVisits {
  std::size_t field = 0;
  std::vector<BadRow> rows;
};
std::vector<BadVisits> bad_visits(SQLite::Database& database, const Staged& staged);

}  // namespace inspectplan::registers
