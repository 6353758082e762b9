#include "usecase/data/asked_fields.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "responsibility/resolve.hpp"
#include "usecase/rules/expressions.hpp"

namespace inspectplan::usecase {
namespace {

using Matters = std::set<std::string>;

// What an expression names of the rules: derived values and sectors, by "derived.x", "sectors.y".
std::vector<std::string> conditions_in(const feel::Uses& uses) {
  std::vector<std::string> names;
  for (const std::string& name : uses.names) names.push_back("derived." + name);
  for (const std::string& sector : uses.sectors) names.push_back("sectors." + sector);
  return names;
}

// Whether an expression is about enterprises that the department has to do with.
class Concern {
 public:
  Concern(const ruleset::RuleSet& rules, const Matters& own) : own_(own) {
    for (const ruleset::Responsibility& one : rules.responsibilities) matter_of_[one.id] = one.matter;
    for (const ruleset::Target& one : rules.targets) measured_.insert({"derived." + one.measure, "derived." + one.per});
    each_expression(rules, [this](std::string_view section, const std::string& id, const feel::Uses& uses) {
      const Expression one{std::string(section), id, &uses};
      if (is_condition(one)) conditions_.emplace(one.name(), one);
      for (const std::string& condition : conditions_in(uses)) read_by_[condition].push_back(one);
    });
    each_expression(rules, [this](std::string_view section, const std::string& id, const feel::Uses& uses) {
      if (const std::string matter = decided({std::string(section), id, &uses}); !matter.empty()) reach(uses, matter);
    });
  }

  // A matter's own: that matter. A condition that decides matters: these. Any other: the matters whose conditions it
  // names. Where it names none, a condition is about what reads it, anything else about everybody.
  bool of(std::string_view section, const std::string& id, const feel::Uses& uses) const {
    return is_concerned({std::string(section), id, &uses});
  }

 private:
  struct Expression {
    std::string section, id;
    const feel::Uses* uses;
    std::string name() const { return section + "." + id; }
  };

  static bool is_condition(const Expression& one) { return one.section == "derived" || one.section == "sectors"; }

  std::string decided(const Expression& one) const {
    if (one.section == "matters") return one.id;
    const auto found = one.section == "responsibilities" ? matter_of_.find(one.id) : matter_of_.end();
    return found == matter_of_.end() ? "" : found->second;
  }

  bool is_concerned(const Expression& one) const {
    if (const std::string matter = decided(one); !matter.empty()) return own_.contains(matter);
    if (const auto topic = topics_.find(one.name()); topic != topics_.end()) return is_own(topic->second);
    if (const Matters named = named_in(*one.uses); !named.empty()) return is_own(named);
    if (!is_condition(one)) return true;
    if (measured_.contains(one.name())) return true;
    const auto readers = read_by_.find(one.name());
    return readers != read_by_.end() && std::any_of(readers->second.begin(), readers->second.end(),
                                                    [this](const Expression& reader) { return is_concerned(reader); });
  }

  bool is_own(const Matters& matters) const {
    return std::any_of(matters.begin(), matters.end(), [this](const std::string& one) { return own_.contains(one); });
  }

  Matters named_in(const feel::Uses& uses) const {
    Matters all;
    for (const std::string& condition : conditions_in(uses))
      if (const auto found = topics_.find(condition); found != topics_.end())
        all.insert(found->second.begin(), found->second.end());
    return all;
  }

  void reach(const feel::Uses& uses, const std::string& matter) {
    for (const std::string& name : conditions_in(uses)) {
      const auto found = conditions_.find(name);
      if (found != conditions_.end() && topics_[name].insert(matter).second) reach(*found->second.uses, matter);
    }
  }

  const Matters& own_;
  std::map<std::string, std::string> matter_of_;            // by responsibility
  std::map<std::string, Expression> conditions_;            // by name
  std::set<std::string> measured_;                          // conditions by which targets are measured
  std::map<std::string, Matters> topics_;                   // by condition: the matters that it decides
  std::map<std::string, std::vector<Expression>> read_by_;  // by condition
};

Matters matters_of(const std::shared_ptr<const ruleset::RuleSet>& rules, const std::string& department, Day on) {
  const responsibility::Resolver resolver(rules);
  const auto has = [&department](const std::vector<std::string>& parties) {
    return std::any_of(parties.begin(), parties.end(), [&](const std::string& one) {
      return responsibility::department_class(one) == responsibility::department_class(department);
    });
  };
  Matters own;
  for (std::size_t i = 0; i < rules->matters.size(); ++i)
    for (const responsibility::Answer& answer : resolver.answers(i, on, {}))
      if (has(answer.lead) || has(answer.coordinating)) own.insert(rules->matters[i].id);
  return own;
}

// Named by their place in the rules, not by an expression: everybody's.
std::set<std::string> named_fields(const ruleset::RuleSet& rules) {
  std::set<std::string> names{rules.planning.owner_field, rules.planning.name_field, rules.planning.territory_field};
  const auto& fields = rules.schema.enterprise.fields;
  for (const ruleset::Department& one : rules.departments) names.insert(one.one_per);
  for (const ruleset::Cap& cap : rules.planning.caps) names.insert(cap.record);
  for (const ruleset::Form& form : rules.forms)
    for (const ruleset::FormColumn& column : form.columns)
      if (column.show == ruleset::Shown::fact) names.insert(fields[column.field].name);
  if (!rules.matching) return names;
  for (const ruleset::Comparison& one : rules.matching->compare) names.insert(fields[one.field].name);
  return names;
}

}  // namespace

std::vector<std::size_t> fields_asked_of(const std::shared_ptr<const ruleset::RuleSet>& rules,
                                         const std::string& department, Day on) {
  const Matters own = matters_of(rules, department, on);
  const Concern concern(*rules, own);
  std::set<std::string> asked = named_fields(*rules);
  each_expression(*rules, [&](std::string_view section, const std::string& id, const feel::Uses& uses) {
    if (concern.of(section, id, uses)) asked.insert(uses.names.begin(), uses.names.end());
  });
  const column::TableSchema& table = rules->schema.enterprise;
  std::vector<std::size_t> fields;
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    const bool is_key = std::find(table.key.begin(), table.key.end(), i) != table.key.end();
    if (is_key || (asked.contains(table.fields[i].name) && !table.fields[i].personal)) fields.push_back(i);
  }
  return fields;
}

}  // namespace inspectplan::usecase
