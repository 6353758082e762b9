#pragma once
// Where plans stand: never stored, always read from the entries, so that nothing but a signature that counts moves it.
//   draft     no approval of its rule version counts
//   proposed  its rules are approved, the plan itself is not
//   approved  a signed decision on exactly this plan counts
#include <set>
#include <string>
#include <vector>

#include "ledger/approvals.hpp"
#include "ledger/run.hpp"

namespace inspectplan::ledger {

// A decision on a plan. What is signed names the rules, the data and the result, so that it holds for no other plan.
struct PlanApproval {
  std::string run;                  // "R0001"
  std::string rules, data, result;  // digests, hex
  std::string decision, date;       // as written on it; ISO
  std::string key, signature;
  std::int64_t entry = 0;
};

// {"format":"inspectplan.plan-approval/1","run","rules","register","result","decision","date","key"}, compact.
std::string signed_text(const PlanApproval& approval);

PlanApproval approval_of(const Run& run, std::string decision, std::string date);
// Signs and enters it. Inside the caller's transaction.
void approve_plan(SQLite::Database& database, PlanApproval approval, const SigningKey& key, const Act& act);

std::vector<PlanApproval> plan_approvals(SQLite::Database& database);  // in the order entered

// What the entries say of rules and plans, read once; a signature is checked when it is asked for, and once. For one
// thread.
class Standing {
 public:
  explicit Standing(SQLite::Database& database);

  bool rules_are_approved(const std::string& digest) const;
  // Why an approval of `run` does not count: the signature, the key, another plan, rules not approved by then. Empty
  // where it counts.
  std::string fault_of(const PlanApproval& approval, const Run& run) const;
  std::vector<PlanDecision> decisions_on(const Run& run) const;  // those that count
  std::string status_of(const Run& run) const;
  void put_into(Run& run) const;  // status and decisions

 private:
  // Of the rule version, entered before entry number `before`.
  bool counts_for(const std::string& digest, std::int64_t before) const;
  std::string name_of(const std::string& key) const;
  Vouching vouching_;
  std::vector<Approval> of_rules_;
  mutable std::vector<std::optional<bool>> counts_;  // by place in of_rules_; empty: not asked for yet
  std::vector<PlanApproval> of_plans_;
};

}  // namespace inspectplan::ledger
