#pragma once
// The ledger entry of an import. For the .cpp files of this module.
#include <cstdint>
#include <string>

#include "base/day.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

// In the transaction of the import, when its rows and its record are written.
void enter_import(SQLite::Database& database, std::int64_t number, Day on, const std::string& actor);

}  // namespace inspectplan::registers
