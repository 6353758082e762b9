#pragma once
// From the registers of a batch to the vectors of the assessments.
#include "score/range_finder.hpp"
#include "score/tier_trials.hpp"

namespace inspectplan::score {

// Vectors of the right number and length, filled with what holds where the rule set says nothing.
Assessments sized_for(const Machine& machine, std::size_t rows);

// The registers that a harvest reads.
std::vector<feel::Register> read_when_shown(const Machine& machine);
std::vector<feel::Register> read_of_ranges(const Machine& machine);

// Of one chunk: writes only to the rows it is given.
class Harvest {
 public:
  Harvest(const Machine& machine, const column::Dataset& data, Assessments& out);

  // Everything but ranges. Returns how many rows of the population have no value.
  std::uint64_t shown(const feel::Workspace& shown, std::size_t first, std::size_t count);
  void undecided(const feel::Workspace& shown, std::size_t first, std::size_t count, UndecidedTally& tally) const;
  // After shown(): some row's score could be other than what is shown.
  bool needs_range(std::size_t first, std::size_t count) const;
  void ranges(const feel::Workspace& ranged, std::size_t first, std::size_t count);

 private:
  bool open(std::size_t row) const;  // the row lacks something its score or tier rests on
  void take_range(const OpenRange& range, const feel::Workspace& ranged);
  void take_possible_tiers(const feel::Workspace& ranged, const OpenRange& range);
  std::vector<bool> tiers_within(const feel::Workspace& ranged, const OpenRange& range) const;
  std::vector<Leaf> moving_tiers(const feel::Workspace& ranged, const OpenRange& range) const;
  bool settled(const Question& question, std::size_t row) const;
  std::uint64_t take_value(const feel::Workspace& shown, std::size_t first, std::size_t count);

  const Machine& machine_;
  const column::Dataset& data_;
  Assessments& out_;
  RangeFinder finder_;
  TierTrials tier_trials_;
  std::vector<Leaf> holes_;   // leaves of score and tiers that are missing in some row
  bool always_open_ = false;  // one of their tables never imported, or known only from some day on
};

}  // namespace inspectplan::score
