// What `rules sources` prints: JSON and a table.
#include <map>

#include "base/json.hpp"
#include "base/written.hpp"
#include "usecase/rules/sources.hpp"

namespace inspectplan::usecase {
namespace {

void write_origin(JsonWriter& json, const Origin& origin) {
  json.member("ruleset", origin.ruleset).member("file", origin.file).member("line", std::size_t{origin.line});
}

void write_rule(JsonWriter& json, const SourcedRule& rule, bool alone) {
  json.begin_object().member("id", rule.id).member("status", rule.status);
  if (alone) json.member("own_judgement", rule.own_judgement);
  write_origin(json, rule.origin);
  json.end_object();
}

void write_document(JsonWriter& json, const SourceDocument& document, Language language) {
  json.begin_object().member("id", document.id).member("number", document.number);
  json.member("title", document.title.in(language)).member("status", document.status);
  json.member("defined", document.defined);
  write_origin(json, document.origin);
  json.key("sections").begin_array();
  for (const SourceSection& section : document.sections) {
    json.begin_object().member("at", section.at).key("rules").begin_array();
    for (const SourcedRule& rule : section.rules) write_rule(json, rule, false);
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

// "" for what has been compared with its text.
std::string mark(const std::string& status, Language language) {
  static const std::map<std::string, Label> words = {{"partly", {" [một phần]", " [partly verified]"}},
                                                     {"unverified", {" [chưa kiểm chứng]", " [unverified]"}}};
  const auto found = words.find(status);
  return found == words.end() ? "" : found->second.in(language);
}

std::string called(const SourceDocument& document, Language language) {
  if (!document.defined) return document.id + Label{" [không có văn bản này]", " [not defined]"}.in(language);
  const std::string& known_as = document.number.empty() ? document.title.in(language) : document.number;
  return document.id + (known_as.empty() ? "" : " (" + known_as + ")") + mark(document.status, language);
}

// The rules of a section by the rule set that cites it for them.
std::map<std::string, std::string> by_ruleset(const SourceSection& section, Language language) {
  std::map<std::string, std::string> lists;
  for (const SourcedRule& rule : section.rules) {
    std::string& list = lists[rule.origin.ruleset];
    list += (list.empty() ? "" : ", ") + rule.id + mark(rule.status, language);
  }
  return lists;
}

}  // namespace

std::string sources_json(const Sources& sources, Language language, int indent) {
  JsonWriter json(indent);
  json.begin_object().key("layers").begin_array();
  for (const ruleset::EffectiveLayer& layer : sources.layers)
    json.begin_object().member("id", layer.id).member("version", layer.version).end_object();
  json.end_array().key("documents").begin_array();
  for (const SourceDocument& document : sources.documents) write_document(json, document, language);
  json.end_array().key("without_sanction").begin_array();
  for (const std::string& matter : sources.without_sanction) json.string(matter);
  json.end_array().key("without_basis").begin_array();
  for (const SourcedRule& rule : sources.without_basis) write_rule(json, rule, true);
  json.end_array().end_object();
  return json.take();
}

report::Sheet sources_sheet(const Sources& sources, Language language) {
  report::Sheet sheet;
  sheet.lines = 12;
  sheet.header = language == Language::vi ? std::vector<std::string>{"Văn bản", "Điều khoản", "Quy tắc", "Bộ quy tắc"}
                                          : std::vector<std::string>{"Document", "Section", "Rules", "Rule set"};
  for (const SourceDocument& document : sources.documents) {
    for (const SourceSection& section : document.sections)
      for (const auto& [ruleset, rules] : by_ruleset(section, language))
        sheet.rows.push_back({called(document, language), section.at, rules, ruleset});
    if (document.sections.empty())
      sheet.rows.push_back({called(document, language), "",
                            Label{"(không quy tắc nào viện dẫn)", "(no rule cites it)"}.in(language),
                            document.origin.ruleset});
  }
  if (!sources.without_sanction.empty()) {
    const std::string count = std::to_string(sources.without_sanction.size());
    std::string list;
    for (const std::string& matter : sources.without_sanction) list += (list.empty() ? "" : ", ") + matter;
    sheet.rows.push_back({(Label{"(ai xử phạt được: chưa rõ ở ", "(who can fine: not known of "} + Label{count, count} +
                           Label{" nội dung)", " matters)"})
                              .in(language),
                          "", list, ""});
  }
  for (const SourcedRule& rule : sources.without_basis) {
    const Label own{"(không căn cứ: dự án tự đặt, có lý do)", "(no basis: own judgement, with its reason)"};
    sheet.rows.push_back({(rule.own_judgement ? own : Label{"(không căn cứ)", "(no basis)"}).in(language), "",
                          rule.id + mark(rule.status, language), rule.origin.ruleset});
  }
  return sheet;
}

}  // namespace inspectplan::usecase
