#include "score/nearest.hpp"

#include <algorithm>
#include <tuple>

#include "score/candidates.hpp"

namespace inspectplan::score {

namespace {

std::uint64_t distance(std::int64_t a, std::int64_t b) {
  return a < b ? static_cast<std::uint64_t>(b) - static_cast<std::uint64_t>(a)
               : static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b);
}

std::vector<std::string> texts_of(const ruleset::RuleSet& rules, LeafFinder& finder) {
  std::set<std::string> texts;
  for (const ruleset::Scorecard& card : rules.scorecards)
    for (const ruleset::Factor& factor : card.factors)
      for (const std::string& text : finder.texts_behind(factor)) texts.insert(text);
  for (const ruleset::Sector& sector : rules.sectors) texts.insert(sector.when.syntax().text().text);
  for (const ruleset::Derived& derived : rules.derived) texts.insert(derived.value.syntax().text().text);
  for (const ruleset::Tier& tier : rules.tiers)
    if (tier.when) texts.insert(tier.when->syntax().text().text);
  return {texts.begin(), texts.end()};
}

// Other codes and texts are another enterprise, not a change of this one; a state out of a closed set can change.
bool can_change(const column::Field& field, const column::Column& now) {
  return !now.valid(0) || field.kind != column::Kind::text || !field.values.empty();
}

std::vector<Change> changes_worth_trying(Machine& machine, const column::Dataset& one) {
  const column::TableSchema& schema = machine.rules.schema.enterprise;
  const std::vector<std::string> texts = texts_of(machine.rules, machine.finder);
  Leaves leaves = machine.finder.of_tiers();
  leaves.insert(machine.score_leaves.begin(), machine.score_leaves.end());
  std::vector<Change> changes;
  for (const Leaf& leaf : leaves) {
    if (leaf.table != Leaf::enterprise_table) continue;
    const auto field = static_cast<std::size_t>(leaf.field);
    if (!can_change(schema.fields[field], one.enterprises.columns[field])) continue;
    const std::string now = show_cell(schema.fields[field], one.enterprises.columns[field], 0);
    for (const Cell& cell : candidates(schema.fields[field], machine.rules.schema, texts, machine.clock))
      if (show_cell(schema.fields[field], cell) != now || !one.enterprises.columns[field].valid(0))
        changes.push_back({field, cell});
  }
  return changes;
}

}  // namespace

std::optional<TierChange> nearest_change(Machine& machine, const column::Dataset& one, const Assessments& assessed) {
  if (machine.rules.tiers.empty()) return std::nullopt;
  const std::vector<Change> changes = changes_worth_trying(machine, one);
  if (changes.empty()) return std::nullopt;
  const column::Dataset tries = variants(machine.rules.schema, one, 0, changes);
  Pool here(1);
  const Assessments tried = machine.run(tries, Extent::points, here, silent());
  // Rank: a known score that moves little, then the order of changes made above.
  using Rank = std::tuple<bool, std::uint64_t, std::size_t, std::uint64_t, std::size_t>;
  std::optional<Rank> best;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (tried.tier[i] < 0 || tried.tier[i] == assessed.tier[0]) continue;
    const column::Column& now = one.enterprises.columns[changes[i].field];
    const bool is_number = now.kind() != column::Kind::text && now.valid(0);
    const std::uint64_t moved = is_number ? distance(now.value(0), changes[i].value->number) : 0;
    const bool unknown = assessed.score_known[0] == 0 || tried.score_known[i] == 0;
    const Rank rank{unknown, distance(assessed.score[0], tried.score[i]), changes[i].field, moved, i};
    if (!best || rank < *best) best = rank;
  }
  if (!best) return std::nullopt;
  const std::size_t taken = std::get<4>(*best);
  const std::size_t field = changes[taken].field;
  const column::Field& schema = machine.rules.schema.enterprise.fields[field];
  return TierChange{schema.name, show_cell(schema, one.enterprises.columns[field], 0),
                    show_cell(schema, *changes[taken].value),
                    machine.rules.tiers[static_cast<std::size_t>(tried.tier[taken])].id};
}

}  // namespace inspectplan::score
