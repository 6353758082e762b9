// The sections whose entries are little more than an expression: derived values, sectors, matters.
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

void read_shown(Fields& fields, Derived& derived, Reading& reading) {
  const yaml::Node* shown = fields.find("shown");
  if (!shown) return;
  derived.for_team = reading.reader.one_of(*shown, {"team"}).has_value();
  if (derived.label.vi.empty() && derived.label.en.empty())
    reading.diagnostics.error("missing-key", shown->place,
                              "derived value " + derived.id + " is shown, and has no \"label\" to be shown with",
                              "add \"label: {vi: ..., en: ...}\"");
}

}  // namespace

void read_derived(const Tree& tree, Reading& reading) {
  RuleSet& rules = reading.rules;
  for (const yaml::Entry* entry : sorted_entries(tree.node("derived"), "derived value", reading.reader)) {
    Derived derived;
    derived.id = entry->key;
    derived.place = entry->key_place;
    const yaml::Node* expression = &entry->value;
    const yaml::Node* table = nullptr;
    if (entry->value.is_mapping()) {
      Fields fields(*entry, "derived", reading.reader);
      read_common(fields, "derived." + entry->key, derived, reading);
      table = fields.find("table");
      expression = table ? fields.find("value") : fields.need("value");
      if (table && expression) {
        reading.diagnostics.error("bad-value", expression->place,
                                  "a derived value has a `value` or a `table`, not both", "take one of them out");
      }
      if (table) expression = nullptr;
      read_shown(fields, derived, reading);
      fields.finish();
    } else {
      rules.statements.push_back({"derived." + entry->key, entry->key_place, {}, {}, {}, {}});
    }
    const std::size_t index = rules.derived.size();
    rules.derived.push_back(std::move(derived));
    Computation& computation = reading.begin(Stage::derived, entry->key, index, entry->key_place);
    if (table) read_table(*table, index, computation, reading);
    reading.expression(computation, expression, {},
                       [&rules, index](feel::Typed typed) { rules.derived[index].value = std::move(typed); });
  }
}

void read_sectors(const Tree& tree, Reading& reading) {
  RuleSet& rules = reading.rules;
  for (const yaml::Entry* entry : sorted_entries(tree.node("sectors"), "sector", reading.reader)) {
    if (!reading.reader.mapping(entry->value, "a sector {when: ...}")) continue;
    Sector sector;
    sector.id = entry->key;
    sector.place = entry->key_place;
    Fields fields(*entry, "sector", reading.reader);
    read_common(fields, "sectors." + entry->key, sector, reading);
    fields.text("kind", sector.kind);
    if (const yaml::Node* duty = fields.find("duty")) sector.duty = read_duty(*duty, reading.reader);
    sector.audience = read_audience(fields.find("audience"), reading.reader);
    fields.flag("unknown", sector.on_unknown);
    const yaml::Node* when = fields.need("when");
    fields.finish();
    const std::size_t index = rules.sectors.size();
    rules.sectors.push_back(std::move(sector));
    Computation& computation = reading.begin(Stage::sector, entry->key, index, entry->key_place);
    reading.expression(computation, when, feel::Kind::boolean,
                       [&rules, index](feel::Typed typed) { rules.sectors[index].when = std::move(typed); });
  }
}

void read_matters(const Tree& tree, Reading& reading) {
  RuleSet& rules = reading.rules;
  for (const yaml::Entry* entry : sorted_entries(tree.node("matters"), "matter", reading.reader)) {
    if (!reading.reader.mapping(entry->value, "a matter {when: ...}")) continue;
    Matter matter;
    matter.id = entry->key;
    matter.place = entry->key_place;
    Fields fields(*entry, "matter", reading.reader);
    read_common(fields, "matters." + entry->key, matter, reading);
    fields.text("visit_kind", matter.visit_kind);
    if (const yaml::Node* within = fields.find("within")) {
      matter.within = reading.reader.id(*within).value_or("");
      if (!matter.within.empty()) reading.references.push_back({"matters", matter.within, within->place});
    }
    fields.flag("unknown", matter.on_unknown);
    const yaml::Node* when = fields.need("when");
    fields.finish();
    const std::size_t index = rules.matters.size();
    rules.matters.push_back(std::move(matter));
    Computation& computation = reading.begin(Stage::matter, entry->key, index, entry->key_place);
    reading.expression(computation, when, feel::Kind::boolean,
                       [&rules, index](feel::Typed typed) { rules.matters[index].when = std::move(typed); });
  }
}

}  // namespace inspectplan::ruleset
