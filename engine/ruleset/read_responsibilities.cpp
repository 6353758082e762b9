#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {

Duty read_duty(const yaml::Node& node, Reader& reader) {
  const std::string word =
      reader.one_of(node, {"inspect", "manage", "inform", "train", "investigate"}).value_or("inspect");
  return word == "manage"        ? Duty::manage
         : word == "inform"      ? Duty::inform
         : word == "train"       ? Duty::train
         : word == "investigate" ? Duty::investigate
                                 : Duty::inspect;
}

void read_responsibilities(const Tree& tree, Reading& reading) {
  RuleSet& rules = reading.rules;
  for (const yaml::Entry* entry : sorted_entries(tree.node("responsibilities"), "responsibility", reading.reader)) {
    if (!reading.reader.mapping(entry->value, "a responsibility {matter: ..., lead: ...}")) continue;
    Responsibility one;
    one.id = entry->key;
    one.place = entry->key_place;
    Fields fields(*entry, "responsibility", reading.reader);
    read_common(fields, "responsibilities." + entry->key, one, reading);
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
    if (const yaml::Node* every = fields.find("every")) one.every = reading.reader.length(*every);
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
