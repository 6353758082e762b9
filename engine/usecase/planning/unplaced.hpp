#pragma once
// Classes of departments that the visits of some enterprises cannot name, because the code of their place is missing.
#include <vector>

#include "plan/plan.hpp"
#include "responsibility/resolve.hpp"

namespace inspectplan::usecase {

// One finding a class: of how many enterprises the code is missing. Only classes that would lead or join visits on the
// day.
std::vector<plan::Finding> unplaced(const ruleset::RuleSet& rules, const responsibility::Resolver& resolver,
                                    const column::Dataset& data, Day on);

}  // namespace inspectplan::usecase
