// Owners to whom more than one department, or more than one visit, comes.
#include <map>
#include <set>

#include "plan/sites.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "usecase/data/owners.hpp"
#include "usecase/planning/outside.hpp"
#include "usecase/planning/spent.hpp"
#include "usecase/query/query_plan.hpp"

namespace inspectplan::usecase {
namespace {

using report::Cell;
using report::Message;

struct OfOwner {
  std::set<std::string> names, leads, joining, periods, departments, others;
  std::int64_t visits = 0;
  bool meets_other_bodies = false;
  bool is_overlap() const { return visits > 1 || departments.size() > 1 || meets_other_bodies; }
};

void add(const plan::Visit& visit, const report::Labels& labels, OfOwner& of) {
  ++of.visits;
  for (const plan::Site& site : plan::sites_of(visit)) of.names.insert(site.name);
  of.leads.insert(labels.department(visit.lead));
  of.departments.insert(visit.lead);
  of.periods.insert(labels.period(visit.period));
  for (const Label& other : visit.others) of.others.insert(other.in(labels.language()));
  of.meets_other_bodies |= !visit.others.empty();
  for (const std::string& one : visit.coordinating) {
    of.joining.insert(labels.department(one));
    of.departments.insert(one);
  }
}

// A visit outside the plan says what it is beside those of other bodies: it stands on a paper of its own.
void add(const AddedVisit& visit, const report::Labels& labels, OfOwner& of) {
  ++of.visits;
  of.names.insert(visit.name);
  if (!visit.lead.empty()) {
    of.leads.insert(labels.department(visit.lead));
    of.departments.insert(visit.lead);
  }
  of.periods.insert(labels.period(visit.period));
  of.others.insert(report::words(Message::visit_outside, labels.language(), {visit.visit_no, visit.document}));
}

report::QueryTable headed(Language language) {
  report::QueryTable table;
  table.title = report::words(Message::answer_overlaps, language);
  const auto add = [&](const char* id, Message message, bool is_number = false) {
    table.add(id, report::words(message, language), is_number);
  };
  add("owner", Message::owner);
  add("name", Message::enterprise);
  add("visits", Message::visits, true);
  add("lead", Message::lead);
  add("coordinating", Message::coordinating);
  add("period", Message::period);
  add("others", Message::others);
  return table;
}

Cell list(const std::set<std::string>& all) {
  return report::text_cell(report::joined(all, [](const std::string& one) { return one; }));
}

std::optional<std::size_t> chosen_row(const PlanView& view, const std::string& enterprise) {
  for (std::size_t row = 0; row < view.chosen.size(); ++row)
    if (view.chosen[row] != 0 && view.key(row) == enterprise) return row;
  return std::nullopt;
}

}  // namespace

std::vector<AddedVisit> added_visits(PlanView& view, const PlanQuery& query) {
  const ruleset::Planning& planning = view.rules().planning;
  const auto periods = plan::periods_of(view.plan.year, planning.periods, planning.blackouts);
  const Owners owners(view.session);
  std::vector<AddedVisit> visits;
  for (const registers::VisitEvent& event : visits_outside_plan(view.session, query.database)) {
    const auto row = counts_as_held(event) && event.date ? chosen_row(view, event.enterprise) : std::nullopt;
    if (!row) continue;
    if (!is_asked(event.department, query.filter.department) || !query.filter.matter.empty()) continue;
    for (const plan::Period& period : periods)
      if (period.from <= *event.date && *event.date <= period.until &&
          (query.filter.period.empty() || query.filter.period == period.id))
        visits.push_back({owners.of(event.enterprise), view.name(*row), event.visit_no, event.department, period.id,
                          event.document});
  }
  return visits;
}

report::QueryTable overlaps_table(const ShownVisits& shown, const std::vector<AddedVisit>& added, Language language) {
  const report::Labels labels(shown.rules, shown.plan, language);
  std::map<std::string, OfOwner> owners;
  for (const std::size_t index : shown.visits) {
    const plan::Visit& visit = shown.plan.visits[index];
    add(visit, labels, owners[visit.owner.empty() ? visit.enterprise : visit.owner]);
  }
  for (const AddedVisit& visit : added) add(visit, labels, owners[visit.owner]);
  report::QueryTable table = headed(language);
  for (const auto& [owner, of] : owners)
    if (of.is_overlap())
      table.rows.push_back({owner, list(of.names), report::whole_cell(of.visits), list(of.leads), list(of.joining),
                            list(of.periods), list(of.others)});
  return table;
}

}  // namespace inspectplan::usecase
