#include "score/tier_trials.hpp"

#include <algorithm>

namespace inspectplan::score {

void TierTrials::prepare() {
  if (part_) return;
  part_.emplace(machine_.compiled.program, std::vector<feel::Register>{*machine_.compiled.tier});
  workspace_.emplace(part_->workspace());
  const std::vector<std::string> texts = machine_.exactness.texts();
  for (const Leaf& leaf : machine_.range_leaves) {
    if (is_whole_table(leaf)) continue;
    cells_.push_back(leaf);
    values_.push_back(values_worth_trying(leaf, *part_, texts, machine_.rules.schema, machine_.clock));
  }
  trial_.emplace(*part_, cells_, machine_.rules.schema, data_);
}

std::optional<std::vector<bool>> TierTrials::of(std::size_t row, const std::vector<Leaf>& leaves) {
  prepare();
  if (!can_be_tried(row, leaves)) return std::nullopt;
  const std::vector<HoleValues> values = values_for(row, leaves);
  const Completions completions(holes_of(row, cells_, data_, false), values);
  if (completions.count() == 0) return std::nullopt;
  trial_->clear();
  for (std::size_t i = 0; i < completions.count(); ++i) trial_->append(row, completions.holes(), completions.at(i));
  trial_->run(feel::Mode::shown, *workspace_);
  std::vector<bool> found(machine_.rules.tiers.size());
  for (std::size_t i = 0; i < completions.count(); ++i) {
    const auto tier = workspace_->low(*machine_.compiled.tier)[i];
    if (workspace_->known(*machine_.compiled.tier)[i] == 0) return std::nullopt;
    found[static_cast<std::size_t>(tier)] = true;
  }
  return found;
}

bool TierTrials::can_be_tried(std::size_t row, const std::vector<Leaf>& leaves) const {
  for (const Leaf& leaf : leaves) {
    if (!is_whole_table(leaf)) continue;
    const column::TableSchema& table = machine_.rules.schema.children[static_cast<std::size_t>(leaf.table)];
    if (is_missing(leaf, data_, row) || table.covers.from || table.covers.until) return false;
  }
  for (std::size_t i = 0; i < cells_.size(); ++i)
    if (!values_[i].complete && moves(leaves, i) && is_missing(cells_[i], data_, row)) return false;
  return true;
}

// All values of the leaves; of others, which move nothing, any one.
std::vector<HoleValues> TierTrials::values_for(std::size_t row, const std::vector<Leaf>& leaves) const {
  std::vector<HoleValues> values;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const std::vector<Cell>& cells = values_[i].cells;
    if (!is_missing(cells_[i], data_, row))
      values.push_back({{Cell()}, true, {}});
    else if (moves(leaves, i) || cells.empty())
      values.push_back(values_[i]);
    else
      values.push_back({{cells.front()}, true, {}});
  }
  return values;
}

bool TierTrials::moves(const std::vector<Leaf>& leaves, std::size_t cell) const {
  return std::binary_search(leaves.begin(), leaves.end(), cells_[cell]);
}

}  // namespace inspectplan::score
