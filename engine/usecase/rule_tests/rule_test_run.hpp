#pragma once
// Rule tests being run: those that can share one compiled program go together.
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ruleset/load.hpp"
#include "usecase/rule_tests/rule_test_case.hpp"
#include "usecase/rule_tests/rule_test_compare.hpp"

namespace inspectplan::usecase {

// The rule set under the law of one year, with who answers under it. Thread-safe after construction.
class Law {
 public:
  explicit Law(std::shared_ptr<const ruleset::RuleSet> loaded, const ruleset::ParsedFiles* parsed = nullptr)
      : rules(loaded), resolver(std::move(loaded)), parsed_(parsed) {}
  const std::shared_ptr<const ruleset::RuleSet> rules;
  const responsibility::Resolver resolver;
  // What the rules say, by path; worked out when first asked for.
  const std::map<std::string, std::string>& values() const;

 private:
  const ruleset::ParsedFiles* parsed_;  // not owned; may be null
  mutable std::once_flag once_;
  mutable std::map<std::string, std::string> values_;
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

// Runs tests of one group under one compiled program. The group and the law must outlive it. Not thread-safe.
class GroupRun {
 public:
  GroupRun(const RuleTestGroup& group, const Law& law) : group_(group), law_(law) {}
  // Empty where the facts of the test cannot be read; the findings say why. To be judged before the next run.
  std::optional<RuleTestOutcome> run(const RuleTestCase& test, Diagnostics& findings);

 private:
  const RuleTestGroup& group_;
  const Law& law_;
  std::optional<score::Examiner> examiner_;
};

}  // namespace inspectplan::usecase
