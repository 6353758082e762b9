#pragma once
#include "base/diagnostic.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::ruleset {

// The digits behind the point that all points of a card fit into.
int scale_of_card(const Scorecard& card);

// From the least to the most points that the factors can give together.
feel::Type type_of_card(const Scorecard& card);

// The value's bounds, rounded to the declared scale. Bounds that do not fit are a finding.
feel::Type type_of_score(const Score& score, Diagnostics& diagnostics);

}  // namespace inspectplan::ruleset
