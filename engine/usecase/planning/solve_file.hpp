#pragma once
// `plan solve`: planning problems and solutions as files, in a neutral form that other programs write and judge.
//
// inspectplan.problem/1: {"format", "periods": [id], "departments": [{"id", "capacity": {period: days}}],
//   "groups": [{"id", "at_least": n|null, "at_most": n|null}],
//   "enterprises": [{"id", "must", "groups": [id], "options": [{"id", "period", "value", "days": {department:
//   days}}]}]}
// Beside those, where they are needed: "priority" of an enterprise that must be visited, smaller first, or "mandates":
//   [{"priority", "met": {option: n}}] where it stands for several; "groups" of an option, in which only a visit by
//   that option counts; "lead" of an option, the department that leads it where that is not the first by id; "draws":
//   [{"department", "days", "order": [enterprise]}], taken in that order while the days of the department that leads
//   them last; "order": [enterprise], taken in that order instead of by value.
// A department's capacity names every period. All numbers are whole and not negative. A key that there is not, or twice,
// is a finding. The order of lists decides nothing but in "order".
// inspectplan.solution/1: {"format", "value", "upper_bound", "effort", "chosen": {enterprise: option},
//   "prices": {"scale", "departments": {department: {period: price}}, "groups": {group: bonus}}, "unmet": [id],
//   "short": [{"group", "at_least", "visits"}]}. Groups without a price are left out, "short" where all floors are
//   reached. "upper_bound" is what follows from the prices by adding up: price × capacity, less bonus × floor, plus
//   charge × ceiling, plus for each enterprise the best of value − price of days + bonuses, 0 where it need not be
//   visited; rounded down.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "plan/problem.hpp"

namespace inspectplan::usecase {

// Empty on findings; all of them at once, each naming where in the file it is.
std::optional<plan::Problem> read_problem(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics);

std::string problem_json(const plan::Problem& problem);

// The problem as it stands once mandates, draws and floors are settled as the solution has them, for other solvers
// (free MPS, minimised). Columns "x ENTERPRISE OPTION", rows "visit ENTERPRISE", "days DEPARTMENT PERIOD", "group ID",
// in ASCII and at most 80 long, "_" for anything else; equal names get a number.
std::string problem_mps(const plan::Problem& problem, const plan::Solution& solution);

// The columns of that model with the candidate and option each stands for.
void each_column(const plan::Problem& problem, const plan::Solution& solution,
                 const std::function<void(std::size_t candidate, std::size_t option, const std::string& name)>& look);

// `problem` and `solution` belong together. Enterprises in the order of the problem.
std::string solution_json(const plan::Problem& problem, const plan::Solution& solution, int indent = 0);

// A file solved. Empty on findings; throws EnvironmentError where the file cannot be read.
struct SolvedFile {
  std::string solution;    // JSON
  std::size_t unmet = 0;   // that must be visited and are not
  std::size_t missed = 0;  // floors that are not reached
  std::int64_t value = 0, upper_bound = 0;
};
std::optional<SolvedFile> solve_file(const std::string& path, const plan::SolveLimits& limits,
                                     Diagnostics& diagnostics);

// A finding where the search ended before the gap that was asked for was reached.
void check_gap(const SolvedFile& solved, Scaled gap, Diagnostics& diagnostics);

// By the formula of the format.
std::int64_t published_bound(const plan::Problem& problem, const plan::Solution& solution);

// Groups with fewer visits than their floor, and their visits.
std::vector<std::pair<std::size_t, std::int64_t>> floors_missed(const plan::Problem& problem,
                                                                const plan::Solution& solution);

// Whole or not at all; throws EnvironmentError.
void write_file(const std::string& path, std::string_view text);

}  // namespace inspectplan::usecase
