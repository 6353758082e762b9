#pragma once
// Corrections that stand, held against what an import brings. For the .cpp files of this module.
#include <cstdint>
#include <string>

#include "register/stage.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

// Cells of `staged` that were corrected before and come with the old value again get the corrected one. How many.
std::int64_t keep_corrections(SQLite::Database& database, Staged& staged);

}  // namespace inspectplan::registers
