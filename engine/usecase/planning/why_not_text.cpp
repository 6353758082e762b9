// What `query why-not` prints: JSON and a table.
#include "base/json.hpp"
#include "base/written.hpp"
#include "plan/text.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "responsibility/names.hpp"
#include "usecase/planning/what_if.hpp"

namespace inspectplan::usecase {
namespace {

using report::Message;

std::string name_of(const WhyNot& answer, const std::string& department, Language language) {
  return responsibility::name_of_department(*answer.rules, department).in(language);
}

std::string days_text(const WhyNot& answer, const std::map<std::string, std::int64_t>& days, Language language) {
  return report::joined(
      days, [&](const auto& one) { return name_of(answer, one.first, language) + " " + std::to_string(one.second); });
}

void write_days(JsonWriter& json, const char* name, const std::map<std::string, std::int64_t>& days) {
  json.key(name).begin_object();
  for (const auto& [department, count] : days) json.member(department, count);
  json.end_object();
}

}  // namespace

std::string why_not_json(const WhyNot& answer) {
  JsonWriter json(2);
  json.begin_object().member("enterprise", answer.enterprise).member("run", answer.source.run);
  json.member("ruleset", answer.source.rules).member("version", answer.source.version);
  json.member("as_of", answer.source.as_of.value()).member("visited", answer.visited).key("why");
  json.begin_object().member("vi", answer.why.vi).member("en", answer.why.en).end_object().key("ways").begin_array();
  for (const auto& way : answer.ways) {
    json.begin_object().member("option", way.option).member("lead", way.lead).member("value", way.value);
    json.member("price", way.price);
    write_days(json, "lacks", way.lacks);
    json.key("full").begin_array();
    for (const std::string& cap : way.full) json.string(cap);
    json.end_array().end_object();
  }
  json.end_array().key("value_enough");
  answer.value_enough ? json.number(*answer.value_enough) : json.null();
  json.key("days_enough");
  if (answer.days_enough) {
    json.begin_object().member("option", answer.days_enough->first);
    write_days(json, "days", answer.days_enough->second);
    json.end_object();
  } else {
    json.null();
  }
  json.key("others").begin_array();
  for (const Label& other : answer.others)
    json.begin_object().member("vi", other.vi).member("en", other.en).end_object();
  json.end_array().end_object();
  return json.take();
}

report::Sheet why_not_sheet(const WhyNot& answer, Language language) {
  report::Sheet sheet;
  for (const Message heading :
       {Message::way, Message::lead, Message::visit_value, Message::price, Message::lacking, Message::full_caps})
    sheet.header.push_back(report::words(heading, language));
  sheet.right = {false, false, true, true, false, false};
  for (const WhyNot::Way& way : answer.ways)
    sheet.rows.push_back({way.option, way.lead.empty() ? "" : name_of(answer, way.lead, language),
                          written(way.value).in(language), written(way.price).in(language),
                          days_text(answer, way.lacks, language),
                          report::joined(way.full, [](const std::string& cap) { return cap; })});
  return sheet;
}

std::string why_not_title(const WhyNot& answer, Language language) {
  return report::words(Message::answer_why_not, language, {answer.enterprise});
}

std::string why_not_caption(const WhyNot& answer, Language language) {
  const bool vi = language == Language::vi;
  const auto say = [&](const char* in_vi, const char* in_en) { return std::string(vi ? in_vi : in_en); };
  std::string text = answer.enterprise + ": ";
  text += answer.visited ? say("có trong kế hoạch", "in the plan") : answer.why.in(language);
  if (answer.value_enough)
    text += say("\nGiá trị đủ để được chọn: ", "\nA value that would have been enough: ") +
            written(*answer.value_enough).in(language);
  if (answer.days_enough)
    text += say("\nSố ngày công thêm đủ để được chọn, ", "\nDays more that would have been enough, ") +
            answer.days_enough->first + ": " + days_text(answer, answer.days_enough->second, language);
  if (!answer.others.empty())
    text += say("\nĐoàn khác đến cơ sở này: ", "\nVisits of others to it: ") + plan::joined(answer.others).in(language);
  return text + "\n" + report::source_words(answer.source, language) + "\n";
}

}  // namespace inspectplan::usecase
