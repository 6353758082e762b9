// What `who` prints: JSON and a table.
#include <map>

#include "base/json.hpp"
#include "base/written.hpp"
#include "report/labels.hpp"
#include "responsibility/names.hpp"
#include "usecase/who/who.hpp"

namespace inspectplan::usecase {
namespace {

using responsibility::Answer;

std::string duty_name(ruleset::Duty duty) {
  switch (duty) {
    case ruleset::Duty::inspect:
      return "inspect";
    case ruleset::Duty::manage:
      return "manage";
    case ruleset::Duty::inform:
      return "inform";
    case ruleset::Duty::train:
      return "train";
    case ruleset::Duty::investigate:
      return "investigate";
  }
  return {};
}

std::string role_name(ruleset::Role role) { return role == ruleset::Role::is_explicit ? "explicit" : "implied"; }

void write_list(JsonWriter& json, std::string_view name, const std::vector<std::string>& list) {
  json.key(name).begin_array();
  for (const std::string& item : list) json.string(item);
  json.end_array();
}

void write_basis(JsonWriter& json, const std::vector<ruleset::Basis>& basis) {
  json.key("basis").begin_array();
  for (const ruleset::Basis& each : basis)
    json.begin_object().member("document", each.document).member("at", each.at).end_object();
  json.end_array();
}

void write_answer(JsonWriter& json, const Answer& answer, Language language) {
  json.begin_object().member("matter", answer.matter);
  if (answer.responsibility.empty()) {
    json.key("responsibility").null().key("duty").null().key("role").null();
  } else {
    json.member("responsibility", answer.responsibility);
    json.member("duty", duty_name(answer.duty)).member("role", role_name(answer.role));
  }
  write_list(json, "lead", answer.lead);
  write_list(json, "coordinating", answer.coordinating);
  json.key("chain").begin_array();
  for (const responsibility::Step& step : answer.chain) {
    json.begin_object().member("from", step.from).member("to", step.to).member("scope", step.scope);
    json.key("on");
    step.on == first_day ? json.null() : json.string(to_string(step.on));
    json.key("until");
    step.until ? json.string(to_string(*step.until)) : json.null();
    write_basis(json, step.basis);
    json.member("basis_in_force", step.basis_in_force).end_object();
  }
  json.end_array();
  write_basis(json, answer.basis);
  json.member("basis_in_force", answer.basis_in_force);
  json.key("notes").begin_array();
  for (const Label& note : answer.notes) json.string(note.in(language));
  json.end_array().end_object();
}

void write_party(JsonWriter& json, const Who::Party& party) {
  json.begin_object().member("matter", party.matter).key("certain");
  party.certain ? json.boolean(*party.certain) : json.null();
  json.key("responsibility");
  party.responsibility.empty() ? json.null() : json.string(party.responsibility);
  json.key("duty");
  party.duty ? json.string(duty_name(*party.duty)) : json.null();
  write_list(json, "lead", party.lead);
  write_list(json, "coordinating", party.coordinating);
  write_list(json, "other_leads", party.other_leads);
  json.end_object();
}

std::string kind_name(Who::Kind kind) {
  switch (kind) {
    case Who::Kind::matter:
      return "matter";
    case Who::Kind::sector:
      return "sector";
    case Who::Kind::enterprise:
      return "enterprise";
    case Who::Kind::all:
      return "all";
  }
  return {};
}

Label duty_words(const Answer& answer) {
  static const std::map<ruleset::Duty, Label> duties = {{ruleset::Duty::inspect, {"kiểm tra", "inspect"}},
                                                        {ruleset::Duty::manage, {"quản lý", "manage"}},
                                                        {ruleset::Duty::inform, {"thông tin", "inform"}},
                                                        {ruleset::Duty::train, {"huấn luyện", "train"}},
                                                        {ruleset::Duty::investigate, {"điều tra", "investigate"}}};
  const Label role = answer.role == ruleset::Role::is_explicit ? Label{" (văn bản nêu rõ)", " (explicit)"}
                                                               : Label{" (suy ra)", " (implied)"};
  return answer.responsibility.empty() ? Label{} : duties.at(answer.duty) + role;
}

}  // namespace

std::string who_json(const Who& who, Language language, int indent) {
  JsonWriter json(indent);
  json.begin_object().member("at", who.at).member("kind", kind_name(who.kind)).member("subject", who.subject);
  json.key("parties").begin_array();
  for (const Who::Party& party : who.parties) write_party(json, party);
  json.end_array().key("matters").begin_array();
  for (const Answer& answer : who.answers) write_answer(json, answer, language);
  json.end_array().end_object();
  return json.take();
}

report::Sheet who_sheet(const Who& who, const ruleset::RuleSet& rules, Language language) {
  const bool vi = language == Language::vi;
  report::Sheet sheet;
  sheet.lines = 40;  // a citation that is cut cannot be checked
  sheet.header =
      vi ? std::vector<std::string>{"Nội dung", "Chủ trì", "Phối hợp", "Nhiệm vụ", "Căn cứ", "Kế thừa", "Ghi chú"}
         : std::vector<std::string>{"Matter", "Lead", "Coordinating", "Duty", "Basis", "Succession", "Notes"};
  const auto name = [&](const std::string& id) { return responsibility::name_of_department(rules, id).in(language); };
  for (const Answer& answer : who.answers) {
    sheet.rows.push_back(
        {responsibility::name_of_matter(rules, answer.matter).in(language), report::joined(answer.lead, name, ", "),
         report::joined(answer.coordinating, name, ", "), duty_words(answer).in(language),
         report::joined(answer.basis,
                        [&](const ruleset::Basis& basis) { return report::citation(rules, basis, language); }),
         report::joined(answer.chain,
                        [&](const responsibility::Step& step) {
                          return name(step.from) + " → " + name(step.to) +
                                 (step.on == first_day ? "" : " " + written(step.on).in(language));
                        }),
         report::joined_notes(answer.notes, language)});
  }
  sheet.right.assign(sheet.header.size(), false);
  return sheet;
}

}  // namespace inspectplan::usecase
