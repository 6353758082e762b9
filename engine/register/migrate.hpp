#pragma once
// Registers of earlier formats, brought to the present one when they are opened to be changed.
#include <memory>
#include <string>

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

// Keeps a copy first (FILE.v1.bak; where that is there, FILE.v1.bak.2 and so on). Format 1 knew no ledger entries: what
// is there is taken over by the first one, dated by the last import. Whole or not at all; a file that cannot be written
// is left as it is.
void migrate(SQLite::Database& database, const std::string& path);

// The same in a copy in memory, for those who only ask: the file stays as it is, and the copy refuses every change.
std::unique_ptr<SQLite::Database> migrated_in_memory(SQLite::Database& database);

}  // namespace inspectplan::registers
