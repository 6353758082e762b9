#pragma once
// Corrections that stand, held against what an import brings. For the .cpp files of this module.
#include <cstdint>
#include <string>
#include <vector>

#include "register/cell.hpp"
#include "register/stage.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

// A cell that a file brought with the old value again, and that got the corrected one.
struct KeptCorrection {
  std::string table;
  std::vector<StoredCell> key;  // of the row, as the file has it
  std::string field;
  std::int64_t import = 0;  // of the correction
};

// Cells of `staged` that were corrected before and come with the old value again get the corrected one. A row is known
// by its new key too, where the enterprise has another one since (`register rename`).
std::vector<KeptCorrection> keep_corrections(SQLite::Database& database, Staged& staged);

}  // namespace inspectplan::registers
