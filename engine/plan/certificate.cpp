#include "plan/certificate.hpp"

#include <algorithm>

namespace inspectplan::plan {
namespace {

// What a price list says an option is worth, times the scale.
Wide reduced(const Solution& solution, const Candidate& candidate, const Option& option) {
  Wide worth = Wide{option.value} * solution.price_scale;
  for (const Use& use : option.days) worth -= Wide{solution.day_price[use.department][option.period]} * use.days;
  for (const std::uint32_t group : candidate.groups) worth += solution.group_price[group];
  for (const std::uint32_t group : option.counts) worth += solution.group_price[group];
  return worth;
}

// A drawn visit may be at another time, but its days are those of the department that drew it.
bool another_draw(const Option& drawn, const Option& option) {
  if (drawn.days.empty() || option.days.empty()) return drawn.days.empty() == option.days.empty();
  return drawn.days[0].department == option.days[0].department && drawn.days[0].days == option.days[0].days;
}

Wide best_of(const Solution& solution, const Candidate& candidate, std::size_t index) {
  const Stage stage = solution.stage[index];
  const bool stays = stage == Stage::mandate || stage == Stage::lottery;
  Wide best = stays ? -(Wide{1} << 120) : 0;
  for (const Option& option : candidate.options)
    if (stage != Stage::lottery ||
        another_draw(candidate.options[static_cast<std::size_t>(solution.chosen[index])], option))
      best = std::max(best, reduced(solution, candidate, option));
  return best;
}

}  // namespace

std::vector<std::string> certify(const Problem& problem, const Solution& solution) {
  std::vector<std::string> wrong;
  std::int64_t value = 0;
  Wide bound = 0;
  std::vector<std::int64_t> visits(problem.groups.size());
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    const Candidate& candidate = problem.candidates[i];
    bound += best_of(solution, candidate, i);
    if (solution.chosen[i] < 0) continue;
    const Option& option = candidate.options[static_cast<std::size_t>(solution.chosen[i])];
    value += option.value;
    for (const std::uint32_t group : candidate.groups) ++visits[group];
    for (const std::uint32_t group : option.counts) ++visits[group];
  }
  for (std::size_t d = 0; d < problem.departments.size(); ++d)
    for (std::size_t p = 0; p < problem.periods.size(); ++p) {
      if (solution.day_price[d][p] < 0) wrong.push_back("a price below 0: " + problem.departments[d]);
      bound += Wide{solution.day_price[d][p]} * problem.capacity[d][p];
    }
  for (std::size_t g = 0; g < problem.groups.size(); ++g) {
    const Group& group = problem.groups[g];
    const std::int64_t bonus = solution.group_price[g];
    if (bonus < 0 && !group.at_most) wrong.push_back("a charge without a ceiling: " + group.id);
    bound -= Wide{bonus} * (bonus > 0 ? std::min(group.at_least, visits[g]) : group.at_most.value_or(0));
  }
  if (value != solution.value) wrong.push_back("the value is not the sum of its visits");
  if (solution.price_scale < 1 || bound >= (Wide{solution.upper_bound} + 1) * solution.price_scale)
    wrong.push_back("the prices do not prove the upper bound " + std::to_string(solution.upper_bound));
  return wrong;
}

}  // namespace inspectplan::plan
