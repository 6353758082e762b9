#include "plan/stages.hpp"

#include <algorithm>

namespace inspectplan::plan {
namespace {

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
};

void add_choices(const Problem& problem, std::uint32_t candidate, std::vector<Choice>& choices) {
  const std::vector<Option>& options = problem.candidates[candidate].options;
  for (std::uint32_t k = 0; k < options.size(); ++k) {
    std::int64_t days = 0;
    for (const Use& use : options[k].days) days += use.days;
    choices.push_back({candidate, k, options[k].value, std::max<std::int64_t>(days, 1)});
  }
}

}  // namespace

std::vector<Choice> choices_by_density(const Problem& problem, const Wants& wants) {
  const Order order{problem};
  std::vector<Choice> choices;
  for (std::uint32_t i = 0; i < problem.candidates.size(); ++i)
    if (wants(problem.candidates[i])) add_choices(problem, i, choices);
  std::sort(choices.begin(), choices.end(), [&](const Choice& a, const Choice& b) { return order.by_density(a, b); });
  return choices;
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

Settled settled_in(const Room& room, const std::vector<std::int64_t>& floors,
                   const std::vector<std::int64_t>& ceilings) {
  Settled settled;
  for (std::uint32_t i = 0; i < room.problem().candidates.size(); ++i) {
    settled.chosen.push_back(room.chosen(i));
    settled.stage.push_back(room.stage(i));
  }
  for (std::uint32_t g = 0; g < room.problem().groups.size(); ++g)
    settled.floor.push_back(std::min(floors[g], room.visits_in(g)));
  settled.ceiling = ceilings;
  return settled;
}

namespace {

// Of the greatest value, and of those where its lead has most days left.
std::int32_t best_fitting(const Market& market, const Placement& placement, std::size_t candidate) {
  std::int32_t best = no_option;
  std::pair<std::int64_t, std::int64_t> most;
  for (std::uint32_t k = market.first_option[candidate]; k < market.first_option[candidate + 1]; ++k) {
    if (!placement.fits(k)) continue;
    const Claim* lead = market.claims_begin(k);
    const std::pair now(market.value[k], lead == market.claims_end(k) ? 0 : placement.left(lead->row));
    if (best == no_option || now > most) best = static_cast<std::int32_t>(k), most = now;
  }
  return best;
}

}  // namespace

Placement in_order(const Problem& problem, const Market& market, Placement placement) {
  std::vector<std::size_t> here(problem.candidates.size(), market.candidates());
  for (std::size_t i = 0; i < market.candidates(); ++i) here[market.candidate[i]] = i;
  const auto take = [&](std::size_t i) {
    if (placement.chosen(i) >= 0) return;
    if (const std::int32_t option = best_fitting(market, placement, i); option >= 0) placement.choose(i, option);
  };
  for (const std::uint32_t candidate : problem.order)
    if (here[candidate] < market.candidates()) take(here[candidate]);
  for (std::size_t i = 0; i < market.candidates(); ++i) take(i);
  return placement;
}

}  // namespace inspectplan::plan
