#pragma once
// Visits of other bodies that came to be known after the data of a plan. For the .cpp files of this module.
#include "plan/plan.hpp"
#include "usecase/session.hpp"

namespace inspectplan::usecase {

// A finding for each visit of the department, still to come, whose owner gets one of another body that the plan's data
// (the session's) do not have: the plan is made of that data, so it does not give way by itself.
void warn_of_learned(Session& session, const plan::Plan& plan, const std::string& department, Day on,
                     Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
