#pragma once
// `register duplicates`: pairs of enterprises that may be one, as the rule set's `matching` compares them. Nothing is
// written; a person confirms a pair by `register merge`.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/label.hpp"
#include "base/pool.hpp"
#include "report/report.hpp"

namespace inspectplan::usecase {

struct DuplicatesRequest {
  std::string database, rules;
  std::optional<std::int64_t> threshold;  // default: the rule set's
};

struct ProposedPair {
  struct Side {
    std::string key, name;  // name: empty where it is missing or personal
  };
  struct Reason {
    std::string field;  // of the enterprise
    Label words;
    std::int64_t points = 0;
  };
  Side first, second;
  std::int64_t points = 0;
  std::vector<Reason> reasons;
};

struct Duplicates {
  std::int64_t threshold = 0;
  std::size_t enterprises = 0, compared = 0;
  std::size_t too_large = 0;        // groups of rows with a common trait that were too many to compare
  std::size_t answered = 0;         // pairs left out: a person linked them before, and perhaps took it back
  std::vector<ProposedPair> pairs;  // the most points first
};

// Empty on findings: the rules say nothing of matching.
std::optional<Duplicates> find_duplicates(const DuplicatesRequest& request, Pool& pool, Diagnostics& diagnostics);
report::Sheet duplicates_sheet(const Duplicates& found, Language language);
std::string duplicates_json(const Duplicates& found, Language language);

}  // namespace inspectplan::usecase
