#pragma once
// Rule versions: the files of a rule set as bytes, known by the digest of what they say.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::ledger {

// The files of a rule set as they are kept, and the directory among them that was asked for.
struct Bundle {
  std::vector<std::pair<std::string, std::string>> files;  // path → bytes
  std::string entry;
};

struct Version {
  std::string digest;  // hex, of the resolved rule set in canonical form
  std::string id, version;
  bool operator==(const Version&) const = default;
};

// Who acts and under which date an entry is made.
struct Act {
  Day on{};
  std::string actor;
};

// Keeps the bytes, with an entry "version" that vouches for each file. False where that digest is kept already: its
// first bytes stay. Inside the caller's transaction.
bool keep_version(SQLite::Database& database, const Version& version, const Bundle& bundle, const Act& act);

// Throws EnvironmentError where the digest is not kept.
Bundle read_bundle(SQLite::Database& database, const std::string& digest);

struct KnownVersion {
  Version version;
  std::int64_t kept_by = 0;  // the entry
  std::optional<std::int64_t> published_by;
  std::string published_on, published_actor;
};
std::vector<KnownVersion> versions(SQLite::Database& database);  // in the order kept

// By "id@version" (of a published one) or by the beginning of the digest (at least 8 digits, of any kept one).
// Empty where none or several fit.
std::optional<KnownVersion> find_version(SQLite::Database& database, const std::string& name);
bool names_a_version(const std::string& text);  // has the form of such a name

// The entry "published". Inside the caller's transaction.
void publish(SQLite::Database& database, const Version& version, const Act& act);

}  // namespace inspectplan::ledger
