#pragma once
// What a cell shows, from its stored number and its style. For the .cpp files of this module.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/book.hpp"

namespace inspectplan::sheet {

// What a number format makes of a number, as far as a register cares.
struct NumberStyle {
  bool date = false;
  int padded = 0;  // "00000": written with so many digits at least
};

NumberStyle style_of_format(std::string_view format_code);
// Of the formats that have a number and no code of their own.
NumberStyle style_of_builtin(std::uint64_t id);

// The stored text of a number ("4.2999999999999998") as a cell; an error cell where it is none.
Cell number_cell(std::string_view stored, const NumberStyle& style, bool from_1904);

}  // namespace inspectplan::sheet
