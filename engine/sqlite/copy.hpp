#pragma once
// A database copied as of one moment, while others read and write it.
#include <string>

namespace SQLite {
class Database;
}

namespace inspectplan::sqlite {

// Writes `to` whole or not at all (under another name first); what stood there is replaced. Throws SQLite::Exception
// for `from`, EnvironmentError for `to`.
void copy_database(SQLite::Database& from, const std::string& to);

}  // namespace inspectplan::sqlite
