#pragma once
// Pairs of enterprises that may be one, each with its points and what they are for. A proposal: a person decides.
#include <cstdint>
#include <vector>

#include "base/pool.hpp"
#include "column/column.hpp"
#include "ruleset/matching.hpp"

namespace inspectplan::matching {

// What one compared field says of a pair.
struct Reason {
  enum class Is : std::uint8_t {
    same,
    alike,     // words: some in common
    misspelt,  // words: some in common, or one letter apart
    slip,      // code: one slip apart, and no check digit bears `wrong` out: one is right, or both fail
    different
  };
  std::size_t comparison = 0;  // in Matching::compare
  Is is = Is::same;
  std::int64_t points = 0;
  int wrong = 0;  // slip: 1 the first, 2 the second, 3 both
};

struct Pair {
  std::uint32_t first = 0, second = 0;  // rows, first < second
  std::int64_t points = 0;
  std::vector<Reason> reasons;  // in the order of Matching::compare; fields that are known on both sides
};

struct Pairs {
  std::vector<Pair> pairs;    // of `threshold` points and more; the most points first, then by rows
  std::size_t compared = 0;   // pairs looked at
  std::size_t too_large = 0;  // Candidates::too_large
};

// The same on any number of threads.
Pairs find_pairs(const column::Schema& schema, const ruleset::Matching& matching, const column::Table& enterprises,
                 Pool& pool);

}  // namespace inspectplan::matching
