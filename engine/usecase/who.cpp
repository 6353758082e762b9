#include "usecase/who.hpp"

#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "base/text.hpp"
#include "base/written.hpp"
#include "report/labels.hpp"
#include "responsibility/locality.hpp"
#include "responsibility/names.hpp"

namespace inspectplan::usecase {
namespace {

using responsibility::Answer;

template <class Entries>
void unknown(const char* what, const std::string& id, const Entries& entries, Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const auto& entry : entries) ids.push_back(entry.id);
  const auto near = nearest(id, ids);
  diagnostics.error(std::string("unknown-") + what, {}, std::string("there is no ") + what + " \"" + id + "\"",
                    near ? "did you mean \"" + *near + "\"?" : "");
}

std::vector<std::size_t> matters_of_sector(const ruleset::RuleSet& rules, const std::string& sector) {
  std::vector<std::size_t> matters;
  for (std::size_t i = 0; i < rules.matters.size(); ++i) {
    const feel::Typed& when = rules.matters[i].when;
    if (when && when.syntax() && when.syntax().uses().sectors.contains(sector)) matters.push_back(i);
  }
  return matters;
}

Answer nobody(const std::string& matter) {
  Answer answer;
  answer.matter = matter;
  answer.notes.push_back({"không có phân công nào có hiệu lực", "no responsibility is in force"});
  return answer;
}

void add_answers(std::vector<Answer> found, const std::string& matter, std::vector<Answer>& into) {
  if (found.empty()) found.push_back(nobody(matter));
  into.insert(into.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

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
    json.end_object();
  }
  json.end_array();
  write_basis(json, answer.basis);
  json.key("notes").begin_array();
  for (const Label& note : answer.notes) json.string(note.in(language));
  json.end_array().end_object();
}

std::string kind_name(Who::Kind kind) {
  return kind == Who::Kind::matter ? "matter" : kind == Who::Kind::sector ? "sector" : "enterprise";
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

template <class Items, class Text>
std::string joined(const Items& items, const char* between, Text text) {
  std::string list;
  for (const auto& item : items) list += (list.empty() ? "" : between) + text(item);
  return list;
}

}  // namespace

std::optional<Who> who(const std::shared_ptr<const ruleset::RuleSet>& rules, Who::Kind kind, const std::string& id,
                       Day at, Diagnostics& diagnostics) {
  std::vector<std::size_t> matters;
  if (kind == Who::Kind::matter) {
    const auto matter = rules->matter_index(id);
    if (!matter) return unknown("matter", id, rules->matters, diagnostics), std::nullopt;
    matters.push_back(*matter);
  } else {
    if (!rules->find_sector(id)) return unknown("sector", id, rules->sectors, diagnostics), std::nullopt;
    matters = matters_of_sector(*rules, id);
  }
  const responsibility::Resolver resolver(rules);
  Who result{kind, id, at, {}};
  for (const std::size_t matter : matters)
    add_answers(resolver.answers(matter, at, {}), rules->matters[matter].id, result.answers);
  return result;
}

Who who(const std::shared_ptr<const ruleset::RuleSet>& rules, const column::Dataset& data,
        const score::Assessments& assessments, std::size_t row, Day at) {
  const column::TableSchema& enterprise = rules->schema.enterprise;
  const responsibility::Resolver resolver(rules);
  const responsibility::Locality place =
      responsibility::locality_of(responsibility::locality_fields(*rules), data, row);
  std::vector<bool> applies(rules->responsibilities.size(), true);
  for (std::size_t i = 0; i < assessments.responsibilities.size(); ++i)
    if (!assessments.responsibilities[i].empty()) applies[i] = assessments.responsibilities[i][row] == feel::truth_true;
  Who result{Who::Kind::enterprise, std::string(data.enterprises.columns[enterprise.key.front()].text(row)), at, {}};
  for (std::size_t matter = 0; matter < rules->matters.size(); ++matter) {
    const std::uint8_t truth = assessments.matters[matter][row];
    if (truth == feel::truth_false) continue;
    const std::size_t first = result.answers.size();
    add_answers(resolver.answers(matter, at, place, applies), rules->matters[matter].id, result.answers);
    if (truth != feel::truth_unknown) continue;
    for (std::size_t i = first; i < result.answers.size(); ++i)
      result.answers[i].notes.insert(result.answers[i].notes.begin(),
                                     {"chưa quyết được cơ sở có nội dung này hay không (thiếu dữ kiện)",
                                      "undecided whether the enterprise has this matter (facts are missing)"});
  }
  return result;
}

std::string who_json(const Who& who, Language language, int indent) {
  JsonWriter json(indent);
  json.begin_object().member("at", who.at).member("kind", kind_name(who.kind)).member("subject", who.subject);
  json.key("matters").begin_array();
  for (const Answer& answer : who.answers) write_answer(json, answer, language);
  json.end_array().end_object();
  return json.take();
}

report::Sheet who_sheet(const Who& who, const ruleset::RuleSet& rules, Language language) {
  const bool vi = language == Language::vi;
  report::Sheet sheet;
  sheet.lines = 8;
  sheet.header =
      vi ? std::vector<std::string>{"Nội dung", "Chủ trì", "Phối hợp", "Nhiệm vụ", "Căn cứ", "Kế thừa", "Ghi chú"}
         : std::vector<std::string>{"Matter", "Lead", "Coordinating", "Duty", "Basis", "Succession", "Notes"};
  const auto name = [&](const std::string& id) { return responsibility::name_of_department(rules, id).in(language); };
  for (const Answer& answer : who.answers) {
    sheet.rows.push_back({responsibility::name_of_matter(rules, answer.matter).in(language),
                          joined(answer.lead, ", ", name), joined(answer.coordinating, ", ", name),
                          duty_words(answer).in(language),
                          joined(answer.basis, "; ",
                                 [&](const ruleset::Basis& basis) { return report::citation(rules, basis, language); }),
                          joined(answer.chain, "; ",
                                 [&](const responsibility::Step& step) {
                                   return name(step.from) + " → " + name(step.to) +
                                          (step.on == first_day ? "" : " " + written(step.on).in(language));
                                 }),
                          joined(answer.notes, "; ", [&](const Label& note) { return note.in(language); })});
  }
  sheet.right.assign(sheet.header.size(), false);
  return sheet;
}

}  // namespace inspectplan::usecase
