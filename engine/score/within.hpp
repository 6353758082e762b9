#pragma once
// What a condition can come to where the score is known to lie between two ends.
#include <cstdint>
#include <functional>

#include "feel/checked.hpp"

namespace inspectplan::score {

// A Truth whose bits are what is possible. `low`, `high`: at the scale of the score. `as_it_is`: what the interpreter
// says of a part that is no and, or, not; it knows nothing of these ends.
std::uint8_t truth_within(const feel::ast::Checked& condition, std::int64_t low, std::int64_t high,
                          const std::function<std::uint8_t(const feel::ast::Checked&)>& as_it_is);

}  // namespace inspectplan::score
