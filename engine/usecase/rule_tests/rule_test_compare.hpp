#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "responsibility/owed.hpp"
#include "score/assess.hpp"
#include "yaml/node.hpp"

namespace inspectplan::usecase {

// What came out of a rule test.
struct RuleTestOutcome {
  const ruleset::RuleSet& rules;
  score::Explanation explanation;
  score::Assessments assessed;
  // At the day and place of the test: who visits for a matter (index), and every responsibility in force.
  std::function<responsibility::Resolver::Party(std::size_t matter)> who;
  std::function<std::vector<responsibility::Answer>(std::size_t matter)> answers;
  std::function<responsibility::Owed(std::size_t report)> owed;  // an entry of `reporting`
  Day at{};
  // What the rules say on the law date, by path ("departments.office.until"); empty where no test asks.
  const std::map<std::string, std::string>& values;
};

// An expectation that is not met.
struct Difference {
  std::string what;  // "factors.danger.depth"
  std::string expected;
  std::string got;
};

struct Judgement {
  std::vector<Difference> differences;
  // How what is wrong came about: points by factor, facts that are missing, the chain of who. Lines for people.
  std::vector<std::string> explanation;
};

// Findings for expectations that cannot be read or name what the rule set does not have.
Judgement judge(const yaml::Node& expect, const RuleTestOutcome& outcome, Diagnostics& diagnostics);

// "danger 25: depth 15 (> 100; depth 150), trade 10 (true; trade 0710)", a line for each scorecard.
std::vector<std::string> how_it_was_made(const score::Explanation& explanation);

}  // namespace inspectplan::usecase
