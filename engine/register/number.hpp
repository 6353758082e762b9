#pragma once
// Numbers as people write them. For the .cpp files of this module.
#include <string>
#include <string_view>

#include "register/value.hpp"

namespace inspectplan::registers {

// Takes the thousands separators out (only groups of three are taken) and makes the decimal one a point.
// A blank between thousands may be a no-break one. False where it is not written that way.
bool to_plain_number(std::string_view cell, const NumberFormat& format, std::string& plain);

// Why a cell is not a number, with the map entry that would make it one. `shown`: the cell in quotes.
Fault wrong_number(const std::string& shown, std::string_view cell, const NumberFormat& format);

}  // namespace inspectplan::registers
