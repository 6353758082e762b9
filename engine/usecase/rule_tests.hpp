#pragma once
// The tests of a rule set (docs/rules-format.md, "Tests"): an enterprise goes in, what comes out is compared.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/pool.hpp"

namespace inspectplan::usecase {

struct RuleTestReport {
  struct Case {
    std::string name;
    Place place;
    bool passed = false;
    std::vector<std::string> differences;  // readable lines; a wrong score comes with how it was made
  };
  std::vector<Case> cases;  // by file name, then as written
};

// Runs DIRECTORY/tests/*.yaml; those of a parent rule set are the parent's. Empty where the rule set does not
// load or a test cannot be read; the findings say why. Each test is judged by the law of its own year.
std::optional<RuleTestReport> run_rule_tests(const std::string& directory, Pool& pool, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
