#pragma once
// Rules, register and days brought as far as the planning problem: what planning, checking and asking start from.
#include <memory>

#include "plan/model.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {

struct Planning {
  Pool& pool;
  Session session;
  PlanRequest request;
  std::optional<plan::Before> before;  // the plan that this one follows
  std::vector<plan::Commitment> commitments;
  std::vector<plan::CapacityChange> spent;
  score::Assessments assessments;  // as shown, without ranges
  responsibility::Resolver resolver;
  plan::Model model;

  Planning(Session session_, const PlanRequest& request_, Pool& pool_, Observer& observer);
  // The same with other days; this must outlive it.
  plan::Model changed(const std::vector<plan::CapacityChange>& changes) const;
  plan::Model without_pin(const std::string& enterprise) const;
  // A solution of a model of these, with the ranges of those visited.
  plan::Plan plan_of(const plan::Model& of, const plan::Solution& solution, Observer& observer) const;
  plan::Request asked(const std::vector<plan::CapacityChange>& changes) const;

  Planning(const Planning&) = delete;  // the model refers to its neighbours
};

// Findings of the scoring are merged into `diagnostics`.
std::unique_ptr<Planning> prepare(Session session, const PlanRequest& request, Pool& pool, Diagnostics& diagnostics,
                                  Observer& observer);

// What a recorded run was asked for.
PlanRequest request_of(const std::string& database, const ledger::Run& run);

// As a recorded run had them; null on findings.
struct RunPlanning {
  ledger::Run run;  // nothing is said of where it stands
  std::unique_ptr<Planning> planning;
};
std::optional<RunPlanning> prepare_run(const std::string& database, const std::string& run, Pool& pool,
                                       Diagnostics& diagnostics, Observer& observer);

// What a request says of departments must be about departments that there are.
void check_capacity(const PlanRequest& request, const Session& session, Diagnostics& diagnostics);

// What went in, with its digests.
ledger::Run run_of(const PlanRequest& request, const Session& session);

// The plan of what is prepared, and the run of it.
plan::Plan planned(const Planning& planning, Observer& observer);
PlanResult record(const PlanRequest& request, Session& session, plan::Plan plan, const ledger::Ledger::Also& also = {});
// Lets go what it was planned with first: the document of a large plan wants the memory.
PlanResult record(std::unique_ptr<Planning> planning, plan::Plan plan, const ledger::Ledger::Also& also = {});
PlanResult as_if_recorded(const PlanRequest& request, const Session& session, plan::Plan plan);  // the run has no id

}  // namespace inspectplan::usecase
