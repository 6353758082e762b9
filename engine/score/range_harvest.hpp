#pragma once
// From the registers of batches to the ranges of their rows.
#include "score/range_finder.hpp"
#include "score/tier_trials.hpp"

namespace inspectplan::score {

// The registers that it reads.
std::vector<feel::Register> read_of_ranges(const Machine& machine);

// What range mode says of the conditions of tiers in one row: Truths whose bits are what is possible.
struct TierTruths {
  std::vector<std::uint8_t> tiers;
  std::vector<std::uint8_t> atoms;  // in the order of Compiled::tier_atoms
};

// Of one chunk, after what is shown: writes only to the rows it is given. Batches are taken one by one; what
// completions they have is then tried for the whole chunk at once.
class RangeHarvest {
 public:
  RangeHarvest(const Machine& machine, const column::Dataset& data, const Assessments& shown, Ranges& out);

  bool open(std::size_t row) const;  // the row lacks something its score or tier rests on
  // `rows`: open ones of the batch that begins at `first`.
  void take(const feel::Workspace& ranged, std::size_t first, const std::vector<std::uint32_t>& rows);
  void finish();  // after the last batch

 private:
  OpenRange range_of(std::size_t row, const feel::Workspace& ranged, std::size_t index) const;
  TierTruths truths_of(const feel::Workspace& ranged, std::size_t index) const;
  void write(const OpenRange& range, const TierTruths& truths);
  void write_possible_tiers(const OpenRange& range, const TierTruths& truths);
  std::vector<bool> tiers_within(const OpenRange& range, const TierTruths& truths) const;
  std::vector<Leaf> moving_tiers(const OpenRange& range, const TierTruths& truths) const;

  const Machine& machine_;
  const column::Dataset& data_;
  const Assessments& shown_;
  Ranges& out_;
  RangeFinder finder_;
  TierTrials tier_trials_;
  std::vector<Leaf> holes_;         // leaves of score and tiers that are missing in some row
  std::vector<OpenRange> open_;     // not settled by the batch alone
  std::vector<TierTruths> truths_;  // of these
  bool always_open_ = false;        // one of their tables never imported, or known only from some day on
};

}  // namespace inspectplan::score
