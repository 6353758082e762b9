#pragma once
// Departments and matters that rows name, held against those that the rules have. For the .cpp files of this module.
#include <vector>

#include "register/known_ids.hpp"
#include "register/visit_rules.hpp"

namespace inspectplan::registers {

// What the rows themselves say: what stands in the register already is not asked about again. By field.
std::vector<BadVisits> unknown_ids(const Staged& staged, const KnownIds& known);

}  // namespace inspectplan::registers
