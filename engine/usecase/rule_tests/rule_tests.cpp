#include "usecase/rule_tests/rule_tests.hpp"

#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "ruleset/load.hpp"
#include "ruleset/store.hpp"
#include "usecase/rule_tests/rule_test_run.hpp"

namespace inspectplan::usecase {

namespace {

using Laws = std::map<int, Law>;  // by plan year

// Warnings are the business of `rules check`: here only what keeps the tests from being run.
bool load_laws(const std::string& directory, const std::vector<RuleTestGroup>& groups, Laws& laws,
               Diagnostics& diagnostics) {
  for (const RuleTestGroup& group : groups) {
    if (laws.contains(group.year)) continue;
    Diagnostics found;
    auto rules = ruleset::load(directory, {.law_date = from_civil(group.year, 1, 1)}, found);
    if (!rules) {
      diagnostics.merge(std::move(found));
      return false;
    }
    laws.emplace(group.year, std::move(rules));
  }
  return true;
}

struct CaseResult {
  RuleTestReport::Case report;
  std::set<std::string> reached;
  Diagnostics found;
};

CaseResult result_of(const RuleTestCase& test, const RuleTestOutcome* outcome, Diagnostics& findings) {
  CaseResult result{{test.name, test.place, false, {}}, {}, {}};
  if (outcome) {
    result.report.judgement = judge(test.expect, *outcome, findings);
    result.report.passed = result.report.judgement.differences.empty() && !findings.has_errors();
    result.reached = reached_by(*outcome, test.expect);
  }
  result.found = std::move(findings);
  return result;
}

std::vector<const ruleset::RuleSet*> rule_sets(const Laws& laws) {
  std::vector<const ruleset::RuleSet*> all;
  for (const auto& [year, law] : laws) all.push_back(law.rules.get());
  return all;
}

}  // namespace

std::size_t RuleTestReport::failed() const {
  return static_cast<std::size_t>(std::count_if(cases.begin(), cases.end(), [](const Case& c) { return !c.passed; }));
}

std::optional<RuleTestReport> run_rule_tests(const std::string& directory, Pool& pool, Diagnostics& diagnostics) {
  const std::vector<RuleTestCase> cases = read_rule_tests(directory, diagnostics);
  const std::vector<RuleTestGroup> groups = group_rule_tests(cases);
  // No test may mean no rule set.
  if (cases.empty() && !ruleset::load(directory, {}, diagnostics)) return std::nullopt;
  Laws laws;
  if (!load_laws(directory, groups, laws, diagnostics)) return std::nullopt;
  std::vector<CaseResult> results(cases.size());
  pool.for_chunks(groups.size(), 1, [&](std::size_t i, std::size_t, std::size_t) {
    GroupRun run(groups[i], laws.at(groups[i].year));
    for (const std::size_t index : groups[i].cases) {
      Diagnostics findings;
      const auto outcome = run.run(cases[index], findings);
      results[index] = result_of(cases[index], outcome ? &*outcome : nullptr, findings);
    }
  });
  RuleTestReport report;
  std::set<std::string> reached;
  for (CaseResult& result : results) {
    report.cases.push_back(std::move(result.report));
    reached.merge(result.reached);
    diagnostics.merge(std::move(result.found));
  }
  if (diagnostics.has_errors()) return std::nullopt;
  report.coverage = coverage_of(rule_sets(laws), ruleset::normal_path(directory), reached);
  return report;
}

}  // namespace inspectplan::usecase
