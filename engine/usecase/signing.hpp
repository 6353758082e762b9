#pragma once
// What `rules approve` and `plan approve` share: a decision signed with a key that counts.
#include <string>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "ledger/approvals.hpp"
#include "ledger/key_file.hpp"

namespace inspectplan::usecase {

struct ApprovalRequest {
  std::string what;      // a rule version (see find_version), or a run
  std::string key_file;  // its text
  std::string passphrase, decision;
  Day date{};  // of the decision; the entry is made under it
  std::string actor;
};

// Whether the key was added to this register by then and not revoked, and the decision is named; else findings.
bool may_be_signed(SQLite::Database& database, const ledger::SigningKey& key, const ApprovalRequest& request,
                   Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
