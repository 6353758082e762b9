#pragma once
#include "ruleset/model.hpp"

namespace inspectplan::ruleset {

// Calls visit(section, entry) for every entry that carries the common keys, section by section.
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

// Calls visit(basis) for every list of citations there is.
template <typename Visit>
void each_basis(const RuleSet& rules, Visit visit) {
  each_entry(rules, [&visit](const char*, const Entry& entry) { visit(entry.basis); });
  for (const Succession& succession : rules.successions) visit(succession.basis);
  for (const Scorecard& card : rules.scorecards) {
    for (const Factor& factor : card.factors) visit(factor.basis);
  }
  for (const Cap& cap : rules.planning.caps) visit(cap.basis);
  for (const LifeStep& step : rules.planning.steps) visit(step.basis);
}

}  // namespace inspectplan::ruleset
