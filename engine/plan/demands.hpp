#pragma once
// Mandates of candidates, whether one each or several.
#include <algorithm>

#include "plan/problem.hpp"

namespace inspectplan::plan {

// visit(priority, most met by one option) for each priority of the candidate's mandates.
template <class Visit>
void each_demand(const Candidate& candidate, Visit visit) {
  if (!candidate.must || candidate.options.empty()) return;
  if (candidate.demands.empty()) return visit(candidate.priority, std::int64_t{1});
  for (const Demand& demand : candidate.demands)
    visit(demand.priority, std::int64_t{*std::max_element(demand.met.begin(), demand.met.end())});
}

// Mandates of that priority that a visit by the option meets; of no option (below 0) none.
inline std::int64_t met_by(const Candidate& candidate, std::int64_t priority, std::int32_t option) {
  if (!candidate.must || option < 0) return 0;
  if (candidate.demands.empty()) return candidate.priority == priority ? 1 : 0;
  for (const Demand& demand : candidate.demands)
    if (demand.priority == priority) return demand.met[static_cast<std::size_t>(option)];
  return 0;
}

// Whether the option meets no fewer mandates of any priority before `end` than the one chosen.
inline bool keeps_mandates(const Candidate& candidate, std::int32_t chosen, std::int32_t option,
                           std::int64_t end = INT64_MAX) {
  return std::all_of(candidate.demands.begin(), candidate.demands.end(), [&](const Demand& demand) {
    return demand.priority >= end ||
           met_by(candidate, demand.priority, option) >= met_by(candidate, demand.priority, chosen);
  });
}

// Whether no option meets more mandates of a priority up to this one.
inline bool meets_all(const Candidate& candidate, std::int64_t priority, std::int32_t option) {
  bool all = true;
  each_demand(candidate, [&](std::int64_t of, std::int64_t most) {
    all = all && (of > priority || met_by(candidate, of, option) >= most);
  });
  return all;
}

// Whether a drawn visit may be by the other option: its days stay with the department whose draw it was.
inline bool same_draw(const Option& drawn, const Option& other) {
  if (drawn.days.empty() || other.days.empty()) return drawn.days.empty() == other.days.empty();
  return drawn.days.front().department == other.days.front().department &&
         drawn.days.front().days == other.days.front().days;
}

inline bool meets_any(const Candidate& candidate, std::int32_t option) {
  bool any = false;
  each_demand(candidate, [&](std::int64_t of, std::int64_t) { any = any || met_by(candidate, of, option) > 0; });
  return any;
}

}  // namespace inspectplan::plan
