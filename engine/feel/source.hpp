#pragma once
// What the value of a register rests on in the end: nothing but constants, one column, or several of these. A function
// of one column takes few values, however many rows there are.
#include <vector>

#include "feel/operation.hpp"

namespace inspectplan::feel {

struct Source {
  enum class Kind : std::uint8_t { nothing, column, several };
  Kind kind = Kind::nothing;
  std::size_t field = 0;  // of the enterprise, where it is one column
  friend bool operator==(const Source&, const Source&) = default;
};

// One a register. What rests on an operation that can fail at run time counts as resting on several: its failures are
// counted row by row. So does what rests on a column that `is_source` (one a field) leaves out.
std::vector<Source> sources_of(const Program::State& program, const std::vector<bool>& is_source);

// The index of the operation that makes each register.
std::vector<std::size_t> makers_of(const Program::State& program);

// The registers that an operation reads: those of the enterprise, where it is a scan.
std::vector<Register> inputs_of(const Operation& operation);
std::vector<Register> outputs_of(const Operation& operation);

bool is_field(const Operation& operation);  // a cell of the enterprise
bool can_fail(const Operation& operation);

}  // namespace inspectplan::feel
