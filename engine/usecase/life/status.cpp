#include "usecase/life/status.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <set>

#include "ledger/entry.hpp"
#include "ruleset/load.hpp"
#include "usecase/find_run.hpp"
#include "usecase/life/calendar.hpp"
#include "usecase/life/difference.hpp"
#include "usecase/life/line.hpp"
#include "usecase/life/taken.hpp"
#include "usecase/planning/read_plan.hpp"

namespace inspectplan::usecase {
namespace {

Day last_day(SQLite::Database& database) {
  const auto all = ledger::entries(database);
  return all.empty() ? Day{} : parse_day(all.back().on).value_or(Day{});
}

std::optional<Day> due_of(const ruleset::LifeStep& step, const ruleset::Planning& planning, int plan_year,
                          const Taken& taken, std::set<int>& unknown_years) {
  if (step.due) {
    const Day day =
        from_civil(plan_year + step.year, static_cast<unsigned>(step.due->month), static_cast<unsigned>(step.due->day));
    return day;
  }
  const auto before = taken.find(step.after);
  if (!step.working_days || before == taken.end()) return std::nullopt;
  const Day due = after_working_days(planning.calendar, before->second.on, *step.working_days);
  for (int year = to_civil(before->second.on).year; year <= to_civil(due).year; ++year)
    if (!knows(planning.calendar, year)) unknown_years.insert(year);
  return due;
}

// A day of the year is the deadline of the plan of the year: what comes again with an amendment is not late.
bool met_before(const StepStatus& status, const std::map<std::string, Day>& first) {
  const auto on = first.find(status.step.id);
  return status.step.due && on != first.end() && on->second <= *status.due;
}

// A step that was passed over is left out; the first of those that are still to come is next.
std::vector<StepStatus> steps_of(const ruleset::Planning& planning, int plan_year, const Taken& taken,
                                 const std::map<std::string, Day>& first, Day at, std::set<int>& unknown_years) {
  std::vector<StepStatus> steps;
  std::size_t last_taken = 0;
  for (std::size_t i = 0; i < planning.steps.size(); ++i)
    if (taken.contains(planning.steps[i].id)) last_taken = i + 1;
  bool next = true;
  for (std::size_t i = 0; i < planning.steps.size(); ++i) {
    StepStatus status{planning.steps[i], {}, {}, {}, {}, {}, {}};
    status.due = due_of(status.step, planning, plan_year, taken, unknown_years);
    if (const auto step = taken.find(status.step.id); step != taken.end()) {
      status.done = step->second.on;
      status.by = step->second.by;
      status.document = step->second.document;
      status.run = step->second.run;
      status.verdict = status.due && *status.due < *status.done && !met_before(status, first) ? "done_late" : "done";
    } else if (i < last_taken) {
      status.verdict = "left_out";
    } else {
      const bool is_late = status.due && *status.due < at && !met_before(status, first);
      status.verdict = is_late ? "late" : next ? "next" : "open";
      next = next && status.step.optional;
    }
    steps.push_back(std::move(status));
  }
  return steps;
}

std::string state_of(SQLite::Database& database, const ledger::Run& run, const std::vector<StepStatus>& steps) {
  std::string last = "draft";
  for (const StepStatus& step : steps)
    if (step.done) last = step.step.id;
  if (!amends(database, run) || last == "closed") return last;
  return run.decisions.empty() ? "amending" : last == "approved" ? "amended" : last;
}

// What of the plan nobody had seen when the list was sent.
std::vector<std::string> not_cleared(SQLite::Database& database, const ledger::Run& run, const Taken& taken) {
  const auto sent = taken.find("overlap_sent");
  if (sent == taken.end() || !taken.contains("overlap_cleared") || sent->second.run == run.id) return {};
  const auto then = ledger::Ledger(database).find(sent->second.run);
  if (!then) return {};
  std::vector<std::string> enterprises;
  for (const auto& change : difference_of(read_plan(then->plan_json), read_plan(run.plan_json), {}).changes)
    if (change.kind == PlanDifference::Kind::enters) enterprises.push_back(change.enterprise);
  return enterprises;
}

std::shared_ptr<const ruleset::RuleSet> rules_of(SQLite::Database& database, const ledger::Run& run,
                                                 Diagnostics& diagnostics) {
  const ledger::Bundle bundle = ledger::read_bundle(database, run.ruleset_digest);
  return ruleset::load_bundle(bundle.files, bundle.entry, {from_civil(run.parameters.year, 1, 1)}, diagnostics);
}

}  // namespace

std::optional<PlanStatus> plan_status(const std::string& path, const std::string& id, const std::optional<Day>& at,
                                      Diagnostics& diagnostics) {
  registers::Register store(path, registers::Register::Open::existing);
  SQLite::Database& database = store.database();
  const auto run = find_run(database, id, path, diagnostics);
  const auto rules = run ? rules_of(database, *run, diagnostics) : nullptr;
  if (!rules) return std::nullopt;
  if (rules->planning.steps.empty()) {
    diagnostics.error("no-steps", {}, "the rules of " + run->id + " say nothing of the steps of a plan",
                      "write them under `planning.steps` (docs/rules-format.md)");
    return std::nullopt;
  }
  PlanStatus status;
  status.run = *run;
  status.at = at.value_or(last_day(database));
  const Taken taken = steps_taken(database, *run, at);
  std::set<int> unknown_years;
  status.steps = steps_of(rules->planning, run->parameters.year, taken, steps_first_taken(database, *run), status.at,
                          unknown_years);
  status.years_without_calendar.assign(unknown_years.begin(), unknown_years.end());
  status.state = state_of(database, *run, status.steps);
  status.not_cleared = not_cleared(database, *run, taken);
  for (const ledger::Edit& struck : struck_and_back(*run, read_plan(run->plan_json), taken))
    status.put_back.push_back(struck.enterprise);
  status.follower = last_after(database, run->id).value_or("");
  return status;
}

}  // namespace inspectplan::usecase
