#include "plan/shares.hpp"

namespace inspectplan::plan {

std::int64_t part_of(Scaled share, std::int64_t visits, bool up) {
  const std::int64_t one = power_of_ten(share.scale);
  return static_cast<std::int64_t>((Wide{visits} * share.value + (up ? one - 1 : 0)) / one);
}

VisitCounts counts_of(const Problem& problem, const Solution& solution) {
  VisitCounts counts{0, std::vector<std::int64_t>(problem.departments.size()),
                     std::vector<std::int64_t>(problem.groups.size())};
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    if (solution.chosen[i] < 0) continue;
    const Option& option = problem.candidates[i].options[static_cast<std::size_t>(solution.chosen[i])];
    ++counts.all;
    if (!option.days.empty()) ++counts.led[option.days.front().department];
    each_group(problem.candidates[i], option, [&](std::uint32_t group) { ++counts.counted[group]; });
  }
  return counts;
}

}  // namespace inspectplan::plan
