// Arithmetic over ranges. The checker has proved that no result leaves 64 bits.
#include "base/error.hpp"
#include "base/scaled.hpp"
#include "feel/range.hpp"

namespace inspectplan::feel {
namespace {

using ast::Op;
using ast::Rounding;

// Of a function that is monotone in each argument: the extremes lie in the corners.
template <class Function>
Range corners(Range a, Range b, Function function) {
  const auto values = {function(a.low, b.low), function(a.low, b.high), function(a.high, b.low),
                       function(a.high, b.high)};
  return {std::min(values), std::max(values)};
}

std::int64_t round(std::int64_t value, std::int64_t unit, Rounding rounding) {
  const std::int64_t down = floor_divide(value, unit);
  const std::int64_t rest = value - down * unit;
  if (rounding == Rounding::down || rest == 0) return down;
  if (rounding == Rounding::up) return down + 1;
  if (rounding == Rounding::towards) return value < 0 ? down + 1 : down;
  if (rounding == Rounding::away) return value < 0 ? down : down + 1;
  if (rest > unit - rest) return down + 1;
  if (rest < unit - rest) return down;
  // A tie: half even, half up (away from zero, as DMN's "round half up") or half down (to zero).
  if (rounding == Rounding::half_even) return down + (down % 2 != 0 ? 1 : 0);
  return (value < 0) == (rounding == Rounding::half_up) ? down : down + 1;
}

void round(const Operation& operation, const Frame& frame) {
  const std::int64_t unit = power_of_ten(static_cast<int>(operation.number));
  each(operation, frame,
       [&](Range a) { return Range{round(a.low, unit, operation.rounding), round(a.high, unit, operation.rounding)}; });
}

// 1 where the exponent is negative.
Wide ten_to(std::int64_t exponent) { return wide_power_of_ten(exponent > 0 ? static_cast<int>(exponent) : 0); }

void divide(const Operation& operation, const Frame& frame) {
  const Wide up = ten_to(operation.number);
  const Wide down = ten_to(-operation.number);
  const auto quotient = [&](std::int64_t n, std::int64_t d) {
    return static_cast<std::int64_t>(divide_half_even(Wide{n} * up, Wide{d} * down));
  };
  each_two(operation, frame, [&](Range a, Range b) { return corners(a, b, quotient); });
}

// Grows with `a` as long as the quotient stays the same.
Range modulo(Range a, Range b, const Type& type) {
  if (!b.is_one()) return {type.low, type.high};
  const std::int64_t quotient = floor_divide(a.low, b.low);
  if (quotient != floor_divide(a.high, b.low)) return {type.low, type.high};
  return {a.low - b.low * quotient, a.high - b.low * quotient};
}

Range absolute(Range a) {
  if (a.low >= 0) return a;
  if (a.high <= 0) return {-a.high, -a.low};
  return {0, std::max(-a.low, a.high)};
}

void extreme(const Operation& operation, const Frame& frame, bool least) {
  Vector& out = frame.at(operation.out);
  const auto pick = [least](std::int64_t a, std::int64_t b) { return least ? std::min(a, b) : std::max(a, b); };
  const Vector& first = frame.at(operation.in[0]);
  for (std::size_t i = 0; i < frame.count; ++i) {
    std::uint8_t known = first.known[i];
    Range range{first.low[i], first.high[i]};
    for (std::size_t k = 1; k < operation.in.size(); ++k) {
      const Vector& next = frame.at(operation.in[k]);
      known = joined(known, next.known[i]);
      range = {pick(range.low, next.low[i]), pick(range.high, next.high[i])};
    }
    out.known[i] = known;
    out.low[i] = range.low;
    out.high[i] = range.high;
  }
}

void rescale(const Operation& operation, const Frame& frame) {
  const std::int64_t unit = power_of_ten(static_cast<int>(operation.number));
  each(operation, frame, [unit](Range a) { return Range{a.low * unit, a.high * unit}; });
}

}  // namespace

void run_value(const Operation& operation, const Frame& frame) {
  using I = std::int64_t;
  const Type& type = operation.type;
  switch (operation.op) {
    case Op::rescale:
      return rescale(operation, frame);
    case Op::round:
      return round(operation, frame);
    case Op::negate:
      return each(operation, frame, [](Range a) { return Range{-a.high, -a.low}; });
    case Op::absolute:
      return each(operation, frame, absolute);
    case Op::refine:
      return each(operation, frame, [&](Range a) {
        return Range{std::clamp(a.low, type.low, type.high), std::clamp(a.high, type.low, type.high)};
      });
    case Op::add:
      return each_two(operation, frame, [](Range a, Range b) { return Range{a.low + b.low, a.high + b.high}; });
    case Op::subtract:
      return each_two(operation, frame, [](Range a, Range b) { return Range{a.low - b.high, a.high - b.low}; });
    case Op::multiply:
      return each_two(operation, frame, [](Range a, Range b) { return corners(a, b, [](I x, I y) { return x * y; }); });
    case Op::divide:
      return divide(operation, frame);
    case Op::modulo:
      return each_two(operation, frame, [&](Range a, Range b) { return modulo(a, b, type); });
    case Op::minimum:
      return extreme(operation, frame, true);
    case Op::maximum:
      return extreme(operation, frame, false);
    default:
      bug("an operation that is no value's", __FILE__, __LINE__);
  }
}

}  // namespace inspectplan::feel
