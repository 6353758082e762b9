#pragma once
// A condition over one fact, answered for all kinds of its values at once: long lists of bounds on one fact are looked
// at in one sweep instead of by a search for each question.
#include <optional>

#include "analysis/formula.hpp"

namespace inspectplan::analysis {

// The kinds of values in which a formula holds and in which it fails; in the others it is undecided.
struct Split {
  Kinds holds, fails;
};

// Empty where `root` tests another unknown as well, is large, or rests on what is not known.
std::optional<Split> split_by_kind(const Formulas& formulas, Formula root, std::uint32_t unknown);

}  // namespace inspectplan::analysis
