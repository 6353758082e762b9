#pragma once
// What is tried for the terms of a score that share missing facts.
#include "score/exactness.hpp"
#include "score/narrowing.hpp"

namespace inspectplan::score {

// One row and what its knot's terms can come to.
struct Case {
  std::size_t row = 0;
  std::int64_t low = 0, high = 0;  // sound; narrowed where `is_exact`
  bool is_exact = false;           // both are reached
  bool all_tried = false;          // every completion was
  Narrowing by;
};

// What a term can come to in its sum, in range mode. None where no completion gives it a value.
std::optional<Filling> ends_of(const Term& term, const feel::Workspace& ranged, std::size_t index);

// Immutable after construction. What it is made from must outlive it.
struct Attempt {
  Attempt(const Knot& knot, const Exactness& exactness, const feel::Program& program, const ruleset::RuleSet& rules,
          const Clock& clock, const column::Dataset& data);
  Attempt(const Attempt&) = delete;

  std::vector<Hole> holes(std::size_t row, bool together) const;
  // All that the terms read of a row, as bytes that are only good to be compared.
  std::string cells(std::size_t row) const;
  // Of one row of a workspace: what the terms come to when shown; what they can come to, in range mode. None where
  // that is not known.
  std::optional<std::int64_t> sum(const feel::Workspace& shown, std::size_t index) const;
  std::optional<Filling> bounds(const feel::Workspace& ranged, std::size_t index) const;

  Knot knot;
  const Exactness& exactness;
  const ruleset::RuleSet& rules;
  const column::Dataset& data;
  feel::Part part;
  std::vector<HoleValues> values;  // of the missing leaves
};

}  // namespace inspectplan::score
