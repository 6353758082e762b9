#include "feel/accumulator.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace inspectplan::feel {
namespace {

using ast::Op;

constexpr int mean_scale = 9;

Range sum(const Accumulator& from) {
  return {static_cast<std::int64_t>(from.low), static_cast<std::int64_t>(from.high)};
}

// The mean of any choice of rows lies between their least and greatest value; of all rows it is known.
Range mean(const Accumulator& from, int scale) {
  if (from.possible > 0)
    return {round_half_even(from.least, scale, mean_scale), round_half_even(from.greatest, scale, mean_scale)};
  const Wide up = wide_power_of_ten(std::max(mean_scale - scale, 0));
  const Wide down = wide_power_of_ten(std::max(scale - mean_scale, 0)) * from.sure;
  return {static_cast<std::int64_t>(divide_half_even(from.low * up, down)),
          static_cast<std::int64_t>(divide_half_even(from.high * up, down))};
}

Range extreme(const Accumulator& from, bool least) {
  if (!from.sure_any) return {from.least, from.greatest};
  return least ? Range{from.least, from.sure_least} : Range{from.sure_greatest, from.greatest};
}

Range range_of(const Accumulator& from, Op op, int scale) {
  switch (op) {
    case Op::count:
      return {from.sure, from.sure + from.possible};
    case Op::sum:
      return sum(from);
    case Op::mean:
      return mean(from, scale);
    case Op::least:
    case Op::greatest:
      return extreme(from, op == Op::least);
    default:
      bug("an operation that is no aggregate", __FILE__, __LINE__);
  }
}

// Can it be that the rows that count give no value, and can it be that they give one?
bool can_lack(const Accumulator& from, Op op) {
  if (op == Op::count) return false;
  return from.possible_missing || (op != Op::sum && !from.sure_any);
}

bool can_have(const Accumulator& from, Op op) {
  if (op == Op::count) return true;
  return !from.sure_missing && (op == Op::sum || from.any);
}

}  // namespace

Total total_of(const Accumulator& from, Op op, Mode mode, int scale) {
  const bool lacks = can_lack(from, op);
  if (!can_have(from, op) || (lacks && mode == Mode::shown)) return {};
  const std::uint8_t marks = mode == Mode::shown ? std::uint8_t{0} : from.marks;
  return {range_of(from, op, scale), static_cast<std::uint8_t>(has_value | marks | (lacks ? may_lack : 0))};
}

}  // namespace inspectplan::feel
