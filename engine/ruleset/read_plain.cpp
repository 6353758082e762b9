// forms: kept as they are for the exports that use them.
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

bool is_common(std::string_view key) {
  return key == "label" || key == "basis" || key == "status" || key == "valid" || key == "rationale" || key == "note" ||
         key == "checked";
}

std::vector<Plain> read_section(const yaml::Node& section, const std::string& what, Reader& reader) {
  std::vector<Plain> all;
  for (const yaml::Entry* entry : sorted_entries(section, what, reader)) {
    if (!reader.mapping(entry->value, "an entry {key: value}")) continue;
    Plain plain;
    plain.id = entry->key;
    plain.place = entry->key_place;
    Fields fields(*entry, what, reader);
    read_common(fields, plain);
    for (const yaml::Entry& field : entry->value.entries) {
      if (is_common(field.key) || field.value.is_null()) continue;
      if (const std::string* text = reader.text(field.value)) plain.fields.emplace_back(field.key, *text);
    }
    all.push_back(std::move(plain));
  }
  return all;
}

}  // namespace

void read_plain_sections(const Tree& tree, Reading& reading) {
  reading.rules.forms = read_section(tree.node("forms"), "form", reading.reader);
}

}  // namespace inspectplan::ruleset
