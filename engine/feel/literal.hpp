#pragma once
// Durations as texts.
#include <optional>
#include <string_view>

#include "feel/type.hpp"

namespace inspectplan::feel {

struct Duration {
  Kind kind = Kind::days;  // days or months
  std::int64_t value = 0;
};

// "P3Y", "P1Y6M", "-P6M", "P90D". No hours, no mix of months and days; at most 10,000 years.
std::optional<Duration> parse_duration(std::string_view text);

}  // namespace inspectplan::feel
