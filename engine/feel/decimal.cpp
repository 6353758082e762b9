#include "feel/decimal.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <limits>

namespace inspectplan::feel {
namespace {

using Big = boost::multiprecision::cpp_int;
constexpr int most_digits = 34;
constexpr int behind_division = 9;

Big ten_to(int exponent) { return boost::multiprecision::pow(Big(10), static_cast<unsigned>(exponent)); }

int digits(const Big& number) { return number == 0 ? 1 : static_cast<int>(Big(abs(number)).str().size()); }

Big divide_half_even(const Big& numerator, const Big& denominator) {
  Big quotient;
  Big rest;
  boost::multiprecision::divide_qr(numerator, denominator, quotient, rest);
  const Big twice = 2 * abs(rest);
  const Big size = abs(denominator);
  if (twice > size || (twice == size && quotient % 2 != 0)) quotient += (numerator < 0) == (denominator < 0) ? 1 : -1;
  return quotient;
}

Big floor_divide(const Big& numerator, const Big& denominator) {  // denominator > 0
  Big quotient;
  Big rest;
  boost::multiprecision::divide_qr(numerator, denominator, quotient, rest);
  return rest < 0 ? Big(quotient - 1) : quotient;
}

std::optional<Decimal> fit(Big coefficient, int scale, bool rounded) {
  while (scale > 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    --scale;
  }
  if (const int excess = digits(coefficient) - most_digits; excess > 0) {
    if (excess > scale) return std::nullopt;
    coefficient = divide_half_even(coefficient, ten_to(excess));
    return fit(std::move(coefficient), scale - excess, true);
  }
  return Decimal{static_cast<Wide>(coefficient), scale, rounded};
}

Big at(const Decimal& number, int scale) { return Big(number.coefficient) * ten_to(scale - number.scale); }

std::optional<std::int64_t> narrow(const Big& number) {
  if (number > std::numeric_limits<std::int64_t>::max() || number < -std::numeric_limits<std::int64_t>::max())
    return std::nullopt;
  return static_cast<std::int64_t>(number);
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  Big coefficient = 0;
  int scale = 0;
  bool behind_point = false;
  if (text.empty() || text.size() > 200) return std::nullopt;
  for (const char c : text) {
    if (c == '.' && !behind_point) {
      behind_point = true;
    } else if (c >= '0' && c <= '9') {
      coefficient = coefficient * 10 + (c - '0');
      scale += behind_point ? 1 : 0;
    } else {
      return std::nullopt;
    }
  }
  const auto result = fit(std::move(coefficient), scale, false);
  if (!result || result->rounded) return std::nullopt;
  return result;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale, b.scale);
  return fit(at(a, scale) + at(b, scale), scale, a.rounded || b.rounded);
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) {
  return add(a, {-b.coefficient, b.scale, b.rounded});
}

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  return fit(Big(a.coefficient) * Big(b.coefficient), a.scale + b.scale, a.rounded || b.rounded);
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b) {
  // Enough digits that the quotient has more than 34 of its own; `fit` brings it back.
  constexpr int spare = 2 * most_digits + 2;
  const Big numerator = Big(a.coefficient) * ten_to(spare + b.scale);
  const Big denominator = Big(b.coefficient) * ten_to(a.scale);
  const bool exact = numerator % denominator == 0;
  return fit(divide_half_even(numerator, denominator), spare, a.rounded || b.rounded || !exact);
}

int compare(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale, b.scale);
  return at(a, scale).compare(at(b, scale));
}

std::int64_t floor_at(const Decimal& number, int scale) {
  const Big floored =
      scale >= number.scale ? at(number, scale) : floor_divide(Big(number.coefficient), ten_to(number.scale - scale));
  if (const auto narrowed = narrow(floored)) return *narrowed;
  return floored > 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
}

std::optional<std::int64_t> exactly_at(const Decimal& number, int scale) {
  if (scale >= number.scale) return narrow(at(number, scale));
  const Big unit = ten_to(number.scale - scale);
  if (Big(number.coefficient) % unit != 0) return std::nullopt;
  return narrow(Big(number.coefficient) / unit);
}

std::optional<Scaled> to_scaled(const Decimal& number) {
  Big coefficient = number.coefficient;
  int scale = number.scale;
  if (number.rounded && scale > behind_division) {
    coefficient = divide_half_even(coefficient, ten_to(scale - behind_division));
    scale = behind_division;
  }
  for (; scale > 0 && coefficient % 10 == 0; --scale) coefficient /= 10;
  const auto value = narrow(coefficient);
  if (!value || scale > max_scale) return std::nullopt;
  return Scaled{*value, scale};
}

Decimal to_decimal(Scaled number) { return {number.value, number.scale, false}; }

}  // namespace inspectplan::feel
