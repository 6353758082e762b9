#include "ruleset/sound.hpp"

#include <algorithm>

namespace inspectplan::ruleset {
namespace {

// Whether something of the section, or of that entry, could not be read.
bool is_partial(const Reading& reading, const std::string& section, const std::string& id = {}) {
  return reading.partial.contains("*") || reading.partial.contains(section) ||
         reading.partial.contains(section + "." + id);
}

bool has_all_bands(const Scorecard& card) {
  return std::none_of(card.factors.begin(), card.factors.end(),
                      [](const Factor& factor) { return factor.bands.empty(); });
}

}  // namespace

Sound::Sound(const Reading& reading) {
  const RuleSet& rules = reading.rules;
  for (const Scorecard& card : rules.scorecards)
    if (is_partial(reading, "scorecards", card.id) || !has_all_bands(card)) unclear_.insert(card.id);
  const bool value_is_clear = !rules.score || (rules.score->value && is_clear(rules.score->value));
  if (is_partial(reading, "score") || !value_is_clear) unclear_.insert("score");
  const bool tiers_are_whole = std::none_of(rules.tiers.begin(), rules.tiers.end(),
                                            [&](const Tier& tier) { return is_partial(reading, "tiers", tier.id); });
  if (is_partial(reading, "tiers") || !tiers_are_whole) unclear_.insert({"tier", "is_due"});
}

bool Sound::is_clear(const feel::Typed& expression) const {
  const auto& names = expression.syntax().uses().names;
  return std::none_of(names.begin(), names.end(), [this](const std::string& name) { return unclear_.contains(name); });
}

}  // namespace inspectplan::ruleset
