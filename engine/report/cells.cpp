#include "report/cells.hpp"

#include <algorithm>

#include "base/scaled.hpp"
#include "report/messages.hpp"

namespace inspectplan::report {

std::int64_t days_of(const plan::Visit& visit, const std::string& department) {
  const auto found = visit.inspector_days.find(department);
  return found == visit.inspector_days.end() ? 0 : found->second;
}

std::string coordinators_with_days(const plan::Visit& visit, const Labels& labels) {
  return joined(visit.coordinating, [&](const std::string& id) {
    const bool known = visit.inspector_days.contains(id);  // a department without capacity: not known, never 0
    return labels.department(id) + " (" + (known ? std::to_string(days_of(visit, id)) : "?") + ")";
  });
}

std::string score_cell(const plan::Visit& visit, const Labels& labels) {
  const std::string low = labels.number(visit.score_low), high = labels.number(visit.score_high);
  const std::string shown =
      visit.score_known ? labels.number(visit.score) : words(Message::score_unknown, labels.language());
  if (visit.score_known && low == high) return shown;
  return shown + " [" + low + "…" + high + "]";
}

std::string sites_text(const plan::Visit& visit) {
  const auto said = [](const plan::Site& site) {
    return site.name.empty() ? site.enterprise : site.enterprise + " (" + site.name + ")";
  };
  return joined(visit.sites, said, ", ");
}

bool has_shared_visits(const plan::Plan& plan) {
  return std::any_of(plan.visits.begin(), plan.visits.end(),
                     [](const plan::Visit& visit) { return visit.sites.size() > 1; });
}

std::string notes_of(const plan::Visit& visit, const Labels& labels) {
  const Language language = labels.language();
  std::vector<std::string> notes;
  if (visit.sites.size() > 1) notes.push_back(words(Message::sites, language, {sites_text(visit)}));
  for (const Label& reason : visit.reasons) notes.push_back(reason.in(language));
  return joined(notes, [](const std::string& note) { return note; });
}

std::string mark_of(const ledger::Run& run, const Labels& labels) {
  return words(Message::mark, labels.language(),
               {run.id, labels.status(run.status), run.ruleset_id + " " + run.ruleset_version,
                labels.day(run.parameters.as_of), run.result_digest.substr(0, 16)});
}

}  // namespace inspectplan::report
