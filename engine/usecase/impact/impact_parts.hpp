#pragma once
// The parts of an impact, one a file. For the .cpp files impact*.cpp.
#include "usecase/impact/impact.hpp"
#include "usecase/planning/planning.hpp"

namespace inspectplan::usecase {

// What one rule set says of the enterprises.
struct Scored {
  const Session& session;
  const score::Assessments& assessed;

  std::string key(std::size_t row) const;
  std::string name(std::size_t row) const;
  std::string score(std::size_t row) const;  // empty: unknown, or not in the population
  std::string tier(std::size_t row) const;
  std::string_view tier_id(std::size_t row) const;
};

void compare_scores(const Scored& a, const Scored& b, Impact& impact);

// Empty on findings: a field that there is not.
std::optional<PlanImpact> compare_plans(const Planning& a, const Planning& b, const ImpactRequest& request,
                                        Diagnostics& diagnostics, Observer& observer);

}  // namespace inspectplan::usecase
