#pragma once
#include "ruleset/model.hpp"

namespace inspectplan::ruleset {

// Calls visit(section, entry) for every entry by id, section by section. What else carries the common keys is a
// Statement.
template <typename Visit>
void each_entry(const RuleSet& rules, Visit visit) {
  const auto all = [&visit](const char* section, const auto& entries) {
    for (const Entry& entry : entries) visit(section, entry);
  };
  all("documents", rules.documents);
  all("derived", rules.derived);
  all("sectors", rules.sectors);
  all("matters", rules.matters);
  all("departments", rules.departments);
  all("responsibilities", rules.responsibilities);
  all("scorecards", rules.scorecards);
  all("tiers", rules.tiers);
  all("mandates", rules.mandates);
  all("targets", rules.targets);
  all("reporting", rules.reporting);
  all("forms", rules.forms);
}

}  // namespace inspectplan::ruleset
