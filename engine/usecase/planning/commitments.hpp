#pragma once
// Visits of bodies outside the plan, as the register of a session knows them.
#include <vector>

#include "plan/plan.hpp"
#include "usecase/session.hpp"

namespace inspectplan::usecase {

// Rows of the table `commitment` whose days touch the plan year, in the table's order.
std::vector<plan::Commitment> commitments_in_year(const Session& session);

// Why an enterprise has its score, tier and duties, and which of those visits are to it.
score::Explanation explain(const Session& session, std::size_t row);

}  // namespace inspectplan::usecase
