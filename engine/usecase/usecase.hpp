#pragma once
// The main job: a plan made, recorded, and made again.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "usecase/session.hpp"

namespace inspectplan::usecase {

struct PlanRequest {
  SessionRequest session;
  std::uint64_t seed = 1;
  std::vector<std::pair<std::string, std::int64_t>> capacity;  // of the year; replaces the table for these departments
  bool force = false;                                 // plan although the rules are verified only until an earlier day
  std::vector<plan::CapacityChange> what_if;          // asked, not recorded
  std::optional<std::string> problem_out, model_out;  // files: the planning problem as JSON, as MPS
  std::optional<std::string> from_solution;           // file: who is visited how, found by another program
  std::string actor;
  std::string program_version;
  std::optional<Day> recorded_on;  // default: the as-of day

  // Of a plan that follows another: its run, what a visit is worth that stays as it was there, all edits of the line.
  std::string parent;
  Scaled stay;
  std::vector<ledger::Edit> edits;
  std::optional<ledger::Amendment> amendment;
};

struct PlanResult {
  report::PlanDocument document;
  std::shared_ptr<const ruleset::RuleSet> rules;
};

// Plans and records the run. Empty on findings that are errors.
std::optional<PlanResult> plan(const PlanRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer);

// Oldest first, without their plans.
std::vector<ledger::Run> recorded_runs(const std::string& database);

// A recorded plan, to be shown again.
std::optional<PlanResult> recorded_plan(const std::string& database, const std::string& run, Diagnostics& diagnostics);

struct ReplayResult {
  bool equal = false;
  ledger::Run recorded;
  struct Digest {
    Label what;  // rules, register or result
    std::string recorded, replayed;
  };
  std::vector<Digest> digests;  // rules, register, result: in that order, so the first difference is the cause
};

// Rebuilds rules and register as of the run, plans again, compares digests. Records nothing.
std::optional<ReplayResult> replay(const std::string& database, const std::string& run, Pool& pool,
                                   Diagnostics& diagnostics, Observer& observer);

}  // namespace inspectplan::usecase
