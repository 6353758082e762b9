#include "plan/certificate.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace inspectplan::plan {
namespace {

// What a price list says an option is worth, times the scale.
Wide reduced(const Solution& solution, const Candidate& candidate, const Option& option) {
  Wide worth = Wide{option.value} * solution.price_scale;
  for (const Use& use : option.days) worth -= Wide{solution.day_price[use.department][option.period]} * use.days;
  each_group(candidate, option, [&](std::uint32_t group) { worth += solution.group_price[group]; });
  return worth;
}

// A drawn visit may be at another time, but its days are those of the department that drew it.
bool another_draw(const Option& drawn, const Option& option) {
  if (drawn.days.empty() || option.days.empty()) return drawn.days.empty() == option.days.empty();
  return drawn.days[0].department == option.days[0].department && drawn.days[0].days == option.days[0].days;
}

// As many mandates of each priority.
bool as_mandated(const Candidate& candidate, std::size_t chosen, std::size_t option) {
  for (const Demand& demand : candidate.demands)
    if (demand.met[option] < demand.met[chosen]) return false;
  return true;
}

Wide best_of(const Solution& solution, const Candidate& candidate, std::size_t index) {
  const Stage stage = solution.stage[index];
  Wide best = stage == Stage::mandate || stage == Stage::lottery ? -(Wide{1} << 120) : 0;
  const auto chosen = static_cast<std::size_t>(std::max(solution.chosen[index], 0));
  for (std::size_t k = 0; k < candidate.options.size(); ++k)
    if ((stage != Stage::lottery || another_draw(candidate.options[chosen], candidate.options[k])) &&
        (stage != Stage::mandate || as_mandated(candidate, chosen, k)))
      best = std::max(best, reduced(solution, candidate, candidate.options[k]));
  return best;
}

// Days beyond the last sum of visits' days that fits are of no use to any plan.
std::int64_t usable_days(std::int64_t days, const std::set<std::int64_t>& lengths) {
  if (days < 0 || days > 100'000) return days;
  std::set<std::int64_t> sums{0};
  for (const std::int64_t sum : sums)  // grows ahead of us
    for (const std::int64_t length : lengths)
      if (length > 0 && sum + length <= days) sums.insert(sum + length);
  return *sums.rbegin();
}

}  // namespace

std::vector<std::string> certify(const Problem& problem, const Solution& solution) {
  std::vector<std::string> wrong;
  std::int64_t value = 0;
  Wide bound = 0;
  std::vector<std::int64_t> visits(problem.groups.size());
  std::map<std::pair<std::size_t, std::size_t>, std::set<std::int64_t>> lengths;  // of visits, by department and period
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    const Candidate& candidate = problem.candidates[i];
    bound += best_of(solution, candidate, i);
    for (const Option& option : candidate.options)
      for (const Use& use : option.days) lengths[{use.department, option.period}].insert(use.days);
    if (solution.chosen[i] < 0) continue;
    const Option& option = candidate.options[static_cast<std::size_t>(solution.chosen[i])];
    value += option.value;
    each_group(candidate, option, [&](std::uint32_t group) { ++visits[group]; });
  }
  for (std::size_t d = 0; d < problem.departments.size(); ++d)
    for (std::size_t p = 0; p < problem.periods.size(); ++p) {
      if (solution.day_price[d][p] < 0) wrong.push_back("a price below 0: " + problem.departments[d]);
      bound += Wide{solution.day_price[d][p]} * usable_days(problem.capacity[d][p], lengths[{d, p}]);
    }
  for (std::size_t g = 0; g < problem.groups.size(); ++g) {
    const Group& group = problem.groups[g];
    const std::int64_t bonus = solution.group_price[g];
    std::int64_t most = g < solution.ceiling.size() ? solution.ceiling[g] : no_ceiling;
    most = std::min(most, group.at_most.value_or(no_ceiling));
    if (bonus < 0 && most == no_ceiling) wrong.push_back("a charge without a ceiling: " + group.id);
    if (solution.floor[g] > visits[g]) wrong.push_back("a floor that is not reached: " + group.id);
    if (bonus != 0) bound -= Wide{bonus} * (bonus > 0 ? solution.floor[g] : most == no_ceiling ? 0 : most);
  }
  if (value != solution.value) wrong.push_back("the value is not the sum of its visits");
  if (solution.price_scale < 1 || bound >= (Wide{solution.upper_bound} + 1) * solution.price_scale)
    wrong.push_back("the prices do not prove the upper bound " + std::to_string(solution.upper_bound));
  return wrong;
}

}  // namespace inspectplan::plan
