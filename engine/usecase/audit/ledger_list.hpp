#pragma once
// `runs ledger`: the entries, read by people: what was done, by whom, under which date.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "ledger/entry.hpp"
#include "report/report.hpp"

namespace inspectplan::usecase {

struct LedgerRequest {
  std::string database;
  std::optional<std::string> kind;
  std::optional<std::string> file;  // only entries that name the digest of this file's bytes: imports and exports
};

// Oldest first. Empty on findings: a kind that there is not, a file that cannot be read.
std::optional<std::vector<ledger::Entry>> ledger_entries(const LedgerRequest& request, Diagnostics& diagnostics);

// What an entry says beside what it vouches for, in one line: digests shortened, lists counted.
std::string summary_of(const ledger::Entry& entry);

// Kinds and members stand by the names of the file format.
report::Sheet ledger_sheet(const std::vector<ledger::Entry>& entries, Language language);
// {"format":"inspectplan.ledger/1","entries":[{"number","kind","on","actor","what":{…},"previous","digest"}]}
std::string ledger_json(const std::vector<ledger::Entry>& entries);

}  // namespace inspectplan::usecase
