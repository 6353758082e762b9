#pragma once
// Small readers over YAML nodes; each says what it wanted where it did not find it.
#include <optional>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/scaled.hpp"
#include "yaml/node.hpp"

namespace inspectplan::sample {

inline constexpr std::int64_t largest = 1'000'000'000'000'000;  // whole numbers, so that 100 times them fits

// False, with a finding for each key that is not allowed, or one where the node is not a mapping.
bool check_keys(const yaml::Node& node, std::string_view what, const std::vector<std::string>& allowed,
                Diagnostics& diagnostics);
bool expect_mapping(const yaml::Node& node, std::string_view what, Diagnostics& diagnostics);
bool expect_scalar(const yaml::Node& node, std::string_view what, Diagnostics& diagnostics);

// Letters a–z, digits and _, not a digit first.
bool expect_name(std::string_view name, const Place& place, Diagnostics& diagnostics);

std::optional<std::int64_t> read_whole(const yaml::Node& node, std::int64_t low, std::int64_t high,
                                       Diagnostics& diagnostics);
// A percentage 0 … 100 with at most three decimals, in thousandths.
std::optional<std::uint32_t> read_percent(const yaml::Node& node, Diagnostics& diagnostics);
std::optional<Day> read_day(const yaml::Node& node, Diagnostics& diagnostics);
// [LOW, HIGH] as decimals of one scale, LOW <= HIGH.
struct DecimalRange {
  std::int64_t low, high;
  int scale;
};
std::optional<DecimalRange> read_range(const yaml::Node& node, Diagnostics& diagnostics);

}  // namespace inspectplan::sample
