// Arithmetic of numbers, texts, dates and durations. Source: DMN 1.5, tables 50-56.
#include <array>

#include "dmn/function.hpp"

namespace inspectplan::dmn {
namespace {

constexpr Wide nanoseconds_a_day = Wide{seconds_a_day} * second;
constexpr std::int64_t most_months = 12 * last_year * 10;
constexpr Wide most_nanoseconds = nanoseconds_a_day * 366 * last_year * 10;

Value months(Wide count) {
  return count > most_months || count < -most_months ? Value() : Value(Months{static_cast<std::int64_t>(count)});
}
Value length(Wide nanoseconds) {
  return nanoseconds > most_nanoseconds || nanoseconds < -most_nanoseconds ? Value() : Value(Length{nanoseconds});
}

// A date moves by whole days: what is left of a day counts backwards to its beginning.
Value move_date(Date date, Wide nanoseconds) {
  const auto moved = move(DateTime{date, {}}, nanoseconds);
  return moved ? Value(moved->date) : Value();
}

Value move_time(Time time, Wide nanoseconds) {
  Wide moved = (time.nanosecond + nanoseconds) % nanoseconds_a_day;
  if (moved < 0) moved += nanoseconds_a_day;
  return Time{static_cast<std::int64_t>(moved), time.offset};
}

Value move_value(const Value& value, const Months& by) {
  if (const Date* date = value.as<Date>()) return add_months(*date, by.count);
  const DateTime& moment = value.get<DateTime>();
  const auto date = add_months(moment.date, by.count);
  return date ? Value(DateTime{*date, moment.time}) : Value();
}

Value move_value(const Value& value, const Length& by) {
  if (const Date* date = value.as<Date>()) return move_date(*date, by.nanoseconds);
  if (const Time* time = value.as<Time>()) return move_time(*time, by.nanoseconds);
  return move(value.get<DateTime>(), by.nanoseconds);
}

// A date counts as its midnight at UTC.
DateTime moment_of(const Value& value) {
  if (const Date* date = value.as<Date>()) return {*date, {0, 0}};
  if (const Time* time = value.as<Time>()) return {{}, *time};
  return value.get<DateTime>();
}

Value between_moments(const Value& later, const Value& earlier) {
  const DateTime a = moment_of(later);
  const DateTime b = moment_of(earlier);
  if (a.time.offset.has_value() != b.time.offset.has_value()) return {};
  return length(nanoseconds_of(a) - nanoseconds_of(b));
}

Value scale(const Value& duration, const Number& factor) {
  if (const Months* by = duration.as<Months>()) {
    const auto product = multiply(whole(by->count), factor);
    const auto count = product ? scaled_whole(*product, 0) : std::nullopt;
    return count ? months(*count) : Value();
  }
  const auto nanoseconds = from_wide(duration.get<Length>().nanoseconds);
  const auto product = nanoseconds ? multiply(*nanoseconds, factor) : std::nullopt;
  const auto count = product ? scaled_whole(*product, 0) : std::nullopt;
  return count ? length(*count) : Value();
}

Value divide_duration(const Value& duration, const Number& divisor) {
  const Wide count = duration.as<Months>() ? Wide{duration.get<Months>().count} : duration.get<Length>().nanoseconds;
  const auto number = from_wide(count);
  const auto quotient = number ? divide(*number, divisor) : std::nullopt;
  const auto result = quotient ? scaled_whole(*quotient, 0) : std::nullopt;
  if (!result) return {};
  return duration.as<Months>() ? months(*result) : length(*result);
}

struct Rule {
  Kinds left, right, result;
};

template <std::size_t n>
Kinds outcome(const std::array<Rule, n>& rules, Kinds a, Kinds b) {
  // null with anything is null.
  if (a == kind::null || b == kind::null) return kind::null;
  Kinds result = 0;
  for (const Rule& rule : rules) {
    if ((rule.left & a) != 0 && (rule.right & b) != 0) result = static_cast<Kinds>(result | rule.result);
  }
  return result;
}

}  // namespace

Kinds sum_kinds(Kinds a, Kinds b) {
  static constexpr std::array<Rule, 11> rules = {{{kind::number, kind::number, kind::number},
                                                  {kind::text, kind::text, kind::text},
                                                  {kind::months, kind::months, kind::months},
                                                  {kind::length, kind::length, kind::length},
                                                  {kind::date, kind::months | kind::length, kind::date},
                                                  {kind::months | kind::length, kind::date, kind::date},
                                                  {kind::date_time, kind::months | kind::length, kind::date_time},
                                                  {kind::months | kind::length, kind::date_time, kind::date_time},
                                                  {kind::time, kind::length, kind::time},
                                                  {kind::length, kind::time, kind::time},
                                                  {0, 0, 0}}};
  return outcome(rules, a, b);
}

Kinds difference_kinds(Kinds a, Kinds b) {
  static constexpr std::array<Rule, 8> rules = {
      {{kind::number, kind::number, kind::number},
       {kind::months, kind::months, kind::months},
       {kind::length, kind::length, kind::length},
       {kind::date, kind::months | kind::length, kind::date},
       {kind::date_time, kind::months | kind::length, kind::date_time},
       {kind::time, kind::length, kind::time},
       {kind::time, kind::time, kind::length},
       {kind::date | kind::date_time, kind::date | kind::date_time, kind::length}}};
  return outcome(rules, a, b);
}

Kinds product_kinds(Kinds a, Kinds b) {
  static constexpr std::array<Rule, 5> rules = {{{kind::number, kind::number, kind::number},
                                                 {kind::number, kind::months, kind::months},
                                                 {kind::months, kind::number, kind::months},
                                                 {kind::number, kind::length, kind::length},
                                                 {kind::length, kind::number, kind::length}}};
  return outcome(rules, a, b);
}

Kinds quotient_kinds(Kinds a, Kinds b) {
  static constexpr std::array<Rule, 5> rules = {{{kind::number, kind::number, kind::number},
                                                 {kind::months, kind::number, kind::months},
                                                 {kind::length, kind::number, kind::length},
                                                 {kind::months, kind::months, kind::number},
                                                 {kind::length, kind::length, kind::number}}};
  return outcome(rules, a, b);
}

Value add_values(const Value& a, const Value& b) {
  if (sum_kinds(a.kinds(), b.kinds()) <= kind::null) return {};
  if (a.as<Number>()) return add(a.get<Number>(), b.get<Number>());
  if (a.as<std::string>()) {
    const std::string& begin = a.get<std::string>();
    const std::string& rest = b.get<std::string>();
    return begin.size() + rest.size() > most_text_bytes ? Value() : Value(begin + rest);
  }
  if (a.as<Months>() && b.as<Months>()) return months(Wide{a.get<Months>().count} + b.get<Months>().count);
  if (a.as<Length>() && b.as<Length>()) return length(a.get<Length>().nanoseconds + b.get<Length>().nanoseconds);
  const bool length_first = a.as<Months>() || a.as<Length>();
  const Value& moment = length_first ? b : a;
  const Value& by = length_first ? a : b;
  return by.as<Months>() ? move_value(moment, by.get<Months>()) : move_value(moment, by.get<Length>());
}

Value subtract_values(const Value& a, const Value& b) {
  if (difference_kinds(a.kinds(), b.kinds()) <= kind::null) return {};
  if (b.as<Number>() || b.as<Months>() || b.as<Length>()) return add_values(a, negate_value(b));
  return between_moments(a, b);
}

Value multiply_values(const Value& a, const Value& b) {
  if (product_kinds(a.kinds(), b.kinds()) <= kind::null) return {};
  if (!a.as<Number>()) return scale(a, b.get<Number>());
  if (!b.as<Number>()) return scale(b, a.get<Number>());
  return multiply(a.get<Number>(), b.get<Number>());
}

Value divide_values(const Value& a, const Value& b) {
  if (quotient_kinds(a.kinds(), b.kinds()) <= kind::null) return {};
  if (a.as<Number>()) return divide(a.get<Number>(), b.get<Number>());
  if (b.as<Number>()) return divide_duration(a, b.get<Number>());
  if (a.as<Months>()) return divide(whole(a.get<Months>().count), whole(b.get<Months>().count));
  const auto left = from_wide(a.get<Length>().nanoseconds);
  const auto right = from_wide(b.get<Length>().nanoseconds);
  return left && right ? divide(*left, *right) : std::nullopt;
}

Value raise_values(const Value& a, const Value& b) {
  if (!a.as<Number>() || !b.as<Number>()) return {};
  return power(a.get<Number>(), b.get<Number>());
}

Value negate_value(const Value& value) {
  switch (value.kinds()) {
    case kind::number:
      return negate(value.get<Number>());
    case kind::months:
      return Months{-value.get<Months>().count};
    case kind::length:
      return Length{-value.get<Length>().nanoseconds};
    default:
      return {};
  }
}

}  // namespace inspectplan::dmn
