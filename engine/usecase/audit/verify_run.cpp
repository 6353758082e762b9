#include "usecase/audit/verify_run.hpp"

#include "plan/certificate.hpp"
#include "usecase/planning/planning.hpp"
#include "usecase/planning/read_plan.hpp"

namespace inspectplan::usecase {
namespace {

void append(std::vector<std::string>& to, std::vector<std::string> lines) {
  to.insert(to.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
}

void check_digests(const RunPlanning& prepared, const plan::Plan& plan, std::vector<std::string>& wrong) {
  const Session& session = prepared.planning->session;
  const ledger::Run now = run_of(prepared.planning->request, session);
  const auto same = [&](const char* what, const std::string& recorded, const std::string& found) {
    if (recorded != found) wrong.push_back(std::string("the digest of the ") + what + " differs from the one recorded");
  };
  same("rules", prepared.run.ruleset_digest, now.ruleset_digest);
  same("register", prepared.run.register_digest, now.register_digest);
  same("result", prepared.run.result_digest, to_hex(report::result_digest(plan, *session.rules)));
}

constexpr const char* no_prices = "it was recorded without prices: nothing proves its bound";

// The plan against the problem made anew; its limits, value and bound only where asked and it can be read as a
// solution.
std::vector<std::string> check_plan(const plan::Model& model, const plan::Plan& plan, bool proof) {
  std::vector<std::string> wrong;
  const plan::Solution solution = model.solution(plan, wrong);
  if (!wrong.empty() || !proof) return wrong;
  append(wrong, plan::verify(model.problem(), solution));
  append(wrong, plan::certify(model.problem(), solution));
  return wrong;
}

}  // namespace

std::optional<VerifyResult> verify_run(const std::string& database, const std::string& id, Pool& pool,
                                       Diagnostics& diagnostics, Observer& observer) {
  const auto prepared = prepare_run(database, id, pool, diagnostics, observer);
  if (!prepared) return std::nullopt;
  const plan::Plan plan = read_plan(prepared->run.plan_json);
  const plan::Model& model = prepared->planning->model;
  VerifyResult result{prepared->run.id, plan.value, plan.upper_bound, plan::gap_of(plan), {}, {}};
  if (plan.stay) result.with_stays = plan::objective_of(plan);
  check_digests(*prepared, plan, result.wrong);
  if (!plan.prices) result.wrong.emplace_back(no_prices);
  append(result.wrong, check_plan(model, plan, result.wrong.empty()));
  return result;
}

CertificateCheck check_certificate(const std::string& database, const std::string& id, Pool& pool,
                                   Diagnostics& diagnostics, Observer& observer) {
  const auto prepared = prepare_run(database, id, pool, diagnostics, observer);
  if (!prepared) return {{}, "its rules and data cannot be brought together"};
  const plan::Plan plan = read_plan(prepared->run.plan_json);
  CertificateCheck check{check_plan(prepared->planning->model, plan, plan.prices.has_value()), {}};
  if (!plan.prices) check.unproved = no_prices;
  return check;
}

}  // namespace inspectplan::usecase
