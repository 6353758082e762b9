#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// "so_x", or one instance of a class: "commune:00123".
bool is_department(std::string_view text) {
  const std::size_t colon = text.find(':');
  return is_id(text.substr(0, colon)) && (colon == std::string_view::npos || colon + 1 < text.size());
}

std::optional<Party> read_party(const yaml::Node& node, Reading& reading) {
  Reader& reader = reading.reader;
  Party party;
  const yaml::Node* department = &node;
  if (node.is_mapping()) {
    Fields fields(node, "a party", reader);
    department = fields.need("department");
    fields.text("scope", party.scope);
    fields.finish();
  }
  const std::string* name = department ? reader.text(*department) : nullptr;
  if (!name) return std::nullopt;
  party.department = *name;
  if (is_department(*name)) {
    reading.references.push_back({"departments", name->substr(0, name->find(':')), department->place});
    return party;
  }
  reader.diagnostics().error("bad-id", department->place, "\"" + *name + "\" cannot be the id of a department",
                             "ids are small letters, digits and _, beginning with a letter");
  return std::nullopt;
}

// One party or a list of them.
std::vector<Party> read_parties(const yaml::Node* node, Reading& reading) {
  std::vector<Party> parties;
  if (!node) return parties;
  const bool several = node->is_sequence();
  for (const yaml::Node& item : node->items) {
    if (auto party = read_party(item, reading)) parties.push_back(std::move(*party));
  }
  if (several) return parties;
  if (auto party = read_party(*node, reading)) parties.push_back(std::move(*party));
  return parties;
}

Duty read_duty(const yaml::Node& node, Reader& reader) {
  const std::string word =
      reader.one_of(node, {"inspect", "manage", "inform", "train", "investigate"}).value_or("inspect");
  return word == "manage"        ? Duty::manage
         : word == "inform"      ? Duty::inform
         : word == "train"       ? Duty::train
         : word == "investigate" ? Duty::investigate
                                 : Duty::inspect;
}

}  // namespace

void read_responsibilities(const Tree& tree, Reading& reading) {
  RuleSet& rules = reading.rules;
  for (const yaml::Entry* entry : sorted_entries(tree.node("responsibilities"), "responsibility", reading.reader)) {
    if (!reading.reader.mapping(entry->value, "a responsibility {matter: ..., lead: ...}")) continue;
    Responsibility one;
    one.id = entry->key;
    one.place = entry->key_place;
    Fields fields(*entry, "responsibility", reading.reader);
    read_common(fields, one);
    if (const yaml::Node* matter = fields.need("matter")) {
      one.matter = reading.reader.id(*matter).value_or("");
      if (!one.matter.empty()) reading.references.push_back({"matters", one.matter, matter->place});
    }
    if (const yaml::Node* duty = fields.find("duty")) one.duty = read_duty(*duty, reading.reader);
    if (const yaml::Node* role = fields.find("role")) {
      one.role =
          reading.reader.one_of(*role, {"explicit", "implied"}) == "implied" ? Role::is_implied : Role::is_explicit;
    }
    fields.text("scope", one.scope);
    one.lead = read_parties(fields.find("lead"), reading);
    one.coordinate = read_parties(fields.find("coordinate"), reading);
    if (const yaml::Node* territory = fields.find("territory")) one.territory = reading.reader.texts(*territory);
    fields.label("sanction", one.sanction);
    const yaml::Node* when = fields.find("when");
    fields.finish();
    const std::size_t index = rules.responsibilities.size();
    rules.responsibilities.push_back(std::move(one));
    if (!when) continue;
    Computation& computation = reading.begin(Stage::responsibility, entry->key, index, entry->key_place);
    reading.expression(computation, when, feel::Kind::boolean,
                       [&rules, index](feel::Typed typed) { rules.responsibilities[index].when = std::move(typed); });
  }
}

}  // namespace inspectplan::ruleset
