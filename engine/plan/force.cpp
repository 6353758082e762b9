#include "plan/force.hpp"

#include <tuple>

namespace inspectplan::plan {

Force::Force(const Market& market, Placement& placement)
    : market_(market), placement_(placement), visits_(market.rows()) {
  for (std::uint32_t candidate = 0; candidate < market.candidates(); ++candidate)
    if (placement.chosen(candidate) >= 0) choose(candidate, placement.chosen(candidate));
}

bool Force::in(std::uint32_t option) {
  was_.clear();
  choose(market_.owner[option], static_cast<std::int32_t>(option));
  bool room = true;
  for (const Claim* claim = market_.claims_begin(option); claim != market_.claims_end(option) && room; ++claim)
    room = claim->amount <= 0 || make_room(claim->row);
  // What the candidate had may have counted for a floor.
  if (room && placement_.within_limits(was_.front().option)) return true;
  for (auto was = was_.rbegin(); was != was_.rend(); ++was) placement_.choose(was->candidate, was->option);
  return false;
}

void Force::choose(std::uint32_t candidate, std::int32_t option) {
  was_.push_back({candidate, placement_.chosen(candidate)});
  placement_.choose(candidate, option);
  if (option < 0) return;
  const auto index = static_cast<std::size_t>(option);
  for (const Claim* claim = market_.claims_begin(index); claim != market_.claims_end(index); ++claim)
    visits_[claim->row].push_back(candidate);
}

// Whether giving it up frees the row and leaves every floor as it is.
bool Force::may_go(std::uint32_t candidate, std::uint32_t row) const {
  if (market_.must[candidate] != 0 || placement_.chosen(candidate) < 0 || candidate == was_.front().candidate)
    return false;
  bool frees = false;
  const auto index = static_cast<std::size_t>(placement_.chosen(candidate));
  for (const Claim* claim = market_.claims_begin(index); claim != market_.claims_end(index); ++claim) {
    if (claim->amount < 0 && placement_.left(claim->row) < -claim->amount) return false;
    frees = frees || (claim->row == row && claim->amount > 0);
  }
  return frees;
}

bool Force::make_room(std::uint32_t row) {
  while (placement_.left(row) < 0) {
    const auto value = [&](std::uint32_t candidate) {
      return market_.value[static_cast<std::size_t>(placement_.chosen(candidate))];
    };
    auto least = static_cast<std::uint32_t>(market_.candidates());
    for (const std::uint32_t candidate : visits_[row])
      if (may_go(candidate, row) &&
          (least == market_.candidates() || std::tuple(value(candidate), candidate) < std::tuple(value(least), least)))
        least = candidate;
    if (least == market_.candidates()) return false;
    choose(least, no_option);
  }
  return true;
}

}  // namespace inspectplan::plan
