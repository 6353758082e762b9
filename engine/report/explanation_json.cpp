#include "base/json.hpp"
#include "feel/program.hpp"
#include "report/explanation.hpp"

namespace inspectplan::report {
namespace {

using score::CardLine;
using score::Explanation;
using score::FactorLine;
using score::FactUse;
using score::RuleLine;

void write_basis(JsonWriter& json, const std::vector<ruleset::Basis>& basis) {
  json.key("basis").begin_array();
  for (const auto& citation : basis)
    json.begin_object().member("document", citation.document).member("at", citation.at).end_object();
  json.end_array();
}

void write_facts(JsonWriter& json, const std::vector<FactUse>& facts) {
  json.key("facts").begin_array();
  for (const FactUse& fact : facts) {
    json.begin_object().member("name", fact.name).key("value");
    fact.value.empty() ? json.null() : json.string(fact.value);
    json.member("missing", fact.missing).end_object();
  }
  json.end_array();
}

const char* truth_word(std::uint8_t truth) {
  return truth == feel::truth_true ? "true" : truth == feel::truth_false ? "false" : "unknown";
}

void write_sureness(JsonWriter& json, ruleset::Status status, bool own_judgement) {
  json.member("status", status == ruleset::Status::verified ? "verified"
                        : status == ruleset::Status::partly ? "partly"
                                                            : "unverified");
  json.member("own_judgement", own_judgement);
}

void write_rules(JsonWriter& json, std::string_view name, const std::vector<RuleLine>& lines) {
  json.key(name).begin_array();
  for (const RuleLine& line : lines) {
    json.begin_object().member("id", line.id).member("vi", line.label.vi).member("en", line.label.en);
    json.member("holds", truth_word(line.truth));
    write_facts(json, line.facts);
    write_basis(json, line.basis);
    write_sureness(json, line.status, line.own_judgement);
    json.end_object();
  }
  json.end_array();
}

// null where they are unknown.
template <class Line>
void write_points(JsonWriter& json, const Line& line) {
  json.key("points");
  line.known ? json.number(line.points) : json.null();
  json.member("low", line.low).member("high", line.high);
}

void write_factor(JsonWriter& json, const FactorLine& factor) {
  json.begin_object().member("factor", factor.factor).member("vi", factor.label.vi).member("en", factor.label.en);
  write_points(json, factor);
  json.member("band", factor.band).member("assumed", factor.assumed);
  write_facts(json, factor.facts);
  write_basis(json, factor.basis);
  json.member("own_judgement", factor.own_judgement);
  json.end_object();
}

void write_card(JsonWriter& json, const CardLine& card) {
  json.begin_object().member("scorecard", card.scorecard).member("vi", card.label.vi).member("en", card.label.en);
  write_points(json, card);
  json.key("factors").begin_array();
  for (const FactorLine& factor : card.factors) write_factor(json, factor);
  json.end_array().end_object();
}

void write_team(JsonWriter& json, const std::vector<score::TeamLine>& lines) {
  json.key("for_team").begin_array();
  for (const score::TeamLine& line : lines) {
    json.begin_object().member("id", line.id).member("vi", line.label.vi).member("en", line.label.en).key("value");
    line.value ? json.number(*line.value) : json.null();
    write_basis(json, line.basis);
    write_sureness(json, line.status, line.own_judgement);
    json.end_object();
  }
  json.end_array();
}

void write_nearest(JsonWriter& json, const Explanation& e) {
  json.key("nearest_change");
  if (!e.nearest) {
    json.null();
    return;
  }
  json.begin_object().member("fact", e.nearest->fact).member("from", e.nearest->from);
  json.member("to", e.nearest->to).member("tier", e.nearest->tier).end_object();
}

}  // namespace

std::string explanation_json(const Explanation& e, int indent) {
  JsonWriter json(indent);
  json.begin_object().member("enterprise", e.enterprise).member("name", e.name).key("score");
  e.score_known ? json.number(e.score) : json.null();
  json.member("score_low", e.low).member("score_high", e.high).member("range_exact", e.range_exact);
  json.key("tier");
  e.tier.empty() ? json.null() : json.string(e.tier);
  json.key("possible_tiers").begin_array();
  for (const std::string& tier : e.possible_tiers) json.string(tier);
  json.end_array().key("narrowed_by");
  e.narrowed_by.empty() ? json.null() : json.string(e.narrowed_by);
  json.key("last_visit");
  e.last_visit ? json.string(to_string(*e.last_visit)) : json.null();
  json.member("is_due", truth_word(e.is_due));
  write_rules(json, "sectors", e.sectors);
  write_rules(json, "matters", e.matters);
  write_rules(json, "mandates", e.mandates);
  write_team(json, e.for_team);
  json.key("scorecards").begin_array();
  for (const CardLine& card : e.scorecards) write_card(json, card);
  json.end_array();
  write_nearest(json, e);
  json.key("others").begin_array();
  for (const Label& other : e.others) json.begin_object().member("vi", other.vi).member("en", other.en).end_object();
  json.end_array().end_object();
  return json.take();
}

}  // namespace inspectplan::report
