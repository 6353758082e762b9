#include "ruleset/audience.hpp"

#include <algorithm>
#include <array>

#include "ruleset/standing.hpp"

namespace inspectplan::ruleset {
namespace {

constexpr std::array<std::string_view, 4> names{"public", "subject", "department", "internal"};

}  // namespace

Audience least_audience(const RuleSet& rules, const Sector& sector) {
  if (sector.audience) return *sector.audience;
  if (standing_of(rules, sector).own_judgement) return Audience::department;
  Audience least = Audience::open;
  if (!sector.when || !sector.when.syntax()) return least;
  // Sectors ask for each other without circles (dependency_order).
  for (const std::string& id : sector.when.syntax().uses().sectors)
    if (const Sector* other = rules.find_sector(id)) least = std::max(least, least_audience(rules, *other));
  return least;
}

std::string_view name_of(Audience audience) { return names[static_cast<std::size_t>(audience)]; }

std::optional<Audience> audience_named(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Audience>(found - names.begin());
}

}  // namespace inspectplan::ruleset
