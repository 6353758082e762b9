#pragma once
// Random integers that depend on a place (seed, table, row, field) and on nothing else: neither the order of rows
// nor the platform. SplitMix64 (Steele, Lea, Flood 2014); no floating point, no std distributions, whose results
// the standard leaves open.
#include <cstdint>
#include <string_view>

#include "base/scaled.hpp"

namespace inspectplan::sample {

constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;

constexpr std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

// The key of a thing inside another: of a table in a seed, of a row in its parent, of a field in its row.
constexpr std::uint64_t inside(std::uint64_t outer, std::uint64_t inner) { return mix(outer ^ mix(inner + golden)); }

// FNV-1a, so that a table or field keeps its draws when others are added or moved.
constexpr std::uint64_t hash_name(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

// The draws of one cell, one after the other.
class Draws {
 public:
  explicit Draws(std::uint64_t key) : state_(key) {}
  // 0 … count - 1, count > 0. Bias below count / 2^64.
  std::uint64_t below(std::uint64_t count) {
    state_ += golden;
    using Unsigned = unsigned __int128;
    return static_cast<std::uint64_t>((static_cast<Unsigned>(mix(state_)) * count) >> 64U);
  }

 private:
  std::uint64_t state_;
};

}  // namespace inspectplan::sample
