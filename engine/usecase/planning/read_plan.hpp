#pragma once
// A recorded plan text (inspectplan.plan/1) back into a Plan, so that every format can be made from it again.
#include <string>

#include "plan/plan.hpp"

namespace inspectplan::usecase {

// Throws EnvironmentError where the text is not a plan of this format.
plan::Plan read_plan(const std::string& json);

}  // namespace inspectplan::usecase
