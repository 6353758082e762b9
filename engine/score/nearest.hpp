#pragma once
#include <optional>

#include "score/machine.hpp"

namespace inspectplan::score {

// The single change of one fact of the enterprise that moves the tier of a one-row dataset: least change of the
// score first, then the order of fields, then the value nearest to the present one, then the smaller value.
std::optional<TierChange> nearest_change(Machine& machine, const column::Dataset& one, const Assessments& assessed);

}  // namespace inspectplan::score
