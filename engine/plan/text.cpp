#include "plan/text.hpp"

#include <algorithm>

#include "responsibility/resolve.hpp"

namespace inspectplan::plan {

std::string in_vietnamese(Scaled number) {
  std::string text = to_string(number);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string in_vietnamese(Day day) {
  const std::string iso = to_string(day);
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

Label operator+(Label left, const Label& right) { return {left.vi + right.vi, left.en + right.en}; }

Label same(std::string text) { return {text, text}; }

Label name_of(const ruleset::Entry& entry) {
  if (entry.label.vi.empty() && entry.label.en.empty()) return same(entry.id);
  return {entry.label.in(Language::vi), entry.label.in(Language::en)};
}

Label name_of_department(const ruleset::RuleSet& rules, const std::string& department) {
  const ruleset::Department* found = rules.find_department(responsibility::department_class(department));
  if (!found) return same(department);
  const auto colon = department.find(':');
  return colon == std::string::npos ? name_of(*found) : name_of(*found) + same(" " + department.substr(colon + 1));
}

}  // namespace inspectplan::plan
