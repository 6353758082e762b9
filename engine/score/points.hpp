#pragma once
// Points, tiers and sectors alone, where rule sets are compared over many enterprises.
#include "score/assess.hpp"

namespace inspectplan::score {

// As assess, without what missing facts could change: ranges are the score itself (or empty), no tier is possible but
// the one it is in, nothing undecided is counted. Several times as fast where many facts are missing.
Assessments assess_points(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock, Pool& pool,
                          Observer& observer = silent());

}  // namespace inspectplan::score
