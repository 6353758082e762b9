#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

void read_tier(const yaml::Entry& entry, Computation& computation, Reading& reading) {
  RuleSet& rules = reading.rules;
  Tier tier;
  tier.id = entry.key;
  tier.place = entry.key_place;
  Fields fields(entry, "tier", reading.reader);
  read_common(fields, "tiers." + entry.key, tier, reading);
  fields.flag("unknown", tier.on_unknown);
  if (const yaml::Node* due = fields.find("due")) tier.due = reading.reader.length(*due);
  if (const yaml::Node* not_before = fields.find("not_before")) tier.not_before = reading.reader.length(*not_before);
  const yaml::Node* when = fields.find("when");
  if (when) tier.when.emplace();  // where it is refused, the tier is not one without a condition
  fields.finish();
  const std::size_t index = rules.tiers.size();
  rules.tiers.push_back(std::move(tier));
  reading.expression(computation, when, feel::Kind::boolean,
                     [&rules, index](feel::Typed typed) { rules.tiers[index].when = std::move(typed); });
}

// The first tier that holds counts, so only the last may do without a condition, and must.
void check_last(const yaml::Node& section, Diagnostics& diagnostics) {
  const yaml::Entry* open = nullptr;
  for (const yaml::Entry& entry : section.entries) {
    if (!entry.value.is_mapping()) return;  // a mistake of its own: nobody knows its condition
    const yaml::Node* when = entry.value.find("when");
    const bool conditional = when && !when->is_null();
    if (open) {
      diagnostics
          .error("tier-unreachable", entry.key_place,
                 "tier " + entry.key + " can never hold: " + open->key + " before it has no condition",
                 "put the tier without a condition last")
          .notes.push_back({open->key_place, "the tier without a condition"});
    } else if (!conditional) {
      open = &entry;
    }
  }
  if (open) return;
  const yaml::Entry& last = section.entries.back();
  diagnostics.error("last-tier-condition", last.key_place,
                    "the last tier has a condition, so some enterprises have no tier",
                    "remove \"when\" from tier " + last.key + ", or add a last tier without a condition");
}

}  // namespace

void read_tiers(const Tree& tree, Reading& reading) {
  const yaml::Node& section = tree.node("tiers");
  if (section.entries.empty()) return;
  sorted_entries(section, "tier", reading.reader);  // for its findings; tiers stay in the order written
  Computation& computation = reading.begin(Stage::tier, "", 0, section.entries.front().key_place);
  for (const yaml::Entry& entry : section.entries) {
    if (is_id(entry.key) && reading.reader.mapping(entry.value, "a tier {when: ..., due: ...}"))
      read_tier(entry, computation, reading);
  }
  check_last(section, reading.diagnostics);
}

}  // namespace inspectplan::ruleset
