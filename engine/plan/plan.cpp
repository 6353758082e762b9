#include "plan/plan.hpp"

#include "plan/model.hpp"

namespace inspectplan::plan {

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
               const responsibility::Resolver& resolver, const score::Clock& clock, const Request& request,
               Observer& observer) {
  const Model model(rules, data, assessments, resolver, clock, request);
  observer.info("planning " + std::to_string(model.problem().candidates.size()) + " candidates");
  return model.plan(solve(model.problem(), request.limits), observer);
}

}  // namespace inspectplan::plan
