#pragma once
// Chains of changes: the first goes over the limit of some row or leaves some room, the next puts that right, and so
// on. Covers shifts between periods, swaps, other options of a visit, one out and two in, and what follows from them
// in other departments and periods.
// Source: Lin and Kernighan 1973 (a chain is followed as long as what it could still gain is positive).
#include <algorithm>

#include "plan/changes.hpp"

namespace inspectplan::plan {

class Chain {
 public:
  Chain(const Market& market, const Changes& changes, Placement& placement);

  int depth = 2;  // changes after the first that are followed; one more is looked for
  // A chain must not cost more than this many 1024ths of what it fills. Small at first: the cheap ways to fill the last
  // days are used before the dear ones.
  std::int64_t dearness = 2;
  std::int64_t next_dearness = 0;  // the least that would have let another chain through
  std::uint64_t effort = 0;        // changes looked at

  // What the row's claim by this change would fill, less its cost: where positive, worth a start.
  std::int64_t promise(std::size_t change) const;
  // Does the best chain that begins with the change, if one gains.
  bool improve(std::uint32_t first);
  const std::vector<std::uint32_t>& done() const { return best_; }  // changes of the last improvement
  // After the placement was changed from outside.
  void look_again();

 private:
  struct Step {
    std::int64_t key;
    std::uint32_t change;
  };
  void follow(int done);
  void look_at(std::uint32_t row, const Amount& amount, int done);
  void add_step(std::vector<Step>& steps, std::size_t breadth, Step step);
  bool completes(std::uint32_t change) const;
  bool cheap_enough(std::int64_t gain, std::int64_t cost);
  void apply(std::uint32_t change, std::int64_t sign);
  std::int64_t worth(std::uint32_t row, std::int64_t left) const {
    return changes_.price(row) * std::clamp<std::int64_t>(left, 0, most_left_[row]);
  }
  std::uint32_t row_to_treat() const;
  std::int64_t still_possible() const { return filled_ - cost_ - best_gain_ * changes_.scale(); }
  bool current(const Change& change) const {
    return placement_.chosen(change.candidate) == change.from && in_chain_[change.candidate] == 0;
  }

  const Changes& changes_;
  Placement& placement_;
  std::vector<std::int64_t> left_;       // as the chain leaves it
  std::vector<std::int64_t> most_left_;  // by row: beyond it, the price times what is left would overflow
  std::vector<int> times_;               // by row: changes of the chain that touch it
  std::vector<std::uint32_t> touched_;   // rows, those of abandoned changes too
  std::vector<std::uint8_t> in_chain_;   // by candidate
  std::vector<std::uint32_t> chain_, best_;
  std::vector<std::vector<Step>> steps_;  // by depth
  std::int64_t filled_ = 0, cost_ = 0, gain_ = 0, best_gain_ = 0;
  int over_ = 0;  // rows over their limit
};

}  // namespace inspectplan::plan
