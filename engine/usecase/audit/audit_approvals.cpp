#include "ledger/standing.hpp"
#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {
namespace {

void audit_plan_approvals(SQLite::Database& database, Audit& audit) {
  const ledger::Standing standing(database);
  const ledger::Ledger runs(database);
  for (const ledger::PlanApproval& approval : ledger::plan_approvals(database)) {
    ++audit.plan_approvals;
    const auto run = runs.find(approval.run);
    const std::string fault = run ? standing.fault_of(approval, *run) : "there is no such run";
    if (!fault.empty())
      audit.findings.push_back({approval.entry, "approval-does-not-count",
                                "approval of " + approval.run + " by " + approval.decision + ": " + fault});
  }
}

}  // namespace

void audit_approvals(SQLite::Database& database, Audit& audit) {
  const std::vector<ledger::Key> keys = ledger::keys(database);
  for (const ledger::Approval& approval : ledger::approvals(database)) {
    ++audit.approvals;
    if (const std::string fault = ledger::fault_of(approval, keys); !fault.empty())
      audit.findings.push_back({approval.entry, "approval-does-not-count",
                                "approval of " + approval.version.id + " " + approval.version.version + " by " +
                                    approval.decision + ": " + fault});
  }
  audit_plan_approvals(database, audit);
}

}  // namespace inspectplan::usecase
