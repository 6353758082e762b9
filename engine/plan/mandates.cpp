// As many mandates as can be met, the most important first.
#include <algorithm>

#include "plan/search.hpp"
#include "plan/stages.hpp"

namespace inspectplan::plan {
namespace {

// Mandates by priority, then those with the fewest ways to be met, then by the densest option of each.
std::vector<std::uint32_t> mandates_of(const Problem& problem, const std::vector<Choice>& by_density) {
  std::vector<std::uint32_t> order;
  std::vector<char> listed(problem.candidates.size());
  for (const Choice& choice : by_density)
    if (problem.candidates[choice.candidate].must && !listed[choice.candidate]) {
      listed[choice.candidate] = 1;
      order.push_back(choice.candidate);
    }
  const auto key = [&](std::uint32_t i) {
    return std::pair(problem.candidates[i].priority, problem.candidates[i].options.size());
  };
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return order;
}

bool take_best(Room& room, std::uint32_t candidate) {
  std::int32_t best = -1;
  for (std::size_t k = 0; k < room.problem().candidates[candidate].options.size(); ++k)
    if (room.fits(candidate, k) &&
        (best < 0 || room.option(candidate, k).value > room.option(candidate, static_cast<std::size_t>(best)).value))
      best = static_cast<std::int32_t>(k);
  if (best >= 0) room.take(candidate, static_cast<std::size_t>(best), Stage::mandate);
  return best >= 0;
}

// A market of mandates alone: those of earlier priorities must stay, each of this one is worth 1.
struct Contest {
  Problem problem;
  Settled settled;
  std::vector<std::uint32_t> candidates;  // of the whole problem
};

Contest contest_of(const Room& room, std::int64_t priority) {
  const Problem& problem = room.problem();
  Contest contest{{problem.periods, problem.departments, problem.capacity, problem.groups, {}, {}}, {}, {}};
  contest.settled.floor.assign(problem.groups.size(), 0);
  for (std::uint32_t i = 0; i < problem.candidates.size(); ++i) {
    const Candidate& candidate = problem.candidates[i];
    const bool here = candidate.must && candidate.priority == priority;
    if (!here && !room.visited(i)) continue;
    contest.candidates.push_back(i);
    contest.problem.candidates.push_back(candidate);
    for (Option& option : contest.problem.candidates.back().options) option.value = here ? 1 : 0;
    contest.settled.chosen.push_back(room.chosen(i));
    contest.settled.stage.push_back(here ? Stage::none : Stage::mandate);
  }
  return contest;
}

// Prices prove how many there can be at most; where more are found than were met, they are met.
void meet_more(Room& room, MandateCount& count, std::uint64_t& effort) {
  const Contest contest = contest_of(room, count.priority);
  const Market market = market_of(contest.problem, contest.settled);
  const Found found = search(market, settled_placement(market, contest.settled), SolveLimits{{}, {0, 0}}, effort);
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

void count(const Room& room, const std::vector<std::uint32_t>& without_room, MandateCount& counts) {
  const auto unmet = std::count_if(without_room.begin(), without_room.end(),
                                   [&](std::uint32_t candidate) { return !room.visited(candidate); });
  counts.at_most = counts.wanted;
  counts.met = counts.wanted - unmet;
}

}  // namespace

std::vector<MandateCount> take_mandates(Room& room, const std::vector<Choice>& by_density, std::uint64_t& effort) {
  const Problem& problem = room.problem();
  const std::vector<std::uint32_t> order = mandates_of(problem, by_density);
  std::vector<MandateCount> counts;
  std::vector<std::uint32_t> without_room;  // of the priority at hand
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::int64_t priority = problem.candidates[order[i]].priority;
    if (counts.empty() || counts.back().priority != priority) counts.push_back({priority, 0, 0, 0});
    ++counts.back().wanted;
    if (!take_best(room, order[i])) without_room.push_back(order[i]);
    const bool last = i + 1 == order.size() || problem.candidates[order[i + 1]].priority != priority;
    if (!last) continue;
    squeeze_in(room, without_room, effort);
    count(room, without_room, counts.back());
    if (counts.back().met < counts.back().wanted) meet_more(room, counts.back(), effort);
    without_room.clear();
  }
  return counts;
}

std::vector<MandateCount> meet_mandates(const Problem& problem) {
  Room room(problem);
  std::uint64_t effort = 0;
  return take_mandates(room, choices_by_density(problem), effort);
}

}  // namespace inspectplan::plan
