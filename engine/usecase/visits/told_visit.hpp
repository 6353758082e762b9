#pragma once
// One visit that somebody tells of, beside its run's plan and what the register holds. For the .cpp files here.
#include <optional>
#include <set>
#include <string>

#include "register/add.hpp"
#include "register/visits.hpp"
#include "usecase/usecase.hpp"
#include "usecase/visits/visits.hpp"

namespace inspectplan::usecase {

class ToldVisit {
 public:
  // Empty with findings: no such run, departments or matters that the rules do not know.
  static std::optional<ToldVisit> open(const VisitTold& told, Diagnostics& diagnostics);

  const plan::Plan& plan() const { return recorded_.document.plan; }
  const ruleset::RuleSet& rules() const { return *recorded_.rules; }
  const plan::Visit* planned() const;  // the visit the plan makes there
  const registers::VisitBook& book() const { return book_; }
  // Of the enterprise: recorded under this number; of the year's plan; outside the plan and without an outcome.
  const registers::VisitEvent* event(const std::string& visit_no) const;
  const registers::VisitEvent* event_of_plan() const;
  const registers::VisitEvent* event_outside() const;
  std::string next_number() const;  // RUN+1 …
  bool was_imported(const std::string& table) const;
  bool is_of_year(const registers::VisitEvent& event) const { return runs_.contains(event.run); }

  // Rows for the tables, entered as one import; empty with findings. A visit of the plan is entered for all its sites.
  struct Entered {
    std::string visit_no;
    FieldValues event;
    const char* days_field;  // of visit_days: "planned" or "days"
    std::string about;
    bool of_plan = false;
  };
  std::optional<VisitTaken> enter(const Entered& entered, Diagnostics& diagnostics);

 private:
  ToldVisit(const VisitTold& told, PlanResult recorded, registers::Register store);
  std::vector<std::string> enterprises(bool of_plan) const;
  std::vector<registers::AddedRow> rows_of(const Entered& entered) const;
  template <class Wanted>
  const registers::VisitEvent* find(Wanted wanted) const;

  const VisitTold& told_;
  PlanResult recorded_;
  registers::Register store_;
  registers::VisitBook book_;
  std::set<std::string> runs_;
};

// A plan that was changed since goes on under another run: all runs of a year are of one plan's life.
std::set<std::string> runs_of_year(const std::string& database, int year);

std::optional<std::string> value_of(const FieldValues& values, const std::string& field);

}  // namespace inspectplan::usecase
