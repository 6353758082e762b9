#include "usecase/who/presence.hpp"

#include <set>

#include "base/written.hpp"
#include "responsibility/names.hpp"

namespace inspectplan::usecase {
namespace {

// The fields of a table that are named, else its key.
void add_table(const ruleset::RuleSet& rules, const std::string& id, const std::set<std::string>& names,
               std::set<std::string>& facts) {
  for (const column::TableSchema& table : rules.schema.children) {
    if (table.name != id) continue;
    const std::size_t before = facts.size();
    for (const column::Field& field : table.fields)
      if (names.contains(field.name)) facts.insert(id + "." + field.name);
    if (facts.size() == before)  // of a key the first is that of the enterprise
      facts.insert(table.key.size() > 1 ? id + "." + table.fields[table.key[1]].name : id);
  }
}

// The facts behind an expression, through derived values and sectors.
void add_facts(const ruleset::RuleSet& rules, const feel::Typed& expression, std::set<std::string>& facts) {
  if (!expression || !expression.syntax()) return;
  const feel::Uses& uses = expression.syntax().uses();
  for (const std::string& table : uses.tables) add_table(rules, table, uses.names, facts);
  for (const std::string& name : uses.names) {
    if (rules.schema.enterprise.find(name)) facts.insert(name);
    for (const ruleset::Derived& derived : rules.derived)
      if (derived.id == name) add_facts(rules, derived.value, facts);
  }
  for (const std::string& id : uses.sectors)
    if (const ruleset::Sector* sector = rules.find_sector(id)) add_facts(rules, sector->when, facts);
}

}  // namespace

Presence presence(const ruleset::Meaning& meaning, const feel::Typed& sector, const feel::Typed& condition) {
  analysis::Space space(meaning.meanings());
  const analysis::Formula inside = space.truth(sector);
  const analysis::Formula holds = space.truth(condition);
  const auto exists = [&](analysis::Formula wanted) {
    const auto found = space.find(space.formulas().all({inside, wanted}), analysis::holds);
    return found.verdict != analysis::Verdict::none;
  };
  if (!exists(holds)) return Presence::impossible;
  return exists(space.formulas().opposite(holds)) ? Presence::possible : Presence::certain;
}

Label may_have_note(const ruleset::RuleSet& rules, const ruleset::Sector& sector, const ruleset::Matter& matter) {
  std::set<std::string> facts, known;
  add_facts(rules, matter.when, facts);
  add_facts(rules, sector.when, known);
  Label list;
  for (const std::string& fact : facts)
    if (!known.contains(fact))
      list = list + same(list.vi.empty() ? "" : ", ") + responsibility::name_of_fact(rules, fact);
  const Label rest = list.vi.empty() ? Label{} : Label{", tùy: ", ", depending on: "} + list;
  return Label{"có thể có", "may have it"} + rest;
}

}  // namespace inspectplan::usecase
