#pragma once
#include <memory>
#include <string>
#include <vector>

#include "ruleset/load.hpp"

namespace inspectplan::ruleset {

struct Loaded {
  std::shared_ptr<const RuleSet> rules;
  std::vector<Diagnostic> findings;
  // "code line:column" of every finding of that severity, in their order, joined by "; ".
  std::string said(Severity severity) const;
  std::string errors() const { return said(Severity::error); }
};

using Files = std::vector<std::pair<std::string, std::string>>;

// Loads the rule set "set" out of files in memory, whose paths begin with "set/" (or another set's name).
Loaded load_files(const Files& files, std::optional<Day> law_date = from_civil(2027, 1, 1),
                  const std::string& entry = "set");
// One file, after a valid `ruleset` section and a small table of enterprises.
Loaded load_text(const std::string& text, std::optional<Day> law_date = from_civil(2027, 1, 1));
Loaded load_directory(const std::string& directory, std::optional<Day> law_date = from_civil(2027, 1, 1));

inline const std::string frame = R"(
ruleset: {format: 1, id: test, version: "1", verified_until: 2027-12-31}
facts:
  enterprise:
    key: id
    fields: {id: {type: text}, workers: {type: number, min: 0, max: 1000}, county: {type: text}, phone: {type: text, personal: true}}
)";

}  // namespace inspectplan::ruleset
