#pragma once
// Outputs of decision tables, to see which of them are one: `9`, `9.0` and `10 - 1` are.
#include <string>

namespace inspectplan::ruleset {

// The value of an expression of constants, as text that is the same for equal values; else the expression itself.
std::string answer_of(const std::string& expression);

}  // namespace inspectplan::ruleset
