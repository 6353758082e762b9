#include "score/exactness.hpp"

#include <algorithm>
#include <map>

#include "score/candidates.hpp"

namespace inspectplan::score {

namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

// "danger + size + history": every term another scorecard.
bool is_plain_sum(const ruleset::RuleSet& rules) {
  std::string_view rest = rules.score->value.syntax().text().text;
  std::set<std::string> seen;
  while (true) {
    const auto plus = rest.find('+');
    const std::string term = trimmed(rest.substr(0, plus));
    const bool is_card = std::any_of(rules.scorecards.begin(), rules.scorecards.end(),
                                     [&term](const ruleset::Scorecard& card) { return card.id == term; });
    if (!is_card || !seen.insert(term).second) return false;
    if (plus == std::string_view::npos) return true;
    rest.remove_prefix(plus + 1);
  }
}

}  // namespace

Exactness::Exactness(const ruleset::RuleSet& rules, const Compiled& compiled, LeafFinder& finder, const Clock& clock) {
  const auto in_force = [&clock](const ruleset::Scorecard& card) { return card.valid.contains(clock.plan_start); };
  plain_sum_ =
      rules.score && is_plain_sum(rules) && std::all_of(rules.scorecards.begin(), rules.scorecards.end(), in_force);
  if (!plain_sum_) return;
  sum_scale_ = rules.score->value.type().scale;
  score_scale_ = rules.score->scale;
  const feel::Uses& used = rules.score->value.syntax().uses();
  std::vector<const ruleset::Factor*> counted;
  std::vector<const FactorRegisters*> registers;
  std::map<Leaf, int> reached;
  std::set<std::string> texts;
  for (std::size_t c = 0; c < rules.scorecards.size(); ++c) {
    if (!used.names.contains(rules.scorecards[c].id)) continue;
    for (std::size_t f = 0; f < rules.scorecards[c].factors.size(); ++f) {
      const ruleset::Factor& factor = rules.scorecards[c].factors[f];
      const FactorRegisters& places = compiled.cards[c].factors[f];
      const Leaves leaves = finder.of(factor);
      for (const Leaf& leaf : leaves) ++reached[leaf];
      for (const std::string& text : finder.texts_behind(factor)) texts.insert(text);
      factors_.push_back({places.points, compiled.cards[c].scale, {leaves.begin(), leaves.end()}, false, 0, 0});
      registers.push_back(&places);
    }
  }
  // Other sectors' codes are what a factor about one sector needs to be false.
  for (const ruleset::Sector& sector : rules.sectors) texts.insert(sector.when.syntax().text().text);
  const std::vector<std::string> all(texts.begin(), texts.end());
  feel::Workspace workspace(compiled.program);
  for (std::size_t i = 0; i < factors_.size(); ++i) {
    const std::vector<Leaf>& leaves = factors_[i].leaves;
    if (leaves.size() != 1 || leaves[0].table != Leaf::enterprise_table || reached[leaves[0]] != 1) continue;
    const auto field = static_cast<std::size_t>(leaves[0].field);
    std::vector<Change> changes;
    for (const Cell& cell : candidates(rules.schema.enterprise.fields[field], rules.schema, all, clock))
      changes.push_back({field, cell});
    probe(factors_[i], *registers[i], std::move(changes), rules, compiled.program, workspace);
  }
}

// The bands' range with the fact missing is reached at both ends by values of the fact: nothing was forgotten.
void Exactness::probe(FactorRange& range, const FactorRegisters& registers, std::vector<Change> changes,
                      const ruleset::RuleSet& rules, const feel::Program& program, feel::Workspace& workspace) {
  if (changes.empty()) return;
  const std::size_t tried = changes.size();
  changes.push_back({changes[0].field, std::nullopt});
  const column::Dataset trial = strangers(rules.schema, changes);
  program.run(trial, 0, tried, feel::Mode::shown, workspace);
  const auto points = workspace.low(registers.points);
  const auto known = workspace.known(registers.points);
  if (std::find(known.begin(), known.end(), std::uint8_t{0}) != known.end()) return;
  const auto [least, most] = std::minmax_element(points.begin(), points.end());
  range.low = *least;
  range.high = *most;
  program.run(trial, tried, 1, feel::Mode::range, workspace);
  range.probed = workspace.low(registers.reach)[0] == range.low && workspace.high(registers.reach)[0] == range.high;
}

std::vector<feel::Register> Exactness::reads() const {
  std::vector<feel::Register> registers;
  if (plain_sum_)
    for (const FactorRange& factor : factors_) registers.push_back(factor.points);
  return registers;
}

std::optional<Exactness::Range> Exactness::exact(const column::Dataset& data, std::size_t row,
                                                 const feel::Workspace& ranged, std::size_t index) const {
  if (!plain_sum_) return std::nullopt;
  Range sum{0, 0};
  for (const FactorRange& factor : factors_) {
    const auto missing = [&](const Leaf& leaf) { return is_missing(leaf, data, row); };
    std::int64_t low = factor.low;
    std::int64_t high = factor.high;
    if (std::none_of(factor.leaves.begin(), factor.leaves.end(), missing)) {
      low = ranged.low(factor.points)[index];
      high = ranged.high(factor.points)[index];
      if (ranged.known(factor.points)[index] == 0 || low != high) return std::nullopt;
    } else if (!factor.probed) {
      return std::nullopt;
    }
    const std::int64_t unit = power_of_ten(sum_scale_ - factor.scale);
    sum.low += low * unit;
    sum.high += high * unit;
  }
  return Range{round_half_even(sum.low, sum_scale_, score_scale_), round_half_even(sum.high, sum_scale_, score_scale_)};
}

}  // namespace inspectplan::score
