// Floors reached, with as few visits missing as are found. Mandates and draws keep what they have, at another time or
// by another way where that helps.
#include <algorithm>

#include "plan/demands.hpp"
#include "plan/search.hpp"
#include "plan/stages.hpp"

namespace inspectplan::plan {
namespace {

using Floors = std::vector<std::int64_t>;  // by group

std::int64_t missing(const Room& room, const Floors& floors) {
  std::int64_t sum = 0;
  for (std::uint32_t g = 0; g < floors.size(); ++g) sum += std::max<std::int64_t>(0, floors[g] - room.visits_in(g));
  return sum;
}

// Groups that a visit counts in and that still lack visits.
std::int64_t helps(const Room& room, const Floors& floors, std::uint32_t candidate, std::size_t option) {
  std::int64_t count = 0;
  each_group(room.problem().candidates[candidate], room.option(candidate, option),
             [&](std::uint32_t group) { count += room.visits_in(group) < floors[group] ? 1 : 0; });
  return count;
}

// As the room has it, or by other options that keep what mandates and draws have.
bool may_be(const Room& room, std::uint32_t candidate, std::size_t option) {
  const Candidate& entry = room.problem().candidates[candidate];
  const std::int32_t now = room.chosen(candidate);
  if (room.stage(candidate) == Stage::mandate) return keeps_mandates(entry, now, static_cast<std::int32_t>(option));
  return room.stage(candidate) != Stage::lottery ||
         same_draw(entry.options[static_cast<std::size_t>(now)], entry.options[option]);
}

bool counts_for_floors(const Candidate& candidate, const Option& option, const Floors& floors) {
  bool counts = false;
  each_group(candidate, option, [&](std::uint32_t group) { counts = counts || floors[group] > 0; });
  return counts;
}

bool counts_for_floors(const Candidate& candidate, const Floors& floors) {
  return std::any_of(candidate.options.begin(), candidate.options.end(),
                     [&](const Option& option) { return counts_for_floors(candidate, option, floors); });
}

// Greedily, the densest first.
void take_densest(Room& room, const Floors& floors) {
  const Problem& problem = room.problem();
  const auto counts = [&](const Candidate& candidate) { return counts_for_floors(candidate, floors); };
  for (const Choice& choice : choices_by_density(problem, counts))
    if (!room.visited(choice.candidate) && helps(room, floors, choice.candidate, choice.option) > 0 &&
        room.fits(choice.candidate, choice.option))
      room.take(choice.candidate, choice.option, Stage::floor);
}

// Those who are visited, then those who would count.
std::vector<std::uint32_t> concerned(const Room& room, const Floors& floors) {
  std::vector<std::uint32_t> candidates;
  for (const bool visited : {true, false})
    for (std::uint32_t i = 0; i < room.problem().candidates.size(); ++i)
      if (room.visited(i) == visited && (visited || counts_for_floors(room.problem().candidates[i], floors)))
        candidates.push_back(i);
  const auto& all = room.problem().candidates;
  std::sort(candidates.begin(), candidates.end(), [&](std::uint32_t a, std::uint32_t b) {
    return room.visited(a) != room.visited(b) ? room.visited(a) : all[a].id < all[b].id;
  });
  return candidates;
}

constexpr std::uint64_t search_effort = 4'000'000;

// A market in which a visit is worth the floors that it counts for, none beyond its floor.
void search_for_floors(Room& room, const Floors& floors, std::uint64_t& effort) {
  const Problem& problem = room.problem();
  const std::vector<std::uint32_t> candidates = concerned(room, floors);
  Problem contest{problem.periods, problem.departments, problem.capacity, problem.groups, {}, {}};
  Settled settled{{}, {}, Floors(floors.size()), Floors(floors.size(), no_ceiling)};
  for (std::uint32_t g = 0; g < floors.size(); ++g) {
    const std::int64_t room_for = room.visits_in(g) + room.left(room.group(g));
    if (room.left(room.group(g)) < no_ceiling / 2) settled.ceiling[g] = room_for;
    if (floors[g] > 0) settled.ceiling[g] = std::min(settled.ceiling[g], std::max(floors[g], room.visits_in(g)));
  }
  for (const std::uint32_t i : candidates) {
    Candidate& copy = contest.candidates.emplace_back(problem.candidates[i]);
    for (Option& option : copy.options) {
      option.value = 0;
      each_group(copy, option, [&](std::uint32_t group) { option.value += floors[group] > 0 ? 1 : 0; });
    }
    settled.chosen.push_back(room.chosen(i));
    settled.stage.push_back(room.stage(i));
  }
  const Market market = market_of(contest, settled);
  const Found found = search(market, {settled_placement(market, settled)}, SolveLimits{search_effort, {0, 0}}, effort);
  for (std::size_t i = 0; i < market.candidates(); ++i) {
    const std::uint32_t candidate = candidates[market.candidate[i]];
    if (room.visited(candidate)) room.drop(candidate);
  }
  for (std::size_t i = 0; i < market.candidates(); ++i)
    if (found.placement.chosen(i) >= 0) {
      const Stage before = settled.stage[market.candidate[i]];
      room.take(candidates[market.candidate[i]], market.option[static_cast<std::size_t>(found.placement.chosen(i))],
                before == Stage::none ? Stage::floor : before);
    }
}

constexpr std::size_t most_candidates = 200;
constexpr std::uint64_t most_steps = 200'000;

// Every way to visit those concerned, depth first, until nothing is missing or the steps are used up.
class Enumeration {
 public:
  Enumeration(const Room& settled, const Floors& floors, std::int64_t to_beat)
      : settled_(settled), room_(settled), floors_(floors), candidates_(concerned(settled, floors)), least_(to_beat) {
    for (std::uint32_t g = 0; g < floors.size(); ++g)
      if (floors[g] > 0) groups_.push_back(g);
    for (const std::uint32_t i : candidates_)
      if (room_.visited(i)) room_.drop(i);
    count_to_come();
  }

  // Less than was to beat, where there is.
  std::optional<Room> run(std::uint64_t& effort) {
    if (candidates_.size() <= most_candidates) next(0);
    effort += steps_;
    return std::move(best_);
  }

 private:
  const Room& settled_;
  Room room_;
  const Floors& floors_;
  std::vector<std::uint32_t> candidates_, groups_;
  std::vector<std::vector<std::int64_t>> to_come_;  // by depth and floor: candidates from there on that could count
  std::int64_t least_;
  std::uint64_t steps_ = 0;
  std::optional<Room> best_;

  void count_to_come() {
    const std::vector<Candidate>& all = room_.problem().candidates;
    to_come_.assign(candidates_.size() + 1, std::vector<std::int64_t>(groups_.size()));
    for (std::size_t depth = candidates_.size(); depth-- > 0;) {
      to_come_[depth] = to_come_[depth + 1];
      const Candidate& candidate = all[candidates_[depth]];
      for (std::size_t g = 0; g < groups_.size(); ++g) {
        bool counts = false;
        for (const Option& option : candidate.options)
          each_group(candidate, option, [&](std::uint32_t group) { counts = counts || group == groups_[g]; });
        to_come_[depth][g] += counts ? 1 : 0;
      }
    }
  }

  bool hopeless(std::size_t depth) const {
    std::int64_t sum = 0;
    for (std::size_t g = 0; g < groups_.size(); ++g)
      sum += std::max<std::int64_t>(0, floors_[groups_[g]] - room_.visits_in(groups_[g]) - to_come_[depth][g]);
    return sum >= least_;
  }

  void next(std::size_t depth) {
    if (least_ == 0 || ++steps_ > most_steps || hopeless(depth)) return;
    if (depth == candidates_.size()) {
      least_ = missing(room_, floors_);
      best_ = room_;
      return;
    }
    const std::uint32_t candidate = candidates_[depth];
    const bool kept = settled_.visited(candidate);
    for (std::size_t k = 0; k < room_.problem().candidates[candidate].options.size(); ++k) {
      if (kept ? !may_be(settled_, candidate, k) : helps(room_, floors_, candidate, k) == 0) continue;
      if (!room_.fits(candidate, k)) continue;
      room_.take(candidate, k, kept ? settled_.stage(candidate) : Stage::floor);
      next(depth + 1);
      room_.drop(candidate);
    }
    if (!kept) next(depth + 1);
  }
};

}  // namespace

void reach_floors(Room& room, const Floors& floors, std::uint64_t& effort) {
  if (missing(room, floors) == 0) return;
  const Room settled = room;
  take_densest(room, floors);
  if (missing(room, floors) == 0) return;
  Room other = settled;
  search_for_floors(other, floors, effort);
  take_densest(other, floors);
  if (missing(other, floors) < missing(room, floors)) room = std::move(other);
  if (missing(room, floors) == 0) return;
  if (auto best = Enumeration(settled, floors, missing(room, floors)).run(effort)) room = std::move(*best);
}

}  // namespace inspectplan::plan
