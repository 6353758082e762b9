// Whom a plan visits, with whom, and to whom more than one comes.
#include <map>
#include <set>

#include "report/labels.hpp"
#include "report/messages.hpp"
#include "usecase/query_plan.hpp"

namespace inspectplan::usecase {
namespace {

using report::Cell;
using report::Message;

Cell text(std::string words) { return words.empty() ? Cell() : Cell(std::move(words)); }

std::vector<report::QueryColumn> columns(std::initializer_list<std::tuple<const char*, Message, bool>> wanted,
                                         Language language) {
  std::vector<report::QueryColumn> columns;
  for (const auto& [id, message, number] : wanted) columns.push_back({id, report::words(message, language), number});
  return columns;
}

// Why it is in the plan: the mandates, or the lottery, else its score.
std::string why(const plan::Visit& visit, const report::Labels& labels) {
  std::string words = report::joined(visit.mandates, [&](const std::string& id) { return labels.mandate(id); });
  if (visit.random) words += (words.empty() ? "" : "; ") + report::words(Message::by_lottery, labels.language());
  return words.empty() ? report::words(Message::by_score, labels.language()) : words;
}

std::set<std::size_t> visited(const PlanView& view, const PlanFilter& filter) {
  std::set<std::size_t> visits;  // in the order of the plan
  for (std::size_t row = 0; row < view.chosen.size(); ++row)
    if (view.chosen[row] != 0 && view.visit(row) && fits(*view.visit(row), filter))
      visits.insert(static_cast<std::size_t>(view.visit_of[row]));
  return visits;
}

}  // namespace

report::QueryTable visits_table(const PlanView& view, const PlanFilter& filter, bool only_joint, Language language) {
  const report::Labels labels(view.rules(), view.plan, language);
  report::QueryTable table;
  table.title = report::words(only_joint ? Message::answer_joint : Message::answer_visits, language);
  table.columns = columns({{"period", Message::period, false},
                           {"lead", Message::lead, false},
                           {"enterprise", Message::id, false},
                           {"name", Message::enterprise, false},
                           {"matters", Message::matters, false},
                           {"coordinating", Message::coordinating, false},
                           {"days", Message::days, true},
                           {"score", Message::score, true},
                           {"tier", Message::tier, false},
                           {"why", Message::why, false}},
                          language);
  for (const std::size_t index : visited(view, filter)) {
    const plan::Visit& visit = view.plan.visits[index];
    if (only_joint && visit.coordinating.empty()) continue;
    std::int64_t days = 0;
    for (const auto& [department, count] : visit.inspector_days) days += count;
    table.rows.push_back(
        {labels.when(visit), labels.department(visit.lead), visit.enterprise, text(visit.name),
         text(report::joined(visit.matters, [&](const std::string& id) { return labels.matter(id); })),
         text(report::joined(visit.coordinating, [&](const std::string& id) { return labels.department(id); })),
         Scaled{days, 0}, visit.score_known ? Cell(visit.score) : Cell(), text(labels.tier(visit.tier)),
         why(visit, labels)});
  }
  return table;
}

report::QueryTable overlaps_table(const PlanView& view, const PlanFilter& filter, Language language) {
  const report::Labels labels(view.rules(), view.plan, language);
  std::map<std::string, std::vector<const plan::Visit*>> by_owner;
  for (const std::size_t index : visited(view, filter)) {
    const plan::Visit& visit = view.plan.visits[index];
    by_owner[visit.owner.empty() ? visit.enterprise : visit.owner].push_back(&visit);
  }
  report::QueryTable table;
  table.title = report::words(Message::answer_overlaps, language);
  table.columns = columns({{"owner", Message::owner, false},
                           {"name", Message::enterprise, false},
                           {"visits", Message::visits, true},
                           {"lead", Message::lead, false},
                           {"coordinating", Message::coordinating, false},
                           {"period", Message::period, false}},
                          language);
  for (const auto& [owner, visits] : by_owner) {
    std::set<std::string> names, leads, joining, periods, departments;
    for (const plan::Visit* visit : visits) {
      names.insert(visit->name);
      leads.insert(labels.department(visit->lead));
      departments.insert(visit->lead);
      periods.insert(labels.period(visit->period));
      for (const std::string& one : visit->coordinating) {
        joining.insert(labels.department(one));
        departments.insert(one);
      }
    }
    if (visits.size() < 2 && departments.size() < 2) continue;
    const auto list = [](const std::set<std::string>& all) {
      return text(report::joined(all, [](const std::string& one) { return one; }));
    };
    table.rows.push_back({owner, list(names), Scaled{static_cast<std::int64_t>(visits.size()), 0}, list(leads),
                          list(joining), list(periods)});
  }
  return table;
}

}  // namespace inspectplan::usecase
