#pragma once
// What a finding of the rules is worth: how many enterprises of a register it concerns, and which.
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "usecase/rules/spread.hpp"

namespace inspectplan::usecase {

// What to ask the register, in the order of the findings that concern anybody.
std::vector<std::string> questions_of(const std::vector<Diagnostic>& findings);

// The findings, each that concerns anybody with a note of whom; `spread` answers questions_of(findings).
Diagnostics weighed(const std::vector<Diagnostic>& findings, const Spread& spread);

// "a, b, c, …"
std::string listed(const Concerned& concerned);
// "4 enterprises (a, b, c, …)"
std::string named(const Concerned& concerned);

}  // namespace inspectplan::usecase
