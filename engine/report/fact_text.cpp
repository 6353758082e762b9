#include "report/fact_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/written.hpp"

namespace inspectplan::report {
namespace {

const column::Field* find_field(const ruleset::RuleSet& rules, const std::string& fact) {
  const std::size_t dot = fact.find('.');
  if (dot == std::string::npos) {
    const auto found = rules.schema.enterprise.find(fact);
    return found ? &rules.schema.enterprise.fields[*found] : nullptr;
  }
  const auto table = rules.schema.find_child(std::string_view(fact).substr(0, dot));
  if (!table) return nullptr;
  const auto found = rules.schema.children[*table].find(std::string_view(fact).substr(dot + 1));
  return found ? &rules.schema.children[*table].fields[*found] : nullptr;
}

std::string day_in_words(const std::string& value, Language language) {
  const std::optional<Day> day = parse_day(value);
  return day ? written(*day).in(language) : value;
}

std::string truth_in_words(const std::string& value) {
  if (value == "true") return "có";
  return value == "false" ? "không" : value;
}

std::string comma(std::string value) {
  std::replace(value.begin(), value.end(), '.', ',');
  return value;
}

// "5" as "5", "1.5" as "1,5", "\"clean\"" as "clean", true as "có".
std::string literal_in_words(std::string_view text) {
  if (text.size() > 1 && text.front() == '"') return std::string(text.substr(1, text.size() - 2));
  return comma(truth_in_words(std::string(text)));
}

// One unary test. What is no comparison, interval or literal stays as it is written.
std::string test_in_words(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> signs = {
      {{">= ", "từ {} trở lên"}, {"<= ", "đến {}"}, {"< ", "dưới {}"}, {"> ", "trên {}"}}};
  for (const auto& [sign, words] : signs) {
    if (text.substr(0, sign.size()) != sign) continue;
    const std::size_t hole = words.find("{}");
    return std::string(words.substr(0, hole)) + literal_in_words(text.substr(sign.size())) +
           std::string(words.substr(hole + 2));
  }
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos || text.size() < 5) return literal_in_words(text);
  const std::string low = literal_in_words(text.substr(1, dots - 1));
  const std::string high = literal_in_words(text.substr(dots + 2, text.size() - dots - 3));
  return (text.front() == '[' ? "từ " : "trên ") + low + (text.back() == ']' ? " đến " : " đến dưới ") + high;
}

std::string tests_in_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(", "), text.size());
    out += (out.empty() ? "" : " hoặc ") + test_in_words(text.substr(0, end));
    text = end == text.size() ? std::string_view() : text.substr(end + 2);
  }
  return out;
}

const ruleset::Band* find_band(const ruleset::RuleSet& rules, const std::string& scorecard,
                               const score::FactorLine& line) {
  for (const ruleset::Scorecard& card : rules.scorecards)
    for (const ruleset::Factor& factor : card.factors)
      for (const ruleset::Band& band : factor.bands)
        if (card.id == scorecard && factor.id == line.factor && band.text == line.band) return &band;
  return nullptr;
}

}  // namespace

std::string value_in_words(const ruleset::RuleSet& rules, const std::string& fact, const std::string& value,
                           Language language) {
  const column::Field* field = find_field(rules, fact);
  if (!field) return value;
  switch (field->kind) {
    case column::Kind::date:
      return day_in_words(value, language);
    case column::Kind::text:
      return value;
    case column::Kind::number:
      return language == Language::vi ? comma(value) : value;
    case column::Kind::boolean:
      return language == Language::vi ? truth_in_words(value) : value;
  }
  return value;
}

std::string values_in_words(const ruleset::RuleSet& rules, const score::FactUse& fact, Language language) {
  if (fact.name.find('.') == std::string::npos) return value_in_words(rules, fact.name, fact.value, language);
  std::string out;
  for (std::string_view rest = fact.value; !rest.empty();) {
    const std::size_t end = std::min(rest.find(", "), rest.size());
    out += (out.empty() ? "" : "; ") + value_in_words(rules, fact.name, std::string(rest.substr(0, end)), language);
    rest = end == rest.size() ? std::string_view() : rest.substr(end + 2);
  }
  return out;
}

std::string band_in_words(const ruleset::RuleSet& rules, const std::string& scorecard, const score::FactorLine& line,
                          Language language) {
  const ruleset::Band* band = find_band(rules, scorecard, line);
  if (band && !band->label.in(language).empty()) return band->label.in(language);
  return language == Language::vi ? tests_in_words(line.band) : line.band;
}

}  // namespace inspectplan::report
