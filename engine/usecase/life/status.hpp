#pragma once
// `plan status`, `plan step`, `plan close`: where a plan stands in its life, what is late, what comes next.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "report/query_table.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {

struct StepStatus {
  ruleset::LifeStep step;
  std::optional<Day> due;  // absent: no deadline, or one that counts from a step not taken yet
  std::optional<Day> done;
  std::string by, document, run;  // of the one that was taken
  std::string verdict;            // "done", "done_late", "late", "next", "open", "left_out" (a later one was taken)
};

struct PlanStatus {
  ledger::Run run;
  std::string state;  // "draft", or the last step taken; "amended", "amending": see `states`
  Day at{};
  std::vector<StepStatus> steps;
  std::vector<std::string> not_cleared;  // enterprises: entered after the list that was cleared had been sent
  std::vector<std::string> put_back;     // enterprises that the overlap check struck and that are in the plan again
  std::vector<int> years_without_calendar;
  std::string follower;  // the plan was changed since
};

// `at`: the day it is asked for; default that of the last entry of the ledger.
std::optional<PlanStatus> plan_status(const std::string& database, const std::string& run, const std::optional<Day>& at,
                                      Diagnostics& diagnostics);

struct StepRequest {
  std::string database, run, step, by, document, note;
  Day on{};
  std::string actor;
  bool correct = false;  // the step was taken already, and its day or paper is set right
};
// Refused: a step without anybody or any paper, one that the rules do not have, one that is taken already, one dated
// before an earlier one or more than a year after the plan's, approval (which is signed), anything on a plan that is
// closed or was changed since. Taken with a finding: one before which another should have been.
bool take_step(const StepRequest& request, Diagnostics& diagnostics);

// Findings where steps before this one are missing, or dated after it, for commands that take a step themselves.
void check_steps_before(SQLite::Database& database, const ledger::Run& run, const ruleset::RuleSet& rules,
                        const std::string& step, Day on, Diagnostics& diagnostics);

report::Sheet status_sheet(const PlanStatus& status, Language language);
std::string status_caption(const PlanStatus& status, Language language);
std::string status_json(const PlanStatus& status);  // inspectplan.status/1

}  // namespace inspectplan::usecase
