#pragma once
// The life of a plan as a rule set describes it: steps, deadlines, and the calendar they are counted by.
#include "ruleset/entry.hpp"

namespace inspectplan::ruleset {

struct Blackout {
  Day from;
  Day until;
  Label why;
};

// A step in the life of a plan, with its deadline: a day of a year, or working days after an earlier step.
struct LifeStep {
  std::string id;  // one of step_ids(), each at most once, in the order in which they are to be taken
  Label label;
  std::vector<Basis> basis;
  Status status = Status::verified;
  std::optional<YearDay> due;
  int year = 0;  // of `due`, from the plan year: -1 the year before
  std::optional<std::int64_t> working_days;
  std::string after;  // the step they count from
  bool optional = false;
  Place place;
};

// The steps a rule set may ask for, in no order. What they do is the program's: a plan that was cleared, approved, …
const std::vector<std::string>& step_ids();

// Days on which nobody works although it is a weekday, and days on which people do although it is none.
struct Calendar {
  std::vector<Blackout> holidays;
  std::vector<Day> workdays;
};

}  // namespace inspectplan::ruleset
