#pragma once
// The chain of entries: what was done, by whom, under which date, each bound to the one before it by its digest.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::ledger {

struct Entry {
  std::int64_t number = 0;  // 1, 2, 3 … without gaps
  std::string kind;         // "import", "run", … (ledger/kinds.hpp; docs/formats.md has their `what`)
  std::string on;           // ISO day, given by the caller
  std::string actor;
  std::string what;      // canonical JSON, an object
  std::string previous;  // digest of entry number - 1; 64 zeros in the first
  std::string digest;    // hex
};

// SHA-256 ("inspectplan:entry:1") over {"number","kind","on","actor","what","previous"} as compact JSON in this order.
std::string digest_of(const Entry& entry);

// Adds an entry to the end of the chain, inside the caller's transaction. Throws SQLite::Exception.
Entry append(SQLite::Database& database, const std::string& kind, Day on, const std::string& actor,
             const std::string& what);

// The latest day that any entry is dated by; absent where there is none.
std::optional<Day> latest_day(SQLite::Database& database);

// Oldest first; none where the file has no ledger yet.
std::vector<Entry> entries(SQLite::Database& database);
std::optional<Entry> entry_of(SQLite::Database& database, std::int64_t number);
// Only those of one kind.
std::vector<Entry> entries(SQLite::Database& database, const std::string& kind);

}  // namespace inspectplan::ledger
