#pragma once
// `rules sources`: which section of which document each rule rests on, over all overlays and all dates, and what rests
// on nothing.
#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "ruleset/effective.hpp"

namespace inspectplan::usecase {

// Where something is written: the rule set of the chain, file and line.
struct Origin {
  std::string ruleset;
  std::string file;
  std::uint32_t line = 0;
};

struct SourcedRule {
  std::string id;  // its path in `rules show`, items by name: "sectors.mining", "successions.FROM.TO"
  std::string status = "verified";
  bool own_judgement = false;  // has a rationale
  Origin origin;               // of the citation; of a rule without one: of the rule
};

struct SourceSection {
  std::string at;  // may be empty: the document as a whole
  std::vector<SourcedRule> rules;
};

struct SourceDocument {
  std::string id, number;
  Label title;
  std::string status = "verified";
  bool defined = true;  // false: cited, but no entry of `documents`
  Origin origin;
  std::vector<SourceSection> sections;  // numbers in order: "Điều 8" before "Điều 33"; empty: no rule cites it
};

struct Sources {
  std::vector<ruleset::EffectiveLayer> layers;
  std::vector<SourceDocument> documents;   // by id
  // Matters that somebody visits, of which no text says who can fine; empty where the rules name sanctions nowhere.
  std::vector<std::string> without_sanction;
  std::vector<SourcedRule> without_basis;  // of those that bind somebody or weigh: not plain derived values and facts
};

// A rule set that does not pass `rules check` is listed as well. Empty on findings of files that cannot be read.
std::optional<Sources> sources_of(const std::string& directory, Diagnostics& diagnostics);

// {"layers":[{"id","version"}],"documents":[{"id","number","title","status","defined","ruleset","file","line","sections":
// [{"at","rules":[{"id","status","ruleset","file","line"}]}]}],"without_sanction":["matter",…],
// "without_basis":[{"id","status","own_judgement",…}]}
std::string sources_json(const Sources& sources, Language language, int indent = 2);
// A row for each section and rule set that cites it; then documents no rule cites, how many matters
// are visited without a text on who can fine, and rules without a basis.
report::Sheet sources_sheet(const Sources& sources, Language language);

}  // namespace inspectplan::usecase
