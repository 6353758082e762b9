#include "plan/certificate.hpp"

#include <algorithm>
#include <set>

namespace inspectplan::plan {
namespace {

Wide worth_of(const Solution& solution, const Candidate& candidate, const Option& option) {
  Wide worth = Wide{option.value} * solution.price_scale;
  for (const Use& use : option.days) worth -= Wide{solution.day_price[use.department][option.period]} * use.days;
  each_group(candidate, option, [&](std::uint32_t group) { worth += solution.group_price[group]; });
  return worth;
}

// Drawn at another time, but with the days of who drew it; or mandated, with no fewer mandates of any priority.
bool may_be(Stage stage, const Candidate& candidate, std::size_t chosen, std::size_t k) {
  const auto lead = [&](std::size_t of) {
    return candidate.options[of].days.empty() ? Use{UINT32_MAX, 0} : candidate.options[of].days[0];
  };
  if (stage == Stage::lottery) return lead(k) == lead(chosen);
  const auto as_many = [&](const Demand& demand) { return demand.met[k] >= demand.met[chosen]; };
  return stage != Stage::mandate || std::all_of(candidate.demands.begin(), candidate.demands.end(), as_many);
}

Wide best_of(const Solution& solution, const Candidate& candidate, std::size_t index) {
  const Stage stage = solution.stage[index];
  Wide best = stage == Stage::mandate || stage == Stage::lottery ? -(Wide{1} << 120) : 0;
  for (std::size_t k = 0; k < candidate.options.size(); ++k)
    if (may_be(stage, candidate, static_cast<std::size_t>(std::max(solution.chosen[index], 0)), k))
      best = std::max(best, worth_of(solution, candidate, candidate.options[k]));
  return best;
}

// Days beyond the last sum of visits' days that fits are of no use to any plan.
std::int64_t usable_days(std::int64_t days, const std::set<std::int64_t>& lengths) {
  std::set<std::int64_t> sums{0};
  for (const std::int64_t sum : sums)  // grows ahead of us
    for (const std::int64_t length : lengths)
      if (days <= 100'000 && sum + length <= days) sums.insert(sum + length);
  return days < 0 || days > 100'000 ? days : *sums.rbegin();
}

}  // namespace

std::vector<std::string> certify(const Problem& problem, const Solution& solution) {
  std::vector<std::string> wrong;
  Wide value = 0, bound = 0;
  std::vector<std::int64_t> visits(problem.groups.size());
  const std::size_t periods = problem.periods.size();
  std::vector<std::set<std::int64_t>> lengths(problem.departments.size() * periods);  // of visits
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    const Candidate& candidate = problem.candidates[i];
    bound += best_of(solution, candidate, i);
    for (const Option& option : candidate.options)
      for (const Use& use : option.days) lengths[use.department * periods + option.period].insert(use.days);
    if (solution.chosen[i] < 0) continue;
    const Option& option = candidate.options[static_cast<std::size_t>(solution.chosen[i])];
    value += option.value;
    each_group(candidate, option, [&](std::uint32_t group) { ++visits[group]; });
  }
  for (std::size_t d = 0; d < problem.departments.size(); ++d)
    for (std::size_t p = 0; p < periods; ++p) {
      if (solution.day_price[d][p] < 0) wrong.push_back("a price below 0: " + problem.departments[d]);
      bound += Wide{solution.day_price[d][p]} * usable_days(problem.capacity[d][p], lengths[d * periods + p]);
    }
  for (std::size_t g = 0; g < problem.groups.size(); ++g) {
    const Wide bonus = solution.group_price[g];
    const std::int64_t most = std::min(problem.groups[g].at_most.value_or(no_ceiling), solution.ceiling[g]);
    if (bonus < 0 && most == no_ceiling) wrong.push_back("a charge without a ceiling: " + problem.groups[g].id);
    if (solution.floor[g] > visits[g]) wrong.push_back("a floor that is not reached: " + problem.groups[g].id);
    bound -= bonus * (bonus > 0 ? solution.floor[g] : bonus < 0 ? most : 0);
  }
  if (value != solution.value) wrong.push_back("the value is not the sum of its visits");
  if (solution.price_scale < 1 || bound >= (Wide{solution.upper_bound} + 1) * solution.price_scale)
    wrong.push_back("the prices do not prove the upper bound " + std::to_string(solution.upper_bound));
  return wrong;
}

}  // namespace inspectplan::plan
