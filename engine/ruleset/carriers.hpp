#pragma once
// What goes when a part of it is repealed.
#include <string_view>
#include <vector>

#include "yaml/node.hpp"

namespace inspectplan::ruleset {

// Where a mapping stands: its section and the keys above it, without those of dated values. Items of a list stand where
// the list does.
using Path = std::vector<std::string_view>;

// Whether `mapping`, which had a value for `key` until it was repealed, says something without it.
bool stands_without(const yaml::Node& mapping, std::string_view key, const Path& path);
// Whether `list`, of which items were repealed, says something with those that are left.
bool stands_with_fewer(const yaml::Node& list, const Path& path);

}  // namespace inspectplan::ruleset
