#pragma once
#include "register/known_ids.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::usecase {

registers::KnownIds known_ids(const ruleset::RuleSet& rules);

}  // namespace inspectplan::usecase
