#include "dmn/number.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>

namespace inspectplan::dmn {
namespace {

using Big = boost::multiprecision::cpp_int;
constexpr int most_digits = 34;
constexpr std::int64_t greatest_exponent = 6144;  // of the first digit
constexpr std::int64_t least_exponent = -6176;    // of the last digit
constexpr int beyond = 80;                        // digits apart at which only the sign of the smaller counts

Big ten_to(std::int64_t exponent) { return boost::multiprecision::pow(Big(10), static_cast<unsigned>(exponent)); }

std::int64_t digits(const Big& number) {
  return number == 0 ? 1 : static_cast<std::int64_t>(Big(abs(number)).str().size());
}

// Is the quotient to move away from zero?
bool moves(const Big& quotient, const Big& rest, const Big& unit, bool negative, Round how) {
  if (rest == 0) return false;
  const int half = Big(2 * abs(rest)).compare(unit);
  switch (how) {
    case Round::half_even:
      return half > 0 || (half == 0 && quotient % 2 != 0);
    case Round::half_up:
      return half >= 0;
    case Round::half_down:
      return half > 0;
    case Round::up:
      return true;
    case Round::down:
      return false;
    case Round::floor:
      return negative;
    case Round::ceiling:
      return !negative;
  }
  return false;
}

Big divide_rounded(const Big& numerator, const Big& unit, Round how) {  // unit > 0
  Big quotient;
  Big rest;
  boost::multiprecision::divide_qr(numerator, unit, quotient, rest);
  const bool negative = numerator < 0;
  if (moves(quotient, rest, unit, negative, how)) quotient += negative ? -1 : 1;
  return quotient;
}

std::optional<Number> fit(Big coefficient, std::int64_t exponent) {
  if (coefficient == 0) return Number{};
  std::int64_t excess = digits(coefficient) - most_digits;
  excess = std::max(excess, least_exponent - exponent);
  if (excess > 0) {
    if (excess > digits(coefficient) + 1) return Number{};  // too small to be told from zero
    coefficient = divide_rounded(coefficient, ten_to(excess), Round::half_even);
    return fit(std::move(coefficient), exponent + excess);
  }
  while (coefficient % 10 == 0) {
    coefficient /= 10;
    ++exponent;
  }
  if (exponent + digits(coefficient) - 1 > greatest_exponent) return std::nullopt;
  return Number{static_cast<Wide>(coefficient), static_cast<std::int32_t>(exponent)};
}

}  // namespace

Number whole(std::int64_t value) { return *fit(Big(value), 0); }

std::optional<Number> from_wide(Wide value, std::int32_t exponent) { return fit(Big(value), exponent); }

std::optional<Number> parse_number(std::string_view text) {
  Big coefficient = 0;
  std::int64_t exponent = 0;
  bool behind_point = false;
  std::size_t seen = 0;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.size() > 10'000) return std::nullopt;
  std::size_t at = 0;
  std::string written;
  for (; at < text.size() && text[at] != 'e' && text[at] != 'E'; ++at) {
    if (text[at] == '.' && !behind_point) {
      behind_point = true;
    } else if (text[at] >= '0' && text[at] <= '9') {
      written.push_back(text[at]);
      exponent -= behind_point ? 1 : 0;
      ++seen;
    } else {
      return std::nullopt;
    }
  }
  if (seen == 0 || text[at - 1] == '.') return std::nullopt;
  if (at < text.size()) {
    std::string_view power = text.substr(at + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    std::int64_t shift = 0;
    const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), shift);
    if (error != std::errc{} || end != power.data() + power.size() || shift > 100'000 || shift < -100'000)
      return std::nullopt;
    exponent += shift;
  }
  written.erase(0, std::min(written.find_first_not_of('0'), written.size() - 1));
  coefficient = Big(written);
  return fit(negative ? Big(-coefficient) : coefficient, exponent);
}

std::string to_string(const Number& number) {
  std::string text = Big(number.coefficient < 0 ? -number.coefficient : number.coefficient).str();
  const auto length = static_cast<std::int64_t>(text.size());
  const std::int64_t point = length + number.exponent;  // digits in front of it
  if (point > 60 || point < -25) {
    text = text.substr(0, 1) + (length > 1 ? "." + text.substr(1) : "") + "E" + std::to_string(point - 1);
  } else if (number.exponent >= 0) {
    text.append(static_cast<std::size_t>(number.exponent), '0');
  } else if (point > 0) {
    text.insert(static_cast<std::size_t>(point), ".");
  } else {
    text = "0." + std::string(static_cast<std::size_t>(-point), '0') + text;
  }
  return (number.coefficient < 0 ? "-" : "") + text;
}

std::optional<Number> add(const Number& a, const Number& b) {
  if (a.coefficient == 0) return b;
  if (b.coefficient == 0) return a;
  const Number& upper = a.exponent >= b.exponent ? a : b;
  const Number& lower = a.exponent >= b.exponent ? b : a;
  const std::int64_t apart = std::int64_t{upper.exponent} - lower.exponent;
  if (apart > beyond)
    return fit(Big(upper.coefficient) * ten_to(beyond) + (lower.coefficient < 0 ? -1 : 1), upper.exponent - beyond);
  return fit(Big(upper.coefficient) * ten_to(apart) + Big(lower.coefficient), lower.exponent);
}

std::optional<Number> subtract(const Number& a, const Number& b) { return add(a, negate(b)); }

std::optional<Number> multiply(const Number& a, const Number& b) {
  return fit(Big(a.coefficient) * Big(b.coefficient), std::int64_t{a.exponent} + b.exponent);
}

std::optional<Number> divide(const Number& a, const Number& b) {
  if (b.coefficient == 0) return std::nullopt;
  constexpr int spare = 2 * most_digits + 2;
  Big quotient;
  Big rest;
  boost::multiprecision::divide_qr(Big(a.coefficient) * ten_to(spare), Big(b.coefficient), quotient, rest);
  // One digit more, not zero where something is left: enough for the rounding to see it.
  quotient *= 10;
  if (rest != 0) quotient += (a.coefficient < 0) == (b.coefficient < 0) ? 1 : -1;
  return fit(std::move(quotient), std::int64_t{a.exponent} - b.exponent - spare - 1);
}

std::optional<Number> modulo(const Number& a, const Number& b) {
  if (b.coefficient == 0) return std::nullopt;
  const std::int64_t exponent = std::min(a.exponent, b.exponent);
  const std::int64_t shift_a = a.exponent - exponent;
  const std::int64_t shift_b = b.exponent - exponent;
  if (shift_a > 1'000 || shift_b > 1'000) return std::nullopt;  // the quotient would have a thousand digits
  const Big unit = Big(b.coefficient) * ten_to(shift_b);
  Big rest = Big(Big(a.coefficient) * ten_to(shift_a)) % unit;
  if (rest != 0 && (rest < 0) != (unit < 0)) rest += unit;
  return fit(std::move(rest), exponent);
}

Number negate(const Number& number) { return {-number.coefficient, number.exponent}; }

int compare(const Number& a, const Number& b) {
  const auto sign = [](const Number& number) { return number.coefficient < 0 ? -1 : number.coefficient > 0 ? 1 : 0; };
  if (sign(a) != sign(b)) return sign(a) - sign(b);
  const std::int64_t apart = std::int64_t{a.exponent} - b.exponent;
  if (apart > beyond) return sign(a);
  if (apart < -beyond) return -sign(b);
  const Big left = Big(a.coefficient) * ten_to(std::max<std::int64_t>(apart, 0));
  return left.compare(Big(b.coefficient) * ten_to(std::max<std::int64_t>(-apart, 0)));
}

std::optional<Number> round(const Number& number, std::int64_t scale, Round how) {
  const std::int64_t excess = -std::int64_t{number.exponent} - scale;
  if (excess <= 0) return number;
  // Beyond all its digits only the direction counts.
  const Big unit = ten_to(std::min<std::int64_t>(excess, most_digits + 2));
  return fit(divide_rounded(Big(number.coefficient), unit, how), -scale);
}

std::optional<std::int64_t> to_whole(const Number& number) {
  if (number.exponent < 0 || number.exponent > 18) return std::nullopt;
  const Big value = Big(number.coefficient) * ten_to(number.exponent);
  if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min())
    return std::nullopt;
  return static_cast<std::int64_t>(value);
}

std::optional<std::int64_t> whole_part(const Number& number) {
  const auto cut = round(number, 0, Round::down);
  return cut ? to_whole(*cut) : std::nullopt;
}

std::optional<Wide> scaled_whole(const Number& number, int scale) {
  const std::int64_t exponent = std::int64_t{number.exponent} + scale;
  if (exponent > 40) return std::nullopt;
  const Big value = exponent >= 0 ? Big(Big(number.coefficient) * ten_to(exponent))
                                  : divide_rounded(Big(number.coefficient),
                                                   ten_to(std::min<std::int64_t>(-exponent, 40)), Round::down);
  if (abs(value) >= ten_to(37)) return std::nullopt;
  return static_cast<Wide>(value);
}

}  // namespace inspectplan::dmn
