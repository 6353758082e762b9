#pragma once
// Sets of kinds of values, all of one unknown: one bit each.
#include <algorithm>

#include "analysis/formula.hpp"

namespace inspectplan::analysis {

inline Kinds every_kind(std::size_t count) {
  Kinds kinds((count + 63) / 64, ~std::uint64_t{0});
  if (count % 64 != 0) kinds.back() = (std::uint64_t{1} << (count % 64)) - 1;
  return kinds;
}

inline bool meet(const Kinds& a, const Kinds& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if ((a[i] & b[i]) != 0) return true;
  return false;
}

inline bool is_empty(const Kinds& kinds) {
  return std::all_of(kinds.begin(), kinds.end(), [](std::uint64_t word) { return word == 0; });
}

inline bool has(const Kinds& kinds, std::size_t kind) { return (kinds[kind / 64] >> (kind % 64) & 1U) != 0; }

inline Kinds common(Kinds a, const Kinds& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] &= b[i];
  return a;
}

inline Kinds either(Kinds a, const Kinds& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] |= b[i];
  return a;
}

inline Kinds without(Kinds a, const Kinds& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] &= ~b[i];
  return a;
}

}  // namespace inspectplan::analysis
