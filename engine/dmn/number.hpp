#pragma once
// DMN's numbers: decimals of 34 digits with an exponent (IEEE 754-2008 decimal128), rounded half to even.
// Source: DMN 1.5, 10.3.2.3.1. Every operation is exact before its one rounding; empty where the result
// has no finite value (division by zero, beyond 10^6145).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/scaled.hpp"

namespace inspectplan::dmn {

// coefficient × 10^exponent. Always in lowest terms: no trailing zeros in the coefficient, zero has exponent 0.
struct Number {
  Wide coefficient = 0;  // at most 34 digits
  std::int32_t exponent = 0;
  bool operator==(const Number&) const = default;
};

enum class Round : std::uint8_t {
  half_even,
  half_up,
  half_down,
  up,
  down,
  floor,
  ceiling
};  // up, down: away from, to zero

Number whole(std::int64_t value);
std::optional<Number> from_wide(Wide value, std::int32_t exponent = 0);
std::optional<Number> parse_number(std::string_view text);  // "-1.5", ".5", "1.2e-4"; at most 10,000 characters
// Plain digits; in powers of ten where that would be longer than 60 digits.
std::string to_string(const Number& number);

std::optional<Number> add(const Number& a, const Number& b);
std::optional<Number> subtract(const Number& a, const Number& b);
std::optional<Number> multiply(const Number& a, const Number& b);
std::optional<Number> divide(const Number& a, const Number& b);
std::optional<Number> modulo(const Number& a, const Number& b);  // a - b × floor(a / b)
Number negate(const Number& number);
int compare(const Number& a, const Number& b);  // < 0, 0, > 0
// To `scale` digits behind the point (in front of it where negative).
std::optional<Number> round(const Number& number, std::int64_t scale, Round how);
// Where it is a whole number of 64 bits.
std::optional<std::int64_t> to_whole(const Number& number);
// Its whole part (a place, a number of digits); empty beyond 64 bits.
std::optional<std::int64_t> whole_part(const Number& number);
// number × 10^scale cut to a whole number; empty beyond 128 bits.
std::optional<Wide> scaled_whole(const Number& number, int scale);

// To 34 digits, of which the last one or two may be off (number_math.cpp).
std::optional<Number> square_root(const Number& number);
std::optional<Number> exponential(const Number& number);
std::optional<Number> logarithm(const Number& number);  // natural
std::optional<Number> power(const Number& base, const Number& exponent);

}  // namespace inspectplan::dmn
