#pragma once
// Rows of the register once more, with each of some values of one missing fact put in.
#include <functional>

#include "score/trial_rows.hpp"

namespace inspectplan::score {

// What it is made from must outlive it.
class OneFact {
 public:
  OneFact(const feel::Part& part, const Leaf& leaf, std::vector<Cell> values, const column::Schema& schema,
          const column::Dataset& data);

  const Leaf& leaf() const { return leaf_.front(); }
  std::size_t values() const { return values_.size(); }
  // `rows`: of the dataset, each lacks the fact. `found` is told which of them and where it stands in the workspace,
  // row by row, once for each value.
  using Found = std::function<void(std::size_t which, std::size_t index)>;
  void run(const std::vector<std::size_t>& rows, feel::Mode mode, feel::Workspace& workspace, const Found& found);

 private:
  const column::Dataset& data_;
  std::vector<Leaf> leaf_;
  std::vector<Filling> values_;
  TrialRows trial_;
};

}  // namespace inspectplan::score
