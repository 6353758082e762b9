#include "responsibility/names.hpp"

#include "base/written.hpp"
#include "responsibility/resolve.hpp"

namespace inspectplan::responsibility {

Label name_of(const ruleset::Entry& entry) {
  if (entry.label.vi.empty() && entry.label.en.empty()) return same(entry.id);
  return {entry.label.in(Language::vi), entry.label.in(Language::en)};
}

Label name_of_department(const ruleset::RuleSet& rules, const std::string& department) {
  const ruleset::Department* found = rules.find_department(department_class(department));
  if (!found) return same(department);
  const auto colon = department.find(':');
  return colon == std::string::npos ? name_of(*found) : name_of(*found) + same(" " + department.substr(colon + 1));
}

Label name_of_matter(const ruleset::RuleSet& rules, const std::string& matter) {
  const ruleset::Matter* found = rules.find_matter(matter);
  return found ? name_of(*found) : same(matter);
}

Label name_of_fact(const ruleset::RuleSet& rules, const std::string& fact) {
  const std::size_t dot = fact.find('.');
  const column::TableSchema* table = &rules.schema.enterprise;
  if (dot != std::string::npos)
    for (const column::TableSchema& child : rules.schema.children)
      if (child.name == fact.substr(0, dot)) table = &child;
  const std::string field = dot == std::string::npos ? fact : fact.substr(dot + 1);
  for (const column::Field& candidate : table->fields)
    if (candidate.name == field && !candidate.label.vi.empty()) return candidate.label;
  return same(fact);
}

}  // namespace inspectplan::responsibility
