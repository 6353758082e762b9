#pragma once
// What is left of days and caps while a plan is being put together.
#include "plan/problem.hpp"

namespace inspectplan::plan {

class Room {
 public:
  explicit Room(const Problem& problem);

  const Problem& problem() const { return *problem_; }
  bool visited(std::uint32_t candidate) const { return chosen_[candidate] >= 0; }
  std::int32_t chosen(std::uint32_t candidate) const { return chosen_[candidate]; }
  Stage stage(std::uint32_t candidate) const { return stage_[candidate]; }
  const Option& option(std::uint32_t candidate, std::size_t option) const {
    return problem_->candidates[candidate].options[option];
  }

  bool fits(std::uint32_t candidate, std::size_t option) const;
  void take(std::uint32_t candidate, std::size_t option, Stage stage);  // it must fit
  // No more visits of the group than so many, or than there are.
  void limit(std::uint32_t group, std::int64_t visits);
  void drop(std::uint32_t candidate);  // it must be visited

  // Days and groups numbered together: department × periods + period, then the groups.
  std::size_t constraints() const { return left_.size(); }
  std::size_t cell(std::uint32_t department, std::uint32_t period) const {
    return std::size_t{department} * problem_->periods.size() + period;
  }
  std::size_t group(std::uint32_t group) const { return cells_ + group; }
  // The first constraint that keeps the option out; constraints() where it fits.
  std::size_t blocking(std::uint32_t candidate, std::size_t option) const;
  bool uses(std::uint32_t candidate, std::size_t constraint) const;  // as it is visited now

  std::int64_t left(std::size_t constraint) const { return left_[constraint]; }
  std::int64_t visits_in(std::uint32_t group) const { return counted_[group]; }

 private:
  void add(std::uint32_t candidate, std::size_t option, std::int64_t sign);
  const Problem* problem_;
  std::size_t cells_;
  std::vector<std::int64_t> left_;     // of each constraint; a group without a cap has room for everything
  std::vector<std::int64_t> counted_;  // visits by group
  std::vector<std::int32_t> chosen_;
  std::vector<Stage> stage_;
};

// One way to visit one candidate, with what the search compares.
struct Choice {
  std::uint32_t candidate;
  std::uint32_t option;
  std::int64_t value;
  std::int64_t days;  // of all departments, at least 1
};

// Makes room for mandates of one priority that did not fit, in their order, each by moving one other visit to another
// of its options that meets no fewer mandates.
void squeeze_in(Room& room, const std::vector<std::uint32_t>& mandates, std::int64_t priority, std::uint64_t& effort);

}  // namespace inspectplan::plan
