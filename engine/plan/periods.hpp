#pragma once
// The year cut into periods, and periods into parts in which nobody's responsibility changes.
#include "plan/plan.hpp"

namespace inspectplan::plan {

// Working days: Monday to Friday outside the blackouts. Days outside the plan year count as none.
class WorkingDays {
 public:
  WorkingDays(int year, const std::vector<ruleset::Blackout>& blackouts);
  std::int64_t between(Day first, Day last) const;  // both included; 0 where last < first

 private:
  Day first_;
  std::vector<std::int64_t> before_;  // working days before each day of the year, and one past its end
};

// A stretch of one period on which every answer about responsibilities stays the same.
struct Part {
  std::uint32_t period = 0;
  Day from{}, until{};
};
std::vector<Part> parts_of(const std::vector<Period>& periods, const std::vector<Day>& changes);

// `total` shared out in proportion to `weights`, to the unit, by largest remainder; ties go to the earlier.
// All zero where the weights are.
std::vector<std::int64_t> share_out(std::int64_t total, const std::vector<std::int64_t>& weights);

}  // namespace inspectplan::plan
