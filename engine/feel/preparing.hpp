#pragma once
// What has to be done for the registers that somebody reads: tables where one source decides, operations elsewhere.
#include <variant>

#include "feel/lookup.hpp"

namespace inspectplan::feel {

using Step = std::variant<std::size_t, Lookup, TableSum>;  // the index of an operation, or what stands in its place

struct Preparation {
  std::vector<Register> used;      // vectors that are filled
  std::vector<Positions> columns;  // read before the steps
  std::vector<Step> steps;
};

Preparation prepare(const Program::State& program, const column::Dataset& data, Mode mode,
                    const std::vector<Register>& wanted);

}  // namespace inspectplan::feel
