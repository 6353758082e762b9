// The digest of a rule set: over what it says, not how its files say it.
#include <algorithm>

#include "base/json.hpp"
#include "ruleset/tree.hpp"

namespace inspectplan::ruleset {
namespace {

void write(JsonWriter& json, const yaml::Node& node);

std::vector<const yaml::Entry*> by_key(const yaml::Node& mapping) {
  std::vector<const yaml::Entry*> entries;
  entries.reserve(mapping.entries.size());
  for (const yaml::Entry& entry : mapping.entries) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](const yaml::Entry* a, const yaml::Entry* b) { return a->key < b->key; });
  return entries;
}

void write(JsonWriter& json, const yaml::Node& node) {
  if (node.is_null()) {
    json.null();
  } else if (node.is_scalar()) {
    json.string(node.text);
  } else if (node.is_sequence()) {
    json.begin_array();
    for (const yaml::Node& item : node.items) write(json, item);
    json.end_array();
  } else {
    json.begin_object();
    for (const yaml::Entry* entry : by_key(node)) {
      json.key(entry->key);
      write(json, entry->value);
    }
    json.end_object();
  }
}

std::string text_of(const yaml::Node& node) {
  JsonWriter json;
  write(json, node);
  return json.take();
}

// Entries in the order written, each with its key.
std::string ordered_text(const yaml::Node& mapping) {
  JsonWriter json;
  json.begin_array();
  for (const yaml::Entry& entry : mapping.entries) {
    json.begin_array().string(entry.key);
    write(json, entry.value);
    json.end_array();
  }
  return json.end_array().take();
}

// A list that files add to in any order.
std::string sorted_text(const yaml::Node& sequence) {
  std::vector<std::string> items;
  items.reserve(sequence.items.size());
  for (const yaml::Node& item : sequence.items) items.push_back(text_of(item));
  std::sort(items.begin(), items.end());
  JsonWriter json;
  json.begin_array();
  for (const std::string& item : items) json.raw(item);
  return json.end_array().take();
}

// `extends` is a path; where the parent's files lie says nothing about the rules.
std::string own_text(yaml::Node ruleset) {
  std::erase_if(ruleset.entries, [](const yaml::Entry& entry) { return entry.key == "extends"; });
  return text_of(ruleset);
}

}  // namespace

Digest digest_of(const Tree& tree) {
  Hasher hasher("inspectplan:ruleset:1");
  for (std::size_t i = 0; i < tree.sections.size(); ++i) {
    const SectionForm& form = section_forms()[i];
    const yaml::Node& node = tree.sections[i].node();
    if (node.entries.empty() && node.items.empty()) continue;
    hasher.update(std::string(form.name) + "\n");
    hasher.update(form.name == "ruleset"      ? own_text(node)
                  : form.name == "tiers"      ? ordered_text(node)
                  : form.shape == Shape::list ? sorted_text(node)
                                              : text_of(node));
    hasher.update("\n");
  }
  return hasher.finish();
}

}  // namespace inspectplan::ruleset
