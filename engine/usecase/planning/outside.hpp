#pragma once
// Visits outside the plan (`visit add`), as the register knows them now. Inside only until they are announced.
#include <string>
#include <vector>

#include "register/visits.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {

// Of the session's plan year, by enterprise and number; those that were called off too.
std::vector<registers::VisitEvent> visits_outside_plan(Session& session, const std::string& database);

}  // namespace inspectplan::usecase
