// Days moved by a length of time, and the parts of dates and lengths.
#include "base/day.hpp"
#include "feel/range.hpp"

namespace inspectplan::feel {
namespace {

using ast::Op;

// Where a day comes to; a number outside the calendar where it leaves it.
std::int64_t moved(Op op, std::int64_t day, std::int64_t by) {
  if (op != Op::add_months) return day + by;
  const auto result = add_months(Day{static_cast<std::int32_t>(day)}, by);
  if (result) return result->number;
  return by < 0 ? std::int64_t{first_day.number} - 1 : std::int64_t{last_day.number} + 1;
}

bool in_calendar(std::int64_t day) { return day >= first_day.number && day <= last_day.number; }

// A day that leaves the calendar is missing, and counted. In range mode only some of the days may leave it.
void move(const Operation& operation, const Frame& frame) {
  const Vector& day = frame.at(operation.in[0]);
  const Vector& by = frame.at(operation.in[1]);
  Vector& out = frame.at(operation.out);
  for (std::size_t i = 0; i < frame.count; ++i) {
    out.known[i] = joined(day.known[i], by.known[i]);
    out.low[i] = out.high[i] = 0;
    if (out.known[i] == 0) continue;
    const std::int64_t low = moved(operation.op, day.low[i], by.low[i]);
    const std::int64_t high = moved(operation.op, day.high[i], by.high[i]);
    const bool some_leave = !in_calendar(low) || !in_calendar(high);
    const bool all_leave = high < first_day.number || low > last_day.number;
    if (all_leave || (some_leave && frame.mode == Mode::shown)) {
      out.known[i] = 0;
      if (frame.mode == Mode::shown) frame.workspace->fault(operation);
      continue;
    }
    if (some_leave) out.known[i] |= may_lack;
    out.low[i] = std::max<std::int64_t>(low, first_day.number);
    out.high[i] = std::min<std::int64_t>(high, last_day.number);
  }
}

std::int64_t weekday(std::int64_t day) {
  return day + 3 - 7 * floor_divide(day + 3, 7) + 1;  // Monday is 1; 1970-01-01 was a Thursday
}

std::int64_t day_of_year(std::int64_t day) {
  return day - from_civil(to_civil(Day{static_cast<std::int32_t>(day)}).year, 1, 1).number + 1;
}

// ISO 8601: a week belongs to the year that its Thursday is in.
std::int64_t week_of_year(std::int64_t day) {
  return (day_of_year(std::min<std::int64_t>(day - weekday(day) + 4, last_day.number)) - 1) / 7 + 1;
}

// Whole months, towards zero.
std::int64_t months_between(std::int64_t from, std::int64_t to) {
  const Civil a = to_civil(Day{static_cast<std::int32_t>(from)});
  const Civil b = to_civil(Day{static_cast<std::int32_t>(to)});
  const std::int64_t months = (std::int64_t{b.year} - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) return months - 1;
  return months < 0 && b.day > a.day ? months + 1 : months;
}

Range date_part(const Operation& operation, Range a) {
  if (operation.op == Op::weekday || operation.op == Op::day_of_year || operation.op == Op::week_of_year) {
    if (!a.is_one()) return {operation.type.low, operation.type.high};
    const auto part = operation.op == Op::weekday       ? weekday
                      : operation.op == Op::day_of_year ? day_of_year
                                                        : week_of_year;
    return {part(a.low), part(a.low)};
  }
  const Civil low = to_civil(Day{static_cast<std::int32_t>(a.low)});
  const Civil high = to_civil(Day{static_cast<std::int32_t>(a.high)});
  if (operation.op == Op::year) return {low.year, high.year};
  const bool one_year = low.year == high.year;
  if (operation.op == Op::month && one_year) return {low.month, high.month};
  if (operation.op == Op::day && one_year && low.month == high.month) return {low.day, high.day};
  return {operation.type.low, operation.type.high};
}

}  // namespace

void run_date(const Operation& operation, const Frame& frame) {
  const Type& type = operation.type;
  switch (operation.op) {
    case Op::whole_years:
      return each(operation, frame, [](Range a) { return Range{a.low / 12, a.high / 12}; });
    case Op::rest_months:
      return each(operation, frame,
                  [&](Range a) { return a.is_one() ? Range{a.low % 12, a.low % 12} : Range{type.low, type.high}; });
    case Op::months_between:
      return each_two(operation, frame, [](Range from, Range to) {
        return Range{months_between(from.high, to.low), months_between(from.low, to.high)};
      });
    case Op::add_days:
    case Op::add_months:
      return move(operation, frame);
    default:
      return each(operation, frame, [&](Range a) { return date_part(operation, a); });
  }
}

}  // namespace inspectplan::feel
