#include "plan/plan.hpp"

#include <algorithm>
#include <tuple>

#include "base/error.hpp"
#include "plan/assemble.hpp"

namespace inspectplan::plan {
namespace {

// Rebuilds what is left from the solution alone.
Room room_of(const Problem& problem, const Solution& solution) {
  Room room(problem);
  for (std::uint32_t i = 0; i < solution.chosen.size(); ++i)
    if (solution.chosen[i] >= 0) room.take(i, static_cast<std::size_t>(solution.chosen[i]), solution.stage[i]);
  return room;
}

void prove(const Problem& problem, const Solution& solution, Observer& observer) {
  const std::vector<std::string> wrong = verify(problem, solution);
  for (const std::string& line : wrong) observer.warning(line);
  INSPECTPLAN_ASSERT(wrong.empty());
}

// Visits of other leads that a joint visit takes the place of. A visit is of one site so far.
std::int64_t overlaps_avoided(const Solved& solved) {
  std::int64_t sum = 0;
  for (std::uint32_t i = 0; i < solved.draft.entries.size(); ++i)
    if (solved.room.visited(i))
      sum += shape_of(solved, i, static_cast<std::size_t>(solved.room.chosen(i))).own_visits - 1;
  return sum;
}

std::vector<Visit> visits_of(const Solved& solved) {
  std::vector<Visit> visits;
  for (std::size_t i = 0; i < solved.draft.entries.size(); ++i)
    if (solved.room.visited(static_cast<std::uint32_t>(i))) visits.push_back(visit_of(solved, i));
  const auto key = [](const Visit& visit) {
    return std::tuple(std::string_view(visit.lead), std::string_view(visit.period), -visit.score.value,
                      std::string_view(visit.enterprise));
  };
  std::sort(visits.begin(), visits.end(), [&](const Visit& a, const Visit& b) { return key(a) < key(b); });
  return visits;
}

}  // namespace

std::optional<Scaled> gap_of(const Plan& plan) {
  if (!plan.upper_bound) return std::nullopt;
  const Wide missing = Wide{plan.upper_bound->value} - plan.value.value;
  if (missing == 0) return Scaled{0, 0};
  if (plan.value.value == 0) return std::nullopt;
  constexpr int digits = 6;
  const Wide millionths = (missing * power_of_ten(digits) + plan.value.value - 1) / plan.value.value;
  return Scaled{static_cast<std::int64_t>(millionths), digits};
}

Plan make_plan(const ruleset::RuleSet& rules, const column::Dataset& data, const score::Assessments& assessments,
               const responsibility::Resolver& resolver, const std::vector<Capacity>& capacity,
               const score::Clock& clock, std::uint64_t seed, Observer& observer) {
  INSPECTPLAN_ASSERT(assessments.rows == data.enterprises.rows);
  const Context context{rules, data, assessments, resolver, clock, seed};
  Plan plan;
  plan.year = clock.plan_year;

  std::vector<Period> periods = periods_of(clock.plan_year, rules.planning.periods, rules.planning.blackouts);
  const WorkingDays working_days(clock.plan_year, rules.planning.blackouts);
  Departments departments;
  const CapacityTable table(rules, periods, capacity, departments, plan.findings);
  Teams teams(rules, data, assessments, resolver, table,
              parts_of(periods, resolver.changes(clock.plan_start, clock.plan_end)), departments);
  const Draft made = draft(context, teams, table, departments, std::move(periods), working_days);
  observer.info("planning " + std::to_string(made.entries.size()) + " candidates");
  const Solution solution = solve(made.problem);
  prove(made.problem, solution, observer);

  const Room room = room_of(made.problem, solution);
  const Solved solved{context, teams, table, departments, made, room};
  plan.enterprises = made.enterprises;
  plan.candidates = static_cast<std::int64_t>(made.entries.size());
  plan.mandatory = made.mandatory;
  plan.undecided = made.undecided;
  plan.value = {solution.value, assessments.value_scale};
  plan.upper_bound = Scaled{solution.upper_bound, assessments.value_scale};
  plan.effort = solution.effort;
  plan.departments = departments_of(solved);
  plan.visits = visits_of(solved);
  for (const Visit& visit : plan.visits) plan.joint_visits += visit.coordinating.empty() ? 0 : 1;
  plan.overlaps_avoided = overlaps_avoided(solved);
  plan.unmet = unmet_of(solved);
  plan.quotas = quotas_of(solved, plan.visits);
  plan.left_out = left_out_of(solved);
  add_findings(solved, plan.findings);
  return plan;
}

}  // namespace inspectplan::plan
