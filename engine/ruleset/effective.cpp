#include "ruleset/effective.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "ruleset/tree.hpp"

namespace inspectplan::ruleset {
namespace {

using Layers = std::map<std::string, std::size_t>;  // by the name of a file

std::string text_of(const yaml::Node& section, std::string_view key) {
  const yaml::Node* value = section.find(key);
  return value && value->is_scalar() ? value->text : "";
}

// Where keys and items stand that are not repealed on a day.
class Standing {
 public:
  Standing(Tree tree, Day day) {
    Diagnostics said_elsewhere;
    resolve_dates(tree, day, said_elsewhere);
    for (const Section& section : tree.sections) add(section.node());
  }
  bool holds(const Place& place) const { return places_.contains(key(place)); }

 private:
  using Key = std::tuple<const Source*, std::uint32_t, std::uint32_t>;
  static Key key(const Place& place) { return {place.source.get(), place.line, place.column}; }
  void add(const yaml::Node& node) {
    for (const yaml::Entry& entry : node.entries) {
      places_.insert(key(entry.key_place));
      add(entry.value);
    }
    for (const yaml::Node& item : node.items) {
      places_.insert(key(item.place));
      add(item);
    }
  }

  std::set<Key> places_;
};

class Writer {
 public:
  // `standing`: of the day `at`, where there is one.
  Writer(EffectiveRules& out, const Layers& layers, std::optional<Day> at, const std::optional<Standing>& standing)
      : out_(out), layers_(layers), at_(at), standing_(standing) {}

  void section(const std::string& name, const yaml::Node& node) {
    if (node.entries.empty() && node.items.empty()) return;
    out_.names.push_back(name);
    EffectiveLine head = line(name, 0, node.place);
    head.key = name;
    out_.lines.push_back(std::move(head));
    for (const yaml::Entry& one : node.entries) {
      out_.names.push_back(one.key);
      out_.names.push_back(name + "." + one.key);
      owner_ = layer_of(one.key_place);
      value(name + "." + one.key, 1, one.key, one.key_place, one.value, {});
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      owner_ = layer_of(node.items[i].place);
      item(name + "[" + std::to_string(i) + "]", 1, node.items[i]);
    }
    owner_.reset();
  }

 private:
  std::size_t layer_of(const Place& place) const {
    const auto found = place.source ? layers_.find(place.source->name()) : layers_.end();
    return found == layers_.end() ? 0 : found->second;
  }

  EffectiveLine line(std::string path, std::size_t depth, const Place& place) const {
    EffectiveLine one;
    one.path = std::move(path);
    one.depth = depth;
    one.place = place;
    one.layer = layer_of(place);
    if (owner_ && one.layer != *owner_) one.amends = owner_;
    return one;
  }

  static void set_value(EffectiveLine& line, const yaml::Node& node) {
    line.has_value = !node.is_mapping() && !node.is_sequence();
    line.is_null = node.is_null();
    line.value = node.text;
    line.quoted = node.quoted;
    const bool empty = node.is_mapping() ? node.entries.empty() : node.is_sequence() && node.items.empty();
    if (!empty) return;
    line.has_value = true;
    line.value = node.is_mapping() ? "{}" : "[]";
  }

  // By its `valid`; with its place, also as far as nothing was repealed without which it says nothing.
  bool in_force(const yaml::Node& node, const Place& place) const {
    return (!standing_ || standing_->holds(place)) && in_force(node);
  }

  bool in_force(const yaml::Node& node) const {
    const yaml::Node* valid = node.is_mapping() ? node.find("valid") : nullptr;
    if (!at_ || !valid || !valid->is_mapping()) return true;
    return Span{parse_day(text_of(*valid, "from")), parse_day(text_of(*valid, "until"))}.contains(*at_);
  }

  void value(const std::string& path, std::size_t depth, const std::string& key, const Place& key_place,
             const yaml::Node& node, const Holding& dated) {
    if (at_ && is_dated(node)) {
      const Holding holding = holding_on(node, *at_);
      static const yaml::Node nothing_yet;
      if (holding.entry) return value(path, depth, key, holding.entry->key_place, holding.entry->value, holding);
      return value(path, depth, key, key_place, nothing_yet, holding);
    }
    const bool scalar = !node.is_mapping() && !node.is_sequence();
    EffectiveLine head = line(path, depth, scalar && node.place.source ? node.place : key_place);
    head.key = key;
    head.since = dated.since;
    head.until = dated.until;
    // A value that a date chose stands where that date does.
    head.in_force = dated.entry ? in_force(node) : in_force(node, key_place);
    set_value(head, node);
    out_.lines.push_back(std::move(head));
    below(path, depth + 1, node);
  }

  // An overlay may have written the last date before an earlier one.
  static std::vector<const yaml::Entry*> in_order(const yaml::Node& node) {
    std::vector<const yaml::Entry*> entries;
    for (const yaml::Entry& entry : node.entries) entries.push_back(&entry);
    const auto earlier = [](const yaml::Entry* a, const yaml::Entry* b) { return a->key < b->key; };
    if (is_dated(node)) std::stable_sort(entries.begin(), entries.end(), earlier);
    return entries;
  }

  void below(const std::string& path, std::size_t depth, const yaml::Node& node) {
    for (const yaml::Entry* entry : in_order(node))
      value(path + "." + entry->key, depth, entry->key, entry->key_place, entry->value, {});
    for (std::size_t i = 0; i < node.items.size(); ++i)
      item(path + "[" + std::to_string(i) + "]", depth, node.items[i]);
  }

  // An item that is a mapping shares its line with its first key.
  void item(const std::string& path, std::size_t depth, const yaml::Node& node) {
    const std::size_t first = out_.lines.size();
    if (node.is_mapping() && !node.entries.empty()) {
      below(path, depth + 1, node);
    } else {
      EffectiveLine one = line(path, depth, node.place);
      set_value(one, node);
      out_.lines.push_back(std::move(one));
      if (node.is_sequence()) below(path, depth + 1, node);
    }
    if (first < out_.lines.size()) {
      out_.lines[first].is_item = true;
      out_.lines[first].in_force = is_dated(node) ? in_force(node) : in_force(node, node.place);
    }
  }

  EffectiveRules& out_;
  const Layers& layers_;
  std::optional<Day> at_;
  const std::optional<Standing>& standing_;
  std::optional<std::size_t> owner_;
};

bool is_below(const std::string& path, const std::string& wanted) {
  return path.starts_with(wanted) &&
         (path.size() == wanted.size() || path[wanted.size()] == '.' || path[wanted.size()] == '[');
}

std::string without_section(const std::string& path) {
  const std::size_t dot = path.find('.');
  return dot == std::string::npos ? "" : path.substr(dot + 1);
}

EffectiveRules effective_from(const Store& store, const std::string& directory, std::optional<Day> at,
                              Diagnostics& diagnostics, const ParsedFiles* parsed = nullptr) {
  EffectiveRules out;
  Layers layers;
  Chain chain = read_chain(store, directory, diagnostics, parsed);
  Tree tree;
  for (Layer& layer : chain.layers) {
    const yaml::Node& about = layer.own.node("ruleset");
    for (const File& file : layer.files) layers.emplace(file.shown, out.layers.size());
    out.layers.push_back({text_of(about, "id"), text_of(about, "version"), layer.directory.shown});
    overlay(tree, std::move(layer), diagnostics);
  }
  const std::optional<Standing> standing = at ? std::optional<Standing>(std::in_place, tree, *at) : std::nullopt;
  Writer writer(out, layers, at, standing);
  for (std::size_t i = 0; i < tree.sections.size(); ++i)
    writer.section(std::string(section_forms()[i].name), tree.sections[i].node());
  return out;
}

}  // namespace

EffectiveRules effective_rules(const std::string& directory, std::optional<Day> at, Diagnostics& diagnostics) {
  return effective_from(*disk_store(), directory, at, diagnostics);
}

EffectiveRules effective_rules(const Bundle& bundle, const std::string& entry, std::optional<Day> at,
                               Diagnostics& diagnostics, const ParsedFiles* parsed) {
  return effective_from(*bundle_store(bundle), entry, at, diagnostics, parsed);
}

// What was asked for stands below keys that say where it is.
std::vector<EffectiveLine> lines_of(const EffectiveRules& rules, const std::string& wanted) {
  std::set<std::string> chosen;
  for (const EffectiveLine& line : rules.lines) {
    if (!is_below(line.path, wanted) && !is_below(without_section(line.path), wanted)) continue;
    for (std::size_t end = 0; end != std::string::npos; end = line.path.find_first_of(".[", end + 1))
      if (end > 0) chosen.insert(line.path.substr(0, end));
    chosen.insert(line.path);
  }
  std::vector<EffectiveLine> lines;
  for (const EffectiveLine& line : rules.lines)
    if (chosen.contains(line.path)) lines.push_back(line);
  return lines;
}

}  // namespace inspectplan::ruleset
