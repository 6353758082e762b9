#include <algorithm>
#include <tuple>

#include "base/scaled.hpp"
#include "plan/room.hpp"

namespace inspectplan::plan {
namespace {

constexpr int rounds = 4;                           // of exchanges, at most
constexpr std::size_t improve_both_below = 50'000;  // choices; above, only the better start is improved

int compare_density(const Choice& a, const Choice& b) {
  const Wide left = Wide{a.value} * b.days, right = Wide{b.value} * a.days;
  return left > right ? -1 : left < right ? 1 : 0;
}

// Ties never depend on the order of candidates in the problem, only on their ids.
struct Order {
  const Problem& problem;
  bool ties(const Choice& a, const Choice& b) const {
    if (a.candidate == b.candidate) return a.option < b.option;
    return problem.candidates[a.candidate].id < problem.candidates[b.candidate].id;
  }
  bool by_density(const Choice& a, const Choice& b) const {
    if (const int order = compare_density(a, b); order != 0) return order < 0;
    return a.value != b.value ? a.value > b.value : ties(a, b);
  }
  bool by_value(const Choice& a, const Choice& b) const {
    if (a.value != b.value) return a.value > b.value;
    return a.days != b.days ? a.days < b.days : ties(a, b);
  }
};

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

void take_mandates(Room& room, const std::vector<Choice>& by_density, std::uint64_t& effort) {
  const Problem& problem = room.problem();
  const std::vector<std::uint32_t> order = mandates_of(problem, by_density);
  std::vector<std::uint32_t> without_room;  // of the priority at hand
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (!take_best(room, order[i])) without_room.push_back(order[i]);
    const bool last =
        i + 1 == order.size() || problem.candidates[order[i + 1]].priority != problem.candidates[order[i]].priority;
    if (!last) continue;
    squeeze_in(room, without_room, effort);
    without_room.clear();
  }
}

void draw(Room& room, const Lottery& lottery) {
  std::int64_t left = lottery.days;
  for (const std::uint32_t candidate : lottery.order) {
    if (room.visited(candidate)) continue;
    const std::vector<Option>& options = room.problem().candidates[candidate].options;
    for (std::size_t k = 0; k < options.size(); ++k) {
      if (options[k].days.empty() || options[k].days.front().department != lottery.department) continue;
      const std::int64_t days = options[k].days.front().days;
      if (days > left) return;
      if (!room.fits(candidate, k)) continue;
      room.take(candidate, k, Stage::lottery);
      left -= days;
      break;
    }
  }
}

void reach_floors(Room& room, const std::vector<Choice>& by_density) {
  const Problem& problem = room.problem();
  const auto lacks = [&](std::uint32_t group) { return room.visits_in(group) < problem.groups[group].at_least; };
  for (const Choice& choice : by_density) {
    const std::vector<std::uint32_t>& groups = problem.candidates[choice.candidate].groups;
    if (!room.visited(choice.candidate) && std::any_of(groups.begin(), groups.end(), lacks) &&
        room.fits(choice.candidate, choice.option))
      room.take(choice.candidate, choice.option, Stage::floor);
  }
}

// Afterwards nothing more fits: taking only makes room smaller.
void fill(Room& room, const std::vector<Choice>& order) {
  for (const Choice& choice : order)
    if (!room.visited(choice.candidate) && room.fits(choice.candidate, choice.option))
      room.take(choice.candidate, choice.option, Stage::value);
}

void improve(Room& room, const std::vector<Choice>& by_value, const std::vector<Choice>& by_density,
             std::uint64_t& effort) {
  for (int round = 0; round < rounds && exchange(room, by_value, effort); ++round) fill(room, by_density);
  fill(room, by_density);
}

}  // namespace

Solution solve(const Problem& problem) {
  const Order order{problem};
  std::vector<Choice> by_density = choices_of(problem);
  std::vector<Choice> by_value = by_density;
  std::sort(by_density.begin(), by_density.end(),
            [&](const Choice& a, const Choice& b) { return order.by_density(a, b); });
  std::sort(by_value.begin(), by_value.end(), [&](const Choice& a, const Choice& b) { return order.by_value(a, b); });

  std::uint64_t effort = 0;
  Room dense(problem);
  take_mandates(dense, by_density, effort);
  for (const Lottery& lottery : problem.lotteries) draw(dense, lottery);
  reach_floors(dense, by_density);
  Room rich = dense;
  fill(dense, by_density);
  fill(rich, by_value);

  const bool both = by_density.size() < improve_both_below;
  const bool rich_is_better = rich.solution(0).value > dense.solution(0).value;
  if (both || !rich_is_better) improve(dense, by_value, by_density, effort);
  if (both || rich_is_better) improve(rich, by_value, by_density, effort);
  Solution first = dense.solution(effort);
  Solution second = rich.solution(effort);
  return second.value > first.value ? second : first;
}

}  // namespace inspectplan::plan
