#pragma once
// Who may read what of a plan, at least: no form can send a thing further.
#include <optional>
#include <string_view>

#include "ruleset/model.hpp"

namespace inspectplan::ruleset {

// What is said to everybody is what the decision on the plan says: who, what, when, by whom, on what basis. Tiers,
// mandates and lottery tell how departments choose; points and reasons how not to be chosen, and who complained.
constexpr Audience least_audience(Shown shown) {
  switch (shown) {
    case Shown::tier:
    case Shown::mandates:
      return Audience::department;
    case Shown::score:
    case Shown::reasons:
      return Audience::internal;
    default:
      return Audience::open;
  }
}

// Who may be told that an enterprise is in the sector. Where the rule set does not say: departments, if whether it is
// rests on the project's own judgement, in the sector itself or in one that its condition asks for; else everybody.
Audience least_audience(const RuleSet& rules, const Sector& sector);

// "public", "subject", "department", "internal".
std::string_view name_of(Audience audience);
std::optional<Audience> audience_named(std::string_view name);

}  // namespace inspectplan::ruleset
