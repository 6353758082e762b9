#pragma once
// Every expression of a rule set that decides about enterprises, with where it stands.
#include <functional>
#include <string>
#include <string_view>

#include "ruleset/model.hpp"

namespace inspectplan::usecase {

// `section` as in the rule files ("matters"), `id` of the entry (empty where there is one), and what the expression
// names.
using TakeUses = std::function<void(std::string_view section, const std::string& id, const feel::Uses& uses)>;

void each_expression(const ruleset::RuleSet& rules, const TakeUses& take);

}  // namespace inspectplan::usecase
