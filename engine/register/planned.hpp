#pragma once
// What recorded plans say of visits: results that come to the register are held against it.
#include <functional>
#include <set>
#include <string>

namespace inspectplan::registers {

struct PlannedVisits {
  int year = 0;
  std::set<std::string> enterprises;  // all sites of its visits
};

// Of a recorded run; null where there is no such run. An empty function: no plans are kept, and no run is asked for.
using PlansByRun = std::function<const PlannedVisits*(const std::string& run)>;

}  // namespace inspectplan::registers
