// Questions about the part of a plan that a department was handed: those that need no register.
#include <algorithm>

#include "base/text.hpp"
#include "plan/sites.hpp"
#include "usecase/planning/part.hpp"
#include "usecase/query/query_plan.hpp"

namespace inspectplan::usecase {
namespace {

bool has(const std::vector<std::string>& ids, const std::string& wanted) {
  return wanted.empty() || std::find(ids.begin(), ids.end(), wanted) != ids.end();
}

// Every word begins a word of the key or the name, of one site or another.
bool is_found(const plan::Visit& visit, const std::string& search) {
  std::string text;
  for (const plan::Site& site : plan::sites_of(visit)) text += " " + fold_vietnamese(site.enterprise + " " + site.name);
  const std::string words = fold_vietnamese(search);
  for (std::size_t from = 0; from < words.size();) {
    const std::size_t to = std::min(words.find(' ', from), words.size());
    if (text.find(" " + words.substr(from, to - from)) == std::string::npos) return false;
    from = to + 1;
  }
  return true;
}

bool is_answered(const PlanQuery& query) {
  const bool of_visits = query.question == PlanQuestion::visits || query.question == PlanQuestion::joint ||
                         query.question == PlanQuestion::overlaps;
  return of_visits && query.filter.place.empty();
}

std::set<std::size_t> visits_of(const plan::Plan& plan, const PlanFilter& filter) {
  std::set<std::size_t> chosen;
  for (std::size_t i = 0; i < plan.visits.size(); ++i) {
    const plan::Visit& visit = plan.visits[i];
    if (fits(visit, filter) && has(visit.sectors, filter.sector) && has({visit.tier}, filter.tier) &&
        is_found(visit, filter.search))
      chosen.insert(i);
  }
  return chosen;
}

}  // namespace

std::optional<report::QueryTable> query_part(const PlanQuery& query, Diagnostics& diagnostics) {
  if (!is_answered(query)) {
    diagnostics.error("part-only", {}, query.database + " is the part of a plan that a department was handed",
                      "it answers `query visits`, `query joint` and `query overlaps`, without --place");
    return std::nullopt;
  }
  const auto part = recorded_plan(query.database, query.run, diagnostics);
  if (!part) return std::nullopt;
  const plan::Plan& plan = part->document.plan;
  check_filter(*part->rules, plan.year, query.filter, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  const ShownVisits shown{*part->rules, plan, visits_of(plan, query.filter)};
  report::QueryTable table = query.question == PlanQuestion::overlaps
                                 ? overlaps_table(shown, {}, query.language)
                                 : visits_table(shown, query.question == PlanQuestion::joint, query.language);
  const ledger::Run& run = part->document.run;
  table.source = {run.id, run.ruleset_id, run.ruleset_version, run.parameters.as_of};
  return table;
}

}  // namespace inspectplan::usecase
