// Exchanges of one visit for another. Bounded tries in a fixed order: the same on every machine.
#include <algorithm>

#include "plan/room.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::size_t tries_each = 12;           // visits looked at for one option that has no room
constexpr std::size_t tries_for_mandate = 1000;  // the same for a mandate

std::int64_t value_now(const Room& room, std::uint32_t candidate) {
  return room.option(candidate, static_cast<std::size_t>(room.chosen(candidate))).value;
}

// A drawn visit may move, but its days stay with the department whose draw it was.
bool may_move(const Room& room, std::uint32_t candidate, Stage stage, std::size_t from, std::size_t to) {
  if (stage != Stage::lottery) return true;
  const std::vector<Use>& before = room.option(candidate, from).days;
  const std::vector<Use>& after = room.option(candidate, to).days;
  return before.empty() == after.empty() && (before.empty() || (before.front().department == after.front().department &&
                                                                before.front().days == after.front().days));
}

// The best option of an unvisited candidate that fits; -1 none.
std::int32_t best_place(const Room& room, std::uint32_t candidate, Stage stage, std::size_t from) {
  std::int32_t best = -1;
  const std::size_t count = room.problem().candidates[candidate].options.size();
  for (std::size_t k = 0; k < count; ++k)
    if (may_move(room, candidate, stage, from, k) && room.fits(candidate, k) &&
        (best < 0 || room.option(candidate, k).value > room.option(candidate, static_cast<std::size_t>(best)).value))
      best = static_cast<std::int32_t>(k);
  return best;
}

// Visits by the constraints they use, least value first. Built once a pass; entries grow stale and are skipped.
class Users {
 public:
  explicit Users(const Room& room) : by_constraint_(room.constraints()) {
    const Problem& problem = room.problem();
    std::vector<std::uint32_t> visits;
    for (std::uint32_t i = 0; i < problem.candidates.size(); ++i)
      if (room.visited(i)) visits.push_back(i);
    std::sort(visits.begin(), visits.end(), [&](std::uint32_t a, std::uint32_t b) {
      const std::int64_t left = value_now(room, a), right = value_now(room, b);
      return left != right ? left < right : problem.candidates[a].id < problem.candidates[b].id;
    });
    for (const std::uint32_t visit : visits) {
      const Candidate& entry = problem.candidates[visit];
      const Option& now = room.option(visit, static_cast<std::size_t>(room.chosen(visit)));
      for (const Use& use : now.days) by_constraint_[room.cell(use.department, now.period)].push_back(visit);
      for (const std::uint32_t group : entry.groups) by_constraint_[room.group(group)].push_back(visit);
      for (const std::uint32_t group : now.counts) by_constraint_[room.group(group)].push_back(visit);
    }
  }
  const std::vector<std::uint32_t>& of(std::size_t constraint) const { return by_constraint_[constraint]; }

 private:
  std::vector<std::vector<std::uint32_t>> by_constraint_;
};

struct Swap {
  std::uint32_t out = 0;
  std::size_t in_option = 0;
  std::int64_t gain = 0;
  std::int32_t moved_to = -1;  // option of `out`; -1 it leaves the plan
  bool found = false;
};

// Tries `in` at `option` with each of the visits in its way taken out or moved; keeps the best in `best`.
void try_swaps(Room& room, const Users& users, std::uint32_t in, std::size_t option, bool must_keep, Swap& best,
               std::uint64_t& effort) {
  const std::size_t constraint = room.blocking(in, option);
  if (constraint == room.constraints()) return;
  std::size_t tries = 0;
  for (const std::uint32_t out : users.of(constraint)) {
    if (tries == (must_keep ? tries_for_mandate : tries_each)) break;
    if (out == in || !room.uses(out, constraint)) continue;
    ++tries;
    ++effort;
    const Stage stage = room.stage(out);
    const auto from = static_cast<std::size_t>(room.chosen(out));
    const std::int64_t lost = value_now(room, out);
    room.drop(out);
    if (room.fits(in, option)) {
      room.take(in, option, Stage::value);
      const std::int32_t to = best_place(room, out, stage, from);
      const std::int64_t kept = to < 0 ? 0 : room.option(out, static_cast<std::size_t>(to)).value;
      const std::int64_t gain = room.option(in, option).value + kept - lost;
      const bool allowed = to >= 0 || (stage == Stage::value && !must_keep);
      if (allowed && (must_keep || gain > 0) && (!best.found || gain > best.gain)) best = {out, option, gain, to, true};
      room.drop(in);
    }
    room.take(out, from, stage);
  }
}

void apply(Room& room, std::uint32_t in, const Swap& swap, Stage stage_in) {
  const Stage stage = room.stage(swap.out);
  room.drop(swap.out);
  room.take(in, swap.in_option, stage_in);
  if (swap.moved_to >= 0) room.take(swap.out, static_cast<std::size_t>(swap.moved_to), stage);
}

// A visit to a better option of its own that has room.
bool upgrade(Room& room, std::uint32_t candidate) {
  const Stage stage = room.stage(candidate);
  const auto from = static_cast<std::size_t>(room.chosen(candidate));
  room.drop(candidate);
  const std::int32_t to = best_place(room, candidate, stage, from);
  const bool better =
      to >= 0 && room.option(candidate, static_cast<std::size_t>(to)).value > room.option(candidate, from).value;
  room.take(candidate, better ? static_cast<std::size_t>(to) : from, stage);
  return better;
}

bool has_better_option(const Room& room, std::uint32_t candidate) {
  const std::int64_t now = value_now(room, candidate);
  const auto& options = room.problem().candidates[candidate].options;
  return std::any_of(options.begin(), options.end(), [&](const Option& option) { return option.value > now; });
}

}  // namespace

void squeeze_in(Room& room, const std::vector<std::uint32_t>& mandates, std::uint64_t& effort) {
  if (mandates.empty()) return;
  Users users(room);
  for (const std::uint32_t candidate : mandates) {
    Swap best;
    const std::size_t count = room.problem().candidates[candidate].options.size();
    for (std::size_t k = 0; k < count && !best.found; ++k) try_swaps(room, users, candidate, k, true, best, effort);
    if (!best.found) continue;
    apply(room, candidate, best, Stage::mandate);
    users = Users(room);
  }
}

bool exchange(Room& room, const std::vector<Choice>& by_value, std::uint64_t& effort) {
  const Users users(room);
  bool improved = false;
  for (const Choice& choice : by_value) {
    if (room.visited(choice.candidate)) {
      if (has_better_option(room, choice.candidate)) improved |= upgrade(room, choice.candidate);
      continue;
    }
    if (choice.value == 0) continue;
    if (room.fits(choice.candidate, choice.option)) {
      room.take(choice.candidate, choice.option, Stage::value);
      improved = true;
      continue;
    }
    Swap best;
    try_swaps(room, users, choice.candidate, choice.option, false, best, effort);
    if (best.found) apply(room, choice.candidate, best, Stage::value), improved = true;
  }
  return improved;
}

}  // namespace inspectplan::plan
