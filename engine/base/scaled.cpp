#include "base/scaled.hpp"

#include <array>
#include <limits>

#include "base/error.hpp"

namespace inspectplan {
namespace {

using WideUnsigned = unsigned __int128;

constexpr std::array<std::int64_t, 19> powers = [] {
  std::array<std::int64_t, 19> out{};
  std::int64_t power = 1;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = power;
    if (i + 1 < out.size()) power *= 10;
  }
  return out;
}();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

WideUnsigned magnitude(Wide value) {
  return value < 0 ? WideUnsigned{0} - static_cast<WideUnsigned>(value) : static_cast<WideUnsigned>(value);
}

bool fits(Wide value) {
  return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

}  // namespace

std::int64_t power_of_ten(int exponent) {
  INSPECTPLAN_ASSERT(exponent >= 0 && exponent <= max_scale);
  return powers[static_cast<std::size_t>(exponent)];
}

Wide wide_power_of_ten(int exponent) {
  INSPECTPLAN_ASSERT(exponent >= 0 && exponent <= 2 * max_scale);
  const int low = exponent > max_scale ? max_scale : exponent;
  return Wide{powers[static_cast<std::size_t>(low)]} * powers[static_cast<std::size_t>(exponent - low)];
}

std::optional<Scaled> parse_scaled(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::size_t behind = point == std::string_view::npos ? 0 : text.size() - point - 1;
  if (behind > static_cast<std::size_t>(max_scale)) return std::nullopt;
  if (point != std::string_view::npos && (point == 0 || behind == 0)) return std::nullopt;
  if (text.empty()) return std::nullopt;
  Wide value = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == point) continue;
    if (!is_digit(text[i])) return std::nullopt;
    value = value * 10 + (text[i] - '0');
    if (!fits(-value)) return std::nullopt;
  }
  if (negative) value = -value;
  if (!fits(value)) return std::nullopt;
  return Scaled{static_cast<std::int64_t>(value), static_cast<int>(behind)};
}

std::optional<std::int64_t> rescale(Scaled number, int scale) {
  INSPECTPLAN_ASSERT(scale >= 0 && scale <= max_scale);
  if (scale >= number.scale) {
    const Wide value = Wide{number.value} * power_of_ten(scale - number.scale);
    if (!fits(value)) return std::nullopt;
    return static_cast<std::int64_t>(value);
  }
  const std::int64_t divisor = power_of_ten(number.scale - scale);
  if (number.value % divisor != 0) return std::nullopt;
  return number.value / divisor;
}

Wide divide_half_even(Wide numerator, Wide denominator) {
  INSPECTPLAN_ASSERT(denominator != 0);
  const WideUnsigned divisor = magnitude(denominator);
  WideUnsigned quotient = magnitude(numerator) / divisor;
  const WideUnsigned rest = magnitude(numerator) % divisor;
  const WideUnsigned gap = divisor - rest;  // twice the rest could overflow, the gap cannot
  if (rest > gap || (rest == gap && quotient % 2 == 1)) ++quotient;
  const bool negative = (numerator < 0) != (denominator < 0);
  return static_cast<Wide>(negative ? WideUnsigned{0} - quotient : quotient);
}

std::int64_t round_half_even(Wide value, int from_scale, int to_scale) {
  Wide result = 0;
  if (to_scale < from_scale) {
    result = divide_half_even(value, wide_power_of_ten(from_scale - to_scale));
  } else {
    const bool overflow = __builtin_mul_overflow(value, wide_power_of_ten(to_scale - from_scale), &result);
    INSPECTPLAN_ASSERT(!overflow);
  }
  INSPECTPLAN_ASSERT(fits(result));
  return static_cast<std::int64_t>(result);
}

std::string to_string(Scaled number) {
  INSPECTPLAN_ASSERT(number.scale >= 0 && number.scale <= max_scale);
  // std::to_string of an unsigned value: the magnitude of the smallest 64-bit number fits there only.
  std::string digits = std::to_string(static_cast<std::uint64_t>(magnitude(number.value)));
  const auto scale = static_cast<std::size_t>(number.scale);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  std::string whole = digits.substr(0, digits.size() - scale);
  std::string fraction = digits.substr(digits.size() - scale);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  std::string out = number.value < 0 ? "-" : "";
  out += whole;
  if (!fraction.empty()) out += "." + fraction;
  return out;
}

}  // namespace inspectplan
