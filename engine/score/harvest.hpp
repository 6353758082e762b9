#pragma once
// From the registers of a batch to the vectors of the assessments.
#include "score/machine.hpp"

namespace inspectplan::score {

// Vectors of the right number and length, filled with what holds where the rule set says nothing.
Assessments sized_for(const Machine& machine, std::size_t rows);

// The registers that it reads.
std::vector<feel::Register> read_when_shown(const Machine& machine);

// Of one chunk: writes only to the rows it is given.
class Harvest {
 public:
  Harvest(const Machine& machine, const column::Dataset& data, Assessments& out);

  // Everything but ranges. Returns how many rows of the population have no value.
  std::uint64_t shown(const feel::Workspace& shown, std::size_t first, std::size_t count);
  void undecided(const feel::Workspace& shown, std::size_t first, std::size_t count, UndecidedTally& tally) const;

 private:
  bool settled(const Question& question, std::size_t row) const;
  void take_for_team(const feel::Workspace& shown, std::size_t first, std::size_t count);
  std::uint64_t take_value(const feel::Workspace& shown, std::size_t first, std::size_t count);

  const Machine& machine_;
  const column::Dataset& data_;
  Assessments& out_;
};

}  // namespace inspectplan::score
