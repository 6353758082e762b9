#include "ruleset/day_meant.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace inspectplan::ruleset {
namespace {

// The three numbers of a day, in their order; empty where it is no such text.
std::optional<std::array<std::string_view, 3>> numbers_of(std::string_view text) {
  const std::size_t first = text.find_first_of("-/.");
  const std::size_t second = first == std::string_view::npos ? first : text.find(text[first], first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::array parts = {text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
  const auto is_number = [](std::string_view part) {
    return !part.empty() && part.size() <= 4 && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!std::all_of(parts.begin(), parts.end(), is_number)) return std::nullopt;
  return parts;
}

unsigned value_of(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

std::optional<Day> day_meant(std::string_view text) {
  const auto parts = numbers_of(text);
  if (!parts || parse_day(text)) return std::nullopt;
  const bool year_first = parts->front().size() == 4;
  if (!year_first && parts->back().size() != 4) return std::nullopt;
  const unsigned year = value_of(year_first ? parts->front() : parts->back());
  const unsigned day = value_of(year_first ? parts->back() : parts->front());
  const unsigned month = value_of((*parts)[1]);
  if (!date_exists(static_cast<int>(year), month, day)) return std::nullopt;
  return from_civil(static_cast<int>(year), month, day);
}

const yaml::Entry* key_not_in_full(const yaml::Node& node) {
  const bool days = node.is_mapping() && std::all_of(node.entries.begin(), node.entries.end(), [](const auto& entry) {
                      return numbers_of(entry.key).has_value();
                    });
  if (!days) return nullptr;
  const auto wrong =
      std::find_if(node.entries.begin(), node.entries.end(), [](const auto& entry) { return !parse_day(entry.key); });
  return wrong == node.entries.end() ? nullptr : &*wrong;
}

}  // namespace inspectplan::ruleset
