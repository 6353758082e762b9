#pragma once
// Which missing fact narrows a score most, where the score is no sum of scorecards: what decides may stand in a
// condition, and what has many points may not count at all. So values of each are tried.
#include <map>
#include <memory>

#include "score/hole_values.hpp"
#include "score/machine.hpp"
#include "score/trial_rows.hpp"

namespace inspectplan::score {

// One thread's. The machine and the dataset must outlive it.
class Narrowing {
 public:
  Narrowing(const Machine& machine, const column::Dataset& data);

  struct Asked {
    std::size_t row = 0;
    std::int64_t width = 0;    // of the score, as the interpreter has it
    std::optional<Leaf> most;  // what leaves the least of it, on average over some of its values
  };
  void find(std::vector<Asked>& asked);

 private:
  // What is tried for one missing fact.
  struct One {
    std::vector<Leaf> missing;  // itself
    std::vector<Filling> values;
    std::unique_ptr<TrialRows> trial;
  };
  One& tried_of(const Leaf& leaf);
  void judge(One& one, const Leaf& leaf, const std::vector<std::size_t>& rows, std::vector<Asked>& asked);

  const Machine& machine_;
  const column::Dataset& data_;
  std::optional<feel::Part> part_;  // made when first asked
  std::optional<feel::Workspace> workspace_;
  std::vector<std::string> texts_;
  std::map<Leaf, One> all_;
  std::vector<Wide> least_;  // by asked: the least of the sums of widths so far, at `most_values` values each
};

}  // namespace inspectplan::score
