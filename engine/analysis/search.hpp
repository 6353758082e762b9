#pragma once
// Is there a case in which a formula comes out as wanted? Boxes (for each unknown a set of its kinds of values)
// are split in two until every part of the formula is decided in them, so the answer is exact.
#include <cstddef>

#include "analysis/formula.hpp"

namespace inspectplan::analysis {

enum class Verdict { none, found, gave_up };

struct Case {
  Verdict verdict = Verdict::none;
  // One value for each unknown that matters; all others may be anything.
  struct Choice {
    std::uint32_t unknown;
    Value value;
  };
  std::vector<Choice> values;
};

// How much one search may do (nodes evaluated): a bound on work, not on time, so that results repeat.
inline constexpr std::size_t most_work = 400'000;

Case find_case(const Formulas& formulas, Formula root, Outcomes wanted);

}  // namespace inspectplan::analysis
