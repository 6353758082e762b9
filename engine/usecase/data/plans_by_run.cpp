#include "usecase/data/plans_by_run.hpp"

#include <map>
#include <memory>
#include <optional>

#include "ledger/run.hpp"
#include "plan/sites.hpp"
#include "usecase/planning/read_plan.hpp"

namespace inspectplan::usecase {
namespace {

using registers::PlannedVisits;

std::optional<PlannedVisits> planned_in(SQLite::Database& database, const std::string& run) {
  const auto recorded = ledger::Ledger(database).recorded(run);
  if (!recorded) return std::nullopt;
  const plan::Plan plan = read_plan(recorded->plan_json);
  PlannedVisits planned{plan.year, {}};
  for (const auto& [enterprise, visit] : plan::by_site(plan.visits)) {
    std::set<std::string>& departments = planned.departments[enterprise];
    departments.insert(visit->coordinating.begin(), visit->coordinating.end());
    departments.insert(visit->lead);
  }
  return planned;
}

}  // namespace

registers::PlansByRun plans_by_run(SQLite::Database& database) {
  return [&database, known = std::make_shared<std::map<std::string, std::optional<PlannedVisits>>>()](
             const std::string& run) -> const PlannedVisits* {
    auto found = known->find(run);
    if (found == known->end()) found = known->emplace(run, planned_in(database, run)).first;
    return found->second ? &*found->second : nullptr;
  };
}

}  // namespace inspectplan::usecase
