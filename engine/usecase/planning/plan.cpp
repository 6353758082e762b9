#include <algorithm>

#include "base/error.hpp"
#include "base/memory.hpp"
#include "usecase/find_run.hpp"
#include "usecase/planning/elsewhere.hpp"
#include "usecase/planning/part.hpp"
#include "usecase/planning/planning.hpp"
#include "usecase/planning/read_plan.hpp"
#include "usecase/planning/solve_file.hpp"
#include "usecase/planning/unplaced.hpp"

namespace inspectplan::usecase {
namespace {

bool rules_are_verified(const PlanRequest& request, const Session& session, Diagnostics& diagnostics) {
  const auto until = session.rules->verified_until;
  if (request.force || !until || session.clock.plan_end <= *until) return true;
  diagnostics.error("past-verified-until", session.rules->place,
                    "the rule set was verified only until " + to_string(*until) + ", the plan runs to " +
                        to_string(session.clock.plan_end),
                    "have the rules checked and move `verified_until`, or plan with --force");
  return false;
}

// Shares of the visits as the numbers that they came to: other programs know no shares.
plan::Problem with_counted_quotas(plan::Problem problem, const plan::Solution& solution) {
  for (std::size_t g = 0; g < problem.groups.size(); ++g) {
    plan::Group& group = problem.groups[g];
    group.at_least = solution.floor[g];
    if (solution.ceiling[g] != plan::no_ceiling)
      group.at_most = std::min(solution.ceiling[g], group.at_most.value_or(plan::no_ceiling));
  }
  return problem;
}

plan::Solution solved(const Planning& planning, Observer& observer) {
  const plan::Problem& problem = planning.model.problem();
  observer.info("planning " + std::to_string(problem.candidates.size()) + " candidates");
  observer.progress("planning", 0, 0);
  plan::SolveLimits limits;
  limits.pool = &planning.pool;
  plan::Solution solution = plan::solve(problem, limits);
  if (planning.request.problem_out)
    write_file(*planning.request.problem_out, problem_json(with_counted_quotas(problem, solution)) + "\n");
  if (planning.request.model_out) write_file(*planning.request.model_out, problem_mps(problem, solution));
  return solution;
}

// What was made elsewhere, with the finding that says so.
plan::Plan plan_from(const Planning& planning, const Elsewhere& elsewhere, Observer& observer) {
  plan::Plan plan = planning.plan_of(planning.model, elsewhere.solution, observer);
  plan.made_elsewhere = elsewhere.digest;
  const std::string added = std::to_string(elsewhere.added);
  plan.findings.push_back(
      {"made-elsewhere",
       "info",
       {"phương án do chương trình khác tìm ra, đã kiểm tra; bổ sung " + added + " cuộc còn đủ ngày công",
        "another program found this plan, it was checked here; visits added that still fitted: " + added}});
  return plan;
}

// With what the places of the enterprises leave open.
plan::Plan with_unplaced(const Planning& planning, plan::Plan plan) {
  const Session& session = planning.session;
  for (plan::Finding& finding : unplaced(*session.rules, planning.resolver, session.data, session.clock.plan_start))
    plan.findings.push_back(std::move(finding));
  return plan;
}

// As it was found elsewhere and recorded; else as the search finds it.
plan::Plan planned_again(const Planning& planning, const plan::Plan& recorded, Observer& observer) {
  if (recorded.made_elsewhere.empty()) return planned(planning, observer);
  const plan::Solution own = solved(planning, observer);
  std::vector<std::string> wrong;
  Elsewhere elsewhere{planning.model.solution(recorded, wrong), recorded.made_elsewhere, 0};
  elsewhere.solution = completed(planning.model.problem(), own, elsewhere.solution.chosen, elsewhere.added);
  return with_unplaced(planning, plan_from(planning, elsewhere, observer));
}

// Empty on findings.
std::optional<plan::Plan> planned_elsewhere(const Planning& planning, const std::string& file, Diagnostics& diagnostics,
                                            Observer& observer) {
  const plan::Solution own = solved(planning, observer);
  const auto elsewhere = read_solution(file, planning.model.problem(), own, diagnostics);
  if (!elsewhere) return std::nullopt;
  return with_unplaced(planning, plan_from(planning, *elsewhere, observer));
}

}  // namespace

plan::Plan planned(const Planning& planning, Observer& observer) {
  return with_unplaced(planning, planning.plan_of(planning.model, solved(planning, observer), observer));
}

PlanResult as_if_recorded(const PlanRequest& request, const Session& session, plan::Plan plan) {
  const std::shared_ptr<const ruleset::RuleSet>& rules = session.rules;
  report::PlanDocument document{std::move(plan), run_of(request, session), rules->id, {}};
  document.run.result_digest = to_hex(report::result_digest(document.plan, *rules));
  return {std::move(document), rules};
}

PlanResult record(std::unique_ptr<Planning> planning, plan::Plan plan, const ledger::Ledger::Also& also) {
  const PlanRequest request = std::move(planning->request);
  Session session = std::move(planning->session);
  planning.reset();
  give_memory_back();
  return record(request, session, std::move(plan), also);
}

PlanResult record(const PlanRequest& request, Session& session, plan::Plan plan, const ledger::Ledger::Also& also) {
  PlanResult result = as_if_recorded(request, session, std::move(plan));
  report::PlanDocument& document = result.document;
  const std::shared_ptr<const ruleset::RuleSet>& rules = result.rules;
  const ledger::Bundle bundle{rules->bundle, rules->bundle_entry};
  document.run = ledger::Ledger(session.store.database())
                     .record(
                         document.run, bundle,
                         [&](const ledger::Run& run) {
                           document.run = run;
                           return report::plan_json(document, *rules, 0);
                         },
                         also);
  return result;
}

std::optional<PlanResult> plan(const PlanRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer) {
  SessionRequest asked = request.session;
  asked.records = true;
  auto session = open_session(asked, diagnostics, observer);
  if (!session) return std::nullopt;
  check_capacity(request, *session, diagnostics);
  if (!rules_are_verified(request, *session, diagnostics) || diagnostics.has_errors()) return std::nullopt;
  auto planning = prepare(std::move(*session), request, pool, diagnostics, observer);
  std::optional<plan::Plan> plan = request.from_solution
                                       ? planned_elsewhere(*planning, *request.from_solution, diagnostics, observer)
                                       : planned(*planning, observer);
  if (!plan) return std::nullopt;
  return record(std::move(planning), std::move(*plan));
}

std::vector<ledger::Run> recorded_runs(const std::string& database) {
  if (is_part(database)) return {read_part(database).document.run};
  registers::Register store(database, registers::Register::Open::read_only);
  return ledger::Ledger(store.database()).list();
}

namespace {

std::optional<PlanResult> plan_of_part(const std::string& path, const std::string& id, Diagnostics& diagnostics) {
  PlanResult part = read_part(path);
  if (part.document.run.id == id) return part;
  diagnostics.error("unknown-run", {}, "there is no run " + id + " in " + path,
                    "it is a part of " + part.document.run.id);
  return std::nullopt;
}

}  // namespace

std::optional<PlanResult> recorded_plan(const std::string& database, const std::string& id, Diagnostics& diagnostics) {
  if (is_part(database)) return plan_of_part(database, id, diagnostics);
  registers::Register store(database, registers::Register::Open::read_only);
  const ledger::Ledger runs(store.database());
  const auto run = find_run(store.database(), id, database, diagnostics);
  if (!run) return std::nullopt;
  const ledger::Bundle bundle = runs.bundle(run->ruleset_digest);
  auto rules = ruleset::load_bundle(bundle.files, bundle.entry, {from_civil(run->parameters.year, 1, 1)}, diagnostics);
  if (!rules) return std::nullopt;
  return PlanResult{{read_plan(run->plan_json), *run, rules->id, {}}, rules};
}

std::optional<ReplayResult> replay(const std::string& database, const std::string& id, Pool& pool,
                                   Diagnostics& diagnostics, Observer& observer) {
  const auto prepared = prepare_run(database, id, pool, diagnostics, observer);
  if (!prepared) return std::nullopt;
  const Planning& planning = *prepared->planning;
  ReplayResult result;
  result.recorded = prepared->run;
  const plan::Plan plan = planned_again(planning, read_plan(prepared->run.plan_json), observer);
  const ledger::Run made = run_of(planning.request, planning.session);
  const std::string digest = to_hex(report::result_digest(plan, *planning.session.rules));
  result.digests = {{{"quy tắc", "rules"}, result.recorded.ruleset_digest, made.ruleset_digest},
                    {{"dữ liệu", "register"}, result.recorded.register_digest, made.register_digest},
                    {{"kết quả", "result"}, result.recorded.result_digest, digest}};
  result.equal = true;
  for (const auto& each : result.digests) result.equal = result.equal && each.recorded == each.replayed;
  return result;
}

}  // namespace inspectplan::usecase
