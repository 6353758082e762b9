#pragma once
// The ranges of scores, from what the interpreter says of batches in range mode.
#include <map>
#include <memory>

#include "score/machine.hpp"
#include "score/showing.hpp"
#include "score/trials.hpp"

namespace inspectplan::score {

// A knot of terms and what they can come to.
struct Knotted {
  Knot knot;
  Case sums;
};

// What a row's score adds up.
struct Parts {
  std::int64_t closed = 0;  // terms that are the same whatever is missing
  std::vector<Knotted> knots;
  std::map<Leaf, std::int64_t> tables;  // never imported; the widths of terms that lack nothing else
};

// A row whose score is not known exactly, or not what is shown, and what was found out.
struct OpenRange {
  std::size_t row = 0;                // in the dataset
  std::optional<std::int64_t> shown;  // the score, where it is known
  std::int64_t low = 0, high = 0;     // what completions of the missing facts can come to
  bool is_exact = false;              // both ends are reached by completions
  std::optional<Parts> parts;         // none: a part of the score has no value
  std::optional<Leaf> narrowing;      // the missing fact that narrows it most
  std::vector<Leaf> rests_on;         // missing facts that can move the score
};

// One thread's. The machine and the dataset must outlive it.
class RangeFinder {
 public:
  RangeFinder(const Machine& machine, const column::Dataset& data)
      : machine_(machine), data_(data), showing_(machine, data) {}

  // Of the row at `index` of a batch in range mode.
  std::optional<Parts> parts_of(std::size_t row, const feel::Workspace& ranged, std::size_t index) const;
  // From the parts of each. Rows that lack the same are tried together: the more at once, the faster.
  void find(std::vector<OpenRange>& open);

 private:
  void tie(Parts& parts, std::size_t term, const Filling& ends, std::size_t row) const;
  void add_up(std::vector<OpenRange>& open);
  void take(OpenRange& one) const;
  void find_showing(std::vector<OpenRange>& open);
  Trials& trials_of(const Knot& knot);

  const Machine& machine_;
  const column::Dataset& data_;
  std::map<Knot, std::unique_ptr<Trials>> trials_;
  Showing showing_;
};

}  // namespace inspectplan::score
