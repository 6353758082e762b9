#pragma once
// What visits that took place already have used up of a year that is being planned. For the .cpp files of this module.
#include "plan/plan.hpp"
#include "register/visits.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {

// It took place, or was ordered from outside the plan and will.
bool counts_as_held(const registers::VisitEvent& event);

// Days by department and period. Visits outside of plans are what the reserve is for; those of the plan's own line (of
// `parent` and what it follows; empty: none) are in the plan.
std::vector<plan::CapacityChange> spent_on_visits(Session& session, const std::string& parent);

}  // namespace inspectplan::usecase
