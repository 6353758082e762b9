#pragma once
// Which missing fact narrows most what can be, once it is known: on average over the values that it can have.
#include "base/scaled.hpp"
#include "score/completions.hpp"

namespace inspectplan::score {

// Compared exactly.
struct Mean {
  Wide sum = 0;
  std::int64_t count = 1;  // > 0
  friend bool operator<(const Mean& a, const Mean& b) { return a.sum * b.count < b.sum * a.count; }
};

// The fact, and by how much the width is less once it is known. None where no fact alone makes it less.
struct Narrowing {
  std::optional<Leaf> fact;
  Mean saved;

  // Takes what saves more; of two that save as much the first.
  void offer(const Leaf& other, const Mean& other_saves);
};

// What completions come to, in their order; none: no value.
using Sums = std::vector<std::optional<std::int64_t>>;

std::optional<Filling> reach_of(const Sums& sums);
// `leaves`: those that the holes name.
Narrowing narrowing_of(const Completions& completions, const std::vector<Leaf>& leaves, const Sums& sums);

}  // namespace inspectplan::score
