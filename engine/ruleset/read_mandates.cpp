#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// must: visit, or must_not: physical / visit; one of the two.
void read_mode(Fields& fields, Mandate& mandate) {
  const yaml::Node* must = fields.find("must");
  const yaml::Node* must_not = fields.find("must_not");
  if ((must == nullptr) == (must_not == nullptr)) {
    fields.reader().diagnostics().error(
        "missing-key", fields.place(),
        fields.what() + (must ? " has both \"must\" and \"must_not\"" : " has neither \"must\" nor \"must_not\""),
        "write \"must: visit\", \"must_not: physical\" or \"must_not: visit\"");
    return;
  }
  mandate.must = must != nullptr;
  if (must) mandate.mode = fields.reader().one_of(*must, {"visit"}).value_or("visit");
  if (must_not) mandate.mode = fields.reader().one_of(*must_not, {"physical", "visit"}).value_or("physical");
}

void read_instead(Fields& fields, Mandate& mandate) {
  const yaml::Node* instead = fields.find("instead");
  if (!instead) return;
  mandate.instead = fields.reader().one_of(*instead, {"remote", "guidance"}).value_or("");
  if (!mandate.must) return;
  fields.reader().diagnostics().error("bad-value", instead->place,
                                      fields.what() + " orders a visit, so nothing can stand in its place",
                                      "remove \"instead\", or write \"must_not: physical\"");
}

void read_announced(Fields& fields, Mandate& mandate) {
  const yaml::Node* announced = fields.find("announced");
  if (!announced) return;
  mandate.announced = fields.reader().flag(*announced).value_or(true);
  if (mandate.must) return;
  fields.reader().diagnostics().error("bad-value", announced->place,
                                      fields.what() + " orders no visit, so there is none to announce",
                                      "remove \"announced\"");
}

// The matters that the ground of a visit is about; of any other kind of mandate there are none.
const yaml::Node* read_ground(Fields& fields, Mandate& mandate, Reading& reading) {
  const yaml::Node* matters = fields.find("matters");
  if (!matters) return nullptr;
  mandate.matters = fields.reader().ids(*matters);
  for (const yaml::Node& matter : matters->items)
    if (matter.is_scalar() && is_id(matter.text)) reading.references.push_back({"matters", matter.text, matter.place});
  return matters;
}

// What only makes sense of a visit that must be.
void read_must(Fields& fields, Mandate& mandate, Reading& reading) {
  fields.flag("unplanned", mandate.unplanned);
  const yaml::Node* by = fields.find("by");
  if (by) mandate.by = fields.reader().year_day(*by);
  const yaml::Node* matters = read_ground(fields, mandate, reading);
  if (mandate.must || (!mandate.unplanned && !by && !matters)) return;
  fields.reader().diagnostics().error(
      "bad-value", fields.place(),
      fields.what() + " forbids a visit, so it has no \"unplanned\", \"by\" or \"matters\"",
      "remove them, or write \"must: visit\"");
}

}  // namespace

void read_mandates(const Tree& tree, Reading& reading) {
  RuleSet& rules = reading.rules;
  for (const yaml::Entry* entry : sorted_entries(tree.node("mandates"), "mandate", reading.reader)) {
    if (!reading.reader.mapping(entry->value, "a mandate {must: visit, when: ...}")) continue;
    Mandate mandate;
    mandate.id = entry->key;
    mandate.place = entry->key_place;
    Fields fields(*entry, "mandate", reading.reader);
    read_common(fields, "mandates." + entry->key, mandate, reading);
    read_mode(fields, mandate);
    read_instead(fields, mandate);
    read_must(fields, mandate, reading);
    fields.flag("unknown", mandate.on_unknown);
    read_announced(fields, mandate);
    if (const yaml::Node* priority = fields.find("priority")) {
      mandate.priority = reading.reader.integer(*priority, 1, 1000000).value_or(mandate.priority);
    }
    const yaml::Node* when = fields.need("when");
    fields.finish();
    const std::size_t index = rules.mandates.size();
    rules.mandates.push_back(std::move(mandate));
    Computation& computation = reading.begin(Stage::mandate, entry->key, index, entry->key_place);
    reading.expression(computation, when, feel::Kind::boolean,
                       [&rules, index](feel::Typed typed) { rules.mandates[index].when = std::move(typed); });
  }
}

}  // namespace inspectplan::ruleset
