#pragma once
// Random integers that are the same on every machine: SplitMix64 (Steele, Lea, Flood 2014); no floating point, no std
// distributions, whose results the standard leaves open.
#include <cstdint>

namespace inspectplan {

constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;

constexpr std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

// The draws of one seed, one after the other.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() { return mix(state_ += golden); }
  // 0 … count - 1, count > 0. Bias below count / 2^64.
  std::uint64_t below(std::uint64_t count) {
    using Unsigned = unsigned __int128;
    return static_cast<std::uint64_t>((static_cast<Unsigned>(next()) * count) >> 64U);
  }

 private:
  std::uint64_t state_;
};

}  // namespace inspectplan
