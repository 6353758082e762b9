#pragma once
// Rule sets made up by rapidcheck: random expressions (tests/property/feel_small_world.hpp) as derived values, sectors,
// factors, tiers and mandates. Only inside a rapidcheck property.
#include <memory>

#include "ruleset/model.hpp"

namespace inspectplan::sql {

// Loads, and is inside the portable subset. `depth` of the expressions.
std::shared_ptr<const ruleset::RuleSet> random_rules(int depth);

}  // namespace inspectplan::sql
