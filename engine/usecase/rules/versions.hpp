#pragma once
// Rule versions: published, listed, given back as files, approved, judged away from any register.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "ledger/approvals.hpp"
#include "usecase/signing.hpp"

namespace inspectplan::usecase {

struct Published {
  ledger::Version version;
  bool is_new = false;  // false: this content was published before, nothing was written
};
// A rule set that does not load is not published, and neither is other content under an id and version that are
// published already. Makes the register's file where there is none. Empty on findings.
std::optional<Published> publish_rules(const std::string& directory, const std::string& database,
                                       const ledger::Act& act, Diagnostics& diagnostics);

struct VersionHistory {
  ledger::KnownVersion known;
  std::vector<ledger::Approval> approvals;  // those that count
  std::vector<std::string> runs;            // made with it
};
std::vector<VersionHistory> rule_history(const std::string& database);

// The bytes that were kept, below `to` (which must not be there, or be empty), and approvals.json beside them.
// Gives back the directory of the rule set in it. Empty on findings.
std::optional<std::string> export_rules(const std::string& database, const std::string& version, const std::string& to,
                                        Diagnostics& diagnostics);

std::optional<ledger::Approval> approve_rules(const std::string& database, const ApprovalRequest& request,
                                              Diagnostics& diagnostics);

// Approvals in the folder that export_rules wrote, each with what is wrong with it (empty: nothing). The rules are
// loaded from the folder's own files and digested again: nothing outside of it is read, and a rule file in it that the
// version does not have is a finding. No register is needed. Empty on findings.
struct JudgedApproval {
  ledger::Approval approval;
  std::string fault;
};
struct JudgedRules {
  ledger::Version version;
  std::string directory;  // of the rules that were read, below the folder
  std::vector<JudgedApproval> approvals;
};
std::optional<JudgedRules> judge_export(const std::string& folder, Diagnostics& diagnostics);

// Keys of a register.
std::vector<ledger::Key> known_keys(const std::string& database);
// Writes the key file (readable by its owner alone; it must not be there) and enters the public half.
std::string new_key(const std::string& database, const std::string& name, const std::string& to,
                    const std::string& passphrase, const ledger::Act& act);
// `key`: the public half or its beginning. Empty on findings.
std::optional<ledger::Key> revoke_key(const std::string& database, const std::string& key, const std::string& why,
                                      const ledger::Act& act, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
