#pragma once
// The stages before value: mandates, draws, floors. Each keeps what those before it took.
#include <functional>

#include "plan/placement.hpp"
#include "plan/room.hpp"

namespace inspectplan::plan {

// Of the candidates wanted, most value a day first. Ties never depend on the order of candidates in the problem, only
// on their ids.
using Wants = std::function<bool(const Candidate&)>;
std::vector<Choice> choices_by_density(const Problem& problem, const Wants& wants);

// By priority, as many of each as are found; the counts by priority, with what the prices prove.
std::vector<MandateCount> take_mandates(Room& room, Pool* pool, std::uint64_t& effort);
void draw(Room& room, const Lottery& lottery);
// `floors`: visits wanted by group. With as few missing as are found: greedily; where that falls short, by the search
// for value with visits that count as the value; and by trying all there is, where that is little.
void reach_floors(Room& room, const std::vector<std::int64_t>& floors, std::uint64_t& effort);

// As the room has it.
Settled settled_in(const Room& room, const std::vector<std::int64_t>& floors,
                   const std::vector<std::int64_t>& ceilings);

// What the stages settled, and then each candidate in the problem's order, and those it does not name, by its best
// option that fits.
Placement in_order(const Problem& problem, const Market& market, Placement placement);

}  // namespace inspectplan::plan
