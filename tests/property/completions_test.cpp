// Ranges, the tiers that are possible and the fact to ask for, against every completion of what is missing.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "made_score.hpp"

namespace inspectplan::score {
namespace {

struct Ends {
  std::int64_t low, high;
  std::int64_t width() const { return high - low; }
};

Ends hull(const std::vector<std::int64_t>& scores) {
  const auto [low, high] = std::minmax_element(scores.begin(), scores.end());
  return {*low, *high};
}

// One enterprise, its completions, and what it is once one of its facts is known.
struct World {
  made::Enterprise open;
  std::vector<made::Completion> completions;
  std::vector<made::Missing> missing;   // of `open`
  std::vector<std::size_t> known_from;  // by missing fact: the first row with it known
  Assessments found;

  explicit World(const ruleset::RuleSet& rules) : open(made::random_enterprise()) {
    RC_LOG(to_string(open));
    completions = made::completions(open);
    missing = made::missing_of(open);
    std::vector<made::Enterprise> all{open};
    for (const made::Completion& one : completions) all.push_back(one.enterprise);
    for (std::size_t i = 0; i < missing.size(); ++i) {
      known_from.push_back(all.size());
      for (made::Enterprise& one : made::with_one_known(open, i)) all.push_back(std::move(one));
    }
    known_from.push_back(all.size());
    Pool pool(1);
    found = assess(rules, made::dataset(rules, all), testing::freedonia_clock(), pool);
  }

  bool each_has_a_score() const {
    for (std::size_t i = 1; i <= completions.size(); ++i)
      if (found.score_known[i] == 0) return false;
    return true;
  }
  Ends reached() const {
    return hull({found.score.begin() + 1, found.score.begin() + 1 + static_cast<std::ptrdiff_t>(completions.size())});
  }
  std::optional<std::size_t> asked() const {
    if (found.narrowed_by[0] < 0) return std::nullopt;
    const std::string& name = found.facts[static_cast<std::size_t>(found.narrowed_by[0])];
    for (std::size_t i = 0; i < missing.size(); ++i)
      if (missing[i].fact == name) return i;
    RC_FAIL("asks for a fact that is not missing: " + name);
  }
  // What is left on average once the fact is known.
  double left(std::size_t fact) const {
    std::map<std::string, std::vector<std::int64_t>> groups;
    for (std::size_t i = 0; i < completions.size(); ++i)
      groups[completions[i].values[fact]].push_back(found.score[i + 1]);
    double sum = 0;
    for (const auto& [value, scores] : groups) sum += static_cast<double>(hull(scores).width());
    return sum / static_cast<double>(groups.size());
  }
  // In how many of the fact's values nothing is shown, and how wide the range is with what is shown.
  using Shown = std::pair<double, double>;
  Shown shown(std::size_t from, std::size_t until) const {
    double unknown = 0, width = 0;
    for (std::size_t i = from; i < until; ++i) {
      Ends ends = reached();
      unknown += found.score_known[i] == 0;
      if (found.score_known[i] != 0) ends = hull({ends.low, ends.high, found.score[i]});
      width += static_cast<double>(ends.width());
    }
    const auto count = static_cast<double>(until - from);
    return {unknown / count, width / count};
  }
};

bool less(double a, double b) { return a < b - 1e-9; }
bool less(const World::Shown& a, const World::Shown& b) {
  return less(a.first, b.first) || (!less(b.first, a.first) && less(a.second, b.second));
}

RC_GTEST_PROP(Completions, TheRangeIsTheirsAndHoldsWhatIsShown, ()) {
  const auto rules = made::random_rules();
  const World world(*rules);
  const Assessments& a = world.found;
  for (std::size_t i = 1; i <= world.completions.size(); ++i)
    if (a.score_known[i] != 0) RC_ASSERT(a.score_low[0] <= a.score[i] && a.score[i] <= a.score_high[0]);
  if (a.score_known[0] != 0) RC_ASSERT(a.score_low[0] <= a.score[0] && a.score[0] <= a.score_high[0]);
  if (!world.each_has_a_score()) return;
  const Ends reached = world.reached();
  const bool inside = a.score_known[0] == 0 || (reached.low <= a.score[0] && a.score[0] <= reached.high);
  RC_CLASSIFY(!inside, "shown outside");
  RC_ASSERT((a.range_exact[0] != 0) == inside);
  const Ends held = a.score_known[0] != 0 ? hull({reached.low, reached.high, a.score[0]}) : reached;
  RC_ASSERT(a.score_low[0] == held.low && a.score_high[0] == held.high);
}

RC_GTEST_PROP(Completions, TheTiersAreTheirs, ()) {
  const auto rules = made::random_rules();
  const World world(*rules);
  const Assessments& a = world.found;
  std::set<std::int16_t> tiers(a.tier.begin(),
                               a.tier.begin() + 1 + static_cast<std::ptrdiff_t>(world.completions.size()));
  for (const std::int16_t tier : tiers)
    if (tier >= 0) RC_ASSERT(a.possible_tiers[static_cast<std::size_t>(tier)][0] == 1);
  if (!world.each_has_a_score() || tiers.contains(-1)) return;
  for (std::size_t tier = 0; tier < rules->tiers.size(); ++tier)
    RC_ASSERT((a.possible_tiers[tier][0] != 0) == tiers.contains(static_cast<std::int16_t>(tier)));
}

RC_GTEST_PROP(Completions, TheFactToAskNarrowsMost, ()) {
  const auto rules = made::random_rules();
  const World world(*rules);
  if (!world.each_has_a_score()) return;
  const auto asked = world.asked();
  double least = static_cast<double>(world.reached().width());
  const double now = least;
  for (std::size_t i = 0; i < world.missing.size(); ++i) least = std::min(least, world.left(i));
  for (std::size_t i = 0; i < world.missing.size(); ++i)
    RC_LOG(world.missing[i].fact + " leaves " + std::to_string(world.left(i)) + " of " + std::to_string(now));
  RC_LOG("asked: " + (asked ? world.missing[*asked].fact : "nothing"));
  if (less(least, now)) {
    RC_TAG("narrows");
    RC_ASSERT(asked.has_value());
    RC_ASSERT(!less(least, world.left(*asked)));
    return;
  }
  const World::Shown shown_now = world.shown(0, 1);
  World::Shown best = shown_now;
  for (std::size_t i = 0; i < world.missing.size(); ++i)
    best = std::min(best, world.shown(world.known_from[i], world.known_from[i + 1]));
  RC_TAG(less(best, shown_now) ? "shows more" : "no fact alone");
  RC_ASSERT(asked.has_value() == less(best, shown_now));
  if (asked) RC_ASSERT(!less(best, world.shown(world.known_from[*asked], world.known_from[*asked + 1])));
}

}  // namespace
}  // namespace inspectplan::score
