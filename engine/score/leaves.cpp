#include "score/leaves.hpp"

#include <algorithm>

#include "score/tokens.hpp"

namespace inspectplan::score {

std::string name_of(const Leaf& leaf, const column::Schema& schema) {
  if (leaf.table == Leaf::enterprise_table) return schema.enterprise.fields[static_cast<std::size_t>(leaf.field)].name;
  const column::TableSchema& table = schema.children[static_cast<std::size_t>(leaf.table)];
  if (leaf.field == Leaf::whole_table) return table.name;
  return table.name + "." + table.fields[static_cast<std::size_t>(leaf.field)].name;
}

bool is_missing(const Leaf& leaf, const column::Dataset& data, std::size_t row) {
  if (leaf.table == Leaf::enterprise_table)
    return !data.enterprises.columns[static_cast<std::size_t>(leaf.field)].valid(row);
  const column::ChildTable& table = data.children[static_cast<std::size_t>(leaf.table)];
  if (leaf.field == Leaf::whole_table) return !table.imported;
  if (!table.imported) return false;  // said once, of the table
  const column::Column& cells = table.columns[static_cast<std::size_t>(leaf.field)];
  if (!cells.has_missing()) return false;
  for (std::uint32_t child = table.offsets[row]; child < table.offsets[row + 1]; ++child)
    if (!cells.valid(child)) return true;
  return false;
}

LeafFinder::LeafFinder(const ruleset::RuleSet& rules) : rules_(rules) {}

Leaves LeafFinder::of(const feel::Typed& expression) { return behind(expression).leaves; }
Leaves LeafFinder::of(const ruleset::Factor& factor) { return behind(factor).leaves; }
Leaves LeafFinder::beside(const std::string& name, const feel::Typed& expression) {
  return behind(expression, name).leaves;
}

std::vector<std::string> LeafFinder::texts_behind(const ruleset::Factor& factor) {
  const Texts texts = behind(factor).texts;
  return {texts.begin(), texts.end()};
}

void LeafFinder::add(Found& to, const Found& from) {
  to.leaves.insert(from.leaves.begin(), from.leaves.end());
  to.texts.insert(from.texts.begin(), from.texts.end());
}

LeafFinder::Found LeafFinder::behind(const feel::Typed& expression, const std::string& but) {
  Found found;
  const feel::Uses& uses = expression.syntax().uses();
  const std::string& text = expression.syntax().text().text;
  found.texts.insert(text);
  for (const std::string& name : uses.names)
    if (name != but) add(found, behind_name(name));
  for (const std::string& sector : uses.sectors) add(found, behind_name("sector " + sector));
  for (const std::string& table : uses.tables) add(found, find_table(table, text));
  return found;
}

LeafFinder::Found LeafFinder::behind(const ruleset::Factor& factor) {
  Found found = behind(factor.of);
  for (const ruleset::Band& band : factor.bands) add(found, behind(band.test));
  return found;
}

// Names cannot form a circle (the rule set was checked), so the recursion ends.
const LeafFinder::Found& LeafFinder::behind_name(const std::string& name) {
  if (const auto known = known_.find(name); known != known_.end()) return known->second;
  Found found = find_name(name);
  return known_.emplace(name, std::move(found)).first->second;
}

LeafFinder::Found LeafFinder::find_name(const std::string& name) {
  Found found;
  if (const auto field = rules_.schema.enterprise.find(name)) {
    found.leaves.insert({Leaf::enterprise_table, static_cast<int>(*field)});
    return found;
  }
  if (name.starts_with("sector ")) return find_sector(name.substr(7));
  if (name == "score" && rules_.score) return behind(rules_.score->value);
  if (name == "last_visit" && rules_.planning.last_visit) return behind(*rules_.planning.last_visit);
  if (name == "tier") return all_tiers();
  if (name == "is_due") {
    add(found, behind_name("tier"));
    add(found, behind_name("last_visit"));
    return found;
  }
  for (const ruleset::Derived& derived : rules_.derived)
    if (derived.id == name) return behind(derived.value);
  for (const ruleset::Scorecard& card : rules_.scorecards) {
    if (card.id != name) continue;
    for (const ruleset::Factor& factor : card.factors) add(found, behind(factor));
  }
  return found;  // a constant (plan_year …): rests on nothing
}

LeafFinder::Found LeafFinder::find_sector(const std::string& id) {
  const ruleset::Sector* sector = rules_.find_sector(id);
  return sector != nullptr ? behind(sector->when) : Found{};
}

LeafFinder::Found LeafFinder::find_table(const std::string& table, const std::string& text) const {
  Found found;
  const auto index = rules_.schema.find_child(table);
  if (!index) return found;
  Tokens tokens;
  add_tokens(text, tokens);
  found.leaves.insert({static_cast<int>(*index), Leaf::whole_table});
  const auto& fields = rules_.schema.children[*index].fields;
  for (std::size_t field = 0; field < fields.size(); ++field)
    if (tokens.words.contains(fields[field].name))
      found.leaves.insert({static_cast<int>(*index), static_cast<int>(field)});
  return found;
}

LeafFinder::Found LeafFinder::all_tiers() {
  Found found;
  for (const ruleset::Tier& tier : rules_.tiers)
    if (tier.when) add(found, behind(*tier.when));
  return found;
}

}  // namespace inspectplan::score
