#include "ruleset/standing.hpp"

#include <algorithm>

namespace inspectplan::ruleset {
Standing standing_of(const RuleSet& rules, const Entry& entry, const feel::Typed* condition) {
  Standing standing{entry.status, entry.rationale.has_value()};
  if (!condition || !*condition || !condition->syntax()) return standing;
  // Derived values use each other without circles (dependency_order).
  for (const std::string& name : condition->syntax().uses().names) {
    const Derived* derived = rules.find_derived(name);
    if (!derived) continue;
    const Standing behind = standing_of(rules, *derived, &derived->value);
    standing.status = std::max(standing.status, behind.status);
    standing.own_judgement = standing.own_judgement || behind.own_judgement;
  }
  return standing;
}

}  // namespace inspectplan::ruleset
