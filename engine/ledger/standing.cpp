#include "ledger/standing.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "ledger/entry.hpp"

namespace inspectplan::ledger {
namespace {

using Json = nlohmann::json;

void write_fields(JsonWriter& json, const PlanApproval& approval) {
  json.member("run", approval.run).member("rules", approval.rules).member("register", approval.data);
  json.member("result", approval.result).member("decision", approval.decision).member("date", approval.date);
  json.member("key", approval.key);
}

PlanApproval approval_in(const Entry& entry) {
  const Json what = Json::parse(entry.what, nullptr, false);
  const auto text = [&](const char* name) {
    const auto member = what.is_object() ? what.find(name) : what.end();
    return what.is_object() && member != what.end() && member->is_string() ? member->get<std::string>() : "";
  };
  return {text("run"),  text("rules"), text("register"),  text("result"), text("decision"),
          text("date"), text("key"),   text("signature"), entry.number};
}

}  // namespace

std::string signed_text(const PlanApproval& approval) {
  JsonWriter json;
  json.begin_object().member("format", "inspectplan.plan-approval/1");
  write_fields(json, approval);
  return json.end_object().take();
}

PlanApproval approval_of(const Run& run, std::string decision, std::string date) {
  return {
      run.id, run.ruleset_digest, run.register_digest, run.result_digest, std::move(decision), std::move(date), "", "",
      0};
}

void approve_plan(SQLite::Database& database, PlanApproval approval, const SigningKey& key, const Act& act) {
  approval.key = key.public_key();
  approval.signature = key.sign(signed_text(approval));
  JsonWriter what;
  what.begin_object();
  write_fields(what, approval);
  what.member("signature", approval.signature).end_object();
  append(database, "plan-approval", act.on, act.actor, what.text());
}

std::vector<PlanApproval> plan_approvals(SQLite::Database& database) {
  std::vector<PlanApproval> all;
  for (const Entry& entry : entries(database, "plan-approval")) all.push_back(approval_in(entry));
  return all;
}

Standing::Standing(SQLite::Database& database)
    : vouching_(database),
      of_rules_(approvals(database)),
      counts_(of_rules_.size()),
      of_plans_(plan_approvals(database)) {}

bool Standing::counts_for(const std::string& digest, std::int64_t before) const {
  for (std::size_t i = 0; i < of_rules_.size() && of_rules_[i].entry < before; ++i) {
    if (of_rules_[i].version.digest != digest) continue;
    if (!counts_[i]) counts_[i] = vouching_.fault_of(of_rules_[i]).empty();
    if (*counts_[i]) return true;
  }
  return false;
}

bool Standing::rules_are_approved(const std::string& digest) const {
  return counts_for(digest, std::numeric_limits<std::int64_t>::max());
}

std::string Standing::fault_of(const PlanApproval& approval, const Run& run) const {
  if (!signature_holds(approval.key, signed_text(approval), approval.signature)) return "the signature does not hold";
  if (std::string fault = vouching_.fault_of_key(approval.key, approval.entry, approval.date); !fault.empty())
    return fault;
  const PlanApproval of_run = approval_of(run, "", "");
  if (approval.run != of_run.run || approval.rules != of_run.rules || approval.data != of_run.data ||
      approval.result != of_run.result)
    return "it is about another plan";
  return counts_for(approval.rules, approval.entry) ? "" : "its rules had not been approved";
}

std::vector<PlanDecision> Standing::decisions_on(const Run& run) const {
  std::vector<PlanDecision> decisions;
  for (const PlanApproval& approval : of_plans_)
    if (approval.run == run.id && fault_of(approval, run).empty())
      decisions.push_back({approval.decision, approval.date, name_of(approval.key)});
  return decisions;
}

std::string Standing::status_of(const Run& run) const {
  if (!rules_are_approved(run.ruleset_digest)) return "draft";
  return decisions_on(run).empty() ? "proposed" : "approved";
}

void Standing::put_into(Run& run) const {
  run.status = status_of(run);
  run.decisions = decisions_on(run);
}

std::string Standing::name_of(const std::string& key) const {
  const std::vector<Key>& keys = vouching_.keys();
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& one) { return one.public_key == key; });
  return found == keys.end() ? "" : found->name;
}

}  // namespace inspectplan::ledger
