#pragma once
// The ranges of scores, row by row, from what the interpreter says of a batch in range mode.
#include <map>
#include <memory>

#include "score/machine.hpp"
#include "score/narrowing.hpp"
#include "score/trials.hpp"

namespace inspectplan::score {

// A row whose score is not known exactly, and what was found out.
struct OpenRange {
  std::size_t row = 0, index = 0;  // in the dataset, in the batch
  std::int64_t low = 0, high = 0;  // as the interpreter has them; tightened where is_exact
  bool is_exact = false;           // both ends are reached by completions
  std::optional<Leaf> narrowing;   // the missing fact that most of the points at stake rest on
};

// One thread's. The machine and the dataset must outlive it.
class RangeFinder {
 public:
  RangeFinder(const Machine& machine, const column::Dataset& data)
      : machine_(machine), data_(data), narrowing_(machine, data) {}

  // `ranged`: the batch, in range mode.
  void find(std::vector<OpenRange>& open, const feel::Workspace& ranged);

 private:
  struct Knotted {
    Knot knot;
    Case sums;
  };
  // What the open terms of a row share; `closed`: the sum of the others. None where completions cannot be tried.
  std::optional<std::vector<Knotted>> knots(const OpenRange& one, const feel::Workspace& ranged, std::int64_t& closed);
  std::optional<Leaf> narrowing(const OpenRange& one, const feel::Workspace& ranged) const;
  void narrow(std::vector<OpenRange>& open, const feel::Workspace& ranged);
  Trials& trials_of(const Knot& knot);

  const Machine& machine_;
  const column::Dataset& data_;
  std::map<Knot, std::unique_ptr<Trials>> trials_;
  Narrowing narrowing_;
};

}  // namespace inspectplan::score
