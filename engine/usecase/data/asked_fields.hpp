#pragma once
// Which columns of the register a department is asked to fill in: what the rules say of it and of each fact decides.
#include <memory>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::usecase {

// Fields of the enterprise, as indices in their order. Asked are the key, and what the rules, the forms or the
// comparison of rows read; of that not what the rules read of other departments' matters alone (an expression is of the
// matters that it decides, or whose conditions it names), and nothing personal: no rule reads that.
std::vector<std::size_t> fields_asked_of(const std::shared_ptr<const ruleset::RuleSet>& rules,
                                         const std::string& department, Day on);

}  // namespace inspectplan::usecase
