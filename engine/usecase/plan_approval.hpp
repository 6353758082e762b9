#pragma once
// `plan approve RUN`: a signed decision on a recorded plan.
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "ledger/standing.hpp"

namespace inspectplan::usecase {

struct PlanApprovalRequest {
  std::string run, key_file, passphrase, decision;
  Day date{};  // of the decision; the entry is made under it
  std::string actor;
};

// Refused: rules that nobody approved, a plan that is not the one recorded, a key that does not count, a decision older
// than the plan's data, one that stands already. Empty on findings.
std::optional<ledger::PlanApproval> approve_plan(const std::string& database, const PlanApprovalRequest& request,
                                                 Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
