#pragma once
// What scorecards and the score can come to: points are given in steps, so most numbers between the bounds never occur.
#include <cstdint>
#include <optional>
#include <vector>

#include "ruleset/model.hpp"

namespace inspectplan::ruleset {

// Sorted; no other value can come out, though not each of these need to. At the scale of the card's or score's type.
using Values = std::vector<std::int64_t>;

// None where there are too many to list.
std::optional<Values> values_of_card(const Scorecard& card);
std::optional<Values> values_of_score(const RuleSet& rules);

}  // namespace inspectplan::ruleset
