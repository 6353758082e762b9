#pragma once
// What an operation over constants comes to, worked out by the interpreter itself.
#include "feel/operation.hpp"

namespace inspectplan::feel {

// The constant in its place. `inputs`: the constants it reads, in their order. None where it has no value, or fails:
// that is left to be counted when it runs.
std::optional<Operation> folded(const Operation& operation, const std::vector<Operation>& inputs);

}  // namespace inspectplan::feel
