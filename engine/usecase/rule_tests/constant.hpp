#pragma once
#include <optional>

#include "base/diagnostic.hpp"
#include "base/scaled.hpp"
#include "yaml/node.hpp"

namespace inspectplan::usecase {

// A number written as arithmetic ("10 + 2.5 * 4"), in the rule language, without names. Empty: findings say why.
std::optional<Scaled> constant(const yaml::Node& scalar, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
