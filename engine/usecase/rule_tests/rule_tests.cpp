#include "usecase/rule_tests/rule_tests.hpp"

#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "ruleset/load.hpp"
#include "ruleset/store.hpp"
#include "usecase/rule_tests/rule_test_run.hpp"

namespace inspectplan::usecase {

namespace {

// The law of one plan year, or why the rules do not load as of its first day.
struct LawOfYear {
  std::optional<Law> law;
  Diagnostics found;
};
using Laws = std::map<int, LawOfYear>;

Day law_date_of(int year) { return from_civil(year, 1, 1); }

// Warnings are the business of `rules check`: here only what keeps the tests from being run.
Laws laws_of(const std::string& directory, const std::vector<RuleTestGroup>& groups) {
  Laws laws;
  for (const RuleTestGroup& group : groups) {
    const auto [known, fresh] = laws.try_emplace(group.year);
    if (!fresh) continue;
    auto rules = ruleset::load(directory, {.law_date = law_date_of(group.year)}, known->second.found);
    if (rules) known->second.law.emplace(std::move(rules));
  }
  return laws;
}

// A rule set that loads for no day is what is wrong, and no test of it.
bool loads_at_all(const std::string& directory, const Laws& laws, Diagnostics& diagnostics) {
  const auto loads = [](const auto& one) { return one.second.law.has_value(); };
  if (std::any_of(laws.begin(), laws.end(), loads)) return true;
  Diagnostics found;
  const bool newest = ruleset::load(directory, {}, found) != nullptr;
  if (!newest) diagnostics.merge(std::move(found));
  return newest;
}

struct CaseResult {
  RuleTestReport::Case report;
  std::set<std::string> reached;
  Diagnostics found;
};

// A test of a year for which there are no rules fails; those of other years say what they have to say.
CaseResult without_law(const RuleTestCase& test, const Diagnostics& found) {
  CaseResult result{{test.name, test.place, false, {}}, {}, {}};
  std::vector<std::string>& why = result.report.judgement.explanation;
  why.push_back("at: " + to_string(test.at) + ": the rules do not load as of " + to_string(law_date_of(year_of(test))) +
                "; correct the day, or the rules");
  for (const Diagnostic& one : found.sorted())
    if (one.severity == Severity::error)
      why.push_back(to_string(one.place) + ": " + one.message + " [" + one.code + "]");
  return result;
}

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

void run_group(const RuleTestGroup& group, const LawOfYear& of_year, const std::vector<RuleTestCase>& cases,
               std::vector<CaseResult>& results) {
  std::optional<GroupRun> run;
  if (of_year.law) run.emplace(group, *of_year.law);
  for (const std::size_t index : group.cases) {
    Diagnostics findings;
    const auto outcome = run ? run->run(cases[index], findings) : std::nullopt;
    results[index] = run ? result_of(cases[index], outcome ? &*outcome : nullptr, findings)
                         : without_law(cases[index], of_year.found);
  }
}

void say_no_tests(const std::string& directory, Diagnostics& diagnostics) {
  const std::string tests = directory + "/tests";
  diagnostics.error("no-tests", {std::make_shared<const Source>(tests, std::string()), 0, 0, 1},
                    "no test is here: nothing has been tried", "write one: docs/rules-format.md, \"Tests\"");
}

std::vector<const ruleset::RuleSet*> rule_sets(const Laws& laws) {
  std::vector<const ruleset::RuleSet*> all;
  for (const auto& [year, one] : laws)
    if (one.law) all.push_back(one.law->rules.get());
  return all;
}

}  // namespace

std::size_t RuleTestReport::failed() const {
  return static_cast<std::size_t>(std::count_if(cases.begin(), cases.end(), [](const Case& c) { return !c.passed; }));
}

std::optional<RuleTestReport> run_rule_tests(const std::string& directory, Pool& pool, Diagnostics& diagnostics) {
  const std::vector<RuleTestCase> cases = read_rule_tests(directory, diagnostics);
  const std::vector<RuleTestGroup> groups = group_rule_tests(cases);
  const Laws laws = laws_of(directory, groups);
  if (!loads_at_all(directory, laws, diagnostics)) return std::nullopt;
  if (cases.empty() && !diagnostics.has_errors()) say_no_tests(directory, diagnostics);
  std::vector<CaseResult> results(cases.size());
  pool.for_chunks(groups.size(), 1, [&](std::size_t i, std::size_t, std::size_t) {
    run_group(groups[i], laws.at(groups[i].year), cases, results);
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
