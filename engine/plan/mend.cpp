// What would be enough for the mandates that are not met, tried by planning the mandates again.
#include <algorithm>

#include "plan/demands.hpp"
#include "plan/mender.hpp"

namespace inspectplan::plan {
namespace {

// The mandates alone, visited as the solution has them.
struct Mandates {
  Problem problem;
  std::vector<std::int32_t> chosen;
};

Mandates mandates_of(const Problem& problem, const Solution& solution) {
  Mandates result{{problem.periods, problem.departments, problem.capacity, problem.groups, {}, {}}, {}};
  for (std::size_t i = 0; i < problem.candidates.size(); ++i)
    if (problem.candidates[i].must && !problem.candidates[i].options.empty()) {
      result.problem.candidates.push_back(problem.candidates[i]);
      result.chosen.push_back(solution.chosen[i]);
    }
  return result;
}

// Those that are not met, each by what it lacks beside those that are.
Mend lacking_in(const Mandates& mandates) {
  Room room(mandates.problem);
  const auto met = [&](std::uint32_t i) {
    return mandates.chosen[i] >= 0 && meets_all(mandates.problem.candidates[i], INT64_MAX, mandates.chosen[i]);
  };
  for (std::uint32_t i = 0; i < mandates.chosen.size(); ++i)
    if (met(i)) room.take(i, static_cast<std::size_t>(mandates.chosen[i]), Stage::mandate);
  Mender mender(room);
  for (std::uint32_t i = 0; i < mandates.chosen.size(); ++i)
    if (!met(i))
      mender.serve(i, [&](std::size_t k) {
        return meets_all(mandates.problem.candidates[i], INT64_MAX, static_cast<std::int32_t>(k));
      });
  return std::move(mender.mend);
}

// As the planner meets them, not as the mend would have it: it may place those it has at another time.
bool all_met_again(Mandates& mandates) {
  Solution again;
  const std::vector<MandateCount> counts = meet_mandates(mandates.problem, &again.chosen);
  mandates.chosen = std::move(again.chosen);
  return std::all_of(counts.begin(), counts.end(), [](const MandateCount& count) { return count.met == count.wanted; });
}

constexpr int most_rounds = 20;

}  // namespace

Mend mend_of(const Problem& problem, const Solution& solution) {
  Mandates mandates = mandates_of(problem, solution);
  Mend mend;
  for (int round = 0; round < most_rounds && !mend.verified; ++round) {
    const Mend more = lacking_in(mandates);
    if (more.days.empty() && more.visits.empty()) break;
    give(more, mandates.problem, mend);
    mend.verified = all_met_again(mandates);
  }
  return mend;
}

}  // namespace inspectplan::plan
