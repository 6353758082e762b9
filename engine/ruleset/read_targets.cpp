#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// falls_by, rises_by, reaches or exceeds; one of them.
void read_aim(Fields& fields, Target& target) {
  using Aim = Target::Aim;
  const std::pair<const char*, Aim> aims[] = {
      {"falls_by", Aim::falls_by}, {"rises_by", Aim::rises_by}, {"reaches", Aim::reaches}, {"exceeds", Aim::exceeds}};
  int found = 0;
  for (const auto& [key, aim] : aims) {
    const yaml::Node* amount = fields.find(key);
    if (!amount) continue;
    ++found;
    target.aim = aim;
    target.amount = fields.reader().share(*amount).value_or(Scaled{});
  }
  if (found == 1) return;
  fields.reader().diagnostics().error(
      "missing-key", fields.place(), fields.what() + " does not say once what is wanted",
      "write one of \"falls_by: 0.04\", \"rises_by: 0.05\", \"reaches: 0.80\", \"exceeds: 0.80\"");
}

void read_number(Fields& fields, std::string_view key, std::string& target, Reading& reading) {
  const yaml::Node* node = fields.find(key);
  if (!node) return;
  target = reading.reader.id(*node).value_or("");
  if (!target.empty()) reading.references.push_back({"derived", target, node->place});
}

}  // namespace

void read_targets(const Tree& tree, Reading& reading) {
  for (const yaml::Entry* entry : sorted_entries(tree.node("targets"), "target", reading.reader)) {
    if (!reading.reader.mapping(entry->value, "a target {falls_by: 0.04, measure: ...}")) continue;
    Target target;
    target.id = entry->key;
    target.place = entry->key_place;
    Fields fields(*entry, "target", reading.reader);
    read_common(fields, "targets." + entry->key, target, reading);
    read_aim(fields, target);
    fields.day("by", target.by);
    read_number(fields, "measure", target.measure, reading);
    read_number(fields, "per", target.per, reading);
    fields.label("unmeasured", target.unmeasured);
    if (const yaml::Node* territory = fields.find("territory")) target.territory = reading.reader.texts(*territory);
    fields.finish();
    if (target.measure.empty() == !target.unmeasured) {
      reading.diagnostics.error("missing-key", target.place,
                                "target " + target.id + " has neither or both of \"measure\" and \"unmeasured\"",
                                "name the derived number that measures it, or say why the register cannot");
    }
    reading.rules.targets.push_back(std::move(target));
  }
}

}  // namespace inspectplan::ruleset
