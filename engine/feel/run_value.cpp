// Arithmetic over ranges, dates. The checker has proved that no result leaves 64 bits.
#include <algorithm>

#include "base/day.hpp"
#include "base/error.hpp"
#include "base/scaled.hpp"
#include "feel/operation.hpp"

namespace inspectplan::feel {
namespace {

using ast::Op;
using ast::Rounding;

struct Range {
  std::int64_t low, high;
};

std::uint8_t joined(std::uint8_t a, std::uint8_t b) {
  return (a & b & has_value) ? static_cast<std::uint8_t>(a | b) : std::uint8_t{0};
}

template <class Function>
void one(const Operation& operation, const Frame& frame, Function function) {
  const Vector& a = frame.at(operation.in[0]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    out.known[i] = a.known[i];
    const Range range = (a.known[i] & has_value) ? function(Range{a.low[i], a.high[i]}) : Range{0, 0};
    out.low[i] = range.low;
    out.high[i] = range.high;
  }
}

template <class Function>
void two(const Operation& operation, const Frame& frame, Function function) {
  const Vector& a = frame.at(operation.in[0]);
  const Vector& b = frame.at(operation.in[1]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    out.known[i] = joined(a.known[i], b.known[i]);
    const Range range = out.known[i] ? function(Range{a.low[i], a.high[i]}, Range{b.low[i], b.high[i]}) : Range{0, 0};
    out.low[i] = range.low;
    out.high[i] = range.high;
  }
}

// Of a function that is monotone in each argument: the extremes lie in the corners.
template <class Function>
Range corners(Range a, Range b, Function function) {
  const auto values = {function(a.low, b.low), function(a.low, b.high), function(a.high, b.low),
                       function(a.high, b.high)};
  return {std::min(values), std::max(values)};
}

std::int64_t floor_divide(std::int64_t value, std::int64_t unit) {
  const std::int64_t quotient = value / unit;
  return quotient - (value % unit != 0 && (value < 0) != (unit < 0) ? 1 : 0);
}

std::int64_t round(std::int64_t value, std::int64_t unit, Rounding rounding) {
  const std::int64_t down = floor_divide(value, unit);
  const std::int64_t rest = value - down * unit;
  if (rounding == Rounding::down || rest == 0) return down;
  if (rounding == Rounding::up) return down + 1;
  if (rest > unit - rest) return down + 1;
  if (rest < unit - rest) return down;
  // A tie: half even, or half up (away from zero, as DMN's "round half up").
  return rounding == Rounding::half_even ? down + (down % 2 != 0 ? 1 : 0) : (value < 0 ? down : down + 1);
}

Wide ten_to(std::int64_t exponent) {
  Wide result = 1;
  for (std::int64_t i = 0; i < exponent; ++i) result *= 10;
  return result;
}

std::int64_t quotient(std::int64_t n, std::int64_t d, std::int64_t shift) {
  const Wide up = ten_to(shift);
  const Wide down = ten_to(-shift);
  return static_cast<std::int64_t>(divide_half_even(Wide{n} * up, Wide{d} * down));
}

Range modulo(Range a, Range b, const Type& type) {
  if (a.low != a.high || b.low != b.high) return {type.low, type.high};
  const std::int64_t value = a.low - b.low * floor_divide(a.low, b.low);
  return {value, value};
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

std::optional<std::int64_t> moved(Op op, std::int64_t day, std::int64_t by) {
  if (op == Op::add_months) {
    const auto result = add_months(Day{static_cast<std::int32_t>(day)}, by);
    return result ? std::optional<std::int64_t>(result->number) : std::nullopt;
  }
  const std::int64_t result = day + by;
  return result < first_day.number || result > last_day.number ? std::nullopt : std::optional(result);
}

// A day that leaves the calendar is missing, and counted.
void move(const Operation& operation, const Frame& frame) {
  const Vector& day = frame.at(operation.in[0]);
  const Vector& by = frame.at(operation.in[1]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    out.known[i] = joined(day.known[i], by.known[i]);
    out.low[i] = out.high[i] = 0;
    if (!out.known[i]) continue;
    const auto low = moved(operation.op, day.low[i], by.low[i]);
    const auto high = moved(operation.op, day.high[i], by.high[i]);
    if (!low || !high)
      out.known[i] = 0;
    else
      out.low[i] = *low, out.high[i] = *high;
    if (!out.known[i] && frame.mode == Mode::shown) frame.workspace->fault(operation);
  }
}

std::int64_t part_of(Op op, std::int64_t number) {
  const Day day{static_cast<std::int32_t>(number)};
  if (op == Op::weekday)
    return number + 3 - 7 * floor_divide(number + 3, 7) + 1;  // Monday is 1; 1970-01-01 was a Thursday
  const Civil civil = to_civil(day);
  return op == Op::year ? civil.year : static_cast<std::int64_t>(op == Op::month ? civil.month : civil.day);
}

Range date_part(const Operation& operation, Range a) {
  if (a.low != a.high && operation.op != Op::year) return {operation.type.low, operation.type.high};
  return {part_of(operation.op, a.low), part_of(operation.op, a.high)};
}

}  // namespace

void run_value(const Operation& operation, const Frame& frame) {
  using I = std::int64_t;
  const Type& type = operation.type;
  const I unit =
      operation.op == Op::rescale || operation.op == Op::round ? power_of_ten(static_cast<int>(operation.number)) : 1;
  switch (operation.op) {
    case Op::rescale:
      return one(operation, frame, [unit](Range a) { return Range{a.low * unit, a.high * unit}; });
    case Op::round:
      return one(operation, frame, [&](Range a) {
        return Range{round(a.low, unit, operation.rounding), round(a.high, unit, operation.rounding)};
      });
    case Op::negate:
      return one(operation, frame, [](Range a) { return Range{-a.high, -a.low}; });
    case Op::absolute:
      return one(operation, frame, absolute);
    case Op::refine:
      return one(operation, frame, [&](Range a) {
        return Range{std::clamp(a.low, type.low, type.high), std::clamp(a.high, type.low, type.high)};
      });
    case Op::whole_years:
      return one(operation, frame, [](Range a) { return Range{a.low / 12, a.high / 12}; });
    case Op::rest_months:
      return one(operation, frame,
                 [&](Range a) { return a.low == a.high ? Range{a.low % 12, a.low % 12} : Range{type.low, type.high}; });
    case Op::year:
    case Op::month:
    case Op::day:
    case Op::weekday:
      return one(operation, frame, [&](Range a) { return date_part(operation, a); });
    case Op::add:
      return two(operation, frame, [](Range a, Range b) { return Range{a.low + b.low, a.high + b.high}; });
    case Op::subtract:
      return two(operation, frame, [](Range a, Range b) { return Range{a.low - b.high, a.high - b.low}; });
    case Op::multiply:
      return two(operation, frame, [](Range a, Range b) { return corners(a, b, [](I x, I y) { return x * y; }); });
    case Op::divide:
      return two(operation, frame, [&](Range a, Range b) {
        return corners(a, b, [&](I x, I y) { return quotient(x, y, operation.number); });
      });
    case Op::modulo:
      return two(operation, frame, [&](Range a, Range b) { return modulo(a, b, type); });
    case Op::minimum:
      return extreme(operation, frame, true);
    case Op::maximum:
      return extreme(operation, frame, false);
    case Op::add_days:
    case Op::add_months:
      return move(operation, frame);
    default:
      bug("an operation that is no value's", __FILE__, __LINE__);
  }
}

}  // namespace inspectplan::feel
