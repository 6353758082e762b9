#include "feel/literal.hpp"

#include <charconv>

namespace inspectplan::feel {
namespace {

constexpr std::int64_t most_years = 10000;

// Takes "12Y" off the front where the letter is `unit`. A text that goes on with something else stays.
std::optional<std::int64_t> take(std::string_view& text, char unit) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const auto length = static_cast<std::size_t>(end - text.data());
  if (error != std::errc{} || text[0] == '-' || length == text.size() || text[length] != unit) return std::nullopt;
  text.remove_prefix(length + 1);
  return value;
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  const std::int64_t sign = text.starts_with('-') ? -1 : 1;
  if (sign < 0) text.remove_prefix(1);
  if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
  text.remove_prefix(1);
  if (auto days = take(text, 'D')) {
    if (!text.empty() || *days > most_years * 366) return std::nullopt;
    return Duration{Kind::days, sign * *days};
  }
  const auto years = take(text, 'Y');
  const auto months = text.empty() ? std::nullopt : take(text, 'M');
  if (!text.empty() || (!years && !months)) return std::nullopt;
  if (years.value_or(0) > most_years || months.value_or(0) > most_years * 12) return std::nullopt;
  return Duration{Kind::months, sign * (years.value_or(0) * 12 + months.value_or(0))};
}

}  // namespace inspectplan::feel
