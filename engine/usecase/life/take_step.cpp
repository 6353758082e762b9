#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "ledger/step.hpp"
#include "register/register.hpp"
#include "ruleset/load.hpp"
#include "sqlite/guarded.hpp"
#include "usecase/life/line.hpp"
#include "usecase/life/status.hpp"
#include "usecase/life/taken.hpp"
#include "usecase/said.hpp"

namespace inspectplan::usecase {
namespace {

bool is_a_step(const ruleset::RuleSet& rules, const std::string& step, Diagnostics& diagnostics) {
  std::string all;
  for (const ruleset::LifeStep& one : rules.planning.steps) {
    if (one.id == step) return true;
    all += (all.empty() ? "" : ", ") + one.id;
  }
  diagnostics.error("no-such-step", {}, "the rules have no step \"" + step + "\"",
                    all.empty() ? "write the steps under `planning.steps` (docs/rules-format.md)" : "one of: " + all);
  return false;
}

// A plan that came of the one whose list went out has a list of its own.
bool is_sent_again(const StepRequest& request, const ledger::Step& sent) {
  return request.step == "overlap_sent" && sent.run != request.run;
}

void check_step(const StepRequest& request, const Taken& taken, Diagnostics& diagnostics) {
  if (request.step == "approved")
    diagnostics.error("step-is-signed", {}, "a plan is approved by a signature", "`inspectplan plan approve`");
  if (const auto done = taken.find(request.step);
      done != taken.end() && !is_sent_again(request, done->second) && !request.correct)
    diagnostics.error(
        "step-taken", {},
        "\"" + request.step + "\" was taken already, on " + to_string(done->second.on) + " by " + done->second.by +
            " (" + done->second.document + ")",
        "`inspectplan plan status` shows what is to come; --correct sets right the day or paper of one that was taken");
}

// A day that is before that of an earlier step, or long after the year of the plan.
void check_day(const ruleset::RuleSet& rules, const Taken& taken, const std::string& name, Day on, int plan_year,
               Diagnostics& diagnostics) {
  for (const ruleset::LifeStep& step : rules.planning.steps) {
    if (step.id == name) break;
    const auto before = taken.find(step.id);
    if (before != taken.end() && on < before->second.on)
      diagnostics.error("step-too-early", {},
                        "\"" + name + "\" is dated " + to_string(on) + ", \"" + step.id +
                            "\", which comes before it, " + to_string(before->second.on),
                        "give the day on which it was done (--date)");
  }
  if (const Day last = from_civil(plan_year + 1, 12, 31); last < on)
    diagnostics.error("step-too-late", {},
                      "\"" + name + "\" is dated " + to_string(on) + ", more than a year after the plan of " +
                          std::to_string(plan_year),
                      "give the day on which it was done (--date)");
}

void warn_of_missing(const ruleset::RuleSet& rules, const Taken& taken, const std::string& run, const std::string& step,
                     Diagnostics& diagnostics) {
  std::string missing;
  for (const ruleset::LifeStep& one : rules.planning.steps) {
    if (one.id == step) break;
    if (!one.optional && !taken.contains(one.id)) missing += (missing.empty() ? "" : ", ") + one.id;
  }
  if (!missing.empty())
    diagnostics.warning("step-out-of-order", {}, "\"" + step + "\" of " + run + ": not taken before it: " + missing,
                        "take what was done as well (`inspectplan plan step`), with its own day");
}

}  // namespace

void check_steps_before(SQLite::Database& database, const ledger::Run& run, const ruleset::RuleSet& rules,
                        const std::string& step, Day on, Diagnostics& diagnostics) {
  const bool there = std::any_of(rules.planning.steps.begin(), rules.planning.steps.end(),
                                 [&](const ruleset::LifeStep& one) { return one.id == step; });
  if (!there) return;
  const Taken taken = steps_taken(database, run);
  check_day(rules, taken, step, on, run.parameters.year, diagnostics);
  warn_of_missing(rules, taken, run.id, step, diagnostics);
}

bool take_step(const StepRequest& request, Diagnostics& diagnostics) {
  all_said({{"--by", request.by}, {"--document", request.document}}, diagnostics);
  const auto run = run_to_change(request.database, request.run, request.on, diagnostics);
  if (!run) return false;
  registers::Register store(request.database, registers::Register::Open::changing);
  return sqlite::guarded(request.database, [&] {
    SQLite::Database& database = store.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const ledger::Bundle bundle = ledger::read_bundle(database, run->ruleset_digest);
    const auto rules =
        ruleset::load_bundle(bundle.files, bundle.entry, {from_civil(run->parameters.year, 1, 1)}, diagnostics);
    if (!rules || !is_a_step(*rules, request.step, diagnostics)) return false;
    const Taken taken = steps_taken(database, *run);
    check_step(request, taken, diagnostics);
    check_day(*rules, taken, request.step, request.on, run->parameters.year, diagnostics);
    if (diagnostics.has_errors()) return false;
    warn_of_missing(*rules, taken, run->id, request.step, diagnostics);
    // What is set right stands with the plan with which the step was taken.
    const auto done = taken.find(request.step);
    const std::string& of = request.correct && done != taken.end() ? done->second.run : run->id;
    ledger::Step step{0, of, request.step, request.by, request.document, request.note, {}, request.on};
    ledger::enter(database, step, request.actor);
    transaction.commit();
    return true;
  });
}

}  // namespace inspectplan::usecase
