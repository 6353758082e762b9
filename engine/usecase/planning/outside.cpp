#include "usecase/planning/outside.hpp"

#include "usecase/visits/told_visit.hpp"

namespace inspectplan::usecase {

std::vector<registers::VisitEvent> visits_outside_plan(Session& session, const std::string& database) {
  const std::set<std::string> runs = runs_of_year(database, session.clock.plan_year);
  std::vector<registers::VisitEvent> events = registers::read_visits(session.store, {}).events;
  std::erase_if(events, [&](const registers::VisitEvent& event) {
    return !runs.contains(event.run) || !event.is_outside_plan();
  });
  return events;
}

}  // namespace inspectplan::usecase
