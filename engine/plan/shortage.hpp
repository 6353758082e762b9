#pragma once
// Why mandates cannot all be met, proved without looking at the plan, and what would be enough.
#include <functional>
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

// The most visits that can count in the group beside the mandates and draws that the solution has, as prices prove it.
std::int64_t most_visits_in(const Problem& problem, const Solution& solution, std::uint32_t group);

// What would be enough: days by (department, period), visits by group.
struct Mend {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> days;
  std::map<std::uint32_t, std::int64_t> visits;
  bool verified = false;  // planned again with them, it was
};
// For the mandates that have a way to be visited; the mandates alone are planned again.
Mend mend_of(const Problem& problem, const Solution& solution);

// Plans the problem again, whose days have changed.
using PlanAgain = std::function<Solution(Problem& problem)>;
// For the numbers and shares of visits that groups should have at least, beside what is given already.
Mend floors_mend_of(const Problem& problem, const Solution& solution, const Mend& given, const PlanAgain& again);
// For a single visit, where there is none.
Mend first_visit_mend_of(const Problem& problem, const PlanAgain& again);

}  // namespace inspectplan::plan
