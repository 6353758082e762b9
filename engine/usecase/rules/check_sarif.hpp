#pragma once
#include "usecase/rules/check.hpp"

namespace inspectplan::usecase {

// The findings as SARIF 2.1.0 (OASIS), for editors and code review. Columns count code points, as ours do.
// `version`: the program's.
std::string check_sarif(const CheckResult& result, const std::string& version);

}  // namespace inspectplan::usecase
