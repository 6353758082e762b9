// What would be enough for the floors that are not reached, tried by planning again; and how far they could be reached.
#include <algorithm>

#include "plan/mender.hpp"
#include "plan/prices.hpp"
#include "plan/shares.hpp"

namespace inspectplan::plan {
namespace {

bool by_mandate_or_draw(Stage stage) { return stage == Stage::mandate || stage == Stage::lottery; }

bool counts_in(const Candidate& candidate, const Option& option, std::uint32_t group) {
  bool counts = false;
  each_group(candidate, option, [&](std::uint32_t g) { counts = counts || g == group; });
  return counts;
}

// Visits more of the group that would do, if nothing else changed: each raises the number that a share is of.
std::int64_t missing(const Group& group, std::int64_t counted, const VisitCounts& counts) {
  std::int64_t missing = std::max<std::int64_t>(0, group.at_least - counted);
  if (!group.share || !group.share->at_least) return missing;
  const Scaled share = *group.share->at_least;
  const std::int64_t visits = counts.of(*group.share), one = power_of_ten(share.scale);
  if (counted >= part_of(share, visits, true)) return missing;
  const std::int64_t others = std::max<std::int64_t>(one - share.value, 1);
  const Wide lacks = Wide{share.value} * visits - Wide{one} * counted;
  return std::max(missing, static_cast<std::int64_t>((lacks + others - 1) / others));
}

bool could_count(const Candidate& candidate, std::uint32_t group) {
  return std::any_of(candidate.options.begin(), candidate.options.end(),
                     [&](const Option& option) { return counts_in(candidate, option, group); });
}

// By group, where anybody is left who could count.
std::map<std::uint32_t, std::int64_t> missing_in(const Problem& problem, const Solution& solution) {
  const VisitCounts counts = counts_of(problem, solution);
  std::map<std::uint32_t, std::int64_t> result;
  for (std::uint32_t g = 0; g < problem.groups.size(); ++g) {
    const std::int64_t visits = missing(problem.groups[g], counts.counted[g], counts);
    if (visits == 0) continue;
    const std::int64_t could = std::count_if(problem.candidates.begin(), problem.candidates.end(),
                                             [&](const Candidate& candidate) { return could_count(candidate, g); });
    if (could > counts.counted[g]) result[g] = visits;
  }
  return result;
}

// What stands before value decides, and whatever counts.
Room kept_in(const Problem& problem, const Solution& solution, const std::map<std::uint32_t, std::int64_t>& groups) {
  Room room(problem);
  for (std::uint32_t i = 0; i < problem.candidates.size(); ++i) {
    if (solution.chosen[i] < 0) continue;
    const auto chosen = static_cast<std::size_t>(solution.chosen[i]);
    const bool counts = std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
      return counts_in(problem.candidates[i], room.option(i, chosen), group.first);
    });
    if (counts || solution.stage[i] != Stage::value) room.take(i, chosen, solution.stage[i]);
  }
  return room;
}

// So many more visits to those who lack least.
void serve(const Room& room, std::uint32_t group, std::int64_t visits, Mender& mender) {
  const std::vector<Candidate>& candidates = room.problem().candidates;
  std::vector<std::pair<Mender::Lack, std::uint32_t>> order;
  const auto counts = [&](std::uint32_t i) {
    return [&, i](std::size_t k) { return counts_in(candidates[i], candidates[i].options[k], group); };
  };
  for (std::uint32_t i = 0; i < candidates.size(); ++i)
    if (!room.visited(i))
      if (const auto lack = mender.least(i, counts(i))) order.emplace_back(*lack, i);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  order.resize(std::min(order.size(), static_cast<std::size_t>(visits)));
  for (const auto& [lack, candidate] : order) mender.serve(candidate, counts(candidate));
}

// A search of so many candidates is worth as many tries.
std::size_t tries_for(const Problem& problem) {
  constexpr std::size_t most = 6, candidates_in_all = 400'000;
  return std::clamp<std::size_t>(candidates_in_all / (problem.candidates.size() + 1), 1, most);
}

}  // namespace

std::int64_t most_visits_in(const Problem& problem, const Solution& solution, std::uint32_t group) {
  Problem contest{problem.periods, problem.departments, problem.capacity, problem.groups, {}, {}};
  Settled settled;
  settled.floor.assign(problem.groups.size(), 0);
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
    const bool stays = by_mandate_or_draw(solution.stage[i]);
    Candidate candidate = problem.candidates[i];
    bool counts = false;
    for (Option& option : candidate.options) {
      option.value = counts_in(candidate, option, group) ? 1 : 0;
      counts = counts || option.value > 0;
    }
    if (!stays && !counts) continue;
    contest.candidates.push_back(std::move(candidate));
    settled.chosen.push_back(stays ? solution.chosen[i] : -1);
    settled.stage.push_back(stays ? solution.stage[i] : Stage::none);
  }
  const Market market = market_of(contest, settled);
  std::uint64_t effort = 0;
  const Prices prices = prices_of(market, scale_of(market), {}, nullptr, UINT64_MAX, effort);
  return static_cast<std::int64_t>(prices.bound / prices.scale);
}

Mend floors_mend_of(const Problem& problem, const Solution& solution, const Mend& given, const PlanAgain& again) {
  Problem tried = problem;
  Mend before, mend;
  give(given, tried, before);
  Solution now = before.days.empty() && before.visits.empty() ? solution : again(tried);
  for (std::size_t left = tries_for(problem);; --left) {
    const std::map<std::uint32_t, std::int64_t> groups = missing_in(tried, now);
    mend.verified = groups.empty();
    if (mend.verified || left == 0) return mend;
    const Room room = kept_in(tried, now, groups);
    Mender mender(room);
    for (const auto& [group, visits] : groups) serve(room, group, visits, mender);
    if (mender.mend.days.empty() && mender.mend.visits.empty()) return mend;
    give(mender.mend, tried, mend);
    now = again(tried);
  }
}

Mend first_visit_mend_of(const Problem& problem, const PlanAgain& again) {
  const Room room(problem);
  const auto any = [](std::size_t) { return true; };
  std::optional<std::pair<Mender::Lack, std::uint32_t>> first;
  const Mender none(room);
  for (std::uint32_t i = 0; i < problem.candidates.size(); ++i)
    if (const auto lack = none.least(i, any); lack && (!first || *lack < first->first)) first.emplace(*lack, i);
  Mend mend;
  if (!first) return mend;
  Mender mender(room);
  mender.serve(first->second, any);
  Problem tried = problem;
  give(mender.mend, tried, mend);
  const Solution solution = again(tried);
  mend.verified = std::any_of(solution.chosen.begin(), solution.chosen.end(), [](std::int32_t k) { return k >= 0; });
  return mend;
}

}  // namespace inspectplan::plan
