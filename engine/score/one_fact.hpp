#pragma once
// Rows of the register once more, with each of some values of one missing fact put in.
#include <functional>

#include "score/hole_values.hpp"
#include "score/trial_rows.hpp"

namespace inspectplan::score {

// What it is made from must outlive it.
class OneFact {
 public:
  OneFact(const feel::Part& part, const Leaf& leaf, HoleValues values, const column::Schema& schema,
          const column::Dataset& data);

  const Leaf& leaf() const { return leaf_.front(); }
  std::int64_t values() const { return count_; }  // with those that others stand for
  // `rows`: of the dataset, each lacks the fact. `found` is told which of them, where it stands in the workspace and
  // for how many values, row by row.
  using Found = std::function<void(std::size_t which, std::size_t index, std::int64_t weight)>;
  void run(const std::vector<std::size_t>& rows, feel::Mode mode, feel::Workspace& workspace, const Found& found);

 private:
  const column::Dataset& data_;
  std::vector<Leaf> leaf_;
  HoleValues values_;
  std::int64_t count_ = 0;
  TrialRows trial_;
};

}  // namespace inspectplan::score
