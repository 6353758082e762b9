#pragma once
// Constants while they are folded: decimals of up to 34 digits, as DMN's numbers are. Never used on rows.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/scaled.hpp"

namespace inspectplan::feel {

struct Decimal {
  Wide coefficient = 0;  // at most 34 digits
  int scale = 0;         // digits behind the point, >= 0
  bool rounded = false;  // digits were lost on the way (1/3)
};

// Plain decimal text; ".5" as well. Empty where malformed or longer than 34 digits.
std::optional<Decimal> parse_decimal(std::string_view text);

// To 34 digits, half to even. Empty where the whole part needs more digits.
std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
std::optional<Decimal> divide(const Decimal& a, const Decimal& b);  // b != 0
int compare(const Decimal& a, const Decimal& b);                    // < 0, 0, > 0

// The greatest whole number of units of 10^-scale that is not above it; held inside 64 bits.
std::int64_t floor_at(const Decimal& number, int scale);
std::optional<std::int64_t> exactly_at(const Decimal& number, int scale);

// As rows see it: without trailing zeros; what division left behind is cut to 9 digits, half to even.
// Empty where that does not fit 64 bits.
std::optional<Scaled> to_scaled(const Decimal& number);
Decimal to_decimal(Scaled number);

}  // namespace inspectplan::feel
