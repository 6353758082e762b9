#include "plan/room.hpp"

#include <algorithm>
#include <limits>

#include "base/error.hpp"

namespace inspectplan::plan {

Room::Room(const Problem& problem)
    : problem_(&problem),
      cells_(problem.departments.size() * problem.periods.size()),
      counted_(problem.groups.size()),
      chosen_(problem.candidates.size(), -1),
      stage_(problem.candidates.size(), Stage::none) {
  left_.reserve(cells_ + problem.groups.size());
  for (const std::vector<std::int64_t>& department : problem.capacity)
    left_.insert(left_.end(), department.begin(), department.end());
  INSPECTPLAN_ASSERT(left_.size() == cells_);
  for (const Group& entry : problem.groups)
    left_.push_back(entry.at_most.value_or(std::numeric_limits<std::int64_t>::max()));
}

std::size_t Room::blocking(std::uint32_t candidate, std::size_t index) const {
  const Candidate& entry = problem_->candidates[candidate];
  const Option& wanted = entry.options[index];
  for (const Use& use : wanted.days)
    if (const std::size_t at = cell(use.department, wanted.period); left_[at] < use.days) return at;
  for (const std::uint32_t counts : entry.groups)
    if (left_[group(counts)] < 1) return group(counts);
  for (const std::uint32_t counts : wanted.counts)
    if (left_[group(counts)] < 1) return group(counts);
  return constraints();
}

bool Room::fits(std::uint32_t candidate, std::size_t index) const {
  return blocking(candidate, index) == constraints();
}

bool Room::uses(std::uint32_t candidate, std::size_t constraint) const {
  if (!visited(candidate)) return false;
  const Candidate& entry = problem_->candidates[candidate];
  const Option& now = entry.options[static_cast<std::size_t>(chosen_[candidate])];
  if (constraint < cells_)
    return std::any_of(now.days.begin(), now.days.end(),
                       [&](const Use& use) { return cell(use.department, now.period) == constraint && use.days > 0; });
  const auto counts = [&](std::uint32_t index) { return group(index) == constraint; };
  return std::any_of(entry.groups.begin(), entry.groups.end(), counts) ||
         std::any_of(now.counts.begin(), now.counts.end(), counts);
}

void Room::add(std::uint32_t candidate, std::size_t index, std::int64_t sign) {
  const Candidate& entry = problem_->candidates[candidate];
  const Option& wanted = entry.options[index];
  for (const Use& use : wanted.days) left_[cell(use.department, wanted.period)] -= sign * use.days;
  const auto count = [&](std::uint32_t counts) {
    left_[group(counts)] -= sign;
    counted_[counts] += sign;
  };
  std::for_each(entry.groups.begin(), entry.groups.end(), count);
  std::for_each(wanted.counts.begin(), wanted.counts.end(), count);
}

void Room::take(std::uint32_t candidate, std::size_t index, Stage stage) {
  INSPECTPLAN_ASSERT(!visited(candidate));
  add(candidate, index, 1);
  chosen_[candidate] = static_cast<std::int32_t>(index);
  stage_[candidate] = stage;
}

void Room::limit(std::uint32_t index, std::int64_t visits) {
  std::int64_t& left = left_[group(index)];
  left = std::min(left, std::max<std::int64_t>(visits - counted_[index], 0));
}

void Room::drop(std::uint32_t candidate) {
  add(candidate, static_cast<std::size_t>(chosen_[candidate]), -1);
  chosen_[candidate] = -1;
  stage_[candidate] = Stage::none;
}

}  // namespace inspectplan::plan
