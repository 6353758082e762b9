#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "ledger/tables.hpp"
#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {
namespace {

std::string named(const std::pair<std::string, std::string>& row) {
  return "table " + row.first + ", row " + row.second;
}

void check_guards(SQLite::Database& database, Findings& findings) {
  for (const std::string& guard : ledger::guards()) {
    SQLite::Statement there(database, "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = ?");
    there.bind(1, guard);
    if (!there.executeStep())
      findings.push_back({0, "guard-gone", "the trigger " + guard + ", which refuses changes, is gone"});
  }
}

}  // namespace

void audit_rows(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings) {
  ledger::Rows there;
  for (const std::string& table : ledger::vouched_tables()) there.merge(ledger::rows_of(database, table));
  std::map<std::pair<std::string, std::string>, Claimed> claimed;
  for (const Claims& one : claims)
    for (const auto& [row, digest] : one.rows) claimed.emplace(row, Claimed{digest, one.entry});
  for (const auto& [row, claim] : claimed) {
    const auto found = there.find(row);
    if (found == there.end())
      findings.push_back({claim.entry, "row-gone", named(row) + ": it is gone"});
    else if (found->second != claim.digest)
      findings.push_back({claim.entry, "row-changed", named(row) + ": it was changed"});
  }
  for (const auto& [row, digest] : there)
    if (claimed.count(row) == 0) findings.push_back({0, "row-without-entry", named(row) + ": no entry vouches for it"});
  check_guards(database, findings);
}

}  // namespace inspectplan::usecase
