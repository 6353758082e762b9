#include "usecase/planning/what_if.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "plan/sites.hpp"
#include "usecase/planning/elsewhere.hpp"
#include "usecase/planning/planning.hpp"
#include "usecase/planning/read_plan.hpp"

namespace inspectplan::usecase {
namespace {

Doubt difference_of(const plan::Solution& before, const plan::Solution& after, int scale) {
  return {{after.value - before.value, scale},
          {after.value - before.upper_bound, scale},
          {after.upper_bound - before.value, scale}};
}

// Days that cannot be changed as asked are no question that has an answer.
void refuse_unusable(const plan::Plan& plan, std::size_t known, Diagnostics& diagnostics) {
  std::size_t seen = 0;
  for (const plan::Finding& finding : plan.findings)
    if (finding.code == "capacity-row" && seen++ >= known)
      diagnostics.error("what-if-days", {}, "--what-if: " + finding.message.en,
                        "name a period of the plan and no more days than it has");
}

std::size_t unusable_in(const plan::Plan& plan) {
  return static_cast<std::size_t>(
      std::count_if(plan.findings.begin(), plan.findings.end(),
                    [](const plan::Finding& finding) { return finding.code == "capacity-row"; }));
}

std::vector<WhatIf::Difference> differences_of(const plan::Plan& before, const plan::Plan& after) {
  std::map<std::string, WhatIf::Difference> found;
  const auto note = [&](const plan::Visit& visit, const plan::Site& site) -> WhatIf::Difference& {
    WhatIf::Difference& one = found[site.enterprise];
    one.enterprise = site.enterprise;
    one.name = site.name;
    one.lead = visit.lead;
    return one;
  };
  for (const plan::Visit& visit : before.visits)
    for (const plan::Site& site : plan::sites_of(visit)) note(visit, site).from = visit.period;
  for (const plan::Visit& visit : after.visits)
    for (const plan::Site& site : plan::sites_of(visit)) note(visit, site).to = visit.period;
  std::vector<WhatIf::Difference> differences;
  for (auto& [enterprise, one] : found)
    if (one.from != one.to) differences.push_back(std::move(one));
  std::stable_partition(differences.begin(), differences.end(), [](const auto& one) { return !one.moves(); });
  return differences;
}

}  // namespace

std::optional<WhatIf> what_if(const PlanRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer) {
  auto session = open_session(request.session, diagnostics, observer);
  if (!session) return std::nullopt;
  check_capacity(request, *session, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  const auto planning = prepare(std::move(*session), request, pool, diagnostics, observer);
  const plan::Model other = planning->changed(request.what_if);
  const plan::Problem &problem = planning->model.problem(), &changed = other.problem();
  const plan::Solution found = plan::solve(problem), found_other = plan::solve(changed);
  const plan::Solution before = better_of(problem, found, changed, found_other);
  const plan::Solution after = better_of(changed, found_other, problem, found);
  WhatIf result{
      planning->plan_of(planning->model, before, observer), planning->plan_of(other, after, observer), {}, {}};
  refuse_unusable(result.after, unusable_in(result.before), diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  result.more = difference_of(before, after, planning->model.value_scale());
  result.differences = differences_of(result.before, result.after);
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
  std::vector<plan::Problem> problems;
  std::vector<plan::Solution> solutions;
  for (const std::int64_t percent : {0, 25, 50, 75, 90, 100, 110, 125, 150, 200, 300}) {
    for (std::size_t p = 0; p < now.size(); ++p) problem.capacity[index][p] = now[p] * percent / 100;
    if (!problems.empty() && problem.capacity[index] == problems.back().capacity[index]) continue;
    solutions.push_back(plan::solve(problem));
    problems.push_back(problem);
    // What fewer days can do, more can.
    if (const std::size_t last = solutions.size() - 1; last > 0)
      solutions[last] = better_of(problem, solutions[last], problems[last - 1], solutions[last - 1]);
  }
  std::vector<Covered> table;
  for (std::size_t i = 0; i < solutions.size(); ++i) {
    const std::vector<std::int64_t>& days = problems[i].capacity[index];
    table.push_back({std::accumulate(days.begin(), days.end(), std::int64_t{0}),
                     {solutions[i].value, model.value_scale()},
                     {solutions[i].upper_bound, model.value_scale()},
                     visits_in(solutions[i])});
  }
  return table;
}

std::optional<std::vector<Cost>> costs(const std::string& database, const std::string& run, Pool& pool,
                                       Diagnostics& diagnostics, Observer& observer) {
  const auto prepared = prepare_run(database, run, pool, diagnostics, observer);
  if (!prepared) return std::nullopt;
  const plan::Model& model = prepared->planning->model;
  const ruleset::RuleSet& rules = *prepared->planning->session.rules;
  const plan::Solution base = plan::solve(model.problem());
  std::vector<Cost> result;
  const auto add = [&](const std::string& what, const plan::Problem& problem) {
    const plan::Solution other = better_of(problem, plan::solve(problem), model.problem(), base);
    Doubt cost = difference_of(base, other, model.value_scale());
    for (Scaled* each : {&cost.about, &cost.at_least, &cost.at_most})
      each->value = std::max<std::int64_t>(0, each->value);
    result.push_back({what, cost});
  };
  const auto without = [&](const std::string& what, auto remove) {
    plan::Problem problem = model.problem();
    remove(problem);
    add(what, problem);
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
  for (const ledger::Edit& edit : ledger::in_force(prepared->run.edits))
    if (edit.kind == "pin") add("pin " + edit.enterprise, prepared->planning->without_pin(edit.enterprise).problem());
  return result;
}

}  // namespace inspectplan::usecase
