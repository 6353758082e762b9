#pragma once
// Rows that an entry vouches for: of the tables that are written once, row by row.
//   {"table":"run","key":[1],"digest":"…"}
// The digest is SHA-256 ("inspectplan:row:1") over the row as compact JSON: an object of its columns by name, those
// without a value left out, bytes as the hex of their SHA-256. So a column added later changes nothing.
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/json.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::ledger {

// (table, key as a JSON array) → digest
using Rows = std::map<std::pair<std::string, std::string>, std::string>;

// Tables of which every row has an entry that vouches for it.
const std::vector<std::string>& vouched_tables();

// Rows of a vouched table: all, or those whose `column` is `value`. None where there is no such table.
Rows rows_of(SQLite::Database& database, const std::string& table);
Rows rows_of(SQLite::Database& database, const std::string& table, const std::string& column,
             const std::variant<std::int64_t, std::string>& value);

// As the member `rows` of an entry's `what`.
void write_rows(JsonWriter& json, const Rows& rows);

}  // namespace inspectplan::ledger
