#pragma once
// What the program can do, one function each, over the modules before it. cli parses and prints; nothing else.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/observer.hpp"
#include "base/pool.hpp"
#include "report/report.hpp"
#include "ruleset/load.hpp"
#include "score/assess.hpp"

namespace inspectplan::usecase {

struct PlanRequest {
  std::string rules;               // directory
  std::string database;
  int year = 0;
  std::optional<Day> as_of;
  std::optional<std::int64_t> import;
  std::uint64_t seed = 1;
  std::vector<std::pair<std::string, std::int64_t>> capacity;
  bool force = false;              // past `verified_until`
  std::string actor;
  bool record = true;
};

struct PlanResult {
  report::PlanDocument document;
  std::shared_ptr<const ruleset::RuleSet> rules;
};

// Empty on findings that are errors.
std::optional<PlanResult> plan(const PlanRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer);

// Rebuilds register and rules of a run, plans again, compares digests.
struct ReplayResult { bool equal = false; std::string recorded, replayed; std::vector<std::string> differences; };
std::optional<ReplayResult> replay(const std::string& database, const std::string& run, Pool& pool,
                                   Diagnostics& diagnostics, Observer& observer);

}  // namespace inspectplan::usecase
