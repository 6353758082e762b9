#pragma once
// `plan approve RUN`: a signed decision on a recorded plan.
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "ledger/standing.hpp"
#include "usecase/signing.hpp"

namespace inspectplan::usecase {

// Refused: rules that nobody approved, a plan that is not the one recorded, a key that does not count, a decision older
// than the plan's data, one that stands already. Empty on findings.
std::optional<ledger::PlanApproval> approve_plan(const std::string& database, const ApprovalRequest& request,
                                                 Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
