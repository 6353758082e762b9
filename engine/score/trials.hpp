#pragma once
// Completions of rows that lack the same facts, tried many at a time: do they reach both ends of what is possible, and
// which of the facts narrows that most?
#include "score/boxes.hpp"
#include "score/narrowing_by_bounds.hpp"

namespace inspectplan::score {

// Of one knot. Not thread-safe. What it is made from must outlive it.
class Trials {
 public:
  Trials(const Knot& knot, const Exactness& exactness, const feel::Program& program, const ruleset::RuleSet& rules,
         const Clock& clock, const column::Dataset& data);

  // Rows that are alike in all that is read of them come to the same and are tried once.
  void run(const std::vector<Case*>& cases);

 private:
  void run(std::vector<Case>& cases);
  using Values = std::vector<HoleValues>;  // of the missing leaves
  struct Tried {
    std::size_t which;  // case
    std::size_t first;  // row of the trial
    Completions completions;
    bool all;  // these are all completions
  };

  bool tells_more(const Case& one) const;
  void try_one(std::size_t which, std::vector<Case>& cases, const Values& values);
  void judge(std::vector<Case>& cases);
  void judge(const Tried& tried, Case& one) const;

  const Attempt attempt_;
  Values few_;  // the outermost of each leaf
  TrialRows trial_;
  feel::Workspace workspace_;
  std::vector<Tried> tried_;
  Boxes boxes_;
  NarrowingByBounds by_bounds_;
};

}  // namespace inspectplan::score
