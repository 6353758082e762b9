// Departments and the successions between them.
#include <algorithm>
#include <tuple>

#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {

namespace {

std::string read_department(Fields& fields, std::string_view key, Reading& reading) {
  const yaml::Node* node = fields.need(key);
  const auto id = node ? reading.reader.id(*node) : std::nullopt;
  if (!id) return {};
  reading.references.push_back({"departments", *id, node->place});
  return *id;
}

}  // namespace

void read_departments(const Tree& tree, Reading& reading) {
  for (const yaml::Entry* entry : sorted_entries(tree.node("departments"), "department", reading.reader)) {
    if (!reading.reader.mapping(entry->value, "a department {label: ..., from: ..., until: ...}")) continue;
    Department department;
    department.id = entry->key;
    department.place = entry->key_place;
    Fields fields(*entry, "department", reading.reader);
    fields.day("from", department.life.from);
    fields.day("until", department.life.until);
    read_common(fields, "departments." + entry->key, department, reading, department.life);
    if (const yaml::Node* one_per = fields.find("one_per")) {
      const column::TableSchema& enterprise = reading.rules.schema.enterprise;
      const std::string* name = reading.reader.text(*one_per);
      if (name) department.one_per = *name;
      if (name && !enterprise.find(*name)) {
        std::vector<std::string> names;
        names.reserve(enterprise.fields.size());
        for (const column::Field& field : enterprise.fields) names.push_back(field.name);
        reading.diagnostics.error("unknown-field", one_per->place, "enterprises have no field \"" + *name + "\"",
                                  did_you_mean(*name, names, "add it to the facts of enterprises"));
      }
    }
    fields.label("instance", department.instance);
    fields.finish();
    reading.reader.ordered(department.life, department.place);
    reading.rules.departments.push_back(std::move(department));
  }
}

void read_successions(const Tree& tree, Reading& reading) {
  for (const yaml::Node& item : tree.node("successions").items) {
    if (!reading.reader.mapping(item, "a succession {from: ..., to: ..., valid: ...}")) continue;
    Succession succession;
    succession.place = item.place;
    Entry common;
    Fields fields(item, "a succession", reading.reader);
    succession.from = read_department(fields, "from", reading);
    succession.to = read_department(fields, "to", reading);
    read_common(fields, "successions." + succession.from + "." + succession.to, common, reading);
    reading.rules.statements.back().lasting = !common.valid.until;
    if (const yaml::Node* scope = fields.find("scope")) succession.scope = reading.reader.ids(*scope);
    fields.finish();
    succession.valid = common.valid;
    succession.basis = std::move(common.basis);
    succession.status = common.status;
    succession.note = std::move(common.note);
    reading.rules.successions.push_back(std::move(succession));
  }
  const auto order = [](const Succession& s) { return std::tie(s.from, s.to, s.valid.from, s.valid.until, s.scope); };
  std::stable_sort(reading.rules.successions.begin(), reading.rules.successions.end(),
                   [&order](const Succession& a, const Succession& b) { return order(a) < order(b); });
}

}  // namespace inspectplan::ruleset
