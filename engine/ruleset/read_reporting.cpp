#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// by, before (a day of every year) or on (one day); at most one of them.
void read_due(Fields& fields, Obligation& one) {
  int written = 0;
  for (const bool before : {false, true}) {
    const yaml::Node* node = fields.find(before ? "before" : "by");
    if (!node) continue;
    ++written;
    one.due = fields.reader().year_day(*node, before);
  }
  fields.day("on", one.on);
  if (one.on) ++written;
  if (written > 1)
    fields.reader().diagnostics().error("bad-value", fields.place(), fields.what() + " is due on more than one day",
                                        "write one of \"by\", \"before\" and \"on\"");
}

void read_days(Fields& fields, std::string_view key, std::optional<std::int64_t>& target) {
  if (const yaml::Node* node = fields.find(key)) target = fields.reader().integer(*node, 1, 10000);
}

void read_times(Fields& fields, Obligation& one) {
  read_due(fields, one);
  const yaml::Node* every = fields.find("every");
  if (every) one.every = fields.reader().length(*every);
  if (one.every && (one.every->months == 0 || one.every->months % 12 != 0))
    fields.reader().diagnostics().error("bad-value", every->place, fields.what() + " does not come in whole years",
                                        "write for example P2Y");
  read_days(fields, "days", one.days);
  read_days(fields, "more_days", one.more_days);
}

}  // namespace

void read_reporting(const Tree& tree, Reading& reading) {
  for (const yaml::Entry* entry : sorted_entries(tree.node("reporting"), "report", reading.reader)) {
    if (!reading.reader.mapping(entry->value, "a report {lead: ..., by: 12-20}")) continue;
    Obligation one;
    one.id = entry->key;
    one.place = entry->key_place;
    Fields fields(*entry, "report", reading.reader);
    read_common(fields, "reporting." + entry->key, one, reading);
    if (const yaml::Node* kind = fields.find("kind"))
      one.kind = reading.reader.one_of(*kind, {"report", "plan", "task", "declare", "limit", "frequency", "power"})
                     .value_or("report");
    fields.text("scope", one.scope);
    one.lead = read_parties(fields.find("lead"), reading);
    one.coordinate = read_parties(fields.find("coordinate"), reading);
    one.to = read_parties(fields.find("to"), reading);
    fields.label("others", one.others);
    fields.label("product", one.product);
    fields.label("time", one.time);
    read_times(fields, one);
    if (const yaml::Node* territory = fields.find("territory")) one.territory = reading.reader.texts(*territory);
    fields.finish();
    reading.rules.reporting.push_back(std::move(one));
  }
}

}  // namespace inspectplan::ruleset
