#pragma once
// From the registers of a batch to the ranges of its rows.
#include "score/range_finder.hpp"
#include "score/tier_trials.hpp"

namespace inspectplan::score {

// The registers that it reads.
std::vector<feel::Register> read_of_ranges(const Machine& machine);

// Of one chunk, after what is shown: writes only to the rows it is given.
class RangeHarvest {
 public:
  RangeHarvest(const Machine& machine, const column::Dataset& data, const Assessments& shown, Ranges& out);

  bool open(std::size_t row) const;  // the row lacks something its score or tier rests on
  // `rows`: open ones of the batch that begins at `first`.
  void take(const feel::Workspace& ranged, std::size_t first, const std::vector<std::uint32_t>& rows);

 private:
  void take_range(const OpenRange& range, const feel::Workspace& ranged);
  void take_possible_tiers(const feel::Workspace& ranged, const OpenRange& range);
  std::vector<bool> tiers_within(const feel::Workspace& ranged, const OpenRange& range) const;
  std::vector<Leaf> moving_tiers(const feel::Workspace& ranged, const OpenRange& range) const;

  const Machine& machine_;
  const column::Dataset& data_;
  const Assessments& shown_;
  Ranges& out_;
  RangeFinder finder_;
  TierTrials tier_trials_;
  std::vector<Leaf> holes_;   // leaves of score and tiers that are missing in some row
  bool always_open_ = false;  // one of their tables never imported, or known only from some day on
};

}  // namespace inspectplan::score
