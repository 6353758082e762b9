#pragma once
#include <functional>
#include <string>
#include <vector>

#include "responsibility/resolve.hpp"
#include "score/assess.hpp"
#include "yaml/node.hpp"

namespace inspectplan::usecase {

// What came out of a rule test.
struct RuleTestOutcome {
  const ruleset::RuleSet& rules;
  score::Explanation explanation;
  // Who visits for a matter (index) at the day of the test.
  std::function<responsibility::Resolver::Party(std::size_t matter)> who;
};

// A line for each expectation that is not met; findings for expectations that cannot be read or name what the
// rule set does not have.
std::vector<std::string> compare(const yaml::Node& expect, const RuleTestOutcome& outcome, Diagnostics& diagnostics);

// "danger 25: depth 15 (> 100; depth 150), trade 10 (true; trade 0710)", a line for each scorecard.
std::vector<std::string> how_it_was_made(const score::Explanation& explanation);

}  // namespace inspectplan::usecase
