#pragma once
// What a row of a built-in table of visits, ours or those of others, must say beside what each field takes. For the .cpp files of this module.
#include <optional>
#include <vector>

#include "base/day.hpp"
#include "register/planned.hpp"
#include "register/stage.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

// When rows are entered, and the plans that they speak of.
struct Entering {
  Day on{};
  const PlansByRun& plans;
};

// Rows of `staged` that say too little, that cannot be, or that belong to a visit nobody recorded; `field`: the one to
// blame. `taken`: doubtful only; the rows stay, with a warning.
struct BadVisits {
  std::size_t field = 0;
  std::vector<BadRow> rows;
  bool taken = false;
};
std::vector<BadVisits> bad_visits(SQLite::Database& database, const Staged& staged, const Entering& entering);

}  // namespace inspectplan::registers
