#pragma once
// The files of engine/report/embedded, as they are.
#include <string_view>

namespace inspectplan::report {

std::string_view plan_style();
std::string_view plan_script();
std::string_view appendix_style();

}  // namespace inspectplan::report
