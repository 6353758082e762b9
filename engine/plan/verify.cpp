// Written apart from the search on purpose: plain recounting, no shared helper.
#include <map>

#include "plan/problem.hpp"

namespace inspectplan::plan {
namespace {

struct Used {
  std::vector<std::vector<std::int64_t>> days;  // [department][period]
  std::vector<std::int64_t> visits;             // [group]
};

std::string about(const std::string& what, const std::string& id) { return what + " " + id; }

bool well_formed(const Problem& problem, const Solution& solution, std::vector<std::string>& wrong) {
  if (solution.chosen.size() != problem.candidates.size() || solution.stage.size() != problem.candidates.size()) {
    wrong.push_back("the solution is not one of this problem");
    return false;
  }
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    const auto options = static_cast<std::int64_t>(problem.candidates[i].options.size());
    if (solution.chosen[i] < -1 || solution.chosen[i] >= options)
      wrong.push_back(about("there is no such option of", problem.candidates[i].id));
    if ((solution.chosen[i] < 0) != (solution.stage[i] == Stage::none))
      wrong.push_back(about("visited without a reason, or a reason without a visit:", problem.candidates[i].id));
  }
  return wrong.empty();
}

Used recount(const Problem& problem, const Solution& solution, std::vector<std::string>& wrong) {
  Used used;
  used.days.assign(problem.departments.size(), std::vector<std::int64_t>(problem.periods.size()));
  used.visits.assign(problem.groups.size(), 0);
  std::int64_t value = 0;
  std::map<std::uint32_t, std::int64_t> drawn;
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    if (solution.chosen[i] < 0) continue;
    const Candidate& candidate = problem.candidates[i];
    const Option& option = candidate.options[static_cast<std::size_t>(solution.chosen[i])];
    for (const Use& use : option.days) used.days[use.department][option.period] += use.days;
    for (const std::uint32_t group : candidate.groups) ++used.visits[group];
    for (const std::uint32_t group : option.counts) ++used.visits[group];
    value += option.value;
    if (solution.stage[i] == Stage::mandate && !candidate.must)
      wrong.push_back(about("called a mandate but is none:", candidate.id));
    if (solution.stage[i] == Stage::lottery && !option.days.empty())
      drawn[option.days.front().department] += option.days.front().days;
  }
  if (value != solution.value) wrong.push_back("the value is not the sum of its visits");
  for (const Lottery& lottery : problem.lotteries) drawn[lottery.department] -= lottery.days;
  for (const auto& [department, days] : drawn)
    if (days > 0) wrong.push_back(about("drawn by lot beyond the share of", problem.departments[department]));
  return used;
}

// A group's cap, and the ceiling that the solution kept to.
std::int64_t most_of(const Problem& problem, const Solution& solution, std::size_t group) {
  const std::int64_t own = group < solution.ceiling.size() ? solution.ceiling[group] : no_ceiling;
  return problem.groups[group].at_most && *problem.groups[group].at_most < own ? *problem.groups[group].at_most : own;
}

void check_limits(const Problem& problem, const Solution& solution, const Used& used, std::vector<std::string>& wrong) {
  for (std::size_t d = 0; d < problem.departments.size(); ++d)
    for (std::size_t p = 0; p < problem.periods.size(); ++p)
      if (used.days[d][p] > problem.capacity[d][p])
        wrong.push_back(problem.departments[d] + " has too few days in " + problem.periods[p] + ": " +
                        std::to_string(problem.capacity[d][p]) + ", used " + std::to_string(used.days[d][p]));
  for (std::size_t g = 0; g < problem.groups.size(); ++g)
    if (used.visits[g] > most_of(problem, solution, g))
      wrong.push_back(about("more visits than allowed in", problem.groups[g].id));
}

bool still_fits(const Problem& problem, const Solution& solution, const Used& used, const Candidate& candidate,
                const Option& option) {
  for (const Use& use : option.days)
    if (used.days[use.department][option.period] + use.days > problem.capacity[use.department][option.period])
      return false;
  bool fits = true;
  each_group(candidate, option,
             [&](std::uint32_t group) { fits = fits && used.visits[group] < most_of(problem, solution, group); });
  return fits;
}

}  // namespace

std::vector<std::string> verify(const Problem& problem, const Solution& solution) {
  std::vector<std::string> wrong;
  if (!well_formed(problem, solution, wrong)) return wrong;
  const Used used = recount(problem, solution, wrong);
  check_limits(problem, solution, used, wrong);
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    if (solution.chosen[i] >= 0) continue;
    for (const Option& option : problem.candidates[i].options)
      if (still_fits(problem, solution, used, problem.candidates[i], option)) {
        wrong.push_back(about("could still be visited:", problem.candidates[i].id + " " + option.id));
        break;
      }
  }
  return wrong;
}

}  // namespace inspectplan::plan
