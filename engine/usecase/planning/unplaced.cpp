#include "usecase/planning/unplaced.hpp"

#include <set>

#include "responsibility/names.hpp"

namespace inspectplan::usecase {
namespace {

// Classes that some text has lead or join visits, after succession.
std::set<std::string> classes_of_visits(const ruleset::RuleSet& rules, const responsibility::Resolver& resolver,
                                        Day on) {
  std::set<std::string> classes;
  const auto add = [&](const std::vector<ruleset::Party>& parties, const ruleset::Responsibility& of) {
    for (const ruleset::Party& party : parties) {
      const auto fate = resolver.fate(party.department, party.scope.empty() ? of.scope : party.scope, on);
      const ruleset::Department* department = fate.ended ? nullptr : rules.find_department(fate.department);
      if (department && !department->one_per.empty() && fate.department == department->id)
        classes.insert(department->id);
    }
  };
  for (const ruleset::Responsibility& one : rules.responsibilities) {
    if (one.duty != ruleset::Duty::inspect && one.duty != ruleset::Duty::manage) continue;
    if (!one.valid.contains(on)) continue;
    add(one.lead, one);
    add(one.coordinate, one);
  }
  return classes;
}

}  // namespace

std::vector<plan::Finding> unplaced(const ruleset::RuleSet& rules, const responsibility::Resolver& resolver,
                                    const column::Dataset& data, Day on) {
  std::vector<plan::Finding> findings;
  for (const std::string& id : classes_of_visits(rules, resolver, on)) {
    const std::string& field = rules.find_department(id)->one_per;
    const auto column = rules.schema.enterprise.find(field);
    if (!column) continue;
    std::size_t missing = 0;
    for (std::size_t row = 0; row < data.enterprises.rows; ++row)
      if (!data.enterprises.columns[*column].valid(row)) ++missing;
    if (missing == 0) continue;
    const Label department = responsibility::name_of_department(rules, id);
    const Label fact = responsibility::name_of_fact(rules, field);
    const std::string count = std::to_string(missing);
    findings.push_back({"place-missing",
                        "warning",
                        {count + " cơ sở chưa rõ " + fact.vi + ": ở đó không nêu được " + department.vi +
                             ", chỉ các cơ quan khác cùng chủ trì hoặc phối hợp",
                         count + " enterprises without " + fact.en + ": their visits cannot name a " + department.en +
                             ", only the others who lead or join"}});
  }
  return findings;
}

}  // namespace inspectplan::usecase
