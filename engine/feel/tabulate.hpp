#pragma once
// Registers as tables of their source: the interpreter is asked once for each value that the source can have.
#include <map>
#include <set>

#include "base/pool.hpp"
#include "feel/grounds.hpp"
#include "feel/source.hpp"

namespace inspectplan::feel {

// The values of a column by position: how far they lie above the least, of texts the index in the dictionary; after
// them a missing cell, where the column has any.
struct Positions {
  std::size_t field = 0;
  std::int64_t least = 0;
  std::uint16_t missing = 0;  // the position of a missing cell: as many as there are values
};
// None where the column has so many values that asking for each would not pay.
std::optional<Positions> positions_of(const column::Column& column, std::size_t field);

// A program seen from its registers, over one dataset.
struct Outline {
  const Program::State& program;
  const column::Dataset& data;
  std::vector<std::size_t> makers;                // the index of the operation that makes each register
  std::vector<std::optional<Positions>> columns;  // by field; none where nobody reads it, too
  std::vector<Source> sources;                    // one a register
};
Outline outline_of(const Program::State& program, const column::Dataset& data);

using Tables = std::vector<Tabulated>;  // as the registers asked for

// By one column, on which all of `wanted` rest; no texts.
Tables tabulate(const Outline& outline, std::size_t field, Mode mode, const std::vector<Register>& wanted, Pool& pool);

// By combination. What rests on one column is given by its table, a truth that is a base by itself.
struct Given {
  const std::map<Register, Tabulated>& tables;
  const std::set<Register>& truths;
  bool has(Register one) const { return tables.contains(one) || truths.contains(one); }
};
Tables tabulate(const Outline& outline, const Combination& combination, const Given& given, Mode mode,
                const std::vector<Register>& wanted, Pool& pool);

}  // namespace inspectplan::feel
