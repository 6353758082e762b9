#pragma once
// The tests of a rule set (docs/rules-format.md, "Tests"): an enterprise goes in, what comes out is compared.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/pool.hpp"
#include "usecase/rule_tests/coverage.hpp"
#include "usecase/rule_tests/rule_test_compare.hpp"

namespace inspectplan::usecase {

struct RuleTestReport {
  struct Case {
    std::string name;
    Place place;
    bool passed = false;
    Judgement judgement;
  };
  std::vector<Case> cases;  // by file name, then as written
  Coverage coverage;
  std::size_t failed() const;
};

// Runs DIRECTORY/tests/*.yaml; those of a parent rule set are the parent's. Empty where the rule set does not
// load or a test cannot be read; the findings say why. Each test is judged by the law of its own year.
// The same report on any number of threads.
std::optional<RuleTestReport> run_rule_tests(const std::string& directory, Pool& pool, Diagnostics& diagnostics);

// A failed test: its place and name, then "- what: expected", "+ what: got", then how it came about.
std::string rule_tests_text(const RuleTestReport& report);
std::string coverage_text(const Coverage& coverage);
// {"tests":[{"name","place","passed","differences":[{"what","expected","got"}],"explanation":[…]}],
//  "coverage":{"sections":[{"section","total","reached"}],"unreached":[{"section","id","file","line"}]}}
std::string rule_tests_json(const RuleTestReport& report, bool with_coverage, int indent = 2);

}  // namespace inspectplan::usecase
