#pragma once
// Derived numbers summed over the enterprises of a register, for a year and the year before.
#include <vector>

#include "usecase/session.hpp"

namespace inspectplan::usecase {

// What is asked of every enterprise: indices into RuleSet::derived. A condition counts 1 where it holds.
struct Question {
  std::size_t measure = 0;
  std::optional<std::size_t> per;
};

// Sums as [sure, sure + possible], at the scales of the derived numbers. Over those that tell: enterprises for which
// nothing that is asked is missing.
struct Totals {
  Wide low = 0, high = 0;
  Wide per_low = 0, per_high = 0;
  std::size_t told = 0;
};

struct Tally {
  Totals before, now;
  Totals before_of_same, now_of_same;  // over those that tell in both years
};

// Each question over the rows with asked[row] != 0. The year is that of the session; both years are asked under its
// rules and with what is known by its moment.
std::vector<Tally> tally(const Session& session, const std::vector<Question>& questions,
                         const std::vector<std::uint8_t>& asked);

}  // namespace inspectplan::usecase
