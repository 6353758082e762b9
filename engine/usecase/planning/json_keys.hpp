#pragma once
// Keys that stand twice in one object: JSON readers keep one of the two without a word. For the .cpp files of this
// module.
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace inspectplan::usecase {

// The first of them; `value` is what the text was read as.
std::optional<std::string> repeated_key(std::string_view text, const nlohmann::json& value);

}  // namespace inspectplan::usecase
