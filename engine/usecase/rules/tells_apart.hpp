#pragma once
// Do the points of a factor tell the enterprises of a register apart?
#include "usecase/rules/spread.hpp"

namespace inspectplan::usecase {

constexpr std::size_t fewest_compared = 10;  // enterprises of a sector, before they are compared

// "47 %"
std::string percent(std::size_t part, std::size_t whole);

// Says so where a factor gives nearly all of `enterprises` the same points, and nearly all of every sector too. By
// points, not by bands: two bands of the same points, or silence worth what a band is, are one.
void check_tells_apart(const ruleset::Scorecard& card, const ruleset::Factor& factor, const FactorCount& count,
                       std::size_t enterprises, Diagnostics& findings);

}  // namespace inspectplan::usecase
