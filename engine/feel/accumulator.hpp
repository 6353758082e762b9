#pragma once
// What the rows of one enterprise come to, row by row: all aggregates of one value at once.
#include <algorithm>
#include <optional>

#include "base/scaled.hpp"
#include "feel/range.hpp"

namespace inspectplan::feel {

// A row counts surely, perhaps, or not at all (then it is not added). Ranges hold every choice of the rows that
// count perhaps.
struct Accumulator {
  std::int64_t sure = 0, possible = 0;   // rows
  Wide low = 0, high = 0;                // sum
  std::int64_t least = 0, greatest = 0;  // over all rows, where `any`
  std::int64_t sure_least = 0,
               sure_greatest = 0;  // least upper, greatest lower end over the sure ones, where `sure_any`
  bool any = false, sure_any = false;
  bool sure_missing = false, possible_missing = false;  // a row that counts (perhaps) has no value
  std::uint8_t marks = 0;                               // was_missing, may_lack of filters and values

  void add_row(bool is_sure, std::uint8_t filter) {
    ++(is_sure ? sure : possible);
    if (is_sure) return;
    if ((filter & truth_true) != 0) marks |= was_missing;
    marks |= filter & may_lack;
  }

  void add_value(bool is_sure, std::uint8_t known, Range value) {
    if ((known & has_value) == 0) {
      (is_sure ? sure_missing : possible_missing) = true;
      return;
    }
    marks |= known & (was_missing | may_lack);
    low += is_sure ? value.low : std::min<std::int64_t>(value.low, 0);
    high += is_sure ? value.high : std::max<std::int64_t>(value.high, 0);
    least = any ? std::min(least, value.low) : value.low;
    greatest = any ? std::max(greatest, value.high) : value.high;
    any = true;
    if (!is_sure) return;
    sure_least = sure_any ? std::min(sure_least, value.high) : value.high;
    sure_greatest = sure_any ? std::max(sure_greatest, value.low) : value.low;
    sure_any = true;
  }
};

// Of some rows: a range and, in `known`, whether there is a value (operation.hpp).
struct Total {
  Range range{0, 0};
  std::uint8_t known = 0;
};

// `scale`: digits of the value behind the point (mean only).
Total total_of(const Accumulator& from, ast::Op op, Mode mode, int scale);

}  // namespace inspectplan::feel
