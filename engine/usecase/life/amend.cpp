#include "usecase/life/amend.hpp"

#include <algorithm>
#include <map>

#include "ledger/step.hpp"
#include "plan/sites.hpp"
#include "report/audience.hpp"
#include "usecase/life/learned.hpp"
#include "usecase/life/line.hpp"
#include "usecase/life/taken.hpp"
#include "usecase/planning/planning.hpp"
#include "usecase/planning/read_plan.hpp"
#include "usecase/said.hpp"

namespace inspectplan::usecase {
namespace {

using report::takes_part;

// The last plan of the line that was approved.
std::optional<ledger::Run> approved_in(const std::vector<ledger::Run>& line) {
  const auto approved =
      std::find_if(line.begin(), line.end(), [](const ledger::Run& run) { return !run.decisions.empty(); });
  return approved == line.end() ? std::nullopt : std::optional(*approved);
}

// Only the last run of a line can be signed: what is between is in force with it or never.
void warn_of_unsigned(const ledger::Run& run, const ledger::Run& signed_plan, Diagnostics& diagnostics) {
  if (run.id == signed_plan.id) return;
  diagnostics.warning(
      "amends-unsigned", {},
      run.id + " is not approved: this amendment is made on top of it, and " + run.id + " can be approved no more",
      "the appendix and those to be told are of all that changed since " + signed_plan.id +
          ", which was approved; approve the new run, it brings both");
}

bool was_told(SQLite::Database& database, const std::string& run) {
  const std::vector<ledger::Step> steps = ledger::steps(database);
  return std::any_of(steps.begin(), steps.end(), [&](const ledger::Step& step) {
    return step.run == run && (step.step == "subjects_told" || step.step == "published");
  });
}

class Amender {
 public:
  Amender(const AmendRequest& request, const Session& session, Diagnostics& diagnostics)
      : request_(request), session_(session), diagnostics_(diagnostics) {
    const ruleset::Planning& planning = session.rules->planning;
    periods_ = plan::periods_of(session.clock.plan_year, planning.periods, planning.blackouts);
  }

  std::vector<ledger::Edit> edits() {
    add(request_.drop, "drop");
    add(request_.add, "pin");
    add(request_.move, "move");
    return std::move(edits_);
  }

  std::vector<ledger::Amendment::Days> days() {
    std::vector<ledger::Amendment::Days> days;
    for (const auto& [name, count] : request_.days) {
      const plan::Period* period = period_named(name);
      if (period)
        days.push_back({request_.department, period->id, count, request_.reason, request_.by, request_.document});
    }
    return days;
  }

 private:
  const plan::Period* period_named(const std::string& name) {
    for (const plan::Period& period : periods_) {
      if (period.id != name && period.id != std::to_string(session_.clock.plan_year) + "-" + name) continue;
      if (period.until < request_.on)
        diagnostics_.error("period-over", {}, period.id + " is over on " + to_string(request_.on),
                           "what is past is not amended; name a later period");
      return &period;
    }
    diagnostics_.error("unknown-period", {}, "the plan has no period \"" + name + "\"",
                       "write for example 2027-Q3 or Q3");
    return nullptr;
  }

  void add(const std::vector<std::string>& texts, const std::string& kind) {
    const column::Column& keys = session_.data.enterprises.columns[session_.rules->schema.enterprise.key.at(0)];
    for (const std::string& text : texts) {
      // What is struck has no period: all of it is the enterprise, so "E=Q3" is nobody.
      const std::size_t equals = kind == "drop" ? std::string::npos : text.rfind('=');
      const auto row = find_enterprise(session_, text.substr(0, equals), diagnostics_);
      ledger::Edit edit;
      edit.kind = kind;
      edit.reason = request_.reason;
      edit.by = request_.by;
      edit.document = request_.document;
      edit.on = request_.on;
      if (row) edit.enterprise = std::string(keys.text(*row));
      if (row && !named_.insert(edit.enterprise).second)
        diagnostics_.error("named-twice", {}, edit.enterprise + " is named twice in this amendment",
                           "say one thing of it: --drop, --add or --move");
      if (equals != std::string::npos) {
        const plan::Period* period = period_named(text.substr(equals + 1));
        edit.period = period ? period->id : "";
      } else if (kind == "move") {
        diagnostics_.error("unknown-period", {}, "--move " + text + ": it is not said to which period",
                           "write ID=2027-Q3");
      }
      edits_.push_back(std::move(edit));
    }
  }

  const AmendRequest& request_;
  const Session& session_;
  Diagnostics& diagnostics_;
  std::vector<plan::Period> periods_;
  std::vector<ledger::Edit> edits_;
  std::set<std::string> named_;
};

// What is named must be the department's to change, and still to come.
void check_named(const std::vector<ledger::Edit>& edits, const plan::Plan& plan, const AmendRequest& request,
                 const std::vector<std::string>& held, Diagnostics& diagnostics) {
  for (const ledger::Edit& edit : edits) {
    bool is_in = false;
    for (const plan::Visit& visit : plan.visits) {
      if (!plan::covers(visit, edit.enterprise)) continue;
      is_in = true;
      if (!takes_part(visit, request.department))
        diagnostics.error(
            "not-its-part", {},
            request.department + " has no part in the visit of " + edit.enterprise + ", which " + visit.lead + " leads",
            "let a department that has one amend the plan (--department)");
      if (std::find(held.begin(), held.end(), edit.enterprise) != held.end())
        diagnostics.error("visit-held", {}, "the visit of " + edit.enterprise + " took place already",
                          "what happened is not amended; `inspectplan visit record` says what became of it");
      else if (visit.window.until && *visit.window.until < request.on)
        diagnostics.error("period-over", {},
                          "the visit of " + edit.enterprise + " was due by " + to_string(*visit.window.until) +
                              ", before " + to_string(request.on),
                          "what is past is not amended; `inspectplan visit record` says what became of it");
    }
    if (edit.kind == "drop" && !is_in)
      diagnostics.error("not-in-plan", {}, edit.enterprise + " has no visit in the plan that could be struck",
                        "see that it is the enterprise that is meant");
  }
}

Amended since_signed(Edited edited, const ledger::Run& signed_plan) {
  Amended amended{std::move(edited), signed_plan, {}, {}, {}, {}};
  const auto& edits = amended.edited.after.document.run.edits;
  amended.edits_since_signed.assign(edits.begin() + static_cast<std::ptrdiff_t>(signed_plan.edits.size()), edits.end());
  std::set<std::string> by_hand;
  for (const ledger::Edit& edit : amended.edits_since_signed) by_hand.insert(edit.enterprise);
  amended.since_signed = difference_of(read_plan(signed_plan.plan_json), amended.edited.after.document.plan, by_hand);
  return amended;
}

// Not announced beforehand: whom it concerns may not read of it.
bool is_silent(const plan::Visit& visit, const ruleset::RuleSet& rules) {
  return std::any_of(rules.mandates.begin(), rules.mandates.end(), [&](const ruleset::Mandate& mandate) {
    return !mandate.announced &&
           std::find(visit.mandates.begin(), visit.mandates.end(), mandate.id) != visit.mandates.end();
  });
}

std::vector<ToTell> to_tell_of(const PlanDifference& difference, const plan::VisitBySite& told,
                               const ruleset::RuleSet& rules) {
  std::vector<ToTell> subjects, departments;
  for (const PlanDifference::Change& change : difference.changes) {
    const std::string& enterprise = change.enterprise;
    const bool knew = told.contains(enterprise);
    if (!is_unannounced(change, rules)) subjects.push_back({enterprise, true, enterprise, change.kind, false, knew});
    std::map<std::string, bool> involved;  // department → new to it
    for (const plan::Visit* visit : {&change.before, &change.after}) {
      if (visit->lead.empty()) continue;
      involved[visit->lead] = false;
      for (const std::string& one : visit->coordinating) involved[one] = visit == &change.after;
    }
    for (const auto& [department, is_new] : involved)
      departments.push_back({department, false, enterprise, change.kind, is_new, knew});
  }
  std::stable_sort(departments.begin(), departments.end(),
                   [](const ToTell& a, const ToTell& b) { return a.who < b.who; });
  subjects.insert(subjects.end(), departments.begin(), departments.end());
  return subjects;
}

// Visits that were to stay, because those visited knew of them or they had taken place, and do not.
std::vector<std::string> without_room_in(const PlanDifference& difference, const plan::VisitBySite& told,
                                         const std::vector<std::string>& held) {
  std::vector<std::string> without;
  for (const PlanDifference::Change& change : difference.changes) {
    if (change.kind == PlanDifference::Kind::enters || change.by_hand) continue;
    const auto known = told.find(change.enterprise);
    if ((known != told.end() && same_visit(*known->second, change.before)) ||
        std::find(held.begin(), held.end(), change.enterprise) != held.end())
      without.push_back(change.enterprise);
  }
  return without;
}

bool may_be_amended(SQLite::Database& database, const ledger::Run& run, const AmendRequest& request,
                    Diagnostics& diagnostics) {
  if (!approved_in(line_of(database, run)))
    diagnostics.error("not-approved", {},
                      "the plan of " + run.id + " is not approved, so it is not amended but changed",
                      "`inspectplan plan pin`, `drop` and `move` change a draft");
  const plan::Plan plan = read_plan(run.plan_json);
  const bool has_part = std::any_of(plan.visits.begin(), plan.visits.end(),
                                    [&](const plan::Visit& visit) { return takes_part(visit, request.department); }) ||
                        std::any_of(plan.departments.begin(), plan.departments.end(),
                                    [&](const plan::DepartmentPlan& one) { return one.id == request.department; });
  if (!has_part)
    diagnostics.error("unknown-department", {}, "--department: " + request.department + " has no part in the plan",
                      "`inspectplan query marginal` lists those that have");
  if (request.drop.empty() && request.add.empty() && request.move.empty() && request.days.empty())
    diagnostics.error("nothing-to-amend", {}, "it is not said what changes", "--drop, --add, --move or --days");
  return !diagnostics.has_errors();
}

// A period or department that the days given do not fit.
bool days_fit(const plan::Plan& plan, Diagnostics& diagnostics) {
  for (const plan::Finding& finding : plan.findings)
    if (finding.code == "capacity-row") diagnostics.error(finding.code, {}, finding.message.en, "correct --days");
  return !diagnostics.has_errors();
}

}  // namespace

bool is_unannounced(const PlanDifference::Change& change, const ruleset::RuleSet& rules) {
  return is_silent(change.before, rules) || is_silent(change.after, rules);
}

std::optional<Amended> amend_plan(const AmendRequest& request, Pool& pool, Diagnostics& diagnostics,
                                  Observer& observer) {
  all_said({{"--reason", request.reason}, {"--by", request.by}, {"--document", request.document}}, diagnostics);
  const auto run = run_to_change(request.database, request.run, request.on, diagnostics);
  if (!run) return std::nullopt;
  PlanRequest asked = request_of(request.database, *run);
  auto session = open_session(asked.session, diagnostics, observer);
  if (!session || !may_be_amended(session->store.database(), *run, request, diagnostics)) return std::nullopt;
  if (session->clock.plan_end < request.on)
    diagnostics.error(
        "outside-plan-year", {},
        to_string(request.on) + " is after the year of the plan, " + std::to_string(session->clock.plan_year),
        "give the day of the decision (--date)");
  asked.actor = request.actor;
  asked.program_version = request.program_version;
  asked.recorded_on = request.on;
  asked.stay = request.stay.value_or(session->rules->planning.stay);
  const std::vector<ledger::Run> line = line_of(session->store.database(), *run);
  Amender amender(request, *session, diagnostics);
  std::vector<ledger::Edit> edits = amender.edits();
  ledger::Amendment amendment = asked.amendment.value_or(ledger::Amendment{});
  amendment.department = request.department;
  amendment.on = request.on;
  const ledger::Run signed_plan =
      ledger::Ledger(session->store.database()).find(approved_in(line)->id).value();  // with its plan
  amendment.held = held_by(session->store, line, request.on);
  amendment.announced = was_told(session->store.database(), signed_plan.id) ? signed_plan.id : "";
  for (ledger::Amendment::Days& one : amender.days()) amendment.days.push_back(std::move(one));
  asked.amendment = amendment;
  check_named(edits, read_plan(run->plan_json), request, amendment.held, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  const auto fits = [&](const plan::Plan& plan) { return days_fit(plan, diagnostics); };
  auto edited =
      plan_with_edits(*run, asked, std::move(edits), {request.dry_run, {}, fits, true}, pool, diagnostics, observer);
  if (!edited) return std::nullopt;
  Amended amended = since_signed(std::move(*edited), signed_plan);
  const plan::Plan told_plan = amendment.announced.empty() ? plan::Plan{} : read_plan(signed_plan.plan_json);
  const plan::VisitBySite told = plan::by_site(told_plan.visits);
  amended.to_tell = to_tell_of(amended.since_signed, told, *session->rules);
  amended.without_room = without_room_in(amended.since_signed, told, amendment.held);
  warn_of_unsigned(*run, signed_plan, diagnostics);
  warn_of_learned(*session, amended.edited.after.document.plan, request.department, request.on, diagnostics);
  return amended;
}

}  // namespace inspectplan::usecase
