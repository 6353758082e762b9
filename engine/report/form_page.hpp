#pragma once
// The list of one leading department, as the form of the rule set lays it out.
#include <set>
#include <string>
#include <vector>

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

  std::string mark() const;  // mark_of() its run
};

// Who leads a visit that is shown, by name as Vietnamese sorts.
std::vector<std::string> all_leads_of(const Sources& sources);
// Of them those whose lists the readers are given: where they are a department, itself alone.
std::vector<std::string> leads_of(const Sources& sources);

// The documents that the visits of `lead` rest on (empty: of all), and the plan itself: those under which it is made.
std::set<std::string> documents_behind(const Sources& sources, const std::string& lead);

// A line of the form, with the year and the lead put in: the lead in capitals where the line is.
std::string filled(const Sources& sources, const Label& text, const std::string& lead);

// "Phê duyệt: X ngày 23/12/2026"
std::string approved_by(const Sources& sources, const ledger::PlanDecision& decision);

// Without a name.
Page form_page(const Sources& sources, const std::string& lead);

// A cell that shows a score, or says that it is not known.
Cell score_cell(const Sources& sources, const plan::Visit& visit);

}  // namespace inspectplan::report
