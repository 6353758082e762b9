#include <algorithm>
#include <regex>

#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

std::optional<std::regex> compile_pattern(const yaml::Node& node, Reader& reader) {
  try {
    return std::regex(node.text, std::regex::ECMAScript);
  } catch (const std::regex_error&) {
    reader.diagnostics().error("bad-pattern", node.place, "\"" + node.text + "\" is not a regular expression",
                               "for two to five digits write '^[0-9]{2,5}$'");
    return std::nullopt;
  }
}

std::vector<const yaml::Node*> code_nodes(const yaml::Node& node, std::vector<yaml::Node>& keys) {
  std::vector<const yaml::Node*> nodes;
  for (const yaml::Entry& entry : node.entries) {
    yaml::Node key;
    key.kind = yaml::Node::Kind::scalar;
    key.text = entry.key;
    key.place = entry.key_place;
    keys.push_back(std::move(key));
  }
  nodes.reserve(keys.size() + node.items.size());
  for (const yaml::Node& key : keys) nodes.push_back(&key);
  for (const yaml::Node& item : node.items) nodes.push_back(&item);
  return nodes;
}

// A list of codes, or a mapping from code to its name.
void read_list(const yaml::Node& node, const std::optional<std::regex>& pattern, column::CodeList& list,
               Reader& reader) {
  if (!node.is_mapping() && !reader.sequence(node, "a list of codes, or a mapping from code to name")) return;
  for (const yaml::Entry& entry : node.entries) {
    if (entry.value.is_mapping()) {
      list.names[entry.key] = reader.label(entry.value);
    } else if (!entry.value.is_null()) {
      if (const std::string* name = reader.text(entry.value)) list.names[entry.key] = {*name, *name};
    }
  }
  std::vector<yaml::Node> keys;
  for (const yaml::Node* code : code_nodes(node, keys)) {
    const std::string* text = reader.text(*code);
    if (!text) continue;
    if (pattern && !std::regex_search(*text, *pattern)) {
      reader.diagnostics().error("bad-code", code->place, "the code \"" + *text + "\" does not match " + list.pattern,
                                 "correct the code or the pattern");
    }
    list.codes.push_back(*text);
  }
  std::sort(list.codes.begin(), list.codes.end());
}

std::optional<column::CheckDigit> read_check(const yaml::Node& node, const std::string& list, Reading& reading) {
  if (!reading.reader.mapping(node, "{weights: [...], modulus: ..., from: ...}")) return std::nullopt;
  Fields fields(node, "the check digit of " + list, reading.reader);
  read_aside(fields, "codes." + list + ".check", reading);
  column::CheckDigit check;
  const yaml::Node* weights = fields.need("weights");
  if (weights && reading.reader.sequence(*weights, "a list of numbers"))
    for (const yaml::Node& item : weights->items)
      check.weights.push_back(reading.reader.integer(item, 0, 1000).value_or(0));
  const yaml::Node* modulus = fields.need("modulus");
  const yaml::Node* from = fields.need("from");
  fields.finish();
  if (modulus) check.modulus = reading.reader.integer(*modulus, 2, 1000).value_or(2);
  if (from) check.from = reading.reader.integer(*from, 0, 1000).value_or(0);
  return check;
}

column::CodeList read_code_list(const yaml::Entry& entry, Reading& reading) {
  column::CodeList list;
  list.name = entry.key;
  Fields fields(entry, "code list", reading.reader);
  list.note = read_aside(fields, "codes." + entry.key, reading).note;
  std::optional<std::regex> pattern;
  if (const yaml::Node* node = fields.find("pattern"); node && reading.reader.text(*node)) {
    list.pattern = node->text;
    pattern = compile_pattern(*node, reading.reader);
  }
  if (const yaml::Node* node = fields.find("hierarchy")) {
    list.hierarchy_by_prefix = reading.reader.one_of(*node, {"prefix", "none"}) == "prefix";
  }
  fields.flag("closed", list.closed);
  if (const yaml::Node* codes = fields.find("codes")) read_list(*codes, pattern, list, reading.reader);
  if (const yaml::Node* check = fields.find("check")) list.check = read_check(*check, list.name, reading);
  if (const yaml::Node* stem = fields.find("stem"))
    list.stem = static_cast<std::size_t>(reading.reader.integer(*stem, 1, 64).value_or(0));
  if (list.closed && list.codes.empty()) {
    reading.diagnostics.error("missing-key", entry.key_place,
                              "the code list " + entry.key + " is closed and has no codes",
                              "add \"codes: [...]\" or write \"closed: false\"");
  }
  fields.finish();
  return list;
}

}  // namespace

void read_codes(const Tree& tree, Reading& reading) {
  for (const yaml::Entry* entry : sorted_entries(tree.node("codes"), "code list", reading.reader)) {
    if (!reading.reader.mapping(entry->value, "a code list {pattern: ..., hierarchy: ..., closed: ...}")) continue;
    reading.rules.schema.code_lists.push_back(read_code_list(*entry, reading));
  }
}

}  // namespace inspectplan::ruleset
