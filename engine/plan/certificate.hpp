#pragma once
// The certificate of a plan, checked: value and bound recomputed from what was chosen and from the prices alone.
// Shares no code with the solver.
#include <string>
#include <vector>

#include "plan/problem.hpp"

namespace inspectplan::plan {

// Empty = the value is that of the visits, and the prices prove the upper bound: no plan that visits the same mandates
// and draws, and reaches the floors that this one reaches, has a greater value. Otherwise what is wrong, a line each.
//
// The proof (Lagrangian duality), for prices >= 0 of days, charges <= 0 of ceilings and bonuses >= 0 of floors:
//   value of any such plan <= sum of price × usable days − sum of bonus × floor + sum of charge × ceiling
//                             + over candidates the best of value − price of days + bonuses, 0 where none is needed.
// Usable are the most days of a department and period that visits of the lengths there are can fill.
std::vector<std::string> certify(const Problem& problem, const Solution& solution);

}  // namespace inspectplan::plan
