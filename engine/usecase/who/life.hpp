#pragma once
// Whether a department is there, and who has its duties where it is not.
#include <memory>
#include <string>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::usecase {

struct Days {
  Day first{}, last{};
};

// Not there on any of the days: an error; ended before the last: a warning. Both say who has its duties. The rules must
// have the department.
void check_life(const std::shared_ptr<const ruleset::RuleSet>& rules, const std::string& department, Days days,
                Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
