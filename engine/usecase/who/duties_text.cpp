// What `query duties` prints: JSON and a table.
#include <map>

#include "base/json.hpp"
#include "base/written.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "responsibility/names.hpp"
#include "usecase/who/duties.hpp"

namespace inspectplan::usecase {
namespace {

std::string in(const std::optional<Label>& label, Language language) {
  return label ? label->in(language) : std::string();
}

void write_list(JsonWriter& json, std::string_view name, const std::vector<std::string>& list) {
  json.key(name).begin_array();
  for (const std::string& item : list) json.string(item);
  json.end_array();
}

void write_count(JsonWriter& json, std::string_view name, const std::optional<std::int64_t>& count) {
  json.key(name);
  count ? json.number(*count) : json.null();
}

Label role_words(const std::string& role) {
  static const std::map<std::string, Label> words = {
      {"lead", {"chủ trì", "leads"}}, {"coordinate", {"phối hợp", "coordinates"}}, {"receive", {"nhận", "receives"}}};
  return words.at(role);
}

bool whole_year(const OwedDuty& duty) {
  const int year = to_civil(duty.from).year;
  return duty.from == from_civil(year, 1, 1) && duty.until == from_civil(year, 12, 31);
}

// When: the day, or the words of the text and the part of the year.
std::string when(const OwedDuty& duty, const ruleset::Obligation& one, Language language) {
  if (duty.due) return written(*duty.due).in(language);
  if (one.time && whole_year(duty)) return one.time->in(language);
  const std::string span = written(duty.from).in(language) + " – " + written(duty.until).in(language);
  return one.time ? one.time->in(language) + "; " + span : span;
}

// Of texts that may no longer hold.
std::vector<std::string> notes(const OwedDuty& duty, const ruleset::RuleSet& rules, Language language) {
  std::vector<std::string> notes;
  for (const ruleset::Document* document :
       responsibility::doubtful(rules, rules.reporting[duty.report].basis, duty.until))
    notes.push_back(responsibility::doubt_of(*document).in(language));
  return notes;
}

std::string names_of(const std::vector<std::string>& departments, const ruleset::RuleSet& rules, Language language) {
  const auto name = [&](const std::string& id) { return responsibility::name_of_department(rules, id).in(language); };
  return report::joined(departments, name, ", ");
}

void write_duty(JsonWriter& json, const OwedDuty& duty, const ruleset::RuleSet& rules, Language language) {
  const ruleset::Obligation& one = rules.reporting[duty.report];
  json.begin_object().member("report", one.id).member("label", one.label.in(language)).member("kind", one.kind);
  json.member("role", duty.role).key("due");
  duty.due ? json.string(to_string(*duty.due)) : json.null();
  json.member("from", to_string(duty.from)).member("until", to_string(duty.until));
  write_list(json, "lead", duty.owed.lead);
  write_list(json, "coordinating", duty.owed.coordinating);
  write_list(json, "to", duty.owed.to);
  json.member("others", in(one.others, language)).member("product", in(one.product, language));
  json.member("time", in(one.time, language));
  write_count(json, "days", one.days);
  write_count(json, "more_days", one.more_days);
  json.key("basis").begin_array();
  for (const ruleset::Basis& each : one.basis)
    json.begin_object().member("document", each.document).member("at", each.at).end_object();
  json.end_array();
  write_list(json, "notes", notes(duty, rules, language));
  json.end_object();
}

}  // namespace

std::string duties_title(const ruleset::RuleSet& rules, const std::string& department, int year, Language language) {
  return report::words(report::Message::answer_duties, language,
                       {std::to_string(year), responsibility::name_of_department(rules, department).in(language)});
}

std::string duties_json(const std::vector<OwedDuty>& duties, const ruleset::RuleSet& rules,
                        const std::string& department, int year, Language language) {
  JsonWriter json(2);
  json.begin_object().member("department", department).member("year", year);
  json.member("ruleset", rules.id).member("version", rules.version);
  json.key("duties").begin_array();
  for (const OwedDuty& duty : duties) write_duty(json, duty, rules, language);
  json.end_array().end_object();
  return json.take();
}

report::Sheet duties_sheet(const std::vector<OwedDuty>& duties, const ruleset::RuleSet& rules, Language language) {
  report::Sheet sheet;
  sheet.lines = 40;  // a citation that is cut cannot be checked
  sheet.header = language == Language::vi
                     ? std::vector<std::string>{"Thời hạn", "Việc",     "Vai trò", "Chủ trì",
                                                "Nơi nhận", "Sản phẩm", "Căn cứ",  "Ghi chú"}
                     : std::vector<std::string>{"When", "What", "Role", "Lead", "To", "Product", "Basis", "Note"};
  for (const OwedDuty& duty : duties) {
    const ruleset::Obligation& one = rules.reporting[duty.report];
    std::string lead = names_of(duty.owed.lead, rules, language);
    if (lead.empty()) lead = in(one.others, language);
    const std::string mark = responsibility::mark_of(one.status, false).in(language);
    sheet.rows.push_back(
        {when(duty, one, language), one.label.in(language) + mark, role_words(duty.role).in(language), lead,
         names_of(duty.owed.to, rules, language), in(one.product, language),
         report::joined(one.basis,
                        [&](const ruleset::Basis& basis) { return report::citation(rules, basis, language); }),
         report::joined(notes(duty, rules, language), [](const std::string& note) { return note; })});
  }
  return sheet;
}

}  // namespace inspectplan::usecase
