#include "base/error.hpp"
#include "base/text.hpp"
#include "usecase/read_plan.hpp"
#include "usecase/unplaced.hpp"
#include "usecase/usecase.hpp"

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

bool rules_are_verified(const PlanRequest& request, const Session& session, Diagnostics& diagnostics) {
  const auto until = session.rules->verified_until;
  if (request.force || !until || session.clock.plan_end <= *until) return true;
  diagnostics.error("past-verified-until", session.rules->place,
                    "the rule set was verified only until " + to_string(*until) + ", the plan runs to " +
                        to_string(session.clock.plan_end),
                    "have the rules checked and move `verified_until`, or plan with --force");
  return false;
}

// A mistyped department must not become an empty plan.
void check_capacity(const PlanRequest& request, const Session& session, Diagnostics& diagnostics) {
  constexpr std::int64_t most = 1'000'000;
  for (const auto& [id, days] : request.capacity) {
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
  run.recorded_on = session.clock.as_of;
  run.actor = request.actor;
  run.program_version = request.program_version;
  run.parameters = {session.clock.plan_year, session.clock.as_of, *session.as_of.import, request.seed,
                    request.capacity,        request.force};
  run.ruleset_id = session.rules->id;
  run.ruleset_version = session.rules->version;
  run.ruleset_digest = to_hex(session.rules->digest);
  run.register_digest = to_hex(session.store.digest(session.rules->schema, session.as_of));
  return run;
}

struct Made {
  plan::Plan plan;
  ledger::Run run;
};

Made make(const PlanRequest& request, const Session& session, Pool& pool, Diagnostics& diagnostics,
          Observer& observer) {
  score::Assessments assessments = score::assess(*session.rules, session.data, session.clock, pool, observer);
  diagnostics.merge(std::move(assessments.findings));
  const responsibility::Resolver resolver(session.rules);
  Made made{plan::make_plan(*session.rules, session.data, assessments, resolver, capacity_of(request, session),
                            session.clock, request.seed, observer),
            run_of(request, session)};
  for (plan::Finding& finding : unplaced(*session.rules, resolver, session.data, session.clock.plan_start))
    made.plan.findings.push_back(std::move(finding));
  made.run.result_digest = to_hex(report::result_digest(made.plan, *session.rules));
  return made;
}

}  // namespace

std::optional<PlanResult> plan(const PlanRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer) {
  auto session = open_session(request.session, diagnostics, observer);
  if (!session) return std::nullopt;
  check_capacity(request, *session, diagnostics);
  if (!rules_are_verified(request, *session, diagnostics) || diagnostics.has_errors()) return std::nullopt;
  Made made = make(request, *session, pool, diagnostics, observer);
  report::PlanDocument document{std::move(made.plan), made.run, session->rules->id};
  const ledger::Bundle bundle{session->rules->bundle, session->rules->bundle_entry};
  document.run = ledger::Ledger(session->store.database()).record(made.run, bundle, [&](const ledger::Run& run) {
    document.run = run;
    return report::plan_json(document, *session->rules, 0);
  });
  return PlanResult{std::move(document), session->rules};
}

std::vector<ledger::Run> recorded_runs(const std::string& database) {
  registers::Register store(database, registers::Register::Open::existing);
  return ledger::Ledger(store.database()).list();
}

std::optional<PlanResult> recorded_plan(const std::string& database, const std::string& id, Diagnostics& diagnostics) {
  registers::Register store(database, registers::Register::Open::existing);
  const ledger::Ledger runs(store.database());
  const auto run = runs.find(id);
  if (!run) {
    diagnostics.error("unknown-run", {}, "there is no run " + id + " in " + database,
                      "`inspectplan runs list` shows those there are");
    return std::nullopt;
  }
  const ledger::Bundle bundle = runs.bundle(run->ruleset_digest);
  auto rules = ruleset::load_bundle(bundle.files, bundle.entry, {from_civil(run->parameters.year, 1, 1)}, diagnostics);
  if (!rules) return std::nullopt;
  return PlanResult{{read_plan(run->plan_json), *run, rules->id}, rules};
}

std::optional<ReplayResult> replay(const std::string& database, const std::string& id, Pool& pool,
                                   Diagnostics& diagnostics, Observer& observer) {
  PlanRequest request;
  request.session.database = database;
  request.session.run = id;
  auto session = open_session(request.session, diagnostics, observer);
  if (!session) return std::nullopt;
  ReplayResult result;
  result.recorded = ledger::Ledger(session->store.database()).find(id).value();
  request.seed = result.recorded.parameters.seed;
  request.capacity = result.recorded.parameters.capacity;
  request.force = result.recorded.parameters.force;
  Diagnostics repeated;  // run-time findings were shown when the plan was made
  const Made made = make(request, *session, pool, repeated, observer);
  result.digests = {{"rules", result.recorded.ruleset_digest, made.run.ruleset_digest},
                    {"register", result.recorded.register_digest, made.run.register_digest},
                    {"result", result.recorded.result_digest, made.run.result_digest}};
  result.equal = true;
  for (const auto& digest : result.digests) result.equal = result.equal && digest.recorded == digest.replayed;
  return result;
}

}  // namespace inspectplan::usecase
