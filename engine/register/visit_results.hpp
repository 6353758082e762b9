#pragma once
// Results of visits held against the day on which they are entered and the plan that they name. For the .cpp files of
// this module.
#include <vector>

#include "register/visit_row.hpp"
#include "register/visit_rules.hpp"

namespace inspectplan::registers {

struct Doubt {
  const char* field;
  Fault fault;
  bool taken = false;  // the row stays, with a warning
};

// Of a row of any table of visits: what cannot be (from the future, of a run that is not there), and what is doubtful
// (not planned, out of the plan's year, put right before it was found).
std::vector<Doubt> doubts_of(const VisitRow& row, const Entering& entering);

}  // namespace inspectplan::registers
