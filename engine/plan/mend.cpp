// What would be enough for the mandates that are not met, tried by planning the mandates again.
#include <algorithm>

#include "plan/demands.hpp"
#include "plan/room.hpp"
#include "plan/shortage.hpp"

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

// Gives each candidate with unmet mandates the option that meets all and lacks least, and adds up what is lacking.
class Mender {
 public:
  explicit Mender(const Room& room) : room_(room) {
    for (std::size_t i = 0; i < room.constraints(); ++i) left_.push_back(room.left(i));
  }

  Mend mend;

  void serve(std::uint32_t candidate) {
    const Candidate& entry = room_.problem().candidates[candidate];
    std::size_t best = entry.options.size();
    for (std::size_t k = 0; k < entry.options.size(); ++k)
      if (meets_all(entry, INT64_MAX, static_cast<std::int32_t>(k)) &&
          (best == entry.options.size() || lacking(candidate, k) < lacking(candidate, best)))
        best = k;
    if (best == entry.options.size()) return;  // no one visit meets them all
    each_claim(candidate, best, [&](std::size_t constraint, std::int64_t amount, auto note) {
      note(std::max<std::int64_t>(0, amount - left_[constraint]));
      left_[constraint] = std::max<std::int64_t>(0, left_[constraint] - amount);
    });
  }

 private:
  const Room& room_;
  std::vector<std::int64_t> left_;

  // Visits beyond a cap, then days.
  std::pair<std::int64_t, std::int64_t> lacking(std::uint32_t candidate, std::size_t option) {
    std::pair<std::int64_t, std::int64_t> sum;
    const std::size_t cells = room_.group(0);
    each_claim(candidate, option, [&](std::size_t constraint, std::int64_t amount, const auto&) {
      (constraint < cells ? sum.second : sum.first) += std::max<std::int64_t>(0, amount - left_[constraint]);
    });
    return sum;
  }

  template <class Look>
  void each_claim(std::uint32_t candidate, std::size_t index, Look look) {
    const Option& option = room_.option(candidate, index);
    for (const Use& use : option.days)
      look(room_.cell(use.department, option.period), use.days, [&](std::int64_t days) {
        if (days > 0) mend.days[{use.department, option.period}] += days;
      });
    each_group(room_.problem().candidates[candidate], option, [&](std::uint32_t group) {
      look(room_.group(group), std::int64_t{1}, [&](std::int64_t visits) {
        if (visits > 0) mend.visits[group] += visits;
      });
    });
  }
};

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
    if (!met(i)) mender.serve(i);
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
    for (const auto& [cell, days] : more.days) {
      mandates.problem.capacity[cell.first][cell.second] += days;
      mend.days[cell] += days;
    }
    for (const auto& [group, visits] : more.visits) {
      *mandates.problem.groups[group].at_most += visits;
      mend.visits[group] += visits;
    }
    mend.verified = all_met_again(mandates);
  }
  return mend;
}

}  // namespace inspectplan::plan
