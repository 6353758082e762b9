#pragma once
// The plan as the appendix of a decision: print-ready HTML in the layout of official documents, a list for each lead,
// as the rule set's form says. Made from what `visible_to` hands on to the readers; no script.
#include <string>

#include "report/workbook.hpp"

namespace inspectplan::report {

struct Appendix {
  std::string html;
  std::size_t visits = 0;
};

// The form must have an appendix.
Appendix plan_appendix(const PlanDocument& document, const ruleset::RuleSet& rules, const WorkbookRequest& request,
                       const Fact& fact);

}  // namespace inspectplan::report
