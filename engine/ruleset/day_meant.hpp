#pragma once
// Days written otherwise than in full.
#include <optional>
#include <string_view>

#include "base/day.hpp"
#include "yaml/node.hpp"

namespace inspectplan::ruleset {

// "2020-1-1", "1/1/2020" and "1.1.2020" (day first): the day, where it is one; empty for days that are written in full.
std::optional<Day> day_meant(std::string_view text);

// {2020-1-1: …}, a mapping that was meant as a dated value: its first key that keeps it from being one. Null for other
// mappings.
const yaml::Entry* key_not_in_full(const yaml::Node& node);

}  // namespace inspectplan::ruleset
