#include "usecase/planning/planning.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "plan/sites.hpp"
#include "register/visits.hpp"
#include "usecase/life/difference.hpp"
#include "usecase/planning/commitments.hpp"
#include "usecase/planning/read_plan.hpp"
#include "usecase/planning/spent.hpp"

namespace inspectplan::usecase {
namespace {

std::vector<plan::Capacity> capacity_of(const PlanRequest& request, const Session& session) {
  std::vector<plan::Capacity> capacity;
  for (const auto& [department, days] : request.capacity)
    capacity.push_back({department, std::nullopt, days, "--capacity"});
  const auto given = [&](const std::string& department) {
    for (const auto& [name, days] : request.capacity)
      if (name == department) return true;
    return false;
  };
  for (const auto& row : session.store.capacity(session.clock.plan_year, session.as_of)) {
    if (given(row.department)) continue;
    const auto period = row.period.empty() ? std::nullopt : std::optional(row.period);
    capacity.push_back({row.department, period, row.days, row.source});
  }
  return capacity;
}

// Those who were told of a visit, and have it still as they were told.
std::set<std::string> announced_in(Session& session, const std::string& run, const std::vector<plan::Visit>& now) {
  std::set<std::string> announced;
  const auto told = run.empty() ? std::nullopt : ledger::Ledger(session.store.database()).recorded(run);
  if (!told) return announced;
  const plan::Plan told_plan = read_plan(told->plan_json);
  for (const BothVisits& both : both_by_site(told_plan.visits, now))
    if (both.before && both.after && same_visit(*both.before, *both.after)) announced.insert(both.enterprise);
  return announced;
}

// Periods in which this amendment, the last of its line, takes days away.
std::set<std::string> lost_in(const ledger::Amendment& amendment, const ledger::Run& parent) {
  const auto& earlier = parent.parameters.amendment;
  std::set<std::string> lost;
  for (std::size_t i = earlier ? earlier->days.size() : 0; i < amendment.days.size(); ++i)
    if (amendment.days[i].days < 0) lost.insert(amendment.days[i].period);
  return lost;
}

plan::Amendment amendment_of(Session& session, const PlanRequest& request, const ledger::Run& parent,
                             const std::vector<plan::Visit>& visits) {
  plan::Amendment amendment;
  amendment.department = request.amendment->department;
  amendment.on = request.amendment->on;
  amendment.announced = announced_in(session, request.amendment->announced, visits);
  amendment.held.insert(request.amendment->held.begin(), request.amendment->held.end());
  amendment.lost = lost_in(*request.amendment, parent);
  for (const ledger::Edit& edit : request.edits)
    if (edit.entry == 0 || edit.run == request.parent) amendment.named.insert(edit.enterprise);
  return amendment;
}

std::optional<plan::Before> before_of(Session& session, const PlanRequest& request) {
  if (request.parent.empty()) return std::nullopt;
  const auto parent = ledger::Ledger(session.store.database()).recorded(request.parent);
  if (!parent) throw EnvironmentError("a run follows " + request.parent + ", which is not recorded");
  plan::Before before{request.stay, read_plan(parent->plan_json).visits, {}};
  if (request.amendment) before.amendment = amendment_of(session, request, *parent, before.visits);
  return before;
}

// Visits of the plan year that took place, or were ordered, already: they use up what a cap allows. A plan that follows
// another keeps that one's visits itself, so only those outside it count.
void add_held_visits(Session& session, bool follows, std::vector<plan::Commitment>& commitments) {
  for (const registers::VisitEvent& event : registers::read_visits(session.store, session.as_of).events) {
    if (!event.date || !counts_as_held(event) || (follows && event.ground == "plan")) continue;
    const Span day{event.date, event.date};
    if (day.overlaps(session.clock.plan_start, session.clock.plan_end))
      commitments.push_back({event.enterprise,
                             event.department,
                             event.kind.empty() ? "check" : event.kind,
                             event.document.empty() ? event.visit_no : event.document,
                             {},
                             day});
  }
}

// What joins another body's visit is visited by that body: it counts for the caps as its own visit would have.
void add_merged_visits(const Session& session, const PlanRequest& request, const std::optional<plan::Before>& before,
                       std::vector<plan::Commitment>& commitments) {
  for (const ledger::Edit& edit : ledger::in_force(request.edits)) {
    if (edit.kind != "merge") continue;
    std::string kind = "check";
    if (before)
      for (const plan::Visit& visit : before->visits)
        if (plan::covers(visit, edit.enterprise)) kind = visit.kind;
    commitments.push_back(
        {edit.enterprise, edit.by, kind, edit.document, {}, {session.clock.plan_start, session.clock.plan_end}});
  }
}

std::vector<plan::Commitment> commitments_of(Session& session, const PlanRequest& request,
                                             const std::optional<plan::Before>& before) {
  const bool follows = !request.parent.empty();
  std::vector<plan::Commitment> commitments = commitments_in_year(session);
  add_held_visits(session, follows, commitments);
  add_merged_visits(session, request, before, commitments);
  return commitments;
}

std::vector<plan::Edit> edits_of(const PlanRequest& request) {
  std::vector<plan::Edit> edits;
  for (const ledger::Edit& edit : ledger::in_force(request.edits)) {
    const auto kind = edit.kind == "drop"    ? plan::Edit::Kind::drop
                      : edit.kind == "merge" ? plan::Edit::Kind::merge
                                             : plan::Edit::Kind::pin;
    edits.push_back({kind, edit.enterprise, edit.period.empty() ? std::nullopt : std::optional(edit.period)});
  }
  return edits;
}

}  // namespace

Planning::Planning(Session session_, const PlanRequest& request_, Pool& pool_, Observer& observer)
    : pool(pool_),
      session(std::move(session_)),
      request(request_),
      before(before_of(session, request)),
      commitments(commitments_of(session, request, before)),
      spent(spent_on_visits(session, request.parent)),
      assessments(score::assess_as_shown(*session.rules, session.data, session.clock, pool, observer)),
      resolver(session.rules),
      model(*session.rules, session.data, assessments, resolver, session.clock, asked({})) {}

plan::Request Planning::asked(const std::vector<plan::CapacityChange>& changes) const {
  std::vector<plan::CapacityChange> all;
  if (request.amendment)
    for (const ledger::Amendment::Days& one : request.amendment->days)
      all.push_back({one.department, one.period, one.days});
  all.insert(all.end(), changes.begin(), changes.end());
  return {capacity_of(request, session), request.seed, {}, all, edits_of(request), before, commitments, spent};
}

plan::Model Planning::changed(const std::vector<plan::CapacityChange>& changes) const {
  return {*session.rules, session.data, assessments, resolver, session.clock, asked(changes)};
}

plan::Plan Planning::plan_of(const plan::Model& of, const plan::Solution& solution, Observer& observer) const {
  const score::Ranges ranges =
      score::ranges_of(*session.rules, session.data, session.clock, assessments, of.visited(solution), pool);
  return of.plan(solution, ranges, observer);
}

plan::Model Planning::without_pin(const std::string& enterprise) const {
  plan::Request other = asked({});
  std::erase_if(other.edits, [&](const plan::Edit& edit) {
    return edit.kind == plan::Edit::Kind::pin && edit.enterprise == enterprise;
  });
  return {*session.rules, session.data, assessments, resolver, session.clock, other};
}

std::unique_ptr<Planning> prepare(Session session, const PlanRequest& request, Pool& pool, Diagnostics& diagnostics,
                                  Observer& observer) {
  auto planning = std::make_unique<Planning>(std::move(session), request, pool, observer);
  diagnostics.merge(std::move(planning->assessments.findings));
  return planning;
}

PlanRequest request_of(const std::string& database, const ledger::Run& run) {
  PlanRequest request;
  request.session.database = database;
  request.session.run = run.id;
  request.seed = run.parameters.seed;
  request.capacity = run.parameters.capacity;
  request.force = run.parameters.force;
  request.parent = run.parameters.parent;
  request.stay = run.parameters.stay;
  request.edits = run.edits;
  request.amendment = run.parameters.amendment;
  return request;
}

std::optional<RunPlanning> prepare_run(const std::string& database, const std::string& id, Pool& pool,
                                       Diagnostics& diagnostics, Observer& observer) {
  SessionRequest asked;
  asked.database = database;
  asked.run = id;
  auto session = open_session(asked, diagnostics, observer);
  if (!session) return std::nullopt;
  RunPlanning result{ledger::Ledger(session->store.database()).recorded(id).value(), nullptr};
  const PlanRequest request = request_of(database, result.run);
  Diagnostics repeated;  // run-time findings were shown when the plan was made
  result.planning = prepare(std::move(*session), request, pool, repeated, observer);
  return result;
}

// A mistyped department must not become an empty plan.
void check_capacity(const PlanRequest& request, const Session& session, Diagnostics& diagnostics) {
  constexpr std::int64_t most = 1'000'000;
  std::vector<std::pair<std::string, std::int64_t>> named = request.capacity;
  for (const plan::CapacityChange& change : request.what_if) named.emplace_back(change.department, change.days);
  for (const auto& [id, days] : named) {
    const ruleset::Department* department = session.rules->find_department(responsibility::department_class(id));
    if (!department) {
      std::vector<std::string> known;
      for (const auto& one : session.rules->departments) known.push_back(one.id);
      const auto near = nearest(id, known);
      diagnostics.error("unknown-department", {}, "--capacity: the rule set has no department " + id,
                        near ? "did you mean " + *near + "?" : "");
    } else if (!department->one_per.empty() && id.find(':') == std::string::npos) {
      diagnostics.error("department-class", {}, "--capacity: " + id + " is a class with one department a place",
                        "name the place: " + id + ":CODE=DAYS");
    } else if (!department->life.overlaps(session.clock.plan_start, session.clock.plan_end)) {
      diagnostics.error("ended-department", {},
                        "--capacity: " + id + " does not exist in " + std::to_string(session.clock.plan_year),
                        "`inspectplan who` says who followed it");
    }
    if (days > most)
      diagnostics.error("too-many-days", {}, "--capacity: " + std::to_string(days) + " days for " + id,
                        "at most " + std::to_string(most));
  }
}

ledger::Run run_of(const PlanRequest& request, const Session& session) {
  ledger::Run run;
  run.recorded_on = request.recorded_on.value_or(session.clock.as_of);
  run.actor = request.actor;
  run.program_version = request.program_version;
  run.parameters = {session.clock.plan_year, session.clock.as_of, *session.as_of.import, request.seed,
                    request.capacity,        request.force};
  run.parameters.parent = request.parent;
  run.parameters.stay = request.stay;
  run.edits = request.edits;
  run.parameters.amendment = request.amendment;
  run.ruleset_id = session.rules->id;
  run.ruleset_version = session.rules->version;
  run.ruleset_digest = to_hex(session.rules->digest);
  run.register_digest = to_hex(session.store.digest(session.rules->schema, session.as_of, session.data));
  return run;
}

}  // namespace inspectplan::usecase
