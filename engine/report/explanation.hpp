#pragma once
// Why an enterprise has its score, tier and duties: as text for people and as JSON.
#include <string>

#include "base/label.hpp"
#include "ruleset/model.hpp"
#include "score/assess.hpp"

namespace inspectplan::report {

std::string explanation_text(const score::Explanation& explanation, const ruleset::RuleSet& rules, Language language);
std::string explanation_json(const score::Explanation& explanation, int indent);

}  // namespace inspectplan::report
