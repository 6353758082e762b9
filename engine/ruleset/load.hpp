#pragma once
// Reads a rule set from a directory (or from a bundle kept by a run), merges the chain of `extends`,
// reads dated values as of a law date, checks everything.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ruleset/model.hpp"

namespace inspectplan::ruleset {

class ParsedFiles;

struct LoadOptions {
  // Dated values are read as of this day. Without one: `verified_until`, behind which nobody has looked; where that is
  // not said, the last day on which something changes. So `rules check` without a date sees the newest law.
  std::optional<Day> law_date;
  // Files of a bundle that were parsed before: those that are the same need not be parsed again.
  const ParsedFiles* parsed = nullptr;
  // Also finds what is wrong on the other days on which a dated value changes, and documents that end in the year of
  // the law date.
  bool every_day = false;
};

// Null where there are errors; findings of all files in one go either way.
std::shared_ptr<const RuleSet> load(const std::string& directory, const LoadOptions& options, Diagnostics& diagnostics);
std::shared_ptr<const RuleSet> load_bundle(const std::vector<std::pair<std::string, std::string>>& bundle,
                                           const std::string& entry, const LoadOptions& options,
                                           Diagnostics& diagnostics);

// As load(), and what the rule set calls itself, known even where it has errors; empty where that cannot be read.
struct Attempt {
  std::shared_ptr<const RuleSet> rules;
  std::string id, version;
};
Attempt try_to_load(const std::string& directory, const LoadOptions& options, Diagnostics& diagnostics);

// The given names of the language with their types: plan_year, plan_start, plan_end, as_of.
std::vector<std::pair<std::string, feel::Type>> given_names();

}  // namespace inspectplan::ruleset
