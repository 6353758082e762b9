#include "usecase/data/known_ids.hpp"

namespace inspectplan::usecase {

registers::KnownIds known_ids(const ruleset::RuleSet& rules) {
  registers::KnownIds known;
  for (const auto& department : rules.departments) known.departments.push_back(department.id);
  for (const auto& matter : rules.matters) known.matters.push_back(matter.id);
  return known;
}

}  // namespace inspectplan::usecase
