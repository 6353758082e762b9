#include "usecase/planning/plan_approval.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "ledger/step.hpp"
#include "register/register.hpp"
#include "report/report.hpp"
#include "ruleset/load.hpp"
#include "sqlite/guarded.hpp"
#include "usecase/find_run.hpp"
#include "usecase/life/line.hpp"
#include "usecase/life/status.hpp"
#include "usecase/life/taken.hpp"
#include "usecase/planning/read_plan.hpp"
#include "usecase/said.hpp"

namespace inspectplan::usecase {
namespace {

using ledger::Run;

// Nobody should sign what somebody changed in the file.
bool is_as_recorded(SQLite::Database& database, const Run& run, Day on, Diagnostics& diagnostics) {
  const ledger::Bundle bundle = ledger::read_bundle(database, run.ruleset_digest);
  const ruleset::LoadOptions options{from_civil(run.parameters.year, 1, 1)};
  const auto rules = ruleset::load_bundle(bundle.files, bundle.entry, options, diagnostics);
  if (!rules) return false;
  check_steps_before(database, run, *rules, "approved", on, diagnostics);
  if (diagnostics.has_errors()) return false;
  if (to_hex(report::result_digest(read_plan(run.plan_json), *rules)) == run.result_digest) return true;
  diagnostics.error("plan-changed", {}, "the plan of " + run.id + " is not the one that was recorded",
                    "`inspectplan runs verify` says what was changed");
  return false;
}

// A second decision on the plan, or one on another line of the same year: both stand, and somebody has to know.
void warn_of_other_decisions(SQLite::Database& database, const ledger::Standing& standing, const Run& run,
                             const ApprovalRequest& request, Diagnostics& diagnostics) {
  for (const ledger::PlanDecision& one : standing.decisions_on(run))
    if (one.decision != request.decision)
      diagnostics.warning("approved-again", {},
                          "the plan of " + run.id + " was approved by " + one.decision + " of " + one.date + " already",
                          "see that the new decision takes the place of that one");
  const std::vector<Run> line = line_of(database, run);
  for (const Run& other : ledger::Ledger(database).list()) {
    const bool of_line = std::any_of(line.begin(), line.end(), [&](const Run& one) { return one.id == other.id; });
    if (of_line || other.parameters.year != run.parameters.year || other.decisions.empty()) continue;
    diagnostics.warning("another-plan-approved", {},
                        "another plan of " + std::to_string(run.parameters.year) + " is approved: " + other.id +
                            " by " + other.decisions.back().decision,
                        "one year has one plan; what changes in an approved one is an amendment (`plan amend`)");
  }
}

void warn_of_struck(SQLite::Database& database, const ledger::Run& run, Diagnostics& diagnostics) {
  const Taken taken = steps_taken(database, run);
  for (const ledger::Edit& struck : struck_and_back(run, read_plan(run.plan_json), taken))
    diagnostics.warning("overrides-decision", {},
                        "the overlap check struck the visit of " + struck.enterprise + " (" + struck.by + ", " +
                            struck.document + "), and the plan has it",
                        "see that they agree; `inspectplan query edits` shows what was decided");
}

bool may_be_approved(SQLite::Database& database, const Run& run, const ApprovalRequest& request,
                     Diagnostics& diagnostics) {
  const ledger::Standing standing(database);
  if (!standing.rules_are_approved(run.ruleset_digest))
    diagnostics.error("rules-not-approved", {},
                      "the plan of " + run.id + " is a draft: nobody approved its rules, " + run.ruleset_id + " " +
                          run.ruleset_version + " (" + run.ruleset_digest.substr(0, 16) + ")",
                      "`inspectplan rules publish` and `rules approve` first");
  if (const auto last = last_after(database, run.id))
    diagnostics.error("changed-since", {}, "the plan of " + run.id + " was changed since: " + *last + " follows it",
                      "approve " + *last + ", or take back there what should not be (`plan release`)");
  if (request.date < run.parameters.as_of)
    diagnostics.error(
        "decision-too-early", {},
        "the decision is dated " + to_string(request.date) + ", the plan's data " + to_string(run.parameters.as_of),
        "give the date of the decision on this plan (--date)");
  for (const ledger::Step& step : ledger::steps(database))
    if (step.run == run.id && step.step == "closed")
      diagnostics.error("plan-closed", {}, "the plan of " + run.id + " was closed on " + to_string(step.on),
                        "its year is over; plan the next one");
  if (from_civil(run.parameters.year, 12, 31) < request.date)
    diagnostics.error(
        "decision-too-late", {},
        "the decision is dated " + to_string(request.date) + ", the plan is of " + std::to_string(run.parameters.year),
        "give the date of the decision on this plan (--date)");
  warn_of_struck(database, run, diagnostics);
  warn_of_other_decisions(database, standing, run, request, diagnostics);
  for (const ledger::PlanDecision& one : standing.decisions_on(run))
    if (one.decision == request.decision && one.date == to_string(request.date))
      diagnostics.error("approved-already", {},
                        "the plan of " + run.id + " is approved by " + one.decision + " already");
  return !diagnostics.has_errors();
}

}  // namespace

std::optional<ledger::PlanApproval> approve_plan(const std::string& path, const ApprovalRequest& request,
                                                 Diagnostics& diagnostics) {
  if (!all_said({{"--decision", request.decision}}, diagnostics)) return std::nullopt;
  const ledger::SigningKey key(request.key_file, request.passphrase);
  registers::Register store(path, registers::Register::Open::changing);
  return sqlite::guarded(path, [&]() -> std::optional<ledger::PlanApproval> {
    SQLite::Database& database = store.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const auto run = find_run(database, request.what, path, diagnostics);
    if (!run || !may_be_approved(database, *run, request, diagnostics) ||
        !may_be_signed(database, key, request, diagnostics) ||
        !is_as_recorded(database, *run, request.date, diagnostics))
      return std::nullopt;
    ledger::PlanApproval approval = ledger::approval_of(*run, request.decision, to_string(request.date));
    ledger::approve_plan(database, approval, key, {request.date, request.actor});
    transaction.commit();
    return approval;
  });
}

}  // namespace inspectplan::usecase
