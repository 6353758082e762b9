#pragma once
// Registers of earlier formats, brought to the present one when they are opened for writing.
#include <string>

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

// Keeps a copy first (FILE.v1.bak; where that is there, FILE.v1.bak.2 and so on). Format 1 knew no ledger entries: what
// is there is taken over by the first one, dated by the last import. Whole or not at all; a file that cannot be written
// is left as it is.
void migrate(SQLite::Database& database, const std::string& path);

}  // namespace inspectplan::registers
