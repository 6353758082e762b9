#include "ruleset/standing.hpp"

#include <algorithm>

namespace inspectplan::ruleset {
namespace {

const Derived* find_derived(const RuleSet& rules, const std::string& id) {
  const auto found =
      std::lower_bound(rules.derived.begin(), rules.derived.end(), id,
                       [](const Derived& derived, const std::string& name) { return derived.id < name; });
  return found != rules.derived.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

Standing standing_of(const RuleSet& rules, const Entry& entry, const feel::Typed* condition) {
  Standing standing{entry.status, entry.rationale.has_value()};
  if (!condition || !*condition || !condition->syntax()) return standing;
  // Derived values use each other without circles (dependency_order).
  for (const std::string& name : condition->syntax().uses().names) {
    const Derived* derived = find_derived(rules, name);
    if (!derived) continue;
    const Standing behind = standing_of(rules, *derived, &derived->value);
    standing.status = std::max(standing.status, behind.status);
    standing.own_judgement = standing.own_judgement || behind.own_judgement;
  }
  return standing;
}

}  // namespace inspectplan::ruleset
