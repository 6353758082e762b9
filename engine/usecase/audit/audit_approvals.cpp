#include "ledger/standing.hpp"
#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {
namespace {

void audit_plan_approvals(SQLite::Database& database, FoundRuns& runs, Audit& audit) {
  const ledger::Standing standing(database);
  for (const ledger::PlanApproval& approval : ledger::plan_approvals(database)) {
    ++audit.plan_approvals;
    const FoundRun& found = runs.find(approval.run);
    const std::string fault = found.run ? standing.fault_of(approval, *found.run) : found.fault;
    if (!fault.empty())
      audit.findings.push_back({approval.entry, "approval-does-not-count",
                                "approval of " + approval.run + " by " + approval.decision + ": " + fault});
  }
}

}  // namespace

const FoundRun& FoundRuns::find(const std::string& id) {
  const auto known = runs_.find(id);
  if (known != runs_.end()) return known->second;
  FoundRun& found = runs_[id];
  try {
    found.run = ledger::Ledger(database_).recorded(id);
    if (!found.run) found.fault = "there is no such run";
  } catch (const std::exception& error) {
    found.fault = error.what();
  }
  return found;
}

void audit_approvals(SQLite::Database& database, FoundRuns& runs, Audit& audit) {
  const ledger::Vouching vouching(database);
  for (const ledger::Approval& approval : ledger::approvals(database)) {
    ++audit.approvals;
    if (const std::string fault = vouching.fault_of(approval); !fault.empty())
      audit.findings.push_back({approval.entry, "approval-does-not-count",
                                "approval of " + approval.version.id + " " + approval.version.version + " by " +
                                    approval.decision + ": " + fault});
  }
  audit_plan_approvals(database, runs, audit);
}

}  // namespace inspectplan::usecase
