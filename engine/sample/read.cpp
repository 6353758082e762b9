#include "sample/read.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace inspectplan::sample {

namespace {

void wanted(const yaml::Node& node, const std::string& what, Diagnostics& diagnostics) {
  diagnostics.error("sample-value", node.place, "expected " + what,
                    "see the vocabulary at the top of the shipped file");
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

}  // namespace

bool expect_mapping(const yaml::Node& node, std::string_view what, Diagnostics& diagnostics) {
  if (node.is_mapping()) return true;
  wanted(node, "a mapping: " + std::string(what), diagnostics);
  return false;
}

bool expect_scalar(const yaml::Node& node, std::string_view what, Diagnostics& diagnostics) {
  if (node.is_scalar()) return true;
  wanted(node, std::string(what), diagnostics);
  return false;
}

bool check_keys(const yaml::Node& node, std::string_view what, const std::vector<std::string>& allowed,
                Diagnostics& diagnostics) {
  if (!expect_mapping(node, what, diagnostics)) return false;
  bool fine = true;
  for (const yaml::Entry& entry : node.entries) {
    if (std::ranges::find(allowed, entry.key) != allowed.end()) continue;
    const auto near = nearest(entry.key, allowed);
    diagnostics.error("unknown-key", entry.key_place, "unknown key \"" + entry.key + "\" in " + std::string(what),
                      near ? "did you mean \"" + *near + "\"?" : "allowed: " + joined(allowed));
    fine = false;
  }
  return fine;
}

bool expect_name(std::string_view name, const Place& place, Diagnostics& diagnostics) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  if (!name.empty() && std::ranges::all_of(name, fits) && !(name[0] >= '0' && name[0] <= '9')) return true;
  diagnostics.error("sample-name", place, "\"" + std::string(name) + "\" is not a name",
                    "use the letters a-z, digits and _, no digit first");
  return false;
}

std::optional<std::int64_t> read_whole(const yaml::Node& node, std::int64_t low, std::int64_t high,
                                       Diagnostics& diagnostics) {
  const auto number = node.is_scalar() ? parse_scaled(node.text) : std::nullopt;
  if (number && number->scale == 0 && number->value >= low && number->value <= high) return number->value;
  wanted(node, "a whole number from " + std::to_string(low) + " to " + std::to_string(high), diagnostics);
  return std::nullopt;
}

std::optional<std::uint32_t> read_percent(const yaml::Node& node, Diagnostics& diagnostics) {
  const auto number = node.is_scalar() ? parse_scaled(node.text) : std::nullopt;
  const auto thousandths = number ? rescale(*number, 3) : std::nullopt;
  if (thousandths && *thousandths >= 0 && *thousandths <= 100'000) return static_cast<std::uint32_t>(*thousandths);
  wanted(node, "a percentage from 0 to 100 with at most three decimals", diagnostics);
  return std::nullopt;
}

std::optional<Day> read_day(const yaml::Node& node, Diagnostics& diagnostics) {
  const auto day = node.is_scalar() ? parse_day(node.text) : std::nullopt;
  if (!day) wanted(node, "a date, YYYY-MM-DD", diagnostics);
  return day;
}

std::optional<DecimalRange> read_range(const yaml::Node& node, Diagnostics& diagnostics) {
  if (node.is_sequence() && node.items.size() == 2 && node.items[0].is_scalar() && node.items[1].is_scalar()) {
    const auto low = parse_scaled(node.items[0].text);
    const auto high = parse_scaled(node.items[1].text);
    if (low && high) {
      const int scale = std::max(low->scale, high->scale);
      const auto from = rescale(*low, scale);
      const auto to = rescale(*high, scale);
      if (from && to && -largest <= *from && *from <= *to && *to <= largest) return DecimalRange{*from, *to, scale};
    }
  }
  wanted(node, "two numbers in order, [LOW, HIGH], within ±10^15", diagnostics);
  return std::nullopt;
}

}  // namespace inspectplan::sample
