#pragma once
// The tiers that completions of a row give, where these can all be tried. A tier that asks for a fact beside the score
// can be out of reach although the range of the score and the fact, each alone, let it hold.
#include "score/completions.hpp"
#include "score/machine.hpp"

namespace inspectplan::score {

// One thread's. The machine and the dataset must outlive it.
class TierTrials {
 public:
  TierTrials(const Machine& machine, const column::Dataset& data) : machine_(machine), data_(data) {}

  // By tier: some completion gives it. `leaves`: sorted; nothing else that is missing can move the tier. None where
  // completions are too many, or one of them has no tier.
  std::optional<std::vector<bool>> of(std::size_t row, const std::vector<Leaf>& leaves);

 private:
  void prepare();
  bool can_be_tried(std::size_t row, const std::vector<Leaf>& leaves) const;
  std::vector<HoleValues> values_for(std::size_t row, const std::vector<Leaf>& leaves) const;
  bool moves(const std::vector<Leaf>& leaves, std::size_t cell) const;

  const Machine& machine_;
  const column::Dataset& data_;
  std::optional<feel::Part> part_;  // made when first asked
  std::optional<feel::Workspace> workspace_;
  std::vector<Leaf> cells_;  // behind score and tiers; no tables
  std::vector<HoleValues> values_;
  std::optional<TrialRows> trial_;
};

}  // namespace inspectplan::score
