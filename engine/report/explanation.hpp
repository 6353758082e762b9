#pragma once
// Why an enterprise has its score, tier and duties: as text for people, as JSON, and its points as a sheet.
#include <string>

#include "base/label.hpp"
#include "report/report.hpp"
#include "ruleset/model.hpp"
#include "score/assess.hpp"

namespace inspectplan::report {

std::string explanation_text(const score::Explanation& explanation, const ruleset::RuleSet& rules, Language language);
// A row a factor.
Sheet explanation_sheet(const score::Explanation& explanation, const ruleset::RuleSet& rules, Language language);
std::string explanation_json(const score::Explanation& explanation, int indent);

}  // namespace inspectplan::report
