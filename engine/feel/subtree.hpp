#pragma once
#include "feel/checked.hpp"
#include "feel/expression.hpp"

namespace inspectplan::feel {

// A part of a checked expression as one of its own; its text and its uses stay those of the whole.
Typed part_of(const Typed& whole, ast::Tree part);

}  // namespace inspectplan::feel
