#pragma once
// Keys that stand twice in one object: JSON readers keep one of the two without a word. For the .cpp files of this
// module.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace inspectplan::usecase {

// The first of them in a text that is JSON; `kept`: keys of all objects that a reader has of it.
std::optional<std::string> repeated_key(std::string_view text, std::size_t kept);

}  // namespace inspectplan::usecase
