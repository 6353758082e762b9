#pragma once
// `plan solve`: planning problems and solutions as files, in a neutral form that other programs write and judge.
//
// inspectplan.problem/1: {"format", "periods": [id], "departments": [{"id", "capacity": {period: days}}],
//   "groups": [{"id", "at_least": n|null, "at_most": n|null}],
//   "enterprises": [{"id", "must", "groups": [id], "options": [{"id", "period", "value", "days": {department:
//   days}}]}]}
// A period that a department's capacity leaves out has no days. All numbers are whole and not negative.
// inspectplan.solution/1: {"format", "value", "upper_bound", "effort", "chosen": {enterprise: option},
//   "prices": {"scale", "departments": {department: {period: price}}, "groups": {group: bonus}}, "unmet": [id]};
//   see plan::Solution for what prices prove. Groups without a price are left out.
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "plan/problem.hpp"

namespace inspectplan::usecase {

// Empty on findings; all of them at once, each naming where in the file it is.
std::optional<plan::Problem> read_problem(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics);

// `problem` and `solution` belong together. Enterprises in the order of the problem.
std::string solution_json(const plan::Problem& problem, const plan::Solution& solution, int indent = 0);

// A file solved. Empty on findings; throws EnvironmentError where the file cannot be read.
struct SolvedFile {
  std::string solution;  // JSON
  std::size_t unmet = 0;
};
std::optional<SolvedFile> solve_file(const std::string& path, const plan::SolveLimits& limits,
                                     Diagnostics& diagnostics);

// Whole or not at all; throws EnvironmentError.
void write_file(const std::string& path, std::string_view text);

}  // namespace inspectplan::usecase
