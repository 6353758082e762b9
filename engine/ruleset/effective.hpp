#pragma once
// A rule set as it reads after all overlays: one tree, in which each value still knows where it was written.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "yaml/node.hpp"

namespace inspectplan::ruleset {

class ParsedFiles;

struct EffectiveLayer {
  std::string id;  // of the rule set, "country-north"
  std::string version;
  std::string directory;
};

// One line of a rule set as people read it: a key with its value, an item of a list, or a key alone that others
// stand below.
struct EffectiveLine {
  std::string path;  // "sectors.mining.basis[0].document"
  std::size_t depth = 0;
  bool is_item = false;    // begins an item of a list ("- ")
  std::string key;         // empty for an item that is a scalar
  bool has_value = false;  // a scalar or null; else others stand below
  std::string value;
  bool quoted = false;   // as written
  bool is_null = false;  // also of a dated value before its first date
  Place place;
  std::size_t layer = 0;              // who wrote it (index into layers)
  std::optional<std::size_t> amends;  // who defined the entry, where another layer changed this value of it
  std::optional<Day> since, until;    // of a dated value, where it was read as of a day
  bool in_force = true;  // false: the entry's `valid` does not hold the day, or a part was repealed that it cannot lack
};

struct EffectiveRules {
  std::vector<EffectiveLayer> layers;  // outermost ancestor first
  std::vector<EffectiveLine> lines;    // sections in their order, entries as written
  std::vector<std::string> names;      // what can be asked for: sections, ids, "section.id"
};

// `at`: dated values as of this day; without one they are shown whole. Findings of files that cannot be read.
// What the rules mean is not looked at: a rule set that does not pass `rules check` can be shown.
EffectiveRules effective_rules(const std::string& directory, std::optional<Day> at, Diagnostics& diagnostics);
// The same for a bundle (path → bytes), of which `entry` is the directory asked for.
EffectiveRules effective_rules(const std::vector<std::pair<std::string, std::string>>& bundle, const std::string& entry,
                               std::optional<Day> at, Diagnostics& diagnostics, const ParsedFiles* parsed = nullptr);

// The lines of a section, of an id in whatever section, or of "section.id" and what stands below it
// ("scorecards.exposure.factors.workforce"). Empty where there is none.
std::vector<EffectiveLine> lines_of(const EffectiveRules& rules, const std::string& wanted);

}  // namespace inspectplan::ruleset
