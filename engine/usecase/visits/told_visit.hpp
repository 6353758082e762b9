#pragma once
// One visit that somebody tells of, beside its run's plan and what the register holds. For the .cpp files here.
#include <optional>
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
  // Recorded under this number, or without one the one outside the plan that has no outcome yet.
  const registers::VisitEvent* event(const std::string& visit_no) const;
  std::string next_number() const;  // RUN+1 …
  bool was_imported(const std::string& table) const;

  // Rows for the tables, entered as one import; empty with findings.
  std::optional<VisitTaken> enter(const std::string& visit_no, const FieldValues& event, const char* days_field,
                                  const std::string& about, Diagnostics& diagnostics);

 private:
  ToldVisit(const VisitTold& told, PlanResult recorded, registers::Register store);
  std::vector<std::string> enterprises() const;

  const VisitTold& told_;
  PlanResult recorded_;
  registers::Register store_;
  registers::VisitBook book_;
};

std::optional<std::string> value_of(const FieldValues& values, const std::string& field);

}  // namespace inspectplan::usecase
