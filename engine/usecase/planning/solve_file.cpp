#include "usecase/planning/solve_file.hpp"

#include "register/file.hpp"
#include "yaml/file.hpp"

namespace inspectplan::usecase {

constexpr std::size_t largest_file = std::size_t{4} << 30;

std::optional<SolvedFile> solve_file(const std::string& path, const plan::SolveLimits& limits,
                                     Diagnostics& diagnostics) {
  auto bytes = yaml::read_regular_file(path, path, largest_file, yaml::Links::follow, diagnostics);
  if (!bytes) return std::nullopt;
  const auto source = yaml::make_source(path, std::move(*bytes), diagnostics);
  if (!source) return std::nullopt;
  const std::optional<plan::Problem> problem = read_problem(source, diagnostics);
  if (!problem) return std::nullopt;
  const plan::Solution solution = plan::solve(*problem, limits);
  SolvedFile result{solution_json(*problem, solution), 0, floors_missed(*problem, solution).size(), solution.value,
                    published_bound(*problem, solution)};
  for (std::size_t i = 0; i < problem->candidates.size(); ++i)
    if (problem->candidates[i].must && solution.chosen[i] < 0) ++result.unmet;
  return result;
}

void check_gap(const SolvedFile& solved, Scaled gap, Diagnostics& diagnostics) {
  if (Wide{solved.upper_bound - solved.value} * power_of_ten(gap.scale) <= Wide{gap.value} * solved.value) return;
  diagnostics.warning("gap-not-reached", {},
                      "the search ended at the value " + std::to_string(solved.value) + " with the upper bound " +
                          std::to_string(solved.upper_bound) + ", further apart than the gap of " + to_string(gap),
                      "more --effort may bring them nearer");
}

void write_file(const std::string& path, std::string_view text) { registers::write_atomically(path, text); }

}  // namespace inspectplan::usecase
