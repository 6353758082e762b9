#pragma once
// The planning problem of a year made from rules, register and days, and the way back from its solutions to plans.
#include <memory>
#include <string>
#include <vector>

#include "plan/plan.hpp"

namespace inspectplan::plan {

// Who takes part: the matter that comes first in `lead_order` decides; the first of its leads leads. All other leads
// and coordinators of the enterprise's matters join the visit, each once. A department whose days of a period are
// not known (no row) cannot lead then: the next lead in that order does; it stays among those who join, without
// days of its own, and a finding says so. Where no lead has known days there is no visit: counted in that finding.
//
// What it is made from must outlive it.
class Model {
 public:
  Model(const ruleset::RuleSet& rules, const column::Dataset& data, const score::Assessments& assessments,
        const responsibility::Resolver& resolver, const score::Clock& clock, const Request& request);
  ~Model();
  Model(Model&&) noexcept;

  // Candidates are enterprises by key, or sites that may share a visit, by the first key. An option's id is its period,
  // with the first day of its window behind it ("2027-Q1/03-01") where a change of departments splits the period, and
  // for candidates of several sites with those that it covers ("2027-Q1:SITE1+SITE2").
  const Problem& problem() const;

  // Index of the enterprise among the candidates; none where it has no matter or lies outside the population.
  std::optional<std::size_t> candidate(const std::string& enterprise) const;
  int value_scale() const;  // decimals of values

  // The days, before the reserve, that leave `usable` more for the plan; none where the reserve takes them all.
  std::optional<std::int64_t> before_reserve(std::uint32_t department, std::uint32_t period, std::int64_t usable) const;
  // The problem with other days than it had, as it would be planned if tables gave them: draws have their share of
  // them.
  Solution solve_with_days(Problem problem) const;

  // The enterprises that a visit by the option covers, by key: more than one where they share a visit.
  std::vector<std::string> sites(std::size_t candidate, std::size_t option) const;

  // Why an enterprise of the candidate that is not visited is not.
  Label lack(const Solution& solution, std::size_t candidate, const std::string& enterprise) const;

  // Those that a solution visits, by the order of the register.
  std::vector<std::uint32_t> visited(const Solution& solution) const;
  // A solution of the problem as people read it, with the ranges of those visited. It must verify: a plan that does not
  // is a bug, not a result.
  Plan plan(const Solution& solution, const score::Ranges& ranges, Observer& observer = silent()) const;

  // A plan of the same rules, register and days as a solution of the problem; what of it is no part of the problem is
  // left out and named in `wrong`, a line each.
  Solution solution(const Plan& plan, std::vector<std::string>& wrong) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace inspectplan::plan
