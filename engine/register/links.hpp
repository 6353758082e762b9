#pragma once
// What a person said of enterprises that go by several keys. The rows stay as files brought them; they are seen as one
// when they are read, from the import on that the link counts as. So the next file undoes nothing, the past stays, and
// undoing a link is saying so.
//   merge    two keys are one enterprise
//   rename   it has a new key (a new tax code); rows under it may come later
//   split    another one came out of it; the child rows that are named go with that one
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "register/cell.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

struct MovedRow {
  std::string table;
  std::vector<StoredCell> key;  // without the enterprise's
  bool operator==(const MovedRow&) const = default;
};

struct Link {
  std::int64_t entry = 0, import = 0;
  std::string kind;               // "merge", "rename", "split"
  std::string enterprise, other;  // merge: stays, is it too; rename: new key, old key; split: new one, came out of
  std::vector<MovedRow> moved;    // split only
  std::string on, actor, why, document;
  std::optional<std::int64_t> undone_by, undone_import;  // entry and import
  std::string undone_on = {}, undone_actor = {}, undone_why = {}, undone_document = {};
};
std::vector<Link> all_links(SQLite::Database& database);  // oldest first, undone ones too

// Those in force after an import.
class Links {
 public:
  Links() = default;
  Links(const std::vector<Link>& all, std::int64_t import);

  bool empty() const { return in_force_.empty(); }
  const std::vector<Link>& in_force() const { return in_force_; }
  std::string root(const std::string& key) const;                // the key it is seen under
  std::vector<std::string> group(const std::string& key) const;  // all keys of it, the one it is seen under first
  std::vector<std::string> roots() const;                        // of what is not seen as it stands, sorted
  bool touches(std::string_view key) const { return touched_.contains(key); }
  // Under which key a child row is seen.
  std::string owner(const std::string& table, const std::string& key, const std::vector<StoredCell>& rest) const;

 private:
  std::vector<Link> in_force_;
  std::map<std::string, std::string> same_as_;
  std::map<std::string, bool, std::less<>> touched_;
};

Links links_at(SQLite::Database& database, std::int64_t import);
Links links_now(SQLite::Database& database);

}  // namespace inspectplan::registers
