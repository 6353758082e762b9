#pragma once
// A recorded plan beside the register that it was made of, for questions about both.
#include <optional>
#include <string>
#include <vector>

#include "plan/plan.hpp"
#include "usecase/session.hpp"

namespace inspectplan::usecase {

// What an answer is limited to; empty: not limited.
struct PlanFilter {
  std::string department;  // that leads or coordinates; a class stands for all its instances
  std::string matter, sector, tier, period;
  std::string place;   // a code in one of the fields by which responsibilities find a place; of a list with a
                       // hierarchy also every code below it
  std::string search;  // words (see matching)
};

struct PlanView {
  std::string run;
  Session session;
  plan::Plan plan;
  score::Assessments assessed;
  std::vector<std::int32_t> visit_of;  // by row: index into plan.visits; -1 none
  std::vector<std::uint8_t> chosen;    // by row: of the population, in the place, sector and tier, found by the search

  const ruleset::RuleSet& rules() const { return *session.rules; }
  const plan::Visit* visit(std::size_t row) const {
    return visit_of[row] < 0 ? nullptr : &plan.visits[static_cast<std::size_t>(visit_of[row])];
  }
  std::string key(std::size_t row) const;
  std::string name(std::size_t row) const;
};

// Empty on findings that are errors: there is no such run, or the filter names what the rules do not know.
std::optional<PlanView> open_plan_view(const std::string& database, const std::string& run, const PlanFilter& filter,
                                       Pool& pool, Diagnostics& diagnostics, Observer& observer);

// A finding for each part of the filter that names what rules and plan do not know.
void check_filter(const ruleset::RuleSet& rules, int year, const PlanFilter& filter, Diagnostics& diagnostics);

// Whether the department, or an instance of the class, leads or coordinates the visit; whether it is of the matter and
// the period asked for.
bool fits(const plan::Visit& visit, const PlanFilter& filter);
// The department is the one asked for, or an instance of the class.
bool is_asked(const std::string& department, const std::string& asked);

}  // namespace inspectplan::usecase
