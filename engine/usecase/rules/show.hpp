#pragma once
// `rules show`: the effective rule set, each value with where it was written.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/observer.hpp"
#include "base/pool.hpp"
#include "ruleset/effective.hpp"

namespace inspectplan::usecase {

struct ShownRules {
  std::vector<ruleset::EffectiveLayer> layers;
  std::vector<ruleset::EffectiveLine> lines;
  std::optional<Day> at;
};

// `wanted`: a section, an id, "section.id" or a path below it; empty = everything. Empty on findings that are errors.
std::optional<ShownRules> show_rules(const std::string& directory, const std::string& wanted, std::optional<Day> at,
                                     Diagnostics& diagnostics);

// `rules show --program`: the operations that the rule set compiles to for the year of `at` (absent: the last
// that the rules are verified for), after a line that names the year; one a line, and which of them are the results.
// Every table counts as imported.
std::optional<std::string> show_program(const std::string& directory, std::optional<Day> at, Diagnostics& diagnostics);

// The same for a register as it is now, and what is made ready for its enterprises: how wide each column is, which
// operations became tables, which are worked out row by row.
std::optional<std::string> show_prepared(const std::string& directory, std::optional<Day> at,
                                         const std::string& database, Pool& pool, Diagnostics& diagnostics,
                                         Observer& observer);

// YAML with comments: it reads back as the same rules.
std::string show_text(const ShownRules& shown);
// {"at","layers":[{"id","version","directory"}],"values":[{"path","value","file","line","layer","amends","since","until"}]}
std::string show_json(const ShownRules& shown, int indent = 2);

}  // namespace inspectplan::usecase
