#pragma once
// Questions about a recorded plan and the register it was made of, each answered as one table.
#include <optional>
#include <set>
#include <string>

#include "report/query_table.hpp"
#include "usecase/query/plan_view.hpp"

namespace inspectplan::usecase {

enum class PlanQuestion {
  visits,       // whom the plan visits: when, who leads and joins, why
  joint,        // of these, where several departments go together
  overlaps,     // owners to whom more than one department, or more than one visit, comes
  enterprises,  // every enterprise of the population, by name: score, tier, who leads, whether and when it is visited
  sectors,      // by sector: enterprises, by tier, visits
  matters,      // by matter: enterprises, visits, who leads them
  changes,      // against another plan: who enters, who leaves, whose lead or period changes
  edits,        // what the rules proposed beside what is in the plan after people decided, and who decided what
  coverage,     // by tier, sector or a field: how many are visited and why, how many never were
};

struct PlanQuery {
  std::string database, run;
  PlanQuestion question = PlanQuestion::visits;
  PlanFilter filter;
  std::string by = "tier";  // coverage: "tier", "sector" or a field of the enterprise
  std::string against;      // changes: the other run
  Language language = Language::vi;
  std::vector<std::string> count{};  // coverage: "NAME=CONDITION", see asked_facts
  std::string hits{};                // coverage: "TABLE[CONDITION]", see hits_of
};

// Empty on findings that are errors.
std::optional<report::QueryTable> query_plan(const PlanQuery& query, Pool& pool, Diagnostics& diagnostics,
                                             Observer& observer);

// The same of a file that is the part of a plan (planning/part.hpp); what needs the register is a finding.
std::optional<report::QueryTable> query_part(const PlanQuery& query, Diagnostics& diagnostics);

// Visits of a plan that an answer is about.
struct ShownVisits {
  const ruleset::RuleSet& rules;
  const plan::Plan& plan;
  std::set<std::size_t> visits;  // indices, so in the order of the plan
};
ShownVisits shown_visits(const PlanView& view, const PlanFilter& filter);
report::QueryTable visits_table(const ShownVisits& shown, bool only_joint, Language language);
// A visit outside the plan, to come or held. For the inside only.
struct AddedVisit {
  std::string owner, name, visit_no, lead, period, document;
};
std::vector<AddedVisit> added_visits(PlanView& view, const PlanQuery& query);
report::QueryTable overlaps_table(const ShownVisits& shown, const std::vector<AddedVisit>& added, Language language);

// One a question, of a view that is open.
report::QueryTable enterprises_table(const PlanView& view, const PlanFilter& filter, Language language);
report::QueryTable sectors_table(const PlanView& view, const PlanFilter& filter, Language language);
report::QueryTable matters_table(const PlanView& view, const PlanFilter& filter, Language language);
report::QueryTable changes_table(const PlanView& view, const plan::Plan& other, const PlanQuery& query);
report::QueryTable edits_table(const PlanView& view, const plan::Plan& proposed, const ledger::Run& run,
                               const PlanQuery& query);
// Empty where `by` names nothing: then with a finding.
std::optional<report::QueryTable> coverage_table(const PlanView& view, const PlanQuery& query,
                                                 Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
