#pragma once
// A score taken apart at its top: "hazard + history - min(relief, 4)".
#include "feel/program.hpp"
#include "score/compiled.hpp"

namespace inspectplan::score {

// Empty where the score rests on more than scorecards. `builder` has the scorecards bound.
std::vector<Summand> summands_of(const ruleset::RuleSet& rules, feel::Builder& builder);

}  // namespace inspectplan::score
