#pragma once
// What the oracle does with values: exact whole numbers with a scale, days, texts letter by letter.
#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "feel_oracle.hpp"

namespace inspectplan::feel::oracle {

using ast::Operator;

inline Wide ten_to(int exponent) { return exponent <= 0 ? Wide{1} : 10 * ten_to(exponent - 1); }

inline Wide at_scale(const Value& value, int scale) { return value.number * ten_to(scale - value.scale); }

inline bool is_number(const Value& value) { return value.kind == Kind::number; }
inline bool is_missing(const Value& value) { return value.kind == Kind::missing; }

// The nearest whole number to n / d, ties to even.
inline Wide nearest_even(Wide n, Wide d) {
  if (d < 0) n = -n, d = -d;
  Wide down = n / d;
  if (down * d > n) --down;
  const Wide rest = n - down * d;
  if (2 * rest > d || (2 * rest == d && down % 2 != 0)) ++down;
  return down;
}

inline Value quotient(const Value& a, const Value& b) {
  // a / 10^sa divided by b / 10^sb, times 10^9
  const int shift = 9 + b.scale - a.scale;
  return number(nearest_even(a.number * ten_to(shift), b.number * ten_to(-shift)), 9);
}

inline Value add(const Value& a, const Value& b, int sign) {
  const int scale = std::max(a.scale, b.scale);
  return number(at_scale(a, scale) + sign * at_scale(b, scale), scale);
}

inline Value moved(const Value& day, const Value& length, int sign) {
  const Day from{static_cast<std::int32_t>(day.number)};
  if (length.kind == Kind::days) return date(Day{from.number + sign * static_cast<std::int32_t>(length.number)});
  return date(add_months(from, sign * static_cast<std::int64_t>(length.number)).value());
}

inline Value calculate(Operator op, const Value& a, const Value& b) {
  if (is_missing(a) || is_missing(b)) return {};
  if (a.kind == Kind::text) return text(to_nfc(a.text + b.text));
  if (a.kind == Kind::date && b.kind == Kind::date) return {Kind::days, a.number - b.number, 0, {}};
  if (a.kind == Kind::date) return moved(a, b, op == Operator::add ? 1 : -1);
  switch (op) {
    case Operator::add:
      return add(a, b, 1);
    case Operator::subtract:
      return add(a, b, -1);
    case Operator::multiply:
      return number(a.number * b.number, a.scale + b.scale);
    default:
      return quotient(a, b);
  }
}

inline Value compared(Operator op, const Value& a, const Value& b) {
  if (is_missing(a) || is_missing(b)) return {};
  const int order = compare(a, b);
  switch (op) {
    case Operator::equal:
      return truth(order == 0);
    case Operator::not_equal:
      return truth(order != 0);
    case Operator::less:
      return truth(order < 0);
    case Operator::at_most:
      return truth(order <= 0);
    case Operator::greater:
      return truth(order > 0);
    default:
      return truth(order >= 0);
  }
}

inline Value negation(const Value& value) { return is_missing(value) ? Value{} : truth(value.number == 0); }

inline Value all_of(const std::vector<Value>& parts) {
  bool unknown = false;
  for (const Value& part : parts) {
    if (!is_missing(part) && part.number == 0) return truth(false);
    unknown = unknown || is_missing(part);
  }
  return unknown ? Value{} : truth(true);
}

inline Value any_of(std::vector<Value> parts) {
  for (Value& part : parts) part = negation(part);
  return negation(all_of(parts));
}

inline Value rounded(const Value& value, int digits, const std::string& how) {
  if (digits >= value.scale) return value;
  const Wide unit = ten_to(value.scale - digits);
  Wide down = value.number / unit;
  if (down * unit > value.number) --down;
  const Wide rest = value.number - down * unit;
  Wide result = down;
  if (how == "ceiling") result = rest > 0 ? down + 1 : down;
  if (how == "round half even") result = nearest_even(value.number, unit);
  if (how == "round half up" && (2 * rest > unit || (2 * rest == unit && value.number > 0))) result = down + 1;
  return number(result, digits);
}

inline std::vector<std::string> characters(const std::string& value) {
  std::vector<std::string> out;
  for (const char byte : value) {
    if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) out.emplace_back();
    out.back() += byte;
  }
  return out;
}

inline Value substring(const std::vector<Value>& arguments) {
  const auto letters = characters(arguments[0].text);
  const auto size = static_cast<Wide>(letters.size());
  const Wide start = arguments[1].number;
  const Wide from = start < 0 ? size + start + 1 : start;
  if (from < 1 || from > size || (arguments.size() > 2 && arguments[2].number < 1)) return {};
  std::string out;
  for (Wide i = from; i <= size && (arguments.size() < 3 || i < from + arguments[2].number); ++i)
    out += letters[static_cast<std::size_t>(i - 1)];
  return text(out);
}

}  // namespace inspectplan::feel::oracle
