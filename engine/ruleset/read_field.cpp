#include "ruleset/read_field.hpp"

#include <algorithm>

namespace inspectplan::ruleset {
namespace {

using column::Field;
using column::Kind;

// A bound in the field's own units.
std::optional<std::int64_t> read_bound(const yaml::Node& node, const Field& field, Reader& reader) {
  if (field.kind == Kind::date) {
    const auto day = reader.day(node);
    return day ? std::optional<std::int64_t>(day->number) : std::nullopt;
  }
  const auto number = reader.decimal(node);
  if (!number) return std::nullopt;
  const auto scaled = rescale(*number, field.scale);
  if (scaled) return scaled;
  reader.diagnostics().error(
      "bad-value", node.place,
      "the bound " + node.text + " does not fit the field's scale of " + std::to_string(field.scale),
      "give it at most that many digits behind the point, or raise \"scale\"");
  return std::nullopt;
}

void read_bounds(Fields& fields, Field& field) {
  if (const yaml::Node* scale = field.kind == Kind::number ? fields.find("scale") : nullptr) {
    field.scale = static_cast<int>(fields.reader().integer(*scale, 0, 9).value_or(0));
  }
  if (const yaml::Node* min = fields.find("min")) field.min = read_bound(*min, field, fields.reader());
  if (const yaml::Node* max = fields.find("max")) field.max = read_bound(*max, field, fields.reader());
  if (field.min && field.max && *field.min > *field.max) {
    fields.reader().diagnostics().error("bad-bounds", fields.place(), fields.what() + ": min is larger than max",
                                        "exchange them");
  }
}

void read_list(Fields& fields, Field& field, const RuleSet& rules) {
  const yaml::Node* node = fields.need("list");
  const std::string* name = node ? fields.reader().text(*node) : nullptr;
  if (!name) return;
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < rules.schema.code_lists.size(); ++i) {
    names.push_back(rules.schema.code_lists[i].name);
    if (names.back() == *name) field.code_list = i;
  }
  if (field.code_list) return;
  fields.reader().diagnostics().error("unknown-list", node->place, "there is no code list \"" + *name + "\"",
                                      did_you_mean(*name, names, "define it under \"codes\""));
}

// A list of values, or a mapping from value to its name.
void read_values(Fields& fields, Field& field) {
  const yaml::Node* node = fields.find("values");
  if (!node) return;
  if (!node->is_mapping()) field.values = fields.reader().texts(*node);
  for (const yaml::Entry& entry : node->entries) {
    field.values.push_back(entry.key);
    field.names[entry.key] = fields.reader().label(entry.value);
  }
  std::vector<std::string> sorted = field.values;
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice == sorted.end()) return;
  fields.reader().diagnostics().error("duplicate-value", node->place, "the value \"" + *twice + "\" stands twice",
                                      "remove one of them");
}

// The names are looked for when all tables are read.
void read_need(Fields& fields, Field& field) {
  column::Need need;
  fields.text("needs", need.field);
  fields.text("needs_with", need.with);
  if (!need.field.empty())
    field.needs = std::move(need);
  else if (!need.with.empty())
    fields.reader().diagnostics().error("missing-key", fields.place(), fields.what() + " does not say what it needs",
                                        "add \"needs: FIELD\", or leave out `needs_with`");
}

std::optional<std::string> read_type(Fields& fields) {
  const yaml::Node* node = fields.need("type");
  return node ? fields.reader().one_of(*node, {"number", "text", "code", "boolean", "date"}) : std::nullopt;
}

}  // namespace

std::optional<Field> read_field(const yaml::Entry& entry, const std::string& table, Reading& reading) {
  if (!reading.reader.mapping(entry.value, "a field {type: ...}")) return std::nullopt;
  Fields fields(entry, "field " + table + ".", reading.reader);
  Field field;
  field.name = entry.key;
  field.place = entry.key_place;
  field.label = read_aside(fields, "facts." + table + "." + entry.key, reading).label;
  const auto type = read_type(fields);
  if (!type) return std::nullopt;  // what else it may hold depends on the type
  field.kind = *type == "number"    ? Kind::number
               : *type == "boolean" ? Kind::boolean
               : *type == "date"    ? Kind::date
                                    : Kind::text;
  fields.flag("personal", field.personal);
  fields.flag("required", field.required);
  if (field.kind == Kind::number) fields.text("unit", field.unit);
  if (field.kind == Kind::number || field.kind == Kind::date) read_bounds(fields, field);
  if (*type == "code") read_list(fields, field, reading.rules);
  if (*type == "text") read_values(fields, field);
  if (const yaml::Node* also = fields.find("also")) field.also = reading.reader.texts(*also);
  read_need(fields, field);
  fields.finish();
  return field;
}

}  // namespace inspectplan::ruleset
