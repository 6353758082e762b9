#include "usecase/life/edit_plan.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "plan/sites.hpp"
#include "usecase/find_run.hpp"
#include "usecase/life/line.hpp"
#include "usecase/planning/planning.hpp"
#include "usecase/planning/read_plan.hpp"
#include "usecase/said.hpp"

namespace inspectplan::usecase {
namespace {

// "Q3" and "2027-Q3" alike; empty, with a finding, where the plan has no such period.
std::string period_named(const std::string& name, const Session& session, Diagnostics& diagnostics) {
  const ruleset::Planning& planning = session.rules->planning;
  const int year = session.clock.plan_year;
  std::vector<std::string> ids;
  for (const plan::Period& period : plan::periods_of(year, planning.periods, planning.blackouts)) {
    if (period.id == name || period.id == std::to_string(year) + "-" + name) return period.id;
    ids.push_back(period.id);
  }
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : ", ") + id;
  diagnostics.error("unknown-period", {}, "the plan of " + std::to_string(year) + " has no period \"" + name + "\"",
                    "one of: " + all);
  return {};
}

bool is_in(const plan::Plan& plan, const std::string& enterprise) {
  return std::any_of(plan.visits.begin(), plan.visits.end(),
                     [&](const plan::Visit& visit) { return plan::covers(visit, enterprise); });
}

bool can_be_visited(const plan::Model& model, std::size_t candidate, const std::string& enterprise) {
  const std::size_t options = model.problem().candidates[candidate].options.size();
  for (std::size_t option = 0; option < options; ++option) {
    const std::vector<std::string> sites = model.sites(candidate, option);
    if (std::find(sites.begin(), sites.end(), enterprise) != sites.end()) return true;
  }
  return false;
}

// What was decided must be about enterprises that can be decided about.
void check_edits(const Planning& planning, const plan::Plan& before, const std::vector<ledger::Edit>& edits,
                 Diagnostics& diagnostics) {
  for (const ledger::Edit& edit : edits) {
    const auto candidate = planning.model.candidate(edit.enterprise);
    const bool visits = edit.kind == "pin" || edit.kind == "move";
    if (!candidate)
      diagnostics.error(
          "not-a-candidate", {},
          edit.enterprise + " is none the plan could visit: it has no matter, or lies outside the population",
          "`inspectplan explain " + edit.enterprise + "` says what is known of it");
    else if (visits && !can_be_visited(planning.model, *candidate, edit.enterprise))
      diagnostics.error("cannot-be-visited", {},
                        edit.enterprise + " cannot be visited" + (edit.period.empty() ? "" : " in " + edit.period) +
                            ": " +
                            planning.model.lack(no_visits(planning.model.problem()), *candidate, edit.enterprise).en,
                        "leave it out, or name another period");
    if (edit.kind == "move" && !is_in(before, edit.enterprise))
      diagnostics.error("not-in-plan", {}, edit.enterprise + " has no visit in the plan that could be moved",
                        "put it in: `inspectplan plan pin`");
    if ((edit.kind == "drop" || edit.kind == "merge") && !is_in(before, edit.enterprise))
      diagnostics.warning("not-in-plan", {}, edit.enterprise + " has no visit in the plan; it will have none");
  }
}

// Put in or moved, and there is no room for it: a move would turn into a visit struck.
class RoomCheck {
 public:
  RoomCheck(const plan::Plan& plan, const plan::Plan& before, bool moves_must_fit, Diagnostics& diagnostics)
      : plan_(plan), before_(before), moves_must_fit_(moves_must_fit), diagnostics_(diagnostics) {}

  void run(const std::vector<ledger::Edit>& edits) {
    std::set<std::string> decided;
    for (const ledger::Edit& edit : edits) decided.insert(edit.enterprise);
    for (const ledger::Edit& edit : edits) {
      if (edit.kind != "pin" && edit.kind != "move") continue;
      check(edit.enterprise, edit.period, moves_must_fit_ && edit.kind == "move");
      // Other sites of its visit come along, unless something else is decided of them.
      for (const plan::Visit& visit : before_.visits)
        if (plan::covers(visit, edit.enterprise))
          for (const plan::Site& site : plan::sites_of(visit))
            if (decided.insert(site.enterprise).second) check(site.enterprise, {}, false);
    }
  }

 private:
  void check(const std::string& enterprise, const std::string& period, bool must_fit) {
    if (is_in(plan_, enterprise)) return;
    const auto unmet = std::find_if(plan_.unmet.begin(), plan_.unmet.end(),
                                    [&](const plan::Unmet& one) { return one.enterprise == enterprise; });
    const std::string what = enterprise + " finds no room" + (period.empty() ? "" : " in " + period) +
                             (is_in(before_, enterprise) ? " and would leave the plan" : "") +
                             (unmet == plan_.unmet.end() ? "" : ": " + unmet->why.en);
    const char* hint = "name another period, make room (`plan drop`, days), or leave it as it was";
    if (must_fit)
      diagnostics_.error("no-room", {}, what, hint);
    else
      diagnostics_.warning("no-room", {}, what, hint);
  }

  const plan::Plan& plan_;
  const plan::Plan& before_;
  bool moves_must_fit_;
  Diagnostics& diagnostics_;
};

// Only what was decided can be taken back.
void check_released(const std::vector<ledger::Edit>& decided, const std::vector<ledger::Edit>& released,
                    Diagnostics& diagnostics) {
  const std::vector<ledger::Edit> standing = ledger::in_force(decided);
  for (const ledger::Edit& edit : released)
    if (std::none_of(standing.begin(), standing.end(),
                     [&](const ledger::Edit& one) { return one.enterprise == edit.enterprise; }))
      diagnostics.error("nothing-decided", {},
                        "nothing was decided about " + edit.enterprise + " that could be taken back",
                        "`inspectplan query edits` shows what was decided");
}

// Somebody else's decision that holds no longer: it may have come with a letter that was never answered.
void warn_of_overridden(const std::vector<ledger::Edit>& decided, const std::vector<ledger::Edit>& edits,
                        Diagnostics& diagnostics) {
  for (const ledger::Edit& standing : ledger::in_force(decided))
    for (const ledger::Edit& edit : edits)
      if (edit.enterprise == standing.enterprise && edit.by != standing.by)
        diagnostics.warning("overrides-decision", {},
                            "\"" + edit.kind + "\" of " + edit.enterprise + " takes the place of \"" + standing.kind +
                                "\", decided by " + standing.by + " (" + standing.document + ") on " +
                                to_string(standing.on),
                            "see that they agree; `inspectplan query edits` shows both");
}

std::vector<ledger::Edit> edits_of(const EditRequest& request, const Session& session, Diagnostics& diagnostics) {
  std::vector<ledger::Edit> edits;
  ledger::Edit edit;
  edit.kind = request.kind;
  edit.reason = request.reason;
  edit.by = request.by;
  edit.document = request.document;
  edit.on = request.on;
  if (!request.period.empty()) edit.period = period_named(request.period, session, diagnostics);
  const column::Column& keys = session.data.enterprises.columns[session.rules->schema.enterprise.key.at(0)];
  for (const std::string& enterprise : request.enterprises) {
    const auto row = find_enterprise(session, enterprise, diagnostics);
    if (!row) continue;
    edit.enterprise = std::string(keys.text(*row));
    edits.push_back(edit);
  }
  return edits;
}

}  // namespace

std::optional<Edited> plan_with_edits(const ledger::Run& before, const PlanRequest& request,
                                      std::vector<ledger::Edit> edits, const Recording& recording, Pool& pool,
                                      Diagnostics& diagnostics, Observer& observer) {
  PlanRequest asked = request;
  asked.session.records = !recording.dry_run;
  auto session = open_session(asked.session, diagnostics, observer);
  if (!session) return std::nullopt;
  asked.parent = before.id;
  asked.edits.insert(asked.edits.end(), edits.begin(), edits.end());
  Diagnostics repeated;  // run-time findings were shown when the plan was made
  auto planning = prepare(std::move(*session), asked, pool, repeated, observer);
  const plan::Plan was = read_plan(before.plan_json);
  check_edits(*planning, was, edits, diagnostics);
  warn_of_overridden(before.edits, edits, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  plan::Plan plan = planned(*planning, observer);
  if (recording.fits && !recording.fits(plan)) return std::nullopt;
  RoomCheck(plan, was, recording.moves_must_fit, diagnostics).run(edits);
  if (diagnostics.has_errors()) return std::nullopt;
  Edited edited{before,
                recording.dry_run ? as_if_recorded(planning->request, planning->session, std::move(plan))
                                  : record(std::move(planning), std::move(plan), recording.also),
                {},
                {}};
  const auto& entered = edited.after.document.run.edits;
  edited.edits.assign(entered.end() - static_cast<std::ptrdiff_t>(edits.size()), entered.end());
  std::set<std::string> by_hand;
  for (const ledger::Edit& edit : edits) by_hand.insert(edit.enterprise);
  edited.difference = difference_of(was, edited.after.document.plan, by_hand);
  return edited;
}

std::optional<Edited> edit_plan(const EditRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer) {
  all_said({{"--reason", request.reason}, {"--by", request.by}, {"--document", request.document}}, diagnostics);
  const auto run = run_to_change(request.database, request.run, request.on, diagnostics);
  if (!run) return std::nullopt;
  PlanRequest asked = request_of(request.database, *run);
  if (!is_a_draft(*run, diagnostics)) return std::nullopt;
  asked.actor = request.actor;
  asked.program_version = request.program_version;
  asked.recorded_on = request.on;
  auto session = open_session(asked.session, diagnostics, observer);
  if (!session || !is_still_to_come(session->store, *run, request.on, diagnostics)) return std::nullopt;
  asked.stay = request.stay.value_or(session->rules->planning.stay);
  std::vector<ledger::Edit> edits = edits_of(request, *session, diagnostics);
  if (request.kind == "release") check_released(run->edits, edits, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return plan_with_edits(*run, asked, std::move(edits), {request.dry_run, {}, {}, true}, pool, diagnostics, observer);
}

}  // namespace inspectplan::usecase
