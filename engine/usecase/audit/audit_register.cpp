#include <SQLiteCpp/Database.h>

#include "base/error.hpp"
#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {
namespace {

// What is digested: "table enterprise, column workers, brought by import 3".
using Digests = std::map<std::string, Claimed>;

void collect(const registers::StoredDigests& stored, std::int64_t entry, Digests& into) {
  for (const auto& [table, of_table] : stored.tables) {
    for (const auto& [import, columns] : of_table.brought)
      for (const auto& [column, digest] : columns)
        into["table " + table + ", column " + column + ", rows that import " + std::to_string(import) + " brought"] = {
            digest, entry};
    for (const auto& [import, digest] : of_table.ended)
      into["table " + table + "_history, rows that import " + std::to_string(import) + " ended"] = {digest, entry};
  }
}

void compare(const Digests& claimed, const Digests& there, Findings& findings) {
  for (const auto& [what, claim] : claimed) {
    const auto found = there.find(what);
    // An empty digest: the entry says that nothing is left of it (blanked).
    if (found == there.end() && !claim.digest.empty())
      findings.push_back({claim.entry, "stored-gone", what + ": they are gone"});
    else if (found != there.end() && found->second.digest != claim.digest)
      findings.push_back({claim.entry, "stored-changed", what + ": they were changed"});
  }
  for (const auto& [what, digest] : there)
    if (claimed.count(what) == 0) findings.push_back({0, "stored-without-entry", what + ": no entry vouches for them"});
}

// The last entry that speaks of them.
void check_schema(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings) {
  const Claims* last = nullptr;
  for (const Claims& one : claims)
    if (!one.schema.empty()) last = &one;
  if (last && registers::schema_digest(database) != last->schema)
    findings.push_back({last->entry, "schema-changed", "tables register_table, register_field: they were changed"});
}

}  // namespace

void audit_register(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings) {
  Digests claimed, there;
  for (const Claims& one : claims) collect(one.stored, one.entry, claimed);
  check_schema(database, claims, findings);
  try {
    collect(registers::stored_digests(database), 0, there);
  } catch (const std::exception& error) {
    findings.push_back({0, "stored-unreadable", std::string("the register's tables cannot be read: ") + error.what()});
    return;
  }
  compare(claimed, there, findings);
}

}  // namespace inspectplan::usecase
