#pragma once
// A recorded plan text (inspectplan.plan/1) back into a Plan, so that every format can be made from it again.
#include <string>

#include "plan/plan.hpp"
#include "report/report.hpp"

namespace inspectplan::usecase {

// Throws EnvironmentError where the text is not a plan of this format.
plan::Plan read_plan(const std::string& json);

// What the text was cut of before it was handed on: null stands in its place.
report::Withheld read_withheld(const std::string& json);

}  // namespace inspectplan::usecase
