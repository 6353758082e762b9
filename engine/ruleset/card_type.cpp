#include "ruleset/card_type.hpp"

#include <algorithm>

namespace inspectplan::ruleset {
namespace {

// No rule set gives more points than this; sums of such bounds stay far inside 64 bits.
constexpr std::int64_t widest = 1'000'000'000'000'000;

std::vector<Scaled> points_of(const Factor& factor) {
  std::vector<Scaled> points;
  points.reserve(factor.bands.size() + 1);
  for (const Band& band : factor.bands) points.push_back(band.points);
  if (factor.missing) points.push_back(*factor.missing);
  return points;
}

std::int64_t clamp(std::optional<std::int64_t> value) { return std::clamp(value.value_or(widest), -widest, widest); }

}  // namespace

int scale_of_card(const Scorecard& card) {
  int scale = 0;
  for (const Factor& factor : card.factors) {
    for (const Scaled points : points_of(factor)) scale = std::max(scale, points.scale);
  }
  return scale;
}

feel::Type type_of_card(const Scorecard& card) {
  const int scale = scale_of_card(card);
  std::int64_t low = 0;
  std::int64_t high = 0;
  for (const Factor& factor : card.factors) {
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
    for (const Scaled points : points_of(factor)) {
      const std::int64_t value = clamp(rescale(points, scale));
      least = std::min(least.value_or(value), value);
      most = std::max(most.value_or(value), value);
    }
    low = clamp(low + least.value_or(0));
    high = clamp(high + most.value_or(0));
  }
  // A card that is not in force at some time gives nothing then.
  if (card.valid.from || card.valid.until) {
    low = std::min<std::int64_t>(low, 0);
    high = std::max<std::int64_t>(high, 0);
  }
  return feel::Type::number(scale, low, high);
}

feel::Type type_of_score(const Score& score, Diagnostics& diagnostics) {
  if (!score.value) return feel::Type::number(score.scale, -widest, widest);
  const feel::Type& type = score.value.type();
  const Wide factor = score.scale > type.scale ? power_of_ten(score.scale - type.scale) : 1;
  const bool fits = Wide(type.low) * factor >= -Wide(widest) && Wide(type.high) * factor <= Wide(widest);
  if (!fits) {
    diagnostics.error("score-bounds", score.place,
                      "the score can be too large for its scale of " + std::to_string(score.scale),
                      "give \"scale\" fewer digits, or points of a smaller size");
    return feel::Type::number(score.scale, -widest, widest);
  }
  return feel::Type::number(score.scale, round_half_even(type.low, type.scale, score.scale),
                            round_half_even(type.high, type.scale, score.scale));
}

}  // namespace inspectplan::ruleset
