#include "usecase/life/line.hpp"

#include <algorithm>

#include "ledger/step.hpp"
#include "register/visits.hpp"
#include "usecase/find_run.hpp"
#include "usecase/planning/read_plan.hpp"

namespace inspectplan::usecase {

std::vector<ledger::Run> line_of(SQLite::Database& database, const ledger::Run& run) {
  std::vector<ledger::Run> line{run};
  const std::vector<ledger::Run> all = ledger::Ledger(database).list();
  // A run follows an older one, so one pass backwards finds all of them.
  for (auto older = all.rbegin(); older != all.rend(); ++older)
    if (older->id == line.back().parameters.parent) line.push_back(*older);
  return line;
}

std::optional<std::string> last_after(SQLite::Database& database, const std::string& run) {
  std::string last = run;
  // A run follows an older one.
  for (const ledger::Run& other : ledger::Ledger(database).list())
    if (other.parameters.parent == last) last = other.id;
  return last == run ? std::nullopt : std::optional(last);
}

std::optional<ledger::Run> run_to_change(const std::string& path, const std::string& id, Day on,
                                         Diagnostics& diagnostics) {
  registers::Register store(path, registers::Register::Open::existing);
  auto run = find_run(store.database(), id, path, diagnostics);
  if (!run) return std::nullopt;
  if (const auto last = last_after(store.database(), run->id))
    diagnostics.error("changed-since", {}, "the plan of " + run->id + " was changed since: " + *last + " follows it",
                      "go on from " + *last + ", or take back there what should not be (`plan release`)");
  for (const ledger::Step& step : ledger::steps(store.database()))
    if (step.run == run->id && step.step == "closed")
      diagnostics.error("plan-closed", {}, "the plan of " + run->id + " was closed on " + to_string(step.on),
                        "its year is over; plan the next one");
  if (on < run->recorded_on)
    diagnostics.error("decision-too-early", {},
                      "the decision is dated " + to_string(on) + ", the plan " + to_string(run->recorded_on),
                      "give the date of the decision on this plan (--date)");
  if (diagnostics.has_errors()) return std::nullopt;
  return run;
}

bool is_a_draft(const ledger::Run& run, Diagnostics& diagnostics) {
  if (run.decisions.empty() && !run.parameters.amendment) return true;
  diagnostics.error("plan-approved", {}, "the plan of " + run.id + " was approved; what changes in it is an amendment",
                    "`inspectplan plan amend`");
  return false;
}

std::vector<std::string> held_by(registers::Register& store, const std::vector<ledger::Run>& line, Day on) {
  std::vector<std::string> held;
  for (const registers::VisitEvent& event : registers::read_visits(store, {}).events) {
    const bool of_line =
        std::any_of(line.begin(), line.end(), [&](const ledger::Run& run) { return run.id == event.run; });
    const bool begun = !event.outcome.empty() && event.outcome != "postponed" && event.date && *event.date <= on;
    if (of_line && begun && !event.is_outside_plan()) held.push_back(event.enterprise);
  }
  return held;
}

bool is_still_to_come(registers::Register& store, const ledger::Run& run, Day on, Diagnostics& diagnostics) {
  const char* hint = "what is carried out is approved (`plan approve`) and then amended (`plan amend`)";
  if (const auto held = held_by(store, line_of(store.database(), run), on); !held.empty()) {
    diagnostics.error("visit-held", {}, "visits of this plan took place already, that of " + held.front() + " first",
                      hint);
    return false;
  }
  for (const plan::Visit& visit : read_plan(run.plan_json).visits)
    if (*visit.window.until < on) {
      diagnostics.error("period-over", {},
                        "visits of this plan were due before " + to_string(on) + ": that of " + visit.enterprise +
                            " by " + to_string(*visit.window.until),
                        hint);
      return false;
    }
  return true;
}

plan::Solution no_visits(const plan::Problem& problem) {
  plan::Solution solution;
  solution.chosen.assign(problem.candidates.size(), -1);
  solution.stage.assign(problem.candidates.size(), plan::Stage::none);
  return solution;
}

}  // namespace inspectplan::usecase
