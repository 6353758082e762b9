#pragma once
// A plan as one HTML file that reads without JavaScript, on paper, on a telephone and aloud; a script in it searches,
// sorts and filters. Made from what `visible_to` hands on to the readers; the same document gives the same bytes.
#include <string>

#include "report/audience.hpp"

namespace inspectplan::report {

struct PlanPage {
  std::string html;
  std::size_t visits = 0;
};

PlanPage plan_page(const PlanDocument& document, const ruleset::RuleSet& rules, const Readers& readers,
                   Language language);

}  // namespace inspectplan::report
