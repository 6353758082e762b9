#include <map>

#include "base/json.hpp"
#include "report/messages.hpp"
#include "responsibility/names.hpp"
#include "usecase/query/missing_facts.hpp"

namespace inspectplan::usecase {
namespace {

struct Count {
  std::size_t facts = 0, places = 0;
  std::map<std::string, std::size_t> by_fact;  // enterprises
  void add(const OpenPlace& place) {
    facts += place.facts.size();
    ++places;
    for (const std::string& fact : place.facts) ++by_fact[fact];
  }
};

Count total_of(const MissingFacts& found) {
  Count total;
  for (const OpenPlace& place : found.places) total.add(place);
  return total;
}

std::map<std::string, Count> by_department(const MissingFacts& found) {
  std::map<std::string, Count> counts;
  for (const OpenPlace& place : found.places) counts[place.department].add(place);
  return counts;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void write(JsonWriter& json, const char* key, const std::vector<std::string>& values) {
  json.key(key).begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

void write(JsonWriter& json, const char* key, const std::optional<Scaled>& number) {
  json.key(key);
  number ? json.number(*number) : json.null();
}

void write(JsonWriter& json, const OpenPlace& place) {
  json.begin_object().member("enterprise", place.enterprise).member("name", place.name);
  json.member("department", place.department).member("planned", place.planned);
  write(json, "score", place.score);
  json.member("score_low", place.low).member("score_high", place.high);
  write(json, "line", place.line);
  write(json, "mandates", place.mandates);
  write(json, "facts", place.facts);
  json.end_object();
}

}  // namespace

std::string missing_facts_json(const MissingFacts& found, Language language) {
  const Count total = total_of(found);
  JsonWriter json(2);
  json.begin_object().member("run", found.source.run).member("ruleset", found.source.rules);
  json.member("version", found.source.version).member("as_of", found.source.as_of.value());
  json.member("facts", static_cast<std::int64_t>(total.facts));
  json.member("places", static_cast<std::int64_t>(total.places));
  json.key("departments").begin_array();
  for (const auto& [department, count] : by_department(found)) {
    json.begin_object().member("id", department);
    json.member("name", responsibility::name_of_department(*found.rules, department).in(language));
    json.member("facts", static_cast<std::int64_t>(count.facts));
    json.member("places", static_cast<std::int64_t>(count.places)).key("missing").begin_array();
    for (const auto& [fact, enterprises] : count.by_fact)
      json.begin_object()
          .member("fact", fact)
          .member("label", responsibility::name_of_fact(*found.rules, fact).in(language))
          .member("enterprises", static_cast<std::int64_t>(enterprises))
          .end_object();
    json.end_array().end_object();
  }
  json.end_array().key("open").begin_array();
  for (const OpenPlace& place : found.places) write(json, place);
  json.end_array().end_object();
  return json.take();
}

report::Sheet missing_facts_sheet(const MissingFacts& found, Language language) {
  const bool vi = language == Language::vi;
  report::Sheet sheet;
  sheet.header =
      vi ? std::vector<std::string>{"Cơ quan",      "Mã",        "Tên",      "Trong kế hoạch",
                                    "Điểm",         "Thấp nhất", "Cao nhất", "Mức của cơ quan",
                                    "Dữ kiện thiếu"}
         : std::vector<std::string>{"Department",        "Key",          "Name", "Planned", "Score", "Low", "High",
                                    "Department's line", "Missing facts"};
  sheet.right = {false, false, false, false, true, true, true, true, false};
  for (const OpenPlace& place : found.places) {
    std::vector<std::string> facts;
    for (const std::string& fact : place.facts)
      facts.push_back(responsibility::name_of_fact(*found.rules, fact).in(language));
    const std::string planned = place.planned ? (vi ? "có" : "yes") : (vi ? "không" : "no");
    sheet.rows.push_back({responsibility::name_of_department(*found.rules, place.department).in(language),
                          place.enterprise, place.name, planned, place.score ? to_string(*place.score) : "",
                          to_string(place.low), to_string(place.high), place.line ? to_string(*place.line) : "",
                          listed(facts)});
  }
  return sheet;
}

std::string missing_facts_title(Language language) { return report::words(report::Message::answer_missing, language); }

std::string missing_facts_caption(const MissingFacts& found, Language language) {
  const auto counted = [language](const Count& count) {
    const std::string facts = std::to_string(count.facts), places = std::to_string(count.places);
    return language == Language::vi ? facts + " dữ kiện thiếu quyết định " + places + " chỗ trong kế hoạch"
                                    : facts + " missing facts decide " + places + " places in the plan";
  };
  std::string text = counted(total_of(found)) + ". " + report::source_words(found.source, language) + "\n";
  for (const auto& [department, count] : by_department(found)) {
    text +=
        "  " + responsibility::name_of_department(*found.rules, department).in(language) + ": " + counted(count) + " (";
    std::vector<std::string> facts;
    for (const auto& [fact, enterprises] : count.by_fact)
      facts.push_back(responsibility::name_of_fact(*found.rules, fact).in(language) + " " +
                      std::to_string(enterprises));
    text += listed(facts) + ")\n";
  }
  return text;
}

}  // namespace inspectplan::usecase
