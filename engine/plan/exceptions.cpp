// Which visits are exceptions to a cap: as many as go over it, among those that may.
#include <algorithm>
#include <map>

#include "plan/assemble.hpp"

namespace inspectplan::plan {
namespace {

struct Counted {
  std::int64_t visits = 0;  // those of other bodies too
  std::vector<std::size_t> may;  // candidates that may be excepted
};

const Shape& chosen_shape(const Solved& solved, std::size_t index) {
  const auto chosen = solved.room.chosen(static_cast<std::uint32_t>(index));
  return shape_of(solved, index, static_cast<std::size_t>(chosen));
}

// Visits that count for the cap, by owner or by enterprise.
std::map<std::string, Counted> counted_for(const Solved& solved, std::size_t cap_index) {
  const Context& context = solved.context;
  const ruleset::Cap& cap = context.rules.planning.caps[cap_index];
  const std::vector<std::uint8_t>& may = context.assessments.cap_excepted[cap_index];
  std::map<std::string, Counted> by_whom;
  for (std::size_t i = 0; i < solved.draft.entries.size(); ++i) {
    if (!solved.room.visited(static_cast<std::uint32_t>(i))) continue;
    if (!counts_for(context.rules, cap, chosen_shape(solved, i).matters)) continue;
    const std::size_t row = solved.draft.entries[i].row;
    Counted& counted = by_whom[counted_by(context, cap, row)];
    ++counted.visits;
    if (!may.empty() && holds(may[row])) counted.may.push_back(i);
  }
  for (const auto& [whose, visits] : committed_for(context, cap))
    if (const auto counted = by_whom.find(whose); counted != by_whom.end()) counted->second.visits += visits;
  return by_whom;
}

}  // namespace

Exceptions exceptions_of(const Solved& solved) {
  Exceptions result(solved.draft.entries.size(), nullptr);
  const auto& caps = solved.context.rules.planning.caps;
  for (std::size_t c = 0; c < caps.size() && c < solved.context.assessments.cap_excepted.size(); ++c)
    for (auto& [whose, counted] : counted_for(solved, c)) {
      std::stable_sort(counted.may.begin(), counted.may.end(), [&](std::size_t a, std::size_t b) {
        return chosen_shape(solved, b).from < chosen_shape(solved, a).from;
      });
      const std::int64_t over = std::max<std::int64_t>(counted.visits - caps[c].at_most, 0);
      const auto needed = std::min<std::size_t>(static_cast<std::size_t>(over), counted.may.size());
      for (std::size_t i = 0; i < needed; ++i)
        if (!result[counted.may[i]]) result[counted.may[i]] = &caps[c];
    }
  return result;
}

}  // namespace inspectplan::plan
