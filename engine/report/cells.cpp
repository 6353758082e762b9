#include "report/cells.hpp"

#include <algorithm>

#include "base/scaled.hpp"
#include "plan/sites.hpp"
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

namespace {

// "Women 120; Elderly 3; not known: 2 more"; empty where there is nothing but zeros.
std::string team_text(const plan::Visit& visit, const std::string& site, const Labels& labels) {
  std::vector<std::string> said, unknown;
  bool any_known = false;
  for (const plan::TeamValue& one : visit.for_team) {
    if (one.enterprise != site) continue;
    const std::string name = labels.derived(one.derived);
    any_known = any_known || one.value;
    if (!one.value) unknown.push_back(name);
    if (one.value && one.value->value != 0) said.push_back(name + " " + labels.number(*one.value));
  }
  const auto same = [](const std::string& text) { return text; };
  if (!unknown.empty())
    said.push_back(any_known ? words(Message::no_figure, labels.language(), {std::to_string(unknown.size())})
                             : words(Message::no_figure_of, labels.language(), {joined(unknown, same)}));
  return joined(said, same);
}

}  // namespace

std::vector<std::string> team_lines(const plan::Visit& visit, const Labels& labels) {
  std::vector<std::pair<std::string, std::vector<std::string>>> texts;  // and the sites of which it is said
  for (const plan::Site& site : plan::sites_of(visit)) {
    const std::string text = team_text(visit, site.enterprise, labels);
    auto found = std::find_if(texts.begin(), texts.end(), [&](const auto& one) { return one.first == text; });
    if (found == texts.end()) found = texts.insert(found, {text, {}});
    found->second.push_back(site.enterprise);
  }
  std::vector<std::string> lines;
  for (const auto& [text, sites] : texts) {
    const std::string at = joined(sites, [](const std::string& site) { return site; }, ", ");
    const std::string head = texts.size() == 1 ? words(Message::for_team, labels.language())
                                               : words(Message::for_team_at, labels.language(), {at});
    if (!text.empty()) lines.push_back(head + ": " + text);
  }
  return lines;
}

std::string mark_of(const ledger::Run& run, const Labels& labels) {
  return words(Message::mark, labels.language(),
               {run.id, labels.status(run.status), run.ruleset_id + " " + run.ruleset_version,
                labels.day(run.parameters.as_of), run.result_digest.substr(0, 16)});
}

}  // namespace inspectplan::report
