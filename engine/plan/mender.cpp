#include "plan/mender.hpp"

#include <algorithm>

namespace inspectplan::plan {

Mender::Lack Mender::lacking(std::uint32_t candidate, std::size_t option) const {
  Lack sum;
  const std::size_t cells = room_.group(0);
  each_claim(candidate, option, [&](std::size_t constraint, std::int64_t amount) {
    (constraint < cells ? sum.second : sum.first) += std::max<std::int64_t>(0, amount - left_[constraint]);
  });
  return sum;
}

void Mender::note(std::size_t constraint, std::int64_t lacks) {
  if (lacks == 0) return;
  const std::size_t cells = room_.group(0), periods = room_.problem().periods.size();
  if (constraint >= cells)
    mend.visits[static_cast<std::uint32_t>(constraint - cells)] += lacks;
  else
    mend.days[{static_cast<std::uint32_t>(constraint / periods), static_cast<std::uint32_t>(constraint % periods)}] +=
        lacks;
}

void give(const Mend& more, Problem& problem, Mend& mend) {
  for (const auto& [cell, days] : more.days) {
    problem.capacity[cell.first][cell.second] += days;
    mend.days[cell] += days;
  }
  for (const auto& [group, visits] : more.visits) {
    *problem.groups[group].at_most += visits;
    mend.visits[group] += visits;
  }
}

}  // namespace inspectplan::plan
