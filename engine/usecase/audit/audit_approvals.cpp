#include "ledger/standing.hpp"
#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {
namespace {

void audit_plan_approvals(SQLite::Database& database, Audit& audit) {
  const ledger::Standing standing(database);
  for (const ledger::PlanApproval& approval : ledger::plan_approvals(database)) {
    ++audit.plan_approvals;
    const FoundRun found = found_run(database, approval.run);
    const std::string fault = found.run ? standing.fault_of(approval, *found.run) : found.fault;
    if (!fault.empty())
      audit.findings.push_back({approval.entry, "approval-does-not-count",
                                "approval of " + approval.run + " by " + approval.decision + ": " + fault});
  }
}

}  // namespace

FoundRun found_run(SQLite::Database& database, const std::string& id) {
  try {
    if (auto run = ledger::Ledger(database).find(id)) return {std::move(run), ""};
    return {std::nullopt, "there is no such run"};
  } catch (const std::exception& error) {
    return {std::nullopt, error.what()};
  }
}

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
