#include "report/subject_explanation.hpp"

#include <map>

#include "base/json.hpp"
#include "base/written.hpp"
#include "feel/program.hpp"
#include "report/labels.hpp"
#include "responsibility/names.hpp"
#include "ruleset/audience.hpp"

namespace inspectplan::report {
namespace {

using score::Explanation;
using score::FactUse;
using score::RuleLine;

std::vector<RuleLine> sectors_told(const Explanation& explanation, const ruleset::RuleSet& rules) {
  std::vector<RuleLine> told;
  for (const RuleLine& line : explanation.sectors)
    if (ruleset::least_audience(rules, *rules.find_sector(line.id)) <= ruleset::Audience::subject) told.push_back(line);
  return told;
}

// Own fields that sectors, matters and points look at, by name. Mandates are left out: what they look at may be what
// nobody is to know.
std::map<std::string, FactUse> own_facts(const Explanation& explanation, const std::vector<RuleLine>& sectors,
                                         const ruleset::RuleSet& rules) {
  const column::TableSchema& table = rules.schema.enterprise;
  std::map<std::string, FactUse> facts;
  const auto add = [&](const std::vector<FactUse>& used) {
    for (const FactUse& fact : used)
      if (const auto field = table.find(fact.name); field && !table.fields[*field].personal)
        facts.emplace(fact.name, fact);
  };
  for (const RuleLine& line : sectors) add(line.facts);
  for (const RuleLine& line : explanation.matters) add(line.facts);
  for (const score::CardLine& card : explanation.scorecards)
    for (const score::FactorLine& factor : card.factors) add(factor.facts);
  return facts;
}

std::string citations(const std::vector<ruleset::Basis>& basis, const ruleset::RuleSet& rules, Language language) {
  std::string text;
  for (const ruleset::Basis& one : basis) text += (text.empty() ? "" : "; ") + citation(rules, one, language);
  return text;
}

class Teller {
 public:
  Teller(const ruleset::RuleSet& rules, Language language) : rules_(rules), language_(language) {}

  std::string lines(const Label& title, const std::vector<RuleLine>& rules) const {
    std::string text;
    for (const RuleLine& line : rules) {
      if (line.truth != feel::truth_true) continue;
      const std::string& label = line.label.in(language_);
      text += "  " + (label.empty() ? line.id : label) +
              responsibility::mark_of(line.status, line.own_judgement).in(language_);
      if (!line.basis.empty()) text += "  {" + citations(line.basis, rules_, language_) + "}";
      text += "\n";
    }
    return text.empty() ? "" : title.in(language_) + "\n" + text;
  }

  std::string facts(const std::map<std::string, FactUse>& facts) const {
    std::string text = Label{"Dữ kiện trong sổ về cơ sở", "What the register says"}.in(language_) + "\n";
    for (const auto& [name, fact] : facts)
      text += "  " + responsibility::name_of_fact(rules_, name).in(language_) + " = " +
              (fact.missing || fact.value.empty() ? Label{"chưa có", "not known"}.in(language_) : fact.value) + "\n";
    return text;
  }

  std::string visit(const plan::Visit* visit) const {
    if (visit == nullptr) return Label{"Không có cuộc nào trong kế hoạch", "No visit in the plan"}.in(language_) + "\n";
    plan::Plan none;
    none.year = to_civil(visit->window.from.value_or(Day{})).year;
    const Labels labels(rules_, none, language_);
    std::string text = Label{"Cuộc kiểm tra", "The visit"}.in(language_) + "\n  " + labels.period(visit->period) +
                       "  " + labels.department(visit->lead);
    for (const std::string& department : visit->coordinating) text += ", " + labels.department(department);
    text += "  " + labels.mode(visit->mode) + "\n";
    for (const std::string& matter : visit->matters) text += "  - " + labels.matter(matter) + "\n";
    return text + "  {" + citations(visit->basis, rules_, language_) + "}\n";
  }

 private:
  const ruleset::RuleSet& rules_;
  Language language_;
};

void write_rules(JsonWriter& json, const char* name, const std::vector<RuleLine>& lines) {
  json.key(name).begin_array();
  for (const RuleLine& line : lines) {
    if (line.truth != feel::truth_true) continue;
    json.begin_object().member("id", line.id).key("basis").begin_array();
    for (const ruleset::Basis& basis : line.basis)
      json.begin_object().member("document", basis.document).member("at", basis.at).end_object();
    json.end_array().end_object();
  }
  json.end_array();
}

void write_texts(JsonWriter& json, const char* name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.string(text);
  json.end_array();
}

}  // namespace

std::string subject_text(const Explanation& explanation, const plan::Visit* visit, const ruleset::RuleSet& rules,
                         Language language) {
  const Teller teller(rules, language);
  const std::vector<RuleLine> sectors = sectors_told(explanation, rules);
  return explanation.enterprise + (explanation.name.empty() ? "" : "  " + explanation.name) + "\n" +
         teller.visit(visit) + teller.lines({"Lĩnh vực", "Sectors"}, sectors) +
         teller.lines({"Nội dung liên quan", "Matters"}, explanation.matters) +
         teller.facts(own_facts(explanation, sectors, rules));
}

std::string subject_json(const Explanation& explanation, const plan::Visit* visit, const ruleset::RuleSet& rules) {
  const std::vector<RuleLine> sectors = sectors_told(explanation, rules);
  JsonWriter json(2);
  json.begin_object().member("enterprise", explanation.enterprise).member("name", explanation.name);
  write_rules(json, "sectors", sectors);
  write_rules(json, "matters", explanation.matters);
  json.key("facts").begin_object();
  for (const auto& [name, fact] : own_facts(explanation, sectors, rules)) {
    json.key(name);
    fact.missing || fact.value.empty() ? json.null() : json.string(fact.value);
  }
  json.end_object().key("visit");
  if (visit == nullptr) return json.null().end_object().take();
  json.begin_object().member("period", visit->period).member("lead", visit->lead);
  write_texts(json, "coordinating", visit->coordinating);
  write_texts(json, "matters", visit->matters);
  return json.member("mode", visit->mode).end_object().end_object().take();
}

}  // namespace inspectplan::report
