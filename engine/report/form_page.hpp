#pragma once
// The list of one leading department, as the form of the rule set lays it out.
#include "report/labels.hpp"
#include "report/workbook.hpp"

namespace inspectplan::report {

// What every page of a workbook is made from. The document is cut to what the readers may read.
struct Sources {
  const PlanDocument& document;
  const ruleset::RuleSet& rules;
  const WorkbookRequest& request;
  const Fact& fact;
  Labels labels;

  // What ties a sheet of paper to the run: rules, data, and enough of the digest to find it.
  std::string mark() const;
};

// A line of the form, with the year and the lead put in.
std::string filled(const Sources& sources, const Label& text, const std::string& lead);

// Without a name.
Page form_page(const Sources& sources, const std::string& lead);

// A cell that shows a score, or says that it is not known.
Cell score_cell(const Sources& sources, const plan::Visit& visit);

}  // namespace inspectplan::report
