#pragma once
// From files to one tree: the files of each rule set put together, the chain of `extends` laid over each
// other, dated values read as of a day. Everything here works on YAML nodes and knows no meaning.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "base/digest.hpp"
#include "ruleset/parsed.hpp"
#include "ruleset/store.hpp"
#include "yaml/node.hpp"

namespace inspectplan::ruleset {

// How the entries of a section stand in a file.
enum class Shape {
  one,  // a mapping of keys ("score")
  ids,  // a mapping of entries by id
  list  // a sequence ("successions")
};
struct SectionForm {
  std::string_view name;
  Shape shape;
};
const std::vector<SectionForm>& section_forms();
const SectionForm* find_form(std::string_view section);

// A mapping (or sequence) that finds its keys fast however many there are.
class Section {
 public:
  explicit Section(Shape shape = Shape::ids);
  const yaml::Node& node() const { return node_; }
  yaml::Node& node() { return node_; }
  yaml::Entry* find(std::string_view key);
  void add(yaml::Entry entry);  // the key must be new
  void remove(const std::vector<std::string>& keys);
  std::vector<std::string> keys() const;

 private:
  yaml::Node node_;
  std::unordered_map<std::string, std::size_t> index_;
};

// Sections by their place in section_forms(); absent ones are empty.
struct Tree {
  Tree();
  std::vector<Section> sections;
  Section& of(std::string_view section);
  const yaml::Node& node(std::string_view section) const;
  // What overlays took out, "section.id" → {basis, …}: no rule any more, but their citations must exist.
  std::vector<yaml::Entry> removals;
  // "section.id" of what a dated value takes out on the day the tree is read as of → where that value stands.
  std::map<std::string, Place> repealed;
  // Of what something that is written stands nowhere in the tree: "scorecards", "scorecards.risk"; "*" where nobody
  // knows of what. The mistake itself is a finding.
  std::set<std::string, std::less<>> partial;
};

// One rule set of the chain.
struct Layer {
  Directory directory;
  std::vector<File> files;
  Tree own;       // what it defines itself
  Section amend;  // section → entries
  Section remove;
  Place place;        // its first file
  bool whole = true;  // false: something of it could not be read
};

// Puts the files together; an id that stands twice is a finding with both places.
Layer assemble(Directory directory, std::vector<File> files, Diagnostics& diagnostics,
               const ParsedFiles* parsed = nullptr);

// The rule set asked for and those it extends, outermost ancestor first.
struct Chain {
  std::vector<Layer> layers;
  bool whole = true;  // false: something of the layers, or a layer, is absent
};
Chain read_chain(const Store& store, const std::string& asked, Diagnostics& diagnostics,
                 const ParsedFiles* parsed = nullptr);

// Lays `layer` over `base`: removals, amendments, new ids.
void overlay(Tree& base, Layer layer, Diagnostics& diagnostics);

// A mapping whose keys are all dates.
bool is_dated(const yaml::Node& node);
// What a dated value says on a day: null where the first date is later. `until`: the day before the next date.
struct Holding {
  const yaml::Entry* entry = nullptr;
  std::optional<Day> since;
  std::optional<Day> until;
};
Holding holding_on(const yaml::Node& dated, Day day);

// The day on which the last dated value changes.
std::optional<Day> last_change(const Tree& tree);

// The days on which a dated value changes, and to what at most.
enum class Change { nothing, words, expressions };
std::map<Day, Change> days_of_change(const Tree& tree);
// Where a value that was chosen by date stands in its file: from its date up to what follows it.
struct Extent {
  Place from;
  Place until;
  Span days;      // on which it is the one that holds
  Place key;      // at which it stands; of an item of a list, the item
  Place mapping;  // whose key that is: the entry, by its own key
  bool holds(const Place& place) const;
};
// Reads dated values as of `day`; an entry that is not yet in force on the day is read as it begins. What is repealed
// goes out, and what says nothing without it. Returns the values that were chosen.
std::vector<Extent> resolve_dates(Tree& tree, Day day, Diagnostics& diagnostics);

// Of the tree before dates are resolved: one rule set, one digest, whatever year is planned.
Digest digest_of(const Tree& tree);

}  // namespace inspectplan::ruleset
