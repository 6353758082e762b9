#include "usecase/planning/spent.hpp"

#include <map>
#include <set>

#include "usecase/life/line.hpp"

namespace inspectplan::usecase {
namespace {

std::set<std::string> runs_of_line(Session& session, const std::string& parent) {
  std::set<std::string> runs;
  const auto run = parent.empty() ? std::nullopt : ledger::Ledger(session.store.database()).find(parent);
  if (!run) return runs;
  for (const ledger::Run& one : line_of(session.store.database(), *run)) runs.insert(one.id);
  return runs;
}

}  // namespace

bool counts_as_held(const registers::VisitEvent& event) {
  return event.outcome == "held" || event.outcome == "paused" || (event.outcome.empty() && event.is_outside_plan());
}

std::vector<plan::CapacityChange> spent_on_visits(Session& session, const std::string& parent) {
  const registers::VisitBook book = registers::read_visits(session.store, session.as_of);
  if (book.days.empty()) return {};
  const ruleset::Planning& planning = session.rules->planning;
  const std::vector<plan::Period> periods =
      plan::periods_of(session.clock.plan_year, planning.periods, planning.blackouts);
  const std::set<std::string> own = runs_of_line(session, parent);
  std::map<std::pair<std::string, std::string>, Day> held;  // by enterprise and number of the visit
  for (const registers::VisitEvent& event : book.events)
    if (event.date && counts_as_held(event) && !event.is_outside_plan() && !own.contains(event.run))
      held[{event.enterprise, event.visit_no}] = *event.date;
  std::vector<plan::CapacityChange> spent;
  for (const registers::VisitDays& days : book.days) {
    const auto visit = held.find({days.enterprise, days.visit_no});
    if (visit == held.end() || days.days.value_or(0) == 0) continue;
    for (const plan::Period& period : periods)
      if (period.from <= visit->second && visit->second <= period.until)
        spent.push_back({days.department, period.id, *days.days});
  }
  return spent;
}

}  // namespace inspectplan::usecase
