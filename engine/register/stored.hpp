#pragma once
// Digests of the rows as they are stored, for the entries that vouch for them. A row never changes between the import
// that brought it and the one that ended it, so each import is digested once, by what it brought and what it ended:
//   brought   a digest a column: SHA-256 ("inspectplan:stored:1") over its cells as JSON, one a line (an empty line for
//             a missing one), rows by key, of the current and the ended rows together. A column without any value is
//             left out, so a field added later changes nothing; and a personal field has a digest of its own, so it
//             can be blanked.
//   ended     one: over [key …, _brought] of the rows, one a line, by key.
// For .cpp files that use SQLite.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

struct StoredDigests {
  using Columns = std::map<std::string, std::string>;  // column → hex
  struct OfTable {
    std::map<std::int64_t, Columns> brought;    // by import
    std::map<std::int64_t, std::string> ended;  // by import
  };
  std::map<std::string, OfTable> tables;
};

// Names in register_table, and what is digested of one of them. The second throws EnvironmentError where what is said
// of the table cannot be found again (a damaged file), SQLite::Exception where it cannot be read.
std::vector<std::string> stored_tables(SQLite::Database& database);
StoredDigests::OfTable stored_digests_of(SQLite::Database& database, const std::string& table,
                                         std::optional<std::int64_t> import = std::nullopt);

// Of every import, or of the last one alone (`import` is its number: what it brought cannot have ended).
StoredDigests stored_digests(SQLite::Database& database, std::optional<std::int64_t> import = std::nullopt);

// Of what register_table and register_field say.
std::string schema_digest(SQLite::Database& database);

// As the members `stored` and `schema` of an entry's `what`:
//   "stored":{"accident":{"brought":{"3":{"case_no":"…"}},"ended":{"3":"…"}}},"schema":"…"
void write_stored(JsonWriter& json, const StoredDigests& digests);

}  // namespace inspectplan::registers
