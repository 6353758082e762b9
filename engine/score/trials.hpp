#pragma once
// Completions of rows that lack the same facts, tried many at a time: do they reach both ends of what is possible?
#include "score/boxes.hpp"

namespace inspectplan::score {

// Of one knot. Not thread-safe. What it is made from must outlive it.
class Trials {
 public:
  Trials(const Knot& knot, const Exactness& exactness, const feel::Program& program, const ruleset::RuleSet& rules,
         const Clock& clock, const column::Dataset& data);

  void run(std::vector<Case>& cases);

 private:
  struct Tried {
    std::size_t which;         // case
    std::size_t first, count;  // rows of the trial
    bool all;                  // these are all completions
  };
  using Values = std::vector<HoleValues>;  // of the missing leaves

  void try_one(std::size_t which, std::vector<Case>& cases, const Values& values);
  void judge(std::vector<Case>& cases);

  const Attempt attempt_;
  Values few_, all_;  // the outermost of each leaf; all
  TrialRows trial_;
  feel::Workspace workspace_;
  std::vector<Tried> tried_;
  Boxes boxes_;
};

}  // namespace inspectplan::score
