#pragma once
// `rules diff`: two rule sets compared by what they say, not by how their files are written.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "report/report.hpp"

namespace inspectplan::usecase {

struct RuleChange {
  std::string entry;  // "sectors.mining", "successions[a → b]"
  enum class Kind { added, removed, amended } kind = Kind::amended;
  struct Value {
    std::string path;                     // below the entry: "factors.workforce.bands[>= 500].points"
    std::string text;                     // in words: "points for employees >= 500"
    std::optional<std::string> old, now;  // absent: there is none
    std::string from;                     // ISO day from which the two differ; empty where the value carries no dates
  };
  std::vector<Value> values;  // of an amended entry
  std::string label;          // of the entry, Vietnamese
  std::string from, until;    // ISO days of the entry's `valid`; empty: open
  std::vector<std::string> basis;
};

struct RulesDiff {
  std::string a, b;  // "id version"
  std::vector<RuleChange> changes;
};

// `a`, `b`: directories, or versions kept in `database`. Lists are matched by what their items are about (a band by its
// test, a basis by its document), dated values by the day on which they differ; what both have and one has in another
// order is a change of "order". Empty on findings.
std::optional<RulesDiff> diff_rules(const std::string& database, const std::string& a, const std::string& b,
                                    Diagnostics& diagnostics);

report::Sheet diff_sheet(const RulesDiff& diff);
// {"a","b","changes":[{"entry","kind","label","values":[{"path","text","old","new","from"}],
//   "valid":{"from","until"},"basis":[…]}]}
std::string diff_json(const RulesDiff& diff);

}  // namespace inspectplan::usecase
