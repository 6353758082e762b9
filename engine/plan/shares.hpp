#pragma once
// Shares of visits as numbers of visits.
#include "plan/problem.hpp"

namespace inspectplan::plan {

// The share of so many visits, rounded up or down.
std::int64_t part_of(Scaled share, std::int64_t visits, bool up);

struct VisitCounts {
  std::int64_t all = 0;
  std::vector<std::int64_t> led, counted;  // by department, by group
  std::int64_t of(const VisitShare& share) const {
    return share.lead ? led[*share.lead] : share.of ? counted[*share.of] : all;
  }
};
VisitCounts counts_of(const Problem& problem, const Solution& solution);

}  // namespace inspectplan::plan
