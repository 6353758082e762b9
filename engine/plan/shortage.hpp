#pragma once
// Why mandates cannot all be met, proved without looking at the plan, and what would be enough.
#include <map>

#include "plan/problem.hpp"

namespace inspectplan::plan {

// A cut: the mandates that need this department in these periods and no others need more days than there are.
// Source: Hall's condition, found as a minimum cut (Ford and Fulkerson 1956; push-relabel, Goldberg and Tarjan 1988).
struct DayShortage {
  std::uint32_t department = 0;
  std::vector<std::uint32_t> periods;
  std::int64_t mandates = 0, needed = 0, available = 0;  // needed > available
};

// A group that more mandates count in, whatever their option, than it allows.
struct CapShortage {
  std::uint32_t group = 0;
  std::int64_t mandates = 0, at_most = 0;
};

// Of the mandates up to that priority. Empty where no single department or group proves it.
std::vector<DayShortage> day_shortages(const Problem& problem, std::int64_t priority);
std::vector<CapShortage> cap_shortages(const Problem& problem, std::int64_t priority);

// What would do for the mandates that have a way to be visited: days by (department, period), visits by group.
struct Mend {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> days;
  std::map<std::uint32_t, std::int64_t> visits;
  bool verified = false;  // the mandates planned again with them: all are met
};
Mend mend_of(const Problem& problem, const Solution& solution);

}  // namespace inspectplan::plan
