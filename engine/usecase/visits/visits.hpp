#pragma once
// Visits as they take place: added outside the plan, announced, recorded with their results.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"

namespace inspectplan::usecase {

using FieldValues = std::vector<std::pair<std::string, std::string>>;  // field → value as files write it

// What is told of one visit of a recorded run. Fields that are not named keep what stood there.
struct VisitTold {
  std::string database, run, enterprise;
  std::string visit_no;  // empty: the run's id for a planned visit, RUN+1, RUN+2 … for one outside the plan
  FieldValues event;     // of visit_event, without its key
  FieldValues days;      // department → inspector-days
  std::vector<FieldValues> findings;  // of visit_finding; without finding_no they are numbered from 1
  Day on{};
  std::string actor;
};

struct VisitTaken {
  std::int64_t import = 0;
  std::string visit_no;
  std::vector<std::string> enterprises;  // a visit of several sites is recorded for each of them
};

// The result of a visit. One that the plan does not have is taken with a warning, as long as it has a number.
std::optional<VisitTaken> record_visit(const VisitTold& told, Diagnostics& diagnostics);

// What the reserve of a department's period still holds, a visit outside the plan counted in.
struct ReserveUse {
  std::string department, period;
  std::optional<std::int64_t> reserve;  // absent: the plan knows no days of it
  std::int64_t drawn = 0;
};
struct VisitAdded {
  VisitTaken taken;
  std::vector<ReserveUse> reserves;
};

// A visit outside the plan, on signs of violation or by direction: its days come out of the reserve. More than the
// reserve holds is taken with a warning: such a visit cannot be refused for want of days.
std::optional<VisitAdded> add_visit(const VisitTold& told, Diagnostics& diagnostics);

// Says that a visit outside the plan was announced, so that others than the inside may read of it.
std::optional<VisitTaken> announce_visit(const VisitTold& told, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
