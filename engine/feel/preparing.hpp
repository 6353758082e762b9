#pragma once
// What has to be done for the registers that somebody reads: tables where few combinations decide, operations
// elsewhere.
#include <variant>

#include "feel/lookup.hpp"

namespace inspectplan::feel {

// The index of an operation, or what stands in its place.
using Step = std::variant<std::size_t, CellPositions, TruthPositions, CombinedPositions, Lookup, TableSum>;

struct Preparation {
  std::vector<Register> used;  // vectors that are filled
  std::size_t positions = 0;   // how many vectors of positions
  std::vector<Step> steps;
};

// The operations behind `wanted`, and no tables: for any dataset.
Preparation behind(const Program::State& program, const std::vector<Register>& wanted);

// For this dataset. Operations that can fail are always run.
Preparation prepare(const Program::State& program, const column::Dataset& data, Mode mode,
                    const std::vector<Register>& wanted, Pool& pool);

// For people: the columns it reads and what is done, step by step.
std::string listing_of(const Preparation& preparation, const Program::State& program, const column::Dataset& data);

}  // namespace inspectplan::feel
