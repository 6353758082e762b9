#include "score/assess.hpp"

namespace inspectplan::score {

Clock clock_of(int plan_year, Day as_of) {
  return {plan_year, from_civil(plan_year, 1, 1), from_civil(plan_year, 12, 31), as_of};
}

}  // namespace inspectplan::score
