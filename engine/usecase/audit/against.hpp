#pragma once
// `runs replay RUN --against OTHER`: what differs between two runs: data, rules, parameters, edits, and then
// the visits.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "report/report.hpp"

namespace inspectplan::usecase {

struct RunChange {
  std::string what;  // "data", "rules", "parameters", "edits", "visits", in this order
  std::string text;
};
struct RunDifference {
  std::string run, other;
  std::vector<RunChange> differences;  // empty: the same inputs and the same plan
};

// Empty on findings: an unknown run, a rule version that cannot be read.
std::optional<RunDifference> compare_runs(const std::string& database, const std::string& run, const std::string& other,
                                          Diagnostics& diagnostics);

report::Sheet difference_sheet(const RunDifference& difference);
std::string difference_json(const RunDifference& difference);

}  // namespace inspectplan::usecase
