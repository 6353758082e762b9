#pragma once
// What the built-in tables of visits hold, as a moment sees it.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "register/register.hpp"

namespace inspectplan::registers {

struct VisitEvent {
  std::string enterprise, visit_no, run;
  std::optional<Day> date;       // it took place, or was put off; without an outcome: it is to take place
  std::string department, kind;  // who leads
  std::string ground;            // "plan", "signs", "direction"; may be empty
  std::optional<Day> announced;  // of visits outside the plan: nobody but the inside hears of them before
  std::string outcome, cause;    // "held", "paused", "stopped" (for a cause), "postponed"; empty: nothing yet
  std::string document, note;
  bool is_outside_plan() const { return ground == "signs" || ground == "direction"; }
};

struct VisitDays {
  std::string enterprise, visit_no, department;
  std::optional<std::int64_t> planned, days;  // set aside, used
};

struct VisitFinding {
  std::string enterprise, visit_no, finding_no, matter, gravity, text;
  bool wilful = false;
  std::optional<std::int64_t> fine;
  std::string fined_by, could_fine;
  std::optional<Day> remedy_by, remedied_on;
};

struct Objection {
  std::string enterprise, objection_no, run;
  std::optional<Day> received;
  std::string ground, text, outcome;
  std::optional<Day> decided;
  std::string document, note;
};

// Each sorted by its key.
struct VisitBook {
  std::vector<VisitEvent> events;
  std::vector<VisitDays> days;
  std::vector<VisitFinding> findings;
  std::vector<Objection> objections;
};
VisitBook read_visits(Register& store, const AsOf& as_of);

}  // namespace inspectplan::registers
