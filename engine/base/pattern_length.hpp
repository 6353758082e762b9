#pragma once
// How long a text is that a regular expression matches whole: what a form can check that knows no expressions.
#include <cstddef>
#include <optional>
#include <string_view>

namespace inspectplan {

struct PatternLength {
  std::size_t least = 0;
  std::optional<std::size_t> most;  // absent: no end
};

// Characters. None where the expression has something that no length can be told of (look-ahead, back reference). The
// expression must be one that std::regex takes.
std::optional<PatternLength> length_of_pattern(std::string_view pattern);

}  // namespace inspectplan
