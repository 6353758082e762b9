#include "plan/plan.hpp"

#include <algorithm>

#include "plan/model.hpp"

namespace inspectplan::plan {

Scaled objective_of(const Plan& plan) {
  if (!plan.stay) return plan.value;
  const int scale = std::max(plan.value.scale, plan.stay->price.scale);
  return {rescale(plan.value, scale).value() + rescale(plan.stay->price, scale).value() * plan.stay->kept, scale};
}

std::optional<Scaled> gap_of(const Plan& plan) {
  if (!plan.upper_bound) return std::nullopt;
  const Scaled objective = objective_of(plan);
  // A plan that was read back has the decimals that were needed.
  const int scale = std::max(objective.scale, plan.upper_bound->scale);
  const std::int64_t reached = rescale(objective, scale).value();
  const Wide missing = Wide{rescale(*plan.upper_bound, scale).value()} - reached;
  if (missing == 0) return Scaled{0, 0};
  if (reached == 0) return std::nullopt;
  constexpr int digits = 6;
  const Wide millionths = (missing * power_of_ten(digits) + reached - 1) / reached;
  return Scaled{static_cast<std::int64_t>(millionths), digits};
}

Plan make_plan(const ruleset::RuleSet& rules, const column::Dataset& data, const score::Assessments& assessments,
               const responsibility::Resolver& resolver, const score::Clock& clock, const Request& request,
               Observer& observer) {
  const Model model(rules, data, assessments, resolver, clock, request);
  observer.info("planning " + std::to_string(model.problem().candidates.size()) + " candidates");
  return model.plan(solve(model.problem(), request.limits), assessments, observer);
}

}  // namespace inspectplan::plan
