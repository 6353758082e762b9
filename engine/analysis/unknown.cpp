#include "analysis/unknown.hpp"

#include <algorithm>

#include "analysis/texts.hpp"
#include "base/day.hpp"
#include "base/scaled.hpp"

namespace inspectplan::analysis {
namespace {

// One of the steps from `low` to `high`: the first or the last; none where they lie between two steps.
std::optional<std::int64_t> step_within(const Unknown& unknown, std::int64_t low, std::int64_t high, bool last) {
  if (!unknown.steps) return last ? high : low;
  const auto& steps = *unknown.steps;
  const auto first = std::lower_bound(steps.begin(), steps.end(), low);
  const auto behind = std::upper_bound(first, steps.end(), high);
  if (first == behind) return std::nullopt;
  return last ? *std::prev(behind) : *first;
}

// The first value of every stretch that all tests treat alike. A stretch at the open lower end is shown by its
// last value: just below a bound says more than the least number that is allowed.
std::vector<Value> whole_numbers(const Unknown& unknown) {
  const std::int64_t low = unknown.type.low;
  const std::int64_t high = unknown.type.high;
  std::set<std::int64_t> starts = {low};
  for (const Test& test : unknown.tests) {
    if (test.low > low && test.low <= high) starts.insert(test.low);
    if (test.high >= low && test.high < high) starts.insert(test.high + 1);
  }
  std::vector<Value> values;
  for (auto start = starts.begin(); start != starts.end(); ++start) {
    const auto next = std::next(start);
    const bool open_below = start == starts.begin() && starts.size() > 1;
    const auto value = step_within(unknown, *start, next == starts.end() ? high : *next - 1, open_below);
    if (value) values.push_back({false, *value, {}, false});
  }
  return values;
}

std::string length_text(feel::Kind kind, std::int64_t number) {
  const std::string digits = std::to_string(number < 0 ? -number : number);
  return std::string(number < 0 ? "-P" : "P") + digits + (kind == feel::Kind::days ? "D" : "M");
}

}  // namespace

bool Test::holds(const Value& value, bool is_text) const {
  if (value.missing || value.unnamed) return false;
  if (!is_text) return low <= value.number && value.number <= high;
  const auto begins = [&value](const std::string& prefix) { return value.text.starts_with(prefix); };
  return std::find(texts.begin(), texts.end(), value.text) != texts.end() ||
         std::any_of(prefixes.begin(), prefixes.end(), begins);
}

std::vector<Value> representatives(const Unknown& unknown) {
  const bool is_text = unknown.shape == Unknown::Shape::value && unknown.type.kind == feel::Kind::text;
  std::vector<Value> values = is_text ? texts_told_apart(unknown) : whole_numbers(unknown);
  if (unknown.may_be_missing) values.insert(values.begin(), {true, 0, {}, false});
  return values;
}

std::string value_text(const feel::Type& type, const Value& value) {
  if (value.missing) return "missing";
  switch (type.kind) {
    case feel::Kind::boolean:
      return value.number != 0 ? "true" : "false";
    case feel::Kind::text:
      return value.unnamed ? "any other text" : "\"" + value.text + "\"";
    case feel::Kind::date:
      return to_string(Day{static_cast<std::int32_t>(value.number)});
    case feel::Kind::days:
    case feel::Kind::months:
      return length_text(type.kind, value.number);
    default:
      return to_string(Scaled{value.number, type.scale});
  }
}

std::string steps_around(const Unknown& unknown, const Value& value) {
  const auto& steps = *unknown.steps;
  const auto above = std::upper_bound(steps.begin(), steps.end(), value.number);
  const auto shown = [&unknown](std::int64_t number) { return value_text(unknown.type, {false, number, {}, false}); };
  if (above == steps.begin()) return unknown.what + " begins at " + shown(*above);
  if (above == steps.end()) return unknown.what + " ends at " + shown(steps.back());
  return unknown.what + " goes from " + shown(*std::prev(above)) + " to " + shown(*above);
}

std::string to_string(const Unknown& unknown, const Value& value) {
  if (value.missing) return unknown.what + " is missing";
  if (unknown.shape == Unknown::Shape::order)
    return unknown.what + (value.number < 0 ? " < " : value.number > 0 ? " > " : " = ") + unknown.other;
  return unknown.what + " = " + value_text(unknown.type, value);
}

}  // namespace inspectplan::analysis
