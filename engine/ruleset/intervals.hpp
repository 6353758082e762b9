#pragma once
// Unary tests over numbers that are nothing but comparisons and intervals: enough to find gaps exactly.
#include <optional>
#include <string_view>
#include <vector>

#include "base/scaled.hpp"

namespace inspectplan::ruleset {

struct Interval {
  std::optional<Scaled> low;  // absent: open to that side
  std::optional<Scaled> high;
  bool low_closed = true;
  bool high_closed = true;
};

// "< 5", ">= 1, 0", "[1..3)", "-". Empty where the test is anything else.
std::optional<std::vector<Interval>> parse_intervals(std::string_view test);

int compare(Scaled a, Scaled b);  // exact; -1, 0, 1
bool contains(const Interval& interval, Scaled value);

}  // namespace inspectplan::ruleset
