#include <algorithm>

#include "ruleset/reader.hpp"

namespace inspectplan::ruleset {

Fields::Fields(const yaml::Node& mapping, std::string what, Reader& reader)
    : mapping_(mapping), what_(std::move(what)), place_(mapping.place), reader_(reader) {}

Fields::Fields(const yaml::Entry& entry, const std::string& what, Reader& reader)
    : mapping_(entry.value),
      what_(what + (what.ends_with('.') ? "" : " ") + entry.key),
      place_(entry.key_place),
      reader_(reader) {}

const yaml::Node* Fields::find(std::string_view key) {
  known_.emplace_back(key);
  const yaml::Node* value = mapping_.find(key);
  return value && !value->is_null() ? value : nullptr;
}

const yaml::Node* Fields::need(std::string_view key) {
  const yaml::Node* value = find(key);
  if (value) return value;
  const yaml::Entry* written = mapping_.find_entry(key);
  const std::string name(key);
  reader_.diagnostics().error("missing-key", written ? written->value.place : place_,
                              what_ + (written ? " has an empty \"" : " has no \"") + name + "\"",
                              "add \"" + name + ": ...\"");
  return nullptr;
}

void Fields::finish() {
  for (const yaml::Entry& entry : mapping_.entries) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    std::string all;
    for (const std::string& key : known_) all += (all.empty() ? "" : ", ") + key;
    reader_.diagnostics().error("unknown-key", entry.key_place, what_ + " has no key \"" + entry.key + "\"",
                                did_you_mean(entry.key, known_, "its keys are " + all));
  }
}

void Fields::text(std::string_view key, std::string& target) {
  const yaml::Node* node = find(key);
  const std::string* value = node ? reader_.text(*node) : nullptr;
  if (value) target = *value;
}

void Fields::day(std::string_view key, std::optional<Day>& target) {
  const yaml::Node* node = find(key);
  const auto value = node ? reader_.day(*node) : std::nullopt;
  if (value) target = value;
}

void Fields::flag(std::string_view key, bool& target) {
  const yaml::Node* node = find(key);
  const auto value = node ? reader_.flag(*node) : std::nullopt;
  if (value) target = *value;
}

void Fields::label(std::string_view key, Label& target) {
  if (const yaml::Node* node = find(key)) target = reader_.label(*node);
}

void Fields::label(std::string_view key, std::optional<Label>& target) {
  if (const yaml::Node* node = find(key)) target = reader_.label(*node);
}

std::vector<const yaml::Entry*> sorted_entries(const yaml::Node& section, std::string_view what, Reader& reader) {
  std::vector<const yaml::Entry*> entries;
  for (const yaml::Entry& entry : section.entries) {
    if (is_id(entry.key)) {
      entries.push_back(&entry);
    } else {
      reader.diagnostics().error("bad-id", entry.key_place,
                                 "\"" + entry.key + "\" cannot be the id of a " + std::string(what),
                                 "ids are small letters, digits and _, beginning with a letter");
    }
  }
  std::sort(entries.begin(), entries.end(), [](const yaml::Entry* a, const yaml::Entry* b) { return a->key < b->key; });
  return entries;
}

}  // namespace inspectplan::ruleset
