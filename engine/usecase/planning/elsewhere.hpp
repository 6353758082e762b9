#pragma once
// A plan found by another program: read, checked, completed.
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "plan/model.hpp"

namespace inspectplan::usecase {

// The choice that the file makes, on the ground of `own`: its prices, its bound, what it settled. The file is a
// solution of ours (inspectplan.solution/1) or text with the names of columns of problem_mps(problem, own) followed by
// their value, as Cbc, HiGHS, GLPK and SCIP write it. What still fits is added. Findings: a choice that is not
// possible, or gives up what mandates, draws and floors have settled. Empty on findings; throws EnvironmentError where
// it cannot be read.
struct Elsewhere {
  plan::Solution solution;
  std::string digest;     // of the file
  std::size_t added = 0;  // visits that fitted and were not chosen
};
// What `own` has, or what `other` chose for another problem of the same enterprises (options are told by their ids),
// where that keeps to this problem, to the mandates, draws and floors of `own`, and comes to more. Both are plans of
// `problem` then: with fewer days a search may find more than with more, and no plan should look worse for that.
plan::Solution better_of(const plan::Problem& problem, plan::Solution own, const plan::Problem& of_other,
                         const plan::Solution& other);

std::optional<Elsewhere> read_solution(const std::string& path, const plan::Problem& problem, const plan::Solution& own,
                                       Diagnostics& diagnostics);

// The stages, value and proof of a choice, on the ground of `own`.
plan::Solution completed(const plan::Problem& problem, const plan::Solution& own, std::vector<std::int32_t> chosen,
                         std::size_t& added);

}  // namespace inspectplan::usecase
