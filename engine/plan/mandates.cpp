// As many mandates as can be met, the most important first.
#include <algorithm>

#include "plan/demands.hpp"
#include "plan/search.hpp"
#include "plan/stages.hpp"

namespace inspectplan::plan {
namespace {

// A candidate with mandates of one priority.
struct Claimant {
  std::uint32_t candidate;
  std::int64_t priority, most;  // met by one option
};

// By priority, then those with the fewest ways to be met, then by the densest option of each.
std::vector<Claimant> claimants_of(const Problem& problem) {
  std::vector<Claimant> order;
  std::vector<char> listed(problem.candidates.size());
  for (const Choice& choice : choices_by_density(problem, [](const Candidate& one) { return one.must; })) {
    if (listed[choice.candidate]) continue;
    listed[choice.candidate] = 1;
    each_demand(problem.candidates[choice.candidate], [&](std::int64_t priority, std::int64_t most) {
      if (most > 0) order.push_back({choice.candidate, priority, most});
    });
  }
  const auto key = [&](const Claimant& one) {
    return std::pair(one.priority, problem.candidates[one.candidate].options.size());
  };
  std::stable_sort(order.begin(), order.end(), [&](const Claimant& a, const Claimant& b) { return key(a) < key(b); });
  return order;
}

// The option that meets most of its mandates, and of those the best; what was met before is kept.
void take_best(Room& room, const Claimant& one) {
  const Candidate& entry = room.problem().candidates[one.candidate];
  const std::int32_t before = room.chosen(one.candidate);
  if (before >= 0) room.drop(one.candidate);
  std::int32_t best = before;
  const auto worth = [&](std::int32_t k) {
    return std::pair(met_by(entry, one.priority, k), k < 0 ? -1 : entry.options[static_cast<std::size_t>(k)].value);
  };
  for (std::int32_t k = 0; k < static_cast<std::int32_t>(entry.options.size()); ++k)
    if (met_by(entry, one.priority, k) > 0 && worth(k) > worth(best) &&
        keeps_mandates(entry, before, k, one.priority) && room.fits(one.candidate, static_cast<std::size_t>(k)))
      best = k;
  if (best >= 0) room.take(one.candidate, static_cast<std::size_t>(best), Stage::mandate);
}

// A market of mandates alone: those of earlier priorities must stay, each of this one is worth 1.
struct Contest {
  Problem problem;
  Settled settled;
  std::vector<std::uint32_t> candidates;  // of the whole problem
};

// What of a candidate's mandates comes before the priority.
void keep_only_earlier(Candidate& candidate, std::int64_t priority) {
  std::erase_if(candidate.demands, [&](const Demand& demand) { return demand.priority >= priority; });
}

bool has_earlier(const Candidate& candidate, std::int64_t priority, std::int32_t chosen) {
  bool earlier = false;
  each_demand(candidate, [&](std::int64_t of, std::int64_t) {
    earlier = earlier || (of < priority && met_by(candidate, of, chosen) > 0);
  });
  return earlier;
}

Contest contest_of(const Room& room, std::int64_t priority) {
  const Problem& problem = room.problem();
  Contest contest{{problem.periods, problem.departments, problem.capacity, problem.groups, {}, {}}, {}, {}};
  contest.settled.floor.assign(problem.groups.size(), 0);
  for (std::uint32_t i = 0; i < problem.candidates.size(); ++i) {
    const Candidate& candidate = problem.candidates[i];
    bool here = false;
    each_demand(candidate, [&](std::int64_t of, std::int64_t) { here = here || of == priority; });
    if (!here && !room.visited(i)) continue;
    const bool stays = has_earlier(candidate, priority, room.chosen(i));
    contest.candidates.push_back(i);
    Candidate& copy = contest.problem.candidates.emplace_back(candidate);
    for (std::size_t k = 0; k < copy.options.size(); ++k)
      copy.options[k].value = met_by(candidate, priority, static_cast<std::int32_t>(k));
    keep_only_earlier(copy, priority);
    contest.settled.chosen.push_back(room.chosen(i));
    contest.settled.stage.push_back(stays ? Stage::mandate : Stage::none);
  }
  return contest;
}

// Prices prove how many there can be at most; where more are found than were met, they are met.
void meet_more(Room& room, MandateCount& count, Pool* pool, std::uint64_t& effort) {
  const Contest contest = contest_of(room, count.priority);
  const Market market = market_of(contest.problem, contest.settled);
  const Found found =
      search(market, {settled_placement(market, contest.settled)}, SolveLimits{{}, {0, 0}, pool}, effort);
  count.at_most = static_cast<std::int64_t>(found.prices.bound / found.prices.scale);
  if (found.placement.value() <= count.met) return;
  count.met = found.placement.value();
  for (const std::uint32_t candidate : contest.candidates)
    if (room.visited(candidate)) room.drop(candidate);
  for (std::size_t i = 0; i < market.candidates(); ++i)
    if (found.placement.chosen(i) >= 0)
      room.take(contest.candidates[market.candidate[i]],
                market.option[static_cast<std::size_t>(found.placement.chosen(i))], Stage::mandate);
}

}  // namespace

std::vector<MandateCount> take_mandates(Room& room, Pool* pool, std::uint64_t& effort) {
  const Problem& problem = room.problem();
  const std::vector<Claimant> order = claimants_of(problem);
  std::vector<MandateCount> counts;
  for (auto first = order.begin(); first != order.end();) {
    const std::int64_t priority = first->priority;
    const auto end = std::find_if(first, order.end(), [&](const Claimant& one) { return one.priority != priority; });
    MandateCount& count = counts.emplace_back(MandateCount{priority, 0, 0, 0});
    std::vector<std::uint32_t> without_room;
    for (auto one = first; one != end; ++one) {
      count.wanted += one->most;
      take_best(room, *one);
      if (!room.visited(one->candidate)) without_room.push_back(one->candidate);
    }
    squeeze_in(room, without_room, priority, effort);
    for (auto one = first; one != end; ++one)
      count.met += met_by(problem.candidates[one->candidate], priority, room.chosen(one->candidate));
    count.at_most = count.wanted;
    if (count.met < count.wanted) meet_more(room, count, pool, effort);
    first = end;
  }
  return counts;
}

std::vector<MandateCount> meet_mandates(const Problem& problem, std::vector<std::int32_t>* chosen) {
  Room room(problem);
  std::uint64_t effort = 0;
  std::vector<MandateCount> counts = take_mandates(room, nullptr, effort);
  if (!chosen) return counts;
  chosen->clear();
  for (std::uint32_t i = 0; i < problem.candidates.size(); ++i) chosen->push_back(room.chosen(i));
  return counts;
}

}  // namespace inspectplan::plan
