#pragma once
// `plan solve`: planning problems and solutions as files, in a neutral form that other programs write and judge.
//
// inspectplan.problem/1: {"format", "periods": [id], "departments": [{"id", "capacity": {period: days}}],
//   "groups": [{"id", "at_least": n|null, "at_most": n|null}],
//   "enterprises": [{"id", "must", "groups": [id], "options": [{"id", "period", "value", "days": {department:
//   days}}]}]}
// A period that a department's capacity leaves out has no days. All numbers are whole and not negative.
// inspectplan.solution/1: {"format", "value", "effort", "chosen": {enterprise: option}, "unmet": [id]}.
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "plan/problem.hpp"

namespace inspectplan::usecase {

// Empty on findings; all of them at once, each naming where in the file it is.
std::optional<plan::Problem> read_problem(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics);

// `problem` and `solution` belong together. Enterprises in the order of the problem.
std::string solution_json(const plan::Problem& problem, const plan::Solution& solution, int indent = 0);

}  // namespace inspectplan::usecase
