#include "score/range_harvest.hpp"

#include <algorithm>

#include "score/within.hpp"

namespace inspectplan::score {

std::vector<feel::Register> read_of_ranges(const Machine& machine) {
  if (!machine.compiled.score) return {};
  std::vector<feel::Register> read = machine.exactness.reads();
  read.push_back(*machine.compiled.score);
  read.insert(read.end(), machine.compiled.tiers.begin(), machine.compiled.tiers.end());
  for (const auto& [atom, truth] : machine.compiled.tier_atoms) read.push_back(truth);
  return read;
}

RangeHarvest::RangeHarvest(const Machine& machine, const column::Dataset& data, const Assessments& shown, Ranges& out)
    : machine_(machine), data_(data), shown_(shown), out_(out), finder_(machine, data), tier_trials_(machine, data) {
  for (const Leaf& leaf : machine.range_leaves) {
    if (leaf.table == Leaf::enterprise_table) {
      if (data.enterprises.columns[static_cast<std::size_t>(leaf.field)].has_missing()) holes_.push_back(leaf);
      continue;
    }
    const auto table = static_cast<std::size_t>(leaf.table);
    const column::TableSchema& schema = machine.rules.schema.children[table];
    if (leaf.field == Leaf::whole_table)
      always_open_ |= !data.children[table].imported || schema.covers.from || schema.covers.until;
    else if (data.children[table].columns[static_cast<std::size_t>(leaf.field)].has_missing())
      holes_.push_back(leaf);
  }
}

bool RangeHarvest::open(std::size_t row) const {
  return always_open_ || shown_.score_known[row] == 0 || (machine_.compiled.tier && shown_.tier[row] < 0) ||
         std::any_of(holes_.begin(), holes_.end(), [&](const Leaf& leaf) { return is_missing(leaf, data_, row); });
}

void RangeHarvest::take(const feel::Workspace& ranged, std::size_t first, const std::vector<std::uint32_t>& rows) {
  for (const std::size_t row : rows) {
    OpenRange range = range_of(row, ranged, row - first);
    TierTruths truths = truths_of(ranged, row - first);
    if (range.is_exact && range.shown == range.low) {
      write(range, truths);
      continue;
    }
    range.parts = finder_.parts_of(row, ranged, row - first);
    open_.push_back(std::move(range));
    truths_.push_back(std::move(truths));
  }
}

void RangeHarvest::finish() {
  finder_.find(open_);
  for (std::size_t i = 0; i < open_.size(); ++i) write(open_[i], truths_[i]);
}

OpenRange RangeHarvest::range_of(std::size_t row, const feel::Workspace& ranged, std::size_t index) const {
  OpenRange range{row, std::nullopt, machine_.compiled.score_low, machine_.compiled.score_high, false, {}, {}, {}};
  if (shown_.score_known[row] != 0) range.shown = shown_.score[row];
  const feel::Register score = *machine_.compiled.score;
  if (ranged.known(score)[index] == 0) return range;
  range.low = ranged.low(score)[index];
  range.high = ranged.high(score)[index];
  range.is_exact = range.low == range.high;
  return range;
}

TierTruths RangeHarvest::truths_of(const feel::Workspace& ranged, std::size_t index) const {
  TierTruths truths;
  for (const feel::Register tier : machine_.compiled.tiers) truths.tiers.push_back(ranged.truths(tier)[index]);
  for (const auto& [atom, truth] : machine_.compiled.tier_atoms) truths.atoms.push_back(ranged.truths(truth)[index]);
  return truths;
}

// The range holds what is shown, too: where points are assumed that no completion comes to, it is widened.
void RangeHarvest::write(const OpenRange& range, const TierTruths& truths) {
  write_possible_tiers(range, truths);
  const std::size_t row = range.row;
  out_.score_low[row] = std::min(range.low, range.shown.value_or(range.low));
  out_.score_high[row] = std::max(range.high, range.shown.value_or(range.high));
  out_.range_exact[row] = range.is_exact && out_.score_low[row] == range.low && out_.score_high[row] == range.high;
  if (!range.narrowing) return;
  const auto& leaves = machine_.range_leaves;
  out_.narrowed_by[row] =
      static_cast<std::int32_t>(std::lower_bound(leaves.begin(), leaves.end(), *range.narrowing) - leaves.begin());
}

void RangeHarvest::write_possible_tiers(const OpenRange& range, const TierTruths& truths) {
  std::vector<bool> tiers = tiers_within(range, truths);
  if (range.is_exact && std::count(tiers.begin(), tiers.end(), true) > 1)
    if (auto found = tier_trials_.of(range.row, moving_tiers(range, truths))) tiers = std::move(*found);
  for (std::size_t tier = 0; tier < tiers.size(); ++tier)
    if (tiers[tier]) out_.possible_tiers[tier][range.row] = 1;
}

// Those whose condition can hold and before which none surely does. The interpreter knows no more of the score than its
// own bound; where the range was tightened, that settles conditions that rest on it.
std::vector<bool> RangeHarvest::tiers_within(const OpenRange& range, const TierTruths& truths) const {
  std::vector<bool> found(truths.tiers.size());
  const auto& atoms = machine_.compiled.tier_atoms;
  const auto as_it_is = [&](const feel::ast::Checked& atom) {
    const auto at = atoms.find(&atom);
    if (at == atoms.end()) return std::uint8_t{feel::truth_unknown};
    return truths.atoms[static_cast<std::size_t>(std::distance(atoms.begin(), at))];
  };
  for (std::size_t tier = 0; tier < found.size(); ++tier) {
    const std::uint8_t truth = truths.tiers[tier];
    const auto& when = machine_.rules.tiers[tier].when;
    const std::uint8_t within = range.is_exact && when ? truth_within(*when->root(), range.low, range.high, as_it_is)
                                                       : std::uint8_t{feel::truth_unknown};
    if ((truth & within & feel::truth_true) == 0) continue;  // not in force, or out of reach
    found[tier] = true;
    if (truth == feel::truth_true || within == feel::truth_true) break;
  }
  return found;
}

// By the score, or by a condition that is open.
std::vector<Leaf> RangeHarvest::moving_tiers(const OpenRange& range, const TierTruths& truths) const {
  Leaves leaves(range.rests_on.begin(), range.rests_on.end());
  for (std::size_t tier = 0; tier < machine_.tier_leaves.size(); ++tier)
    if (const std::uint8_t truth = truths.tiers[tier]; truth != feel::truth_true && truth != feel::truth_false)
      leaves.insert(machine_.tier_leaves[tier].begin(), machine_.tier_leaves[tier].end());
  return {leaves.begin(), leaves.end()};
}

}  // namespace inspectplan::score
