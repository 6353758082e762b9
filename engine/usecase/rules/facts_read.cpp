#include "usecase/rules/facts_read.hpp"

#include "usecase/rules/expressions.hpp"

namespace inspectplan::usecase {

std::set<std::string> facts_read(const ruleset::RuleSet& rules) {
  std::set<std::string> names;
  each_expression(rules, [&names](std::string_view, const std::string&, const feel::Uses& uses) {
    names.insert(uses.names.begin(), uses.names.end());
    names.insert(uses.tables.begin(), uses.tables.end());
  });
  for (const ruleset::Department& one : rules.departments) names.insert(one.one_per);
  for (const std::string& field :
       {rules.planning.owner_field, rules.planning.name_field, rules.planning.territory_field})
    names.insert(field);
  return names;
}

}  // namespace inspectplan::usecase
