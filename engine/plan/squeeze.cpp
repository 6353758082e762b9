// Room for a mandate by moving one other visit. Bounded tries in a fixed order: the same on every machine.
#include <algorithm>

#include "plan/demands.hpp"
#include "plan/placement.hpp"
#include "plan/room.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::size_t most_tries = 1000;  // visits looked at for one option that has no room

std::int64_t value_now(const Room& room, std::uint32_t candidate) {
  return room.option(candidate, static_cast<std::size_t>(room.chosen(candidate))).value;
}

// The best option of a candidate taken out of `from` that fits and meets no fewer mandates; -1 none.
std::int32_t best_place(const Room& room, std::uint32_t candidate, std::size_t from) {
  std::int32_t best = -1;
  const Candidate& entry = room.problem().candidates[candidate];
  for (std::size_t k = 0; k < entry.options.size(); ++k)
    if (room.fits(candidate, k) &&
        keeps_mandates(entry, static_cast<std::int32_t>(from), static_cast<std::int32_t>(k)) &&
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

struct Move {
  std::uint32_t out = 0;
  std::size_t in_option = 0;
  std::int64_t gain = 0;
  std::int32_t moved_to = no_option;  // option of `out`
};

// Tries `in` at `option` with each of the visits in its way moved; keeps the best in `best`.
void try_moves(Room& room, const Users& users, std::uint32_t in, std::size_t option, Move& best,
               std::uint64_t& effort) {
  const std::size_t constraint = room.blocking(in, option);
  if (constraint == room.constraints()) return;
  std::size_t tries = 0;
  for (const std::uint32_t out : users.of(constraint)) {
    if (tries == most_tries) break;
    if (out == in || !room.uses(out, constraint)) continue;
    ++tries;
    ++effort;
    const Stage stage = room.stage(out);
    const auto from = static_cast<std::size_t>(room.chosen(out));
    const std::int64_t lost = value_now(room, out);
    room.drop(out);
    if (room.fits(in, option)) {
      room.take(in, option, Stage::mandate);
      if (const std::int32_t to = best_place(room, out, from); to >= 0) {
        const std::int64_t gain =
            room.option(in, option).value + room.option(out, static_cast<std::size_t>(to)).value - lost;
        if (best.moved_to < 0 || gain > best.gain) best = {out, option, gain, to};
      }
      room.drop(in);
    }
    room.take(out, from, stage);
  }
}

void apply(Room& room, std::uint32_t in, const Move& move) {
  const Stage stage = room.stage(move.out);
  room.drop(move.out);
  room.take(in, move.in_option, Stage::mandate);
  room.take(move.out, static_cast<std::size_t>(move.moved_to), stage);
}

}  // namespace

void squeeze_in(Room& room, const std::vector<std::uint32_t>& mandates, std::int64_t priority, std::uint64_t& effort) {
  if (mandates.empty()) return;
  Users users(room);
  for (const std::uint32_t candidate : mandates) {
    if (room.visited(candidate)) continue;
    Move best;
    const Candidate& entry = room.problem().candidates[candidate];
    for (std::size_t k = 0; k < entry.options.size() && best.moved_to < 0; ++k)
      if (met_by(entry, priority, static_cast<std::int32_t>(k)) > 0) try_moves(room, users, candidate, k, best, effort);
    if (best.moved_to < 0) continue;
    apply(room, candidate, best);
    users = Users(room);
  }
}

}  // namespace inspectplan::plan
