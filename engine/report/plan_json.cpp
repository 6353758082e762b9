// inspectplan.plan/1. The form is a contract: members in this order, null where something is not
// known, labels as {"vi", "en"} so that one recorded text serves both languages.
#include "base/digest.hpp"
#include "base/json.hpp"
#include "report/report.hpp"

namespace inspectplan::report {
namespace {

// What is written. A digest leaves out the program's own words, so that a later program that says the same thing
// better still gives the same digest, and names where they are personal, so that blanking them changes nothing.
struct Shown {
  bool names = true;
  bool words = true;
  Withheld withheld = {};
};

void write_ids(JsonWriter& json, std::string_view name, const std::vector<std::string>& ids) {
  json.key(name).begin_array();
  for (const std::string& id : ids) json.string(id);
  json.end_array();
}

void write_label(JsonWriter& json, const Label& label, Shown shown) {
  if (!shown.words) {
    json.null();
    return;
  }
  json.begin_object().member("vi", label.vi).member("en", label.en).end_object();
}

void write_text_or_null(JsonWriter& json, std::string_view name, const std::string& text) {
  json.key(name);
  text.empty() ? json.null() : json.string(text);
}

void write_day_or_null(JsonWriter& json, std::string_view name, const std::optional<Day>& day) {
  json.key(name);
  day ? json.string(to_string(*day)) : json.null();
}

void write_days(JsonWriter& json, std::string_view name, const std::map<std::string, std::int64_t>& days) {
  json.key(name).begin_object();
  for (const auto& [department, count] : days) json.member(department, count);
  json.end_object();
}

// Null in the place of what was withheld.
template <class Value>
void write_given(JsonWriter& json, std::string_view name, const Value& value, bool withheld) {
  withheld ? json.key(name).null() : json.member(name, value);
}

template <class Items, class Write>
void write_list(JsonWriter& json, std::string_view name, const Items& items, bool withheld, const Write& write) {
  json.key(name);
  if (withheld) {
    json.null();
    return;
  }
  json.begin_array();
  for (const auto& item : items) write(item);
  json.end_array();
}

void write_decisions(JsonWriter& json, const PlanDocument& document) {
  json.key("approvals").begin_array();
  for (const ledger::PlanDecision& one : document.run.decisions) {
    json.begin_object().member("decision", one.decision).member("date", one.date);
    write_given(json, "by", one.by, document.withheld.whole);
    json.end_object();
  }
  json.end_array();
}

// Of a plan that follows another.
void write_line(JsonWriter& json, const ledger::Run& run) {
  if (run.parameters.parent.empty()) return;
  json.member("parent", run.parameters.parent).member("stay", run.parameters.stay).key("edits").begin_array();
  for (const ledger::Edit& edit : run.edits) {
    json.begin_object().member("entry", edit.entry).member("run", edit.run).member("edit", edit.kind);
    json.member("enterprise", edit.enterprise);
    write_text_or_null(json, "period", edit.period);
    json.member("reason", edit.reason).member("by", edit.by).member("document", edit.document);
    json.member("on", edit.on).end_object();
  }
  json.end_array();
  if (!run.parameters.amendment) return;
  const ledger::Amendment& amendment = *run.parameters.amendment;
  json.key("amendment").begin_object().member("department", amendment.department).member("on", amendment.on);
  write_text_or_null(json, "announced", amendment.announced);
  json.key("days").begin_array();
  for (const ledger::Amendment::Days& one : amendment.days) {
    json.begin_object().member("department", one.department).member("period", one.period).member("days", one.days);
    write_text_or_null(json, "reason", one.reason);
    write_text_or_null(json, "by", one.by);
    write_text_or_null(json, "document", one.document);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_inputs(JsonWriter& json, const PlanDocument& document) {
  const ledger::Run& run = document.run;
  const ledger::RunParameters& parameters = run.parameters;
  const bool withheld = document.withheld.whole;
  json.key("parameters").begin_object().member("as_of", parameters.as_of);
  write_given(json, "import", parameters.import, withheld);
  json.key("seed");
  withheld ? json.null() : json.raw(std::to_string(parameters.seed));
  json.key("effort");
  document.plan.effort > 0 ? json.number(static_cast<std::int64_t>(document.plan.effort)) : json.null();
  write_list(json, "capacity", parameters.capacity, withheld, [&json](const auto& one) {
    json.begin_object().member("department", one.first).member("days", one.second).end_object();
  });
  write_given(json, "force", parameters.force, withheld);
  write_line(json, run);
  json.end_object();
  json.key("ruleset").begin_object().member("id", run.ruleset_id).member("version", run.ruleset_version);
  json.member("digest", run.ruleset_digest).end_object();
  json.key("register").begin_object().member("digest", run.register_digest);
  write_given(json, "import", parameters.import, withheld);
  json.end_object();
  json.member("result_digest", run.result_digest);
}

void write_summary(JsonWriter& json, const plan::Plan& plan, bool withheld) {
  const auto of_whole = [&](std::string_view name, const auto& number) { write_given(json, name, number, withheld); };
  json.key("summary").begin_object();
  of_whole("enterprises", plan.enterprises);
  of_whole("candidates", plan.candidates);
  of_whole("mandatory", plan.mandatory);
  json.member("visits", plan.visits.size()).member("joint_visits", plan.joint_visits);
  of_whole("overlaps_avoided", plan.overlaps_avoided);
  of_whole("value", plan.value);
  const auto known = [&](std::string_view name, const std::optional<Scaled>& number) {
    number ? json.member(name, *number) : json.key(name).null();
  };
  known("upper_bound", plan.upper_bound);
  known("gap", plan::gap_of(plan));
  of_whole("undecided", plan.undecided);
  // Only where the plan follows another, so that digests of first plans still hold.
  if (plan.stay)
    json.key("stay").begin_object().member("price", plan.stay->price).member("kept", plan.stay->kept).end_object();
  json.end_object();
}

void write_department(JsonWriter& json, const plan::DepartmentPlan& department, Shown shown) {
  json.begin_object().member("id", department.id).key("name");
  write_label(json, department.name, shown);
  write_list(json, "periods", department.periods, shown.withheld.grounds, [&json](const plan::PeriodUse& use) {
    json.begin_object().member("period", use.period).member("capacity", use.capacity);
    json.member("reserve", use.reserve).member("used", use.used).end_object();
  });
  json.end_object();
}

void write_grounds(JsonWriter& json, const plan::Visit& visit, Shown shown) {
  const Withheld& withheld = shown.withheld;
  write_given(json, "score", visit.score, withheld.scores || !visit.score_known);
  write_given(json, "score_low", visit.score_low, withheld.scores);
  write_given(json, "score_high", visit.score_high, withheld.scores);
  write_given(json, "range_exact", visit.range_exact, withheld.scores);
  write_text_or_null(json, "tier", visit.tier);
  write_list(json, "mandates", visit.mandates, withheld.grounds, [&json](const std::string& id) { json.string(id); });
  write_given(json, "random", visit.random, withheld.grounds);
  write_text_or_null(json, "exception", visit.exception);
  // A digest names it only where there is one, so that those of earlier runs still hold.
  if (shown.words || !visit.exception_record.empty())
    write_text_or_null(json, "exception_record", visit.exception_record);
  write_ids(json, "sectors", visit.sectors);
  write_list(json, "reasons", visit.reasons, withheld.scores,
             [&](const Label& reason) { write_label(json, reason, shown); });
  if (!visit.others.empty()) {  // plans without them keep the text, and the digest, that they had
    json.key("others").begin_array();
    for (const Label& other : visit.others) write_label(json, other, shown);
    json.end_array();
  }
  json.key("basis").begin_array();
  for (const ruleset::Basis& basis : visit.basis) {
    json.begin_object().member("document", basis.document).member("at", basis.at).end_object();
  }
  json.end_array();
}

void write_sites(JsonWriter& json, const plan::Visit& visit, Shown shown) {
  json.key("sites").begin_array();
  for (const plan::Site& site : visit.sites) json.string(site.enterprise);
  json.end_array();
  // Not in the digest, so that those of earlier runs still hold: the ledger's entry vouches for the text of the plan.
  if (!shown.words || visit.sites.size() < 2) return;
  write_list(json, "site_names", visit.sites, shown.withheld.names,
             [&json](const plan::Site& site) { json.string(site.name); });
}

// Not in the digest either: it tells what the register says of a site, not whether or when it is visited.
void write_for_team(JsonWriter& json, const plan::Visit& visit, Shown shown) {
  if (!shown.words || visit.for_team.empty()) return;
  json.key("for_team").begin_object();
  for (auto one = visit.for_team.begin(); one != visit.for_team.end();) {
    const std::string& site = one->enterprise;
    json.key(site).begin_object();
    for (; one != visit.for_team.end() && one->enterprise == site; ++one)
      one->value ? json.member(one->derived, *one->value) : json.key(one->derived).null();
    json.end_object();
  }
  json.end_object();
}

void write_visit(JsonWriter& json, const plan::Visit& visit, Shown shown) {
  json.begin_object().member("enterprise", visit.enterprise);
  if (shown.names) write_given(json, "name", visit.name, shown.withheld.names);
  write_text_or_null(json, "owner", visit.owner);
  write_sites(json, visit, shown);
  json.member("kind", visit.kind).member("mode", visit.mode);
  write_ids(json, "matters", visit.matters);
  json.member("lead", visit.lead);
  write_ids(json, "coordinating", visit.coordinating);
  json.member("period", visit.period).key("window").begin_object();
  write_day_or_null(json, "from", visit.window.from);
  write_day_or_null(json, "until", visit.window.until);
  json.end_object();
  write_days(json, "inspector_days", visit.inspector_days);
  write_grounds(json, visit, shown);
  write_for_team(json, visit, shown);
  json.end_object();
}

void write_unmet(JsonWriter& json, const plan::Unmet& unmet, Shown shown) {
  json.begin_object().member("mandate", unmet.mandate).member("enterprise", unmet.enterprise).key("why");
  write_label(json, unmet.why, shown);
  write_days(json, "needs", unmet.needs);
  json.end_object();
}

void write_quota(JsonWriter& json, const plan::QuotaUse& quota) {
  json.begin_object().member("id", quota.id);
  write_text_or_null(json, "department", quota.department);
  json.member("wanted", quota.wanted).member("achieved", quota.achieved).member("total", quota.total);
  // Only where there is one, so that digests of earlier runs still hold.
  if (!quota.part.empty()) json.member("part", quota.part);
  if (quota.most) json.member("most", *quota.most);
  json.end_object();
}

void write_inversions(JsonWriter& json, const plan::Plan& plan) {
  if (!plan.inversions) return;
  json.key("inversions").begin_array();
  for (const plan::Inversion& one : *plan.inversions) {
    json.begin_object().member("enterprise", one.enterprise).member("name", one.name).member("score", one.score);
    json.member("passed_by", one.passed_by).member("passed_by_score", one.passed_by_score).key("why");
    write_label(json, one.why, Shown{});
    json.end_object();
  }
  json.end_array();
}

void write_left_out(JsonWriter& json, const plan::LeftOut& left_out, Shown shown) {
  json.begin_object().member("enterprise", left_out.enterprise);
  if (shown.names) json.member("name", left_out.name);
  json.member("value", left_out.value).key("why");
  write_label(json, left_out.why, shown);
  json.end_object();
}

void write_finding(JsonWriter& json, const plan::Finding& finding, Shown shown) {
  json.begin_object().member("code", finding.code).member("severity", finding.severity).key("message");
  write_label(json, finding.message, shown);
  json.end_object();
}

void write_result(JsonWriter& json, const plan::Plan& plan, Shown shown) {
  const bool withheld = shown.withheld.whole;
  write_summary(json, plan, withheld);
  json.key("departments").begin_array();
  for (const plan::DepartmentPlan& department : plan.departments) write_department(json, department, shown);
  json.end_array().key("visits").begin_array();
  for (const plan::Visit& visit : plan.visits) write_visit(json, visit, shown);
  json.end_array();
  write_list(json, "unmet", plan.unmet, withheld, [&](const auto& unmet) { write_unmet(json, unmet, shown); });
  write_list(json, "quotas", plan.quotas, withheld, [&](const auto& quota) { write_quota(json, quota); });
  write_list(json, "findings", plan.findings, withheld, [&](const auto& one) { write_finding(json, one, shown); });
  write_list(json, "left_out", plan.left_out, withheld, [&](const auto& one) { write_left_out(json, one, shown); });
}

void write_regime(JsonWriter& json, const std::optional<ruleset::Regime>& regime) {
  json.key("regime");
  if (!regime) {
    json.null();
    return;
  }
  json.begin_object().member("vi", regime->label.vi).member("en", regime->label.en).key("basis").begin_array();
  for (const ruleset::Basis& basis : regime->basis)
    json.begin_object().member("document", basis.document).member("at", basis.at).end_object();
  json.end_array().end_object();
}

void write_prices(JsonWriter& json, const std::optional<plan::PriceList>& prices) {
  json.key("prices");
  if (!prices) {
    json.null();
    return;
  }
  json.begin_object().member("scale", prices->scale).key("departments").begin_object();
  for (const auto& [department, periods] : prices->days) {
    json.key(department).begin_object();
    for (const auto& [period, price] : periods) json.member(period, price);
    json.end_object();
  }
  json.end_object().key("groups").begin_object();
  for (const auto& [group, price] : prices->groups) json.member(group, price);
  json.end_object().key("floors").begin_object();
  for (const auto& [group, visits] : prices->floors) json.member(group, visits);
  json.end_object();
  if (!prices->ceilings.empty()) {
    json.key("ceilings").begin_object();
    for (const auto& [group, visits] : prices->ceilings) json.member(group, visits);
    json.end_object();
  }
  json.end_object();
}

bool name_is_personal(const ruleset::RuleSet& rules) {
  const column::TableSchema& table = rules.schema.enterprise;
  const auto field = table.find(rules.planning.name_field);
  return field && table.fields[*field].personal;
}

}  // namespace

std::string plan_json(const PlanDocument& document, const ruleset::RuleSet& rules, int indent) {
  const ledger::Run& run = document.run;
  JsonWriter json(indent);
  json.begin_object().member("format", "inspectplan.plan/1").member("run", run.id);
  json.member("year", document.plan.year).member("jurisdiction", document.jurisdiction).member("status", run.status);
  write_decisions(json, document);
  write_regime(json, rules.planning.regime);
  write_inputs(json, document);
  write_result(json, document.plan, {true, true, document.withheld});
  write_inversions(json, document.plan);
  if (!document.plan.made_elsewhere.empty()) json.member("made_elsewhere", document.plan.made_elsewhere);
  write_prices(json, document.plan.prices);
  json.end_object();
  return json.take();
}

Digest result_digest(const plan::Plan& plan, const ruleset::RuleSet& rules) {
  JsonWriter json;
  json.begin_object().member("format", "inspectplan.plan/1").member("year", plan.year).member("jurisdiction", rules.id);
  write_result(json, plan, {!name_is_personal(rules), false, {}});
  json.end_object();
  Hasher hasher("inspectplan:result:1");
  hasher.update(json.text());
  return hasher.finish();
}

}  // namespace inspectplan::report
