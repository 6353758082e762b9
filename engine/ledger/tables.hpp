#pragma once
// The tables of the ledger. Nothing in them is ever changed or deleted: the database itself refuses it, and what
// somebody changes past that, entries do not vouch for.
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace inspectplan::ledger {

// Makes those that are absent, inside the caller's transaction.
void make_tables(SQLite::Database& database);
bool has_tables(SQLite::Database& database);

// Names of the triggers that refuse changes; `runs verify` asks whether they are still there.
std::vector<std::string> guards();

}  // namespace inspectplan::ledger
