#include <algorithm>
#include <set>

#include "ruleset/read_field.hpp"

namespace inspectplan::ruleset {
namespace {

using column::Field;
using column::Kind;
using column::TableSchema;

constexpr std::string_view main_table = "enterprise";
constexpr std::int64_t most_rows = 1'000'000'000;  // what `max_rows` may be

std::vector<std::string> field_names(const TableSchema& table) {
  std::vector<std::string> names;
  names.reserve(table.fields.size());
  for (const Field& field : table.fields) names.push_back(field.name);
  return names;
}

std::optional<std::size_t> find_field(const TableSchema& table, const yaml::Node& node, Reading& reading) {
  const std::string* name = reading.reader.text(node);
  if (!name) return std::nullopt;
  const auto found = table.find(*name);
  if (found) return found;
  reading.diagnostics.error("unknown-field", node.place, "the table " + table.name + " has no field \"" + *name + "\"",
                            did_you_mean(*name, field_names(table), "add it under \"fields\""));
  return std::nullopt;
}

void read_fields(Fields& fields, TableSchema& table, Reading& reading) {
  const yaml::Node* node = fields.need("fields");
  if (!node || !reading.reader.mapping(*node, "the fields by name")) return;
  // The order written: templates and exports follow it.
  for (const yaml::Entry& entry : node->entries) {
    if (!is_id(entry.key) || is_reserved_word(entry.key)) {
      const bool reserved = is_reserved_word(entry.key);
      reading.diagnostics.error(reserved ? "reserved-word" : "bad-id", entry.key_place,
                                "\"" + entry.key + "\" cannot be the name of a field",
                                reserved ? "it has a meaning in expressions; take another word"
                                         : "names are small letters, digits and _, beginning with a letter");
    } else if (auto field = read_field(entry, table.name, reading)) {
      table.fields.push_back(std::move(*field));
    } else {
      reading.broken.insert(table.name == main_table ? entry.key : table.name);
    }
  }
}

// Moves the key fields to the front; `first` of them stand there already.
void read_key(Fields& fields, TableSchema& table, std::size_t first, Reading& reading) {
  const yaml::Node* node = fields.need("key");
  if (!node) return;
  std::vector<const yaml::Node*> names;
  if (node->is_scalar()) names.push_back(node);
  if (!node->is_scalar() && reading.reader.sequence(*node, "the name of a field, or a list of them")) {
    for (const yaml::Node& item : node->items) names.push_back(&item);
  }
  std::size_t next = first;
  for (const yaml::Node* name : names) {
    const auto found = find_field(table, *name, reading);
    if (!found) continue;
    if (*found < next) {
      reading.diagnostics.error("duplicate-value", name->place, "the key names \"" + name->text + "\" twice",
                                "remove one of them");
      continue;
    }
    if (table.fields[*found].personal) {
      reading.diagnostics.error("personal-key", name->place, "\"" + name->text + "\" is personal and cannot be a key",
                                "take a field that may be shown");
    }
    const auto at = table.fields.begin();
    std::rotate(at + static_cast<std::ptrdiff_t>(next), at + static_cast<std::ptrdiff_t>(*found),
                at + static_cast<std::ptrdiff_t>(*found) + 1);
    ++next;
  }
  for (std::size_t i = 0; i < next; ++i) table.key.push_back(i);
}

std::optional<std::size_t> date_field(const yaml::Node& node, const TableSchema& table, Reading& reading) {
  const auto found = find_field(table, node, reading);
  if (!found || table.fields[*found].kind == Kind::date) return found;
  reading.diagnostics.error("type-mismatch", node.place, "\"" + node.text + "\" is not a date",
                            "name a field of type date");
  return std::nullopt;
}

// The one date field there is, beside the day a row became known.
std::optional<std::size_t> only_date(const TableSchema& table) {
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    if (table.fields[i].kind != Kind::date || table.known_field == i) continue;
    if (only) return std::nullopt;
    only = i;
  }
  return only;
}

void read_covers(const yaml::Node& node, TableSchema& table, Reading& reading) {
  if (!reading.reader.mapping(node, "{from: DATE, until: DATE, of: FIELD}")) return;
  Fields fields(node, "covers of table " + table.name, reading.reader);
  fields.day("from", table.covers.from);
  fields.day("until", table.covers.until);
  reading.reader.ordered(table.covers, node.place);
  const yaml::Node* of = fields.find("of");
  if (of) table.covers_field = date_field(*of, table, reading);
  fields.finish();
  if (!of) table.covers_field = only_date(table);
  if (of || table.covers_field) return;
  reading.diagnostics.error("missing-key", node.place, "the table " + table.name + " does not say which date it covers",
                            "add \"of: FIELD\"");
}

void read_child(Fields& fields, TableSchema& table, Reading& reading) {
  const yaml::Node* parent = fields.find("parent");
  table.parent = main_table;
  if (parent && reading.reader.text(*parent) && parent->text != main_table) {
    reading.diagnostics.error("bad-value", parent->place,
                              "the parent of a table is \"enterprise\", not \"" + parent->text + "\"",
                              "write \"parent: enterprise\"");
  }
  if (const yaml::Node* known = fields.find("known")) table.known_field = date_field(*known, table, reading);
  if (const yaml::Node* covers = fields.find("covers")) read_covers(*covers, table, reading);
  if (const yaml::Node* rows = fields.find("max_rows")) {
    table.max_rows = reading.reader.integer(*rows, 1, most_rows).value_or(table.max_rows);
  }
  if (const yaml::Node* recorded = fields.find("recorded")) read_recorded(*recorded, table, reading);
}

// What stands in front of the child's own fields: the parent's key, or the field that enterprises share its rows by.
Field parent_key(Fields& fields, TableSchema& table, Reading& reading) {
  const TableSchema& enterprise = reading.rules.schema.enterprise;
  if (const yaml::Node* by = fields.find("by")) {
    const auto shared = find_field(enterprise, *by, reading);
    if (shared && enterprise.fields[*shared].kind == Kind::text && !enterprise.fields[*shared].personal) {
      table.by = enterprise.fields[*shared].name;
      Field field = enterprise.fields[*shared];
      field.needs.reset();
      return field;
    }
    if (shared)
      reading.diagnostics.error("type-mismatch", by->place, "rows cannot be shared by \"" + by->text + "\"",
                                "name a field of type text or code that is not personal");
  }
  Field field;
  if (!enterprise.key.empty()) field = enterprise.fields[enterprise.key[0]];
  field.name = main_table;
  field.needs.reset();
  return field;
}

// What is kept by enterprise does not go with rows that several share.
void refuse_shared(const TableSchema& table, Reading& reading) {
  for (const Field& field : table.fields)
    if (field.personal)
      reading.diagnostics.error("personal-key", field.place,
                                "\"" + field.name + "\" is personal, but rows by \"" + table.by + "\" are nobody's own",
                                "take a field that may be shown");
  if (table.recorded)
    reading.diagnostics.error("bad-value", table.place,
                              "visits are of one enterprise and cannot be rows by \"" + table.by + "\"",
                              "leave out `recorded`, or `by`");
}

TableSchema read_table(const yaml::Entry& entry, Reading& reading) {
  TableSchema table;
  table.name = entry.key;
  table.place = entry.key_place;
  Fields fields(entry, "table", reading.reader);
  read_aside(fields, "facts." + entry.key, reading);
  const bool child = entry.key != main_table;
  if (child) table.fields.push_back(parent_key(fields, table, reading));
  read_fields(fields, table, reading);
  read_key(fields, table, child ? 1 : 0, reading);
  if (child) read_child(fields, table, reading);
  if (!table.by.empty()) refuse_shared(table, reading);
  fields.finish();
  return table;
}

void check_need(const Field& field, const TableSchema& table, Reading& reading) {
  const auto needed = table.find(field.needs->field);
  if (!needed || table.fields[*needed].name == field.name)
    reading.diagnostics.error("unknown-field", field.place,
                              "\"" + field.name + "\" needs \"" + field.needs->field + "\", and the table " +
                                  table.name + " has no other field of that name",
                              did_you_mean(field.needs->field, field_names(table), "name a field of the same table"));
  const column::Schema& schema = reading.rules.schema;
  const auto with = schema.find_child(field.needs->with);
  if (field.needs->with.empty() || (with && schema.children[*with].is_of_one_enterprise() && table.by.empty())) return;
  std::vector<std::string> names;
  for (const TableSchema& child : schema.children)
    if (child.is_of_one_enterprise()) names.push_back(child.name);
  reading.diagnostics.error("unknown-table", field.place,
                            "\"" + field.name + "\" needs \"" + field.needs->field + "\" with rows of \"" +
                                field.needs->with + "\", and an enterprise has no rows there",
                            did_you_mean(field.needs->with, names, "name a table whose rows are of one enterprise"));
}

void check_needs(Reading& reading) {
  const column::Schema& schema = reading.rules.schema;
  const auto check = [&](const TableSchema& table) {
    for (const Field& field : table.fields)
      if (field.needs) check_need(field, table, reading);
  };
  check(schema.enterprise);
  for (const TableSchema& child : schema.children) check(child);
}

}  // namespace

void read_facts(const Tree& tree, Reading& reading) {
  const auto tables = sorted_entries(tree.node("facts"), "table", reading.reader);
  const auto read_one = [&reading](const yaml::Entry& entry) {
    return reading.reader.mapping(entry.value, "a table {key: ..., fields: {...}}");
  };
  const auto main =
      std::find_if(tables.begin(), tables.end(), [](const yaml::Entry* e) { return e->key == main_table; });
  if (main == tables.end()) {
    const yaml::Node& facts = tree.node("facts");
    const auto removed = reading.removed.find("facts." + std::string(main_table));
    const bool is_removed = removed != reading.removed.end();
    reading.diagnostics.error(
        "missing-key",
        is_removed           ? removed->second
        : facts.place.source ? facts.place
                             : reading.rules.place,
        is_removed ? "the table \"enterprise\" cannot be removed" : "there is no table \"enterprise\" of facts",
        is_removed ? "keep it; amend or remove what is not wanted in it"
                   : "add \"facts: {enterprise: {key: id, fields: {id: {type: text}}}}\"");
  } else if (read_one(**main)) {
    reading.rules.schema.enterprise = read_table(**main, reading);
    const TableSchema& table = reading.rules.schema.enterprise;
    if (table.key.size() > 1) {
      reading.diagnostics.error("bad-value", (*main)->key_place, "the key of \"enterprise\" is one field",
                                "join the parts into one field");
    }
  }
  reading.rules.schema.enterprise.name = main_table;
  for (const yaml::Entry* entry : tables) {
    if (entry->key != main_table && read_one(*entry))
      reading.rules.schema.children.push_back(read_table(*entry, reading));
  }
  check_needs(reading);
}

}  // namespace inspectplan::ruleset
