#pragma once
// What recorded plans say of visits: results that come to the register are held against it.
#include <functional>
#include <map>
#include <set>
#include <string>

namespace inspectplan::registers {

struct PlannedVisits {
  int year = 0;
  std::map<std::string, std::set<std::string>> departments;  // by enterprise, all sites of its visits: who comes
};

// Of a recorded run; null where there is no such run. An empty function: no plans are kept, and no run is asked for.
using PlansByRun = std::function<const PlannedVisits*(const std::string& run)>;

}  // namespace inspectplan::registers
