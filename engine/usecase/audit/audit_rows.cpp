#include <SQLiteCpp/Database.h>

#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {
namespace {

std::string named(const std::pair<std::string, std::string>& row) {
  return "table " + row.first + ", row " + row.second;
}

}  // namespace

void audit_rows(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings) {
  ledger::Rows there;
  for (const std::string& table : ledger::vouched_tables()) there.merge(ledger::rows_of(database, table));
  std::map<std::pair<std::string, std::string>, Claimed> claimed;
  for (const Claims& one : claims)
    for (const auto& [row, digest] : one.rows) {
      const bool may = vouches_for_rows_of(one, row.first);
      if (!may || !claimed.emplace(row, Claimed{digest, one.entry}).second)
        findings.push_back(
            {one.entry, "restated",
             named(row) + ": " + (may ? "an earlier entry vouches for it" : "no such entry can vouch for it")});
    }
  for (const auto& [row, claim] : claimed) {
    const auto found = there.find(row);
    if (found == there.end())
      findings.push_back({claim.entry, "row-gone", named(row) + ": it is gone"});
    else if (found->second != claim.digest)
      findings.push_back({claim.entry, "row-changed", named(row) + ": it was changed"});
  }
  for (const auto& [row, digest] : there)
    if (claimed.count(row) == 0) findings.push_back({0, "row-without-entry", named(row) + ": no entry vouches for it"});
}

}  // namespace inspectplan::usecase
