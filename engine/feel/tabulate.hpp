#pragma once
// A register as a table of its one source: the interpreter is asked once for each value that the source can have.
#include <optional>

#include "feel/source.hpp"

namespace inspectplan::feel {

// The values of a column by position: how far they lie above the least, of texts the index in the dictionary; the last
// position is that of a missing cell.
struct Positions {
  std::size_t field = 0;
  std::int64_t least = 0;
  std::uint16_t missing = 0;
};
// None where the column has so many values that asking for each would not pay.
std::optional<Positions> positions_of(const column::Column& column, std::size_t field);

// Of a number, date or duration its range and marks by position; of a truth only the marks (`known`), as in Vector.
struct Tabulated {
  std::vector<std::int64_t> low, high;
  std::vector<std::uint8_t> known;
  bool exact = false;   // no range: low = high everywhere
  bool always = false;  // everywhere a value, and no mark
  void note();          // sets both
};
using Tables = std::vector<Tabulated>;  // as the registers asked for

// `wanted` rest on that column, and are no texts. `makers` as makers_of(program).
Tables tabulate(const Program::State& program, const std::vector<std::size_t>& makers, const column::Dataset& data,
                const Positions& positions, Mode mode, const std::vector<Register>& wanted);
// By the truth of one register: 0 … 7.
Tables tabulate(const Program::State& program, const std::vector<std::size_t>& makers, Register truth, Mode mode,
                const std::vector<Register>& wanted);

}  // namespace inspectplan::feel
