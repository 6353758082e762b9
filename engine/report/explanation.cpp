#include "report/explanation.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "feel/program.hpp"

namespace inspectplan::report {
namespace {

using score::CardLine;
using score::Explanation;
using score::FactorLine;
using score::FactUse;
using score::RuleLine;

struct Words {
  Label score{"Điểm", "Score"};
  Label tier{"Hạng", "Tier"};
  Label unknown{"chưa xác định", "unknown"};
  Label exact{"khoảng chính xác", "exact range"};
  Label bound{"khoảng chắc chắn chứa điểm", "a bound on the score"};
  Label last_visit{"Lần kiểm tra gần nhất", "Last visit"};
  Label never{"chưa ghi nhận", "none recorded"};
  Label due{"Đến hạn kiểm tra", "Due"};
  Label yes{"có", "yes"};
  Label no{"không", "no"};
  Label sectors{"Lĩnh vực nguy cơ", "Sectors"};
  Label matters{"Nội dung kiểm tra", "Matters"};
  Label mandates{"Bắt buộc hoặc loại trừ", "Mandates"};
  Label undecided{"chưa quyết định được, còn thiếu", "undecided, needs"};
  Label points{"Điểm theo tiêu chí", "Points by factor"};
  Label missing{"thiếu", "missing"};
  Label no_rows{"không có dòng nào", "no rows"};
  Label assumed{"giả định vì thiếu dữ liệu", "assumed, data missing"};
  Label basis{"căn cứ", "basis"};
  Label nearest{"Thay đổi gần nhất làm đổi hạng", "Nearest change that moves the tier"};
};
const Words words;

std::string range_text(Scaled low, Scaled high) {
  return low.value == high.value && low.scale == high.scale ? "" : " [" + to_string(low) + " … " + to_string(high) + "]";
}

std::string basis_text(const std::vector<ruleset::Basis>& basis) {
  std::string text;
  for (const auto& citation : basis)
    text += (text.empty() ? "" : "; ") + citation.document + (citation.at.empty() ? "" : " " + citation.at);
  return text;
}

std::string truth_text(std::uint8_t truth, Language language) {
  if (truth == feel::truth_true) return words.yes.in(language);
  return truth == feel::truth_false ? words.no.in(language) : words.unknown.in(language);
}

std::string facts_text(const std::vector<FactUse>& facts, Language language) {
  std::string text;
  for (const FactUse& fact : facts)
    text += (text.empty() ? "" : ", ") + fact.name + " = " +
            (!fact.value.empty() ? fact.value : (fact.missing ? words.missing : words.no_rows).in(language));
  return text;
}

std::string missing_facts(const std::vector<FactUse>& facts) {
  std::string text;
  for (const FactUse& fact : facts)
    if (fact.missing) text += (text.empty() ? "" : ", ") + fact.name;
  return text.empty() ? "?" : text;
}

void add_rules(std::string& text, const Label& title, const std::vector<RuleLine>& lines, Language language) {
  if (lines.empty()) return;
  text += title.in(language) + "\n";
  for (const RuleLine& line : lines) {
    text += "  " + line.id;
    if (!line.label.in(language).empty()) text += " — " + line.label.in(language);
    if (line.truth == feel::truth_unknown) text += " (" + words.undecided.in(language) + " " + missing_facts(line.facts) + ")";
    if (!line.basis.empty()) text += "  {" + basis_text(line.basis) + "}";
    text += "\n";
  }
}

void add_factor(std::string& text, const FactorLine& factor, Language language) {
  const std::string& label = factor.label.in(language);
  text += "    " + to_string(factor.points) + range_text(factor.low, factor.high) + "  " +
          (label.empty() ? factor.factor : label) + " (" + factor.factor + ")";
  if (factor.assumed) text += ": " + words.assumed.in(language);
  else if (!factor.band.empty()) text += ": " + factor.band;
  if (!factor.facts.empty()) text += "  [" + facts_text(factor.facts, language) + "]";
  if (!factor.basis.empty()) text += "  {" + basis_text(factor.basis) + "}";
  text += "\n";
}

void add_head(std::string& text, const Explanation& e, Language language) {
  text += e.enterprise + (e.name.empty() ? "" : "  " + e.name) + "\n";
  text += words.score.in(language) + ": " + (e.score_known ? to_string(e.score) : words.unknown.in(language)) +
          range_text(e.low, e.high);
  if (e.low.value != e.high.value) text += " (" + (e.range_exact ? words.exact : words.bound).in(language) + ")";
  text += "   " + words.tier.in(language) + ": " + (e.tier.empty() ? words.unknown.in(language) : e.tier);
  if (!e.tier_label.in(language).empty()) text += " — " + e.tier_label.in(language);
  text += "\n" + words.last_visit.in(language) + ": " + (e.last_visit ? to_string(*e.last_visit) : words.never.in(language));
  text += "   " + words.due.in(language) + ": " + truth_text(e.is_due, language) + "\n";
}

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

void write_rules(JsonWriter& json, std::string_view name, const std::vector<RuleLine>& lines) {
  json.key(name).begin_array();
  for (const RuleLine& line : lines) {
    json.begin_object().member("id", line.id).member("vi", line.label.vi).member("en", line.label.en);
    json.member("holds", truth_word(line.truth));
    write_facts(json, line.facts);
    write_basis(json, line.basis);
    json.end_object();
  }
  json.end_array();
}

void write_factor(JsonWriter& json, const FactorLine& factor) {
  json.begin_object().member("factor", factor.factor).member("vi", factor.label.vi).member("en", factor.label.en);
  json.member("points", factor.points).member("low", factor.low).member("high", factor.high);
  json.member("band", factor.band).member("assumed", factor.assumed);
  write_facts(json, factor.facts);
  write_basis(json, factor.basis);
  json.end_object();
}

void write_card(JsonWriter& json, const CardLine& card) {
  json.begin_object().member("scorecard", card.scorecard).member("vi", card.label.vi).member("en", card.label.en);
  json.member("points", card.points).member("low", card.low).member("high", card.high).key("factors").begin_array();
  for (const FactorLine& factor : card.factors) write_factor(json, factor);
  json.end_array().end_object();
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

std::string explanation_text(const Explanation& e, const ruleset::RuleSet&, Language language) {
  std::string text;
  add_head(text, e, language);
  add_rules(text, words.sectors, e.sectors, language);
  add_rules(text, words.matters, e.matters, language);
  add_rules(text, words.mandates, e.mandates, language);
  text += words.points.in(language) + "\n";
  for (const CardLine& card : e.scorecards) {
    const std::string& label = card.label.in(language);
    text += "  " + to_string(card.points) + range_text(card.low, card.high) + "  " + (label.empty() ? card.scorecard : label) + "\n";
    for (const FactorLine& factor : card.factors) add_factor(text, factor, language);
  }
  if (e.nearest)
    text += words.nearest.in(language) + ": " + e.nearest->fact + " " +
            (e.nearest->from.empty() ? words.missing.in(language) : e.nearest->from) + " → " + e.nearest->to + "  ⇒ " +
            e.nearest->tier + "\n";
  return text;
}

std::string explanation_json(const Explanation& e, int indent) {
  JsonWriter json(indent);
  json.begin_object().member("enterprise", e.enterprise).member("name", e.name).key("score");
  e.score_known ? json.number(e.score) : json.null();
  json.member("score_low", e.low).member("score_high", e.high).member("range_exact", e.range_exact);
  json.key("tier");
  e.tier.empty() ? json.null() : json.string(e.tier);
  json.key("last_visit");
  e.last_visit ? json.string(to_string(*e.last_visit)) : json.null();
  json.member("is_due", truth_word(e.is_due));
  write_rules(json, "sectors", e.sectors);
  write_rules(json, "matters", e.matters);
  write_rules(json, "mandates", e.mandates);
  json.key("scorecards").begin_array();
  for (const CardLine& card : e.scorecards) write_card(json, card);
  json.end_array();
  write_nearest(json, e);
  json.end_object();
  return json.take();
}

}  // namespace inspectplan::report
