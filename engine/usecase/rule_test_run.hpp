#pragma once
// Rule tests being run: those that can share one compiled program go together.
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "usecase/rule_test_case.hpp"
#include "usecase/rule_test_compare.hpp"

namespace inspectplan::usecase {

// The rule set under the law of one year, with who answers under it.
struct Law {
  explicit Law(std::shared_ptr<const ruleset::RuleSet> loaded) : rules(loaded), resolver(std::move(loaded)) {}
  std::shared_ptr<const ruleset::RuleSet> rules;
  responsibility::Resolver resolver;
};

int year_of(const RuleTestCase& test);

// Tests of one plan year, one `as_of` and the same tables imported.
struct RuleTestGroup {
  int year = 0;
  Day as_of{};
  std::set<std::string> tables;
  std::vector<std::size_t> cases;
};
// By year, as_of and tables; inside a group in their order.
std::vector<RuleTestGroup> group_rule_tests(const std::vector<RuleTestCase>& cases);

// Runs the tests of a group one after the other. `take` gets each with what came out (none where the facts of the
// test cannot be read; its findings say why) and says whether to go on.
using TakeOutcome = std::function<bool(std::size_t index, const RuleTestOutcome* outcome, Diagnostics& findings)>;
void run_group(const std::vector<RuleTestCase>& cases, const RuleTestGroup& group, const Law& law,
               const TakeOutcome& take);

}  // namespace inspectplan::usecase
