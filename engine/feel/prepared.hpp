#pragma once
// A program made ready for one dataset. What rests on one column alone is worked out once for each value that the
// column has, by the interpreter itself, and looked up row by row; what nobody reads is not worked out. The results are
// the interpreter's, bit by bit.
#include <memory>
#include <vector>

#include "feel/program.hpp"

namespace inspectplan::feel {

// Immutable; may be run from several threads, each with its own workspace.
class Prepared {
 public:
  // `wanted`: the registers that will be read; others hold nothing. Operations that can fail are always run, so that
  // their failures are counted. Program and dataset must outlive it.
  Prepared(const Program& program, const column::Dataset& data, Mode mode, const std::vector<Register>& wanted);
  ~Prepared();
  Prepared(Prepared&&) noexcept;

  Workspace workspace() const;
  // Rows [first, first + count) of the dataset, count <= batch_rows; a workspace of this object.
  void run(std::size_t first, std::size_t count, Workspace& workspace) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace inspectplan::feel
