#pragma once
// What an enterprise may be told of why it is visited: the sectors and matters that concern it with their law, what the
// register says of it, its visit. No points, score, tier or mandate, and nothing of complaints or other child rows.
#include <string>

#include "base/label.hpp"
#include "plan/plan.hpp"
#include "ruleset/model.hpp"
#include "score/assess.hpp"

namespace inspectplan::report {

// `visit`: its visit as `visible_to` hands it on to the subject; null where there is none it may know of.
std::string subject_text(const score::Explanation& explanation, const plan::Visit* visit, const ruleset::RuleSet& rules,
                         Language language);
std::string subject_json(const score::Explanation& explanation, const plan::Visit* visit,
                         const ruleset::RuleSet& rules);

}  // namespace inspectplan::report
