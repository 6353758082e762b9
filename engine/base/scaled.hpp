#pragma once
// Exact decimals as scaled integers: value 1250 at scale 2 is 12.50.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inspectplan {

using Wide = __int128;
inline constexpr int max_scale = 18;

struct Scaled {
  std::int64_t value = 0;
  int scale = 0;  // digits behind the point, 0 … max_scale
};

// Plain decimal text: optional '-', digits, optional '.' and digits. The scale is the number of digits
// written behind the point. Empty when malformed or outside 64 bits.
std::optional<Scaled> parse_scaled(std::string_view text);

// The same number at another scale. Empty where digits would be lost or 64 bits overflow.
std::optional<std::int64_t> rescale(Scaled number, int scale);

// To fewer digits, half to even; or to more digits, exactly.
std::int64_t round_half_even(Wide value, int from_scale, int to_scale);
Wide divide_half_even(Wide numerator, Wide denominator);  // denominator != 0

std::int64_t power_of_ten(int exponent);  // 0 … 18
Wide wide_power_of_ten(int exponent);     // 0 … 36

// Shortest exact text: no trailing zeros behind the point, no "-0".
std::string to_string(Scaled number);

}  // namespace inspectplan
