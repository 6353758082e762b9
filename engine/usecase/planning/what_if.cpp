#include "usecase/planning/what_if.hpp"

#include <algorithm>
#include <set>

#include "usecase/planning/planning.hpp"
#include "usecase/planning/read_plan.hpp"

namespace inspectplan::usecase {

std::optional<WhatIf> what_if(const PlanRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer) {
  auto session = open_session(request.session, diagnostics, observer);
  if (!session) return std::nullopt;
  check_capacity(request, *session, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  const auto planning = prepare(std::move(*session), request, pool, diagnostics, observer);
  const plan::Model other = planning->changed(request.what_if);
  WhatIf result{planning->model.plan(plan::solve(planning->model.problem()), observer),
                other.plan(plan::solve(other.problem()), observer),
                {}};
  std::map<std::string, std::pair<std::string, std::string>> periods;
  for (const plan::Visit& visit : result.before.visits) periods[visit.enterprise].first = visit.period;
  for (const plan::Visit& visit : result.after.visits) periods[visit.enterprise].second = visit.period;
  for (const auto& [enterprise, change] : periods)
    if (change.first != change.second) result.differences.push_back({enterprise, change.first, change.second});
  return result;
}

std::optional<std::vector<Marginal>> marginals(const std::string& database, const std::string& run,
                                               Diagnostics& diagnostics) {
  const auto recorded = recorded_plan(database, run, diagnostics);
  if (!recorded) return std::nullopt;
  const plan::Plan& plan = recorded->document.plan;
  std::vector<Marginal> result;
  if (!plan.prices) {
    diagnostics.error("no-prices", {}, "the run " + run + " was recorded without prices", "plan again");
    return std::nullopt;
  }
  for (const plan::DepartmentPlan& department : plan.departments)
    for (const plan::PeriodUse& use : department.periods) {
      const auto prices = plan.prices->days.find(department.id);
      const std::int64_t price = prices == plan.prices->days.end() ? 0 : prices->second.at(use.period);
      // Prices are of whole units of value: scale by the value's decimals, to a tenth of them.
      const Scaled value{static_cast<std::int64_t>(Wide{price} * 10 / plan.prices->scale), plan.value.scale + 1};
      result.push_back({department.id, use.period, use.capacity - use.reserve, use.used, value});
    }
  return result;
}

namespace {

std::int64_t visits_in(const plan::Solution& solution) {
  return std::count_if(solution.chosen.begin(), solution.chosen.end(), [](std::int32_t option) { return option >= 0; });
}

}  // namespace

std::optional<std::vector<Covered>> covered_by_days(const std::string& database, const std::string& run,
                                                    const std::string& department, Pool& pool, Diagnostics& diagnostics,
                                                    Observer& observer) {
  const auto prepared = prepare_run(database, run, pool, diagnostics, observer);
  if (!prepared) return std::nullopt;
  const plan::Model& model = prepared->planning->model;
  plan::Problem problem = model.problem();
  const auto place = std::find(problem.departments.begin(), problem.departments.end(), department);
  if (place == problem.departments.end()) {
    diagnostics.error("unknown-department", {}, "the plan has no department " + department,
                      "`inspectplan query marginal` lists those it has");
    return std::nullopt;
  }
  const auto index = static_cast<std::size_t>(place - problem.departments.begin());
  const std::vector<std::int64_t> now = problem.capacity[index];
  std::vector<Covered> table;
  for (const std::int64_t percent : {0, 25, 50, 75, 90, 100, 110, 125, 150, 200, 300}) {
    Covered covered;
    for (std::size_t p = 0; p < now.size(); ++p) covered.days += problem.capacity[index][p] = now[p] * percent / 100;
    const plan::Solution solution = plan::solve(problem);
    covered.value = {solution.value, model.value_scale()};
    covered.upper_bound = {solution.upper_bound, model.value_scale()};
    covered.visits = visits_in(solution);
    table.push_back(covered);
  }
  return table;
}

std::optional<std::vector<Cost>> costs(const std::string& database, const std::string& run, Pool& pool,
                                       Diagnostics& diagnostics, Observer& observer) {
  const auto prepared = prepare_run(database, run, pool, diagnostics, observer);
  if (!prepared) return std::nullopt;
  const plan::Model& model = prepared->planning->model;
  const ruleset::RuleSet& rules = *prepared->planning->session.rules;
  const std::int64_t value = plan::solve(model.problem()).value;
  std::vector<Cost> result;
  const auto without = [&](const std::string& what, auto remove) {
    plan::Problem problem = model.problem();
    remove(problem);
    const std::int64_t other = plan::solve(problem).value;
    result.push_back({what, {std::max<std::int64_t>(0, other - value), model.value_scale()}});
  };
  // The group itself, and those of its parts.
  const auto groups_of = [](plan::Problem& problem, const std::string& id, auto change) {
    for (plan::Group& group : problem.groups)
      if (group.id == id || group.id.starts_with(id + "/")) change(group);
  };
  without("mandates", [](plan::Problem& problem) {
    for (plan::Candidate& candidate : problem.candidates) candidate.must = false;
  });
  if (!model.problem().lotteries.empty()) without("lottery", [](plan::Problem& problem) { problem.lotteries.clear(); });
  if (!model.problem().order.empty()) without("order of scores", [](plan::Problem& problem) { problem.order.clear(); });
  for (const ruleset::Quota& quota : rules.planning.quotas)
    without("quota " + quota.id, [&](plan::Problem& problem) {
      groups_of(problem, "quota/" + quota.id, [](plan::Group& group) { group = plan::Group{group.id, 0, {}}; });
    });
  for (const ruleset::Cap& cap : rules.planning.caps)
    without("cap " + cap.id, [&](plan::Problem& problem) {
      groups_of(problem, cap.id, [](plan::Group& group) { group.at_most.reset(); });
    });
  return result;
}

}  // namespace inspectplan::usecase
