#pragma once
// A rule set made ready to be run: the program, what its entries rest on, when ranges are exact.
#include "score/assess.hpp"
#include "score/compiled.hpp"
#include "score/exactness.hpp"
#include "score/leaves.hpp"
#include "score/undecided.hpp"

namespace inspectplan::score {

// What of the assessments is found: points, tiers and sectors; also what is undecided; also ranges.
enum class Extent : std::uint8_t { points, shown, all };

// Immutable after construction; safe to share between threads. The rule set must outlive it; it fits every
// dataset with the rule set's schema and the same tables imported.
struct Machine {
  Machine(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock);

  Assessments run(const column::Dataset& data, Extent extent, Pool& pool, Observer& observer) const;
  Ranges ranges(const column::Dataset& data, const Assessments& shown, const std::vector<std::uint32_t>& rows,
                Pool& pool) const;

  const ruleset::RuleSet& rules;
  Clock clock;
  Compiled compiled;
  LeafFinder finder;  // only asked during construction and by explain
  std::vector<Leaf> score_leaves;
  std::vector<Leaf> range_leaves;   // of the score and of the tiers
  std::vector<Leaves> tier_leaves;  // by tier: of its condition, but not by the score
  std::vector<Question> questions;
  Exactness exactness;
};

}  // namespace inspectplan::score
