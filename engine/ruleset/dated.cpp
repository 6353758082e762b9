// A mapping whose keys are all ISO dates is a dated value.
#include <algorithm>
#include <array>
#include <tuple>

#include "ruleset/carriers.hpp"
#include "ruleset/tree.hpp"

namespace inspectplan::ruleset {
namespace {

bool looks_like_date(std::string_view key) {
  if (key.size() != 10) return false;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const bool right = i == 4 || i == 7 ? key[i] == '-' : key[i] >= '0' && key[i] <= '9';
    if (!right) return false;
  }
  return true;
}

void later(std::optional<Day>& latest, std::optional<Day> day) {
  if (day && (!latest || *latest < *day)) latest = day;
}

std::optional<Day> day_in(const yaml::Node* node) {
  return node && node->is_scalar() ? parse_day(node->text) : std::nullopt;
}

// Changes come with dated values, with the first days of what enters into force, and after the last day of a document.
void find_changes(const yaml::Node& node, bool entries_begin, std::optional<Day>& latest) {
  const bool dated = is_dated(node);
  for (const yaml::Entry& entry : node.entries) {
    if (dated) later(latest, parse_day(entry.key));
    const bool begins = entry.key == "from" || entry.key == "effective";
    if (entries_begin && begins) later(latest, day_in(&entry.value));
    find_changes(entry.value, entries_begin, latest);
  }
  for (const yaml::Node& item : node.items) find_changes(item, entries_begin, latest);
}

// Whether an expression, or a list that expressions make, stands in the value of a key.
bool holds_expression(std::string_view key, const yaml::Node& value) {
  static constexpr std::array<std::string_view, 14> keys = {
      "when",  "of",         "is",         "value",     "table",    "then",   "inputs",
      "bands", "population", "last_visit", "first_day", "last_day", "except", "default"};
  if (std::find(keys.begin(), keys.end(), key) != keys.end()) return true;
  return std::any_of(value.entries.begin(), value.entries.end(),
                     [](const yaml::Entry& entry) { return holds_expression(entry.key, entry.value); }) ||
         std::any_of(value.items.begin(), value.items.end(),
                     [](const yaml::Node& item) { return holds_expression({}, item); });
}

Change change_to(const yaml::Node& value, std::string_view key) {
  if (!value.is_scalar() && value.items.empty() && value.entries.empty()) return Change::nothing;
  return holds_expression(key, value) ? Change::expressions : Change::words;
}

// `key`: whose value the node is.
void find_days(const yaml::Node& node, std::string_view key, std::map<Day, Change>& days) {
  const bool dated = is_dated(node);
  for (const yaml::Entry& entry : node.entries) {
    const auto day = dated ? parse_day(entry.key) : std::nullopt;
    if (day) days[*day] = std::max(days[*day], change_to(entry.value, key));
    find_days(entry.value, dated ? key : std::string_view(entry.key), days);
  }
  for (const yaml::Node& item : node.items) find_days(item, key, days);
}

// `valid: {from: …}` of an entry, or `from` of a department.
std::optional<Day> first_day_of(const yaml::Node& entry) {
  const yaml::Node* valid = entry.find("valid");
  return valid ? day_in(valid->find("from")) : std::nullopt;
}

bool is_before(const Place& a, const Place& b) { return std::tie(a.line, a.column) < std::tie(b.line, b.column); }

const yaml::Entry* first_of(const yaml::Node& dated) {
  const yaml::Entry* first = nullptr;
  for (const yaml::Entry& entry : dated.entries)
    if (parse_day(entry.key) && (!first || entry.key < first->key)) first = &entry;
  return first;
}

std::uint32_t last_line_of(const yaml::Node& node) {
  std::uint32_t line = node.place.line;
  if (node.is_scalar()) line += static_cast<std::uint32_t>(std::count(node.text.begin(), node.text.end(), '\n'));
  for (const yaml::Node& item : node.items) line = std::max(line, last_line_of(item));
  for (const yaml::Entry& entry : node.entries) line = std::max(line, last_line_of(entry.value));
  return line;
}

// Overlays may have put values of several files together.
Extent extent_of(const yaml::Node& dated, const Holding& holding) {
  const yaml::Entry& chosen = *holding.entry;
  Extent extent{chosen.key_place, chosen.key_place, {holding.since, holding.until}, {}, {}};
  extent.until.line = last_line_of(chosen.value) + 1;
  extent.until.column = 0;
  for (const yaml::Entry& other : dated.entries) {
    if (other.key_place.source == chosen.key_place.source && is_before(extent.from, other.key_place) &&
        is_before(other.key_place, extent.until))
      extent.until = other.key_place;
  }
  return extent;
}

class Resolver {
 public:
  Resolver(Day day, std::string_view section, Diagnostics& diagnostics, std::vector<Extent>& chosen)
      : day_(day), path_{section}, diagnostics_(diagnostics), chosen_(chosen) {}

  // What is repealed on the day goes out, each with its name into `tree.repealed`.
  void resolve(yaml::Node& section, Tree& tree) {
    section_node_ = &section;
    tree_ = &tree;
    if (!resolve(section, day_, {section.place, section.place})) section.entries.clear();
  }

 private:
  // The key a value stands at, and the mapping this key is of.
  struct Whose {
    Place key, mapping;
  };

  // Returns false where the node is a dated value that does not hold on the day, or says nothing without one.
  bool resolve(yaml::Node& node, Day day, const Whose& whose) {
    if (is_dated(node)) return choose(node, day, whose);
    // Before an entry is in force nobody uses it: what it says on its first day is no mistake.
    const auto begins = node.is_mapping() ? first_day_of(node) : std::nullopt;
    if (begins && day < *begins) day = *begins;
    return node.is_mapping() ? resolve_keys(node, day, whose.key) : resolve_items(node, day, whose);
  }

  bool resolve_keys(yaml::Node& node, Day day, const Place& place) {
    std::vector<std::string> repealed;
    std::erase_if(node.entries, [&](yaml::Entry& entry) {
      path_.push_back(entry.key);
      const bool holds = resolve(entry.value, day, {entry.key_place, place});
      path_.pop_back();
      if (holds) return false;
      if (&node == section_node_) tree_->repealed.emplace(std::string(path_.front()) + "." + entry.key, repealed_at_);
      repealed.push_back(entry.key);
      return true;
    });
    return std::all_of(repealed.begin(), repealed.end(),
                       [&](const std::string& key) { return stands_without(node, key, path_); });
  }

  bool resolve_items(yaml::Node& node, Day day, const Whose& whose) {
    const auto gone = std::erase_if(node.items, [&](yaml::Node& item) {
      return !resolve(item, day, {item.is_mapping() ? item.place : whose.key, whose.mapping});
    });
    return gone == 0 || stands_with_fewer(node, path_);
  }

  bool choose(yaml::Node& node, Day day, const Whose& whose) {
    for (const yaml::Entry& entry : node.entries) {
      if (!parse_day(entry.key))
        diagnostics_.error("bad-date", entry.key_place, "the day " + entry.key + " does not exist", "correct the date");
    }
    Holding holding = holding_on(node, day);
    if (!holding.entry) {
      diagnostics_.error("dated-too-early", node.place,
                         "nothing holds yet on " + to_string(day) + ": the first date is later",
                         "add what held before, or null where nothing did");
      tree_->partial.insert(std::string(path_.front()) + (path_.size() > 1 ? "." + std::string(path_[1]) : ""));
      holding.entry = first_of(node);  // read on as if it held: what is not there would be found missing besides
    }
    if (!holding.entry) return false;
    Extent& extent = chosen_.emplace_back(extent_of(node, holding));
    extent.key = whose.key;
    extent.mapping = whose.mapping;
    if (holding.entry->value.is_null()) repealed_at_ = holding.entry->key_place;
    yaml::Node value = holding.entry->value;
    node = std::move(value);
    return !node.is_null() && resolve(node, day, whose);
  }

  Day day_;
  Path path_;  // of what is resolved
  Diagnostics& diagnostics_;
  std::vector<Extent>& chosen_;
  const yaml::Node* section_node_ = nullptr;
  Tree* tree_ = nullptr;
  Place repealed_at_;  // the last null that was chosen
};

}  // namespace

bool is_dated(const yaml::Node& node) {
  return node.is_mapping() && !node.entries.empty() &&
         std::all_of(node.entries.begin(), node.entries.end(),
                     [](const yaml::Entry& e) { return looks_like_date(e.key); });
}

Holding holding_on(const yaml::Node& dated, Day day) {
  Holding holding;
  std::optional<Day> next;
  for (const yaml::Entry& entry : dated.entries) {
    const auto from = parse_day(entry.key);
    if (!from) continue;
    if (*from > day) {
      if (!next || *from < *next) next = from;
    } else if (!holding.since || *holding.since < *from) {
      holding.entry = &entry;
      holding.since = from;
    }
  }
  if (next) holding.until = Day{next->number - 1};
  return holding;
}

std::optional<Day> last_change(const Tree& tree) {
  std::optional<Day> latest;
  for (std::size_t i = 0; i < tree.sections.size(); ++i) {
    // The first day of a blackout changes no law.
    find_changes(tree.sections[i].node(), section_forms()[i].name != "planning", latest);
  }
  for (const yaml::Entry& document : tree.node("documents").entries)
    if (const auto until = day_in(document.value.find("until"))) later(latest, Day{until->number + 1});
  return latest;
}

std::map<Day, Change> days_of_change(const Tree& tree) {
  std::map<Day, Change> days;
  for (std::size_t i = 0; i < tree.sections.size(); ++i) {
    const yaml::Node& section = tree.sections[i].node();
    const bool derived = section_forms()[i].name == "derived";
    for (const yaml::Entry& entry : section.entries) find_days(entry.value, derived ? "value" : entry.key, days);
    for (const yaml::Node& item : section.items) find_days(item, {}, days);
  }
  return days;
}

bool Extent::holds(const Place& place) const {
  return place.source == from.source && !is_before(place, from) && is_before(place, until);
}

std::vector<Extent> resolve_dates(Tree& tree, Day day, Diagnostics& diagnostics) {
  std::vector<Extent> chosen;
  // The index of a section would not survive; from here on sections are only walked.
  for (std::size_t i = 0; i < tree.sections.size(); ++i)
    Resolver(day, section_forms()[i].name, diagnostics, chosen).resolve(tree.sections[i].node(), tree);
  return chosen;
}

}  // namespace inspectplan::ruleset
