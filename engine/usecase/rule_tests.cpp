#include "usecase/rule_tests.hpp"

#include <map>

#include "responsibility/locality.hpp"
#include "ruleset/load.hpp"
#include "usecase/rule_test_case.hpp"
#include "usecase/rule_test_compare.hpp"
#include "usecase/rule_test_data.hpp"

namespace inspectplan::usecase {

namespace {

// The rule set as of one law date, with who answers under it.
struct Law {
  std::shared_ptr<const ruleset::RuleSet> rules;
  std::unique_ptr<const responsibility::Resolver> resolver;
};
using Laws = std::map<int, Law>;  // by plan year

int year_of(const RuleTestCase& test) { return to_civil(test.at).year; }

// Warnings are the business of `rules check`: here only what keeps the tests from being run.
bool load_laws(const std::string& directory, const std::vector<RuleTestCase>& cases, Laws& laws,
               Diagnostics& diagnostics) {
  for (const RuleTestCase& test : cases) {
    const int year = year_of(test);
    if (laws.contains(year)) continue;
    Diagnostics found;
    auto rules = ruleset::load(directory, {.law_date = from_civil(year, 1, 1)}, found);
    if (!rules) {
      diagnostics.merge(std::move(found));
      return false;
    }
    laws[year] = {rules, std::make_unique<responsibility::Resolver>(rules)};
  }
  return true;
}

std::vector<bool> responsibilities_that_apply(const score::Assessments& assessed) {
  std::vector<bool> applies;
  for (const auto& truths : assessed.responsibilities)
    applies.push_back(truths.empty() || truths[0] == feel::truth_true);
  return applies;
}

RuleTestReport::Case run_case(const RuleTestCase& test, const Law& law, Diagnostics& diagnostics) {
  RuleTestReport::Case result{test.name, test.place, false, {}};
  const std::size_t errors_before = diagnostics.count(Severity::error);
  const auto data = dataset_of(test, law.rules->schema, diagnostics);
  if (!data) return result;
  const score::Clock clock = score::clock_of(year_of(test), test.as_of);
  Pool here(1);
  const auto applies = responsibilities_that_apply(score::assess(*law.rules, *data, clock, here));
  const auto at = responsibility::locality_of(responsibility::locality_fields(*law.rules), *data, 0);
  const RuleTestOutcome outcome{*law.rules, score::explain(*law.rules, *data, 0, clock), [&](std::size_t matter) {
                                  return law.resolver->visit_parties(matter, test.at, at, applies);
                                }};
  result.differences = compare(test.expect, outcome, diagnostics);
  result.passed = result.differences.empty() && diagnostics.count(Severity::error) == errors_before;
  return result;
}

}  // namespace

std::optional<RuleTestReport> run_rule_tests(const std::string& directory, Pool& pool, Diagnostics& diagnostics) {
  const std::vector<RuleTestCase> cases = read_rule_tests(directory, diagnostics);
  Laws laws;
  if (!load_laws(directory, cases, laws, diagnostics)) return std::nullopt;
  RuleTestReport report;
  report.cases.resize(cases.size());
  std::vector<Diagnostics> found(cases.size());
  pool.for_chunks(cases.size(), 1, [&](std::size_t i, std::size_t, std::size_t) {
    report.cases[i] = run_case(cases[i], laws.at(year_of(cases[i])), found[i]);
  });
  for (Diagnostics& of_case : found) diagnostics.merge(std::move(of_case));
  if (diagnostics.has_errors()) return std::nullopt;
  return report;
}

}  // namespace inspectplan::usecase
