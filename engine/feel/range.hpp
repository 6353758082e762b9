#pragma once
// Loops over the rows of numeric vectors, a range a row. For run_*.cpp.
#include <algorithm>

#include "feel/operation.hpp"

namespace inspectplan::feel {

struct Range {
  std::int64_t low, high;
  bool is_one() const { return low == high; }
};

// function(range) for every row that has a value.
template <class Function>
void each(const Operation& operation, const Frame& frame, Function function) {
  const Vector& a = frame.at(operation.in[0]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    out.known[i] = a.known[i];
    const Range range = (a.known[i] & has_value) != 0 ? function(Range{a.low[i], a.high[i]}) : Range{0, 0};
    out.low[i] = range.low;
    out.high[i] = range.high;
  }
}

// function(range, range) for every row that has both values.
template <class Function>
void each_two(const Operation& operation, const Frame& frame, Function function) {
  const Vector& a = frame.at(operation.in[0]);
  const Vector& b = frame.at(operation.in[1]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    out.known[i] = joined(a.known[i], b.known[i]);
    const Range range =
        out.known[i] != 0 ? function(Range{a.low[i], a.high[i]}, Range{b.low[i], b.high[i]}) : Range{0, 0};
    out.low[i] = range.low;
    out.high[i] = range.high;
  }
}

inline std::int64_t floor_divide(std::int64_t value, std::int64_t unit) {
  const std::int64_t quotient = value / unit;
  return quotient - (value % unit != 0 && (value < 0) != (unit < 0) ? 1 : 0);
}

}  // namespace inspectplan::feel
