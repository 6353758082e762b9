// What decision tables and the functions of rule sets come out as, row by row.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "usecase/rule_tests/rule_test_compare.hpp"
#include "usecase/rule_tests/rule_tests.hpp"

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;

// A rule set of derived values only, and one test of them.
std::string differences(const std::string& derived, const std::string& expected, const std::string& enterprise) {
  const fs::path root = fs::path(::testing::TempDir()) /
                        ("tables_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
  fs::remove_all(root);
  fs::create_directories(root / "tests");
  std::ofstream(root / "rules.yaml") << R"(
ruleset: {format: 1, id: tables, version: "1", title: {vi: Tables, en: Tables}, verified_until: 2027-12-31}
facts:
  enterprise:
    key: id
    fields:
      id: {type: text}
      workers: {type: number, min: 0, max: 1000}
      weight: {type: number, min: -100, max: 100, scale: 2}
      county: {type: text, values: [north, south]}
      opened: {type: date}
      name: {type: text}
derived:
)" << derived;
  std::ofstream(root / "tests/t.yaml") << "tests:\n  - name: one\n    at: 2027-01-15\n    enterprise: " << enterprise
                                       << "\n    expect: {derived: " << expected << "}\n";
  Pool pool(1);
  Diagnostics found;
  const auto report = run_rule_tests(root.string(), pool, found);
  fs::remove_all(root);
  if (!report) return render(found.sorted());
  std::string text;
  for (const Difference& one : report->cases.at(0).judgement.differences)
    text += one.what + ": " + one.expected + ", not " + one.got + "; ";
  return text;
}

std::string table(const std::string& hit, const std::string& more = "") {
  return "  points: {table: {hit: " + hit + ", inputs: [workers], " + more +
         "rules: [{when: ['> 10'], then: 1}, {when: ['> 20'], then: 2}, {when: ['[30..40]'], then: 3}]}}\n";
}

TEST(Tables, FirstPriorityAndCollect) {
  EXPECT_EQ(differences(table("F"), "{points: 1}", "{workers: 35}"), "");
  EXPECT_EQ(differences(table("F"), "{points: missing}", "{workers: 5}"), "");
  EXPECT_EQ(differences(table("F", "default: 7, "), "{points: 7}", "{workers: 5}"), "");
  EXPECT_EQ(differences(table("F", "default: 7, "), "{points: missing}", "{county: north}"), "");
  EXPECT_EQ(differences(table("P", "values: ['3', '2', '1'], "), "{points: 2}", "{workers: 25}"), "");
  EXPECT_EQ(differences(table("C, aggregate: SUM"), "{points: 6}", "{workers: 35}"), "");
  EXPECT_EQ(differences(table("C, aggregate: SUM"), "{points: 0}", "{workers: 5}"), "");
  EXPECT_EQ(differences(table("C, aggregate: COUNT"), "{points: 2}", "{workers: 45}"), "");
  EXPECT_EQ(differences(table("C, aggregate: MAX"), "{points: 2}", "{workers: 45}"), "");
  EXPECT_EQ(differences(table("C, aggregate: MIN"), "{points: 1}", "{workers: 45}"), "");
  EXPECT_EQ(differences(table("C, aggregate: MIN"), "{points: missing}", "{workers: 5}"), "");
}

TEST(Tables, UniqueAndAny) {
  const std::string unique =
      "  points: {table: {hit: U, inputs: [workers, county], default: 0, rules: [{when: ['>= 500', '-'], then: workers "
      "* 2}, {when: ['not(>= 500)', "
      "'\"north\"'], then: 5}]}}\n";
  EXPECT_EQ(differences(unique, "{points: 1200}", "{workers: 600, county: south}"), "");
  EXPECT_EQ(differences(unique, "{points: 5}", "{workers: 60, county: north}"), "");
  EXPECT_EQ(differences(unique, "{points: 0}", "{workers: 60, county: south}"), "");
  EXPECT_EQ(differences(unique, "{points: missing}", "{workers: 60}"), "");
  const std::string any =
      "  points: {table: {hit: A, inputs: [workers, county], rules: [{when: ['> 5', '-'], then: 1}, {when: ['-', "
      "'\"north\"'], then: 1}]}}\n";
  EXPECT_EQ(differences(any, "{points: 1}", "{workers: 60, county: north}"), "");
}

TEST(RuleFunctions, OfNumbersTextsAndDates) {
  const std::string derived = R"(
  up: 'round up(weight, 1)'
  down: 'round down(weight, 1)'
  half_down: 'round half down(weight, 1)'
  half_up: 'round half up(weight, 1)'
  even_digits: 'decimal(n: weight, scale: 1)'
  to_floor: 'floor(weight, 1)'
  is_odd: 'odd(workers)'
  times: 'product(workers, 2, 3)'
  both: 'all(workers > 1, county = "north")'
  one: 'any(workers > 1000, county = "north")'
  first_word: 'substring before(name, " ")'
  rest: 'substring after(match: " ", string: name)'
  weekday_name: 'day of week(opened)'
  month_name: 'month of year(opened)'
  nth: 'day of year(opened)'
  week: 'week of year(opened)'
  age: 'years and months duration(opened, @"2026-11-20").years'
)";
  const std::string expected =
      "{up: -1.3, down: -1.2, half_down: -1.2, half_up: -1.3, even_digits: -1.2, to_floor: -1.3, is_odd: true, times: "
      "42, both: true, one: true, "
      "first_word: Hầm, rest: than số 3, weekday_name: Friday, month_name: January, nth: 1, week: 53, age: 16}";
  EXPECT_EQ(differences(derived, expected,
                        "{workers: 7, weight: -1.25, county: north, opened: 2010-01-01, name: Hầm than số 3}"),
            "");
}

}  // namespace
}  // namespace inspectplan::usecase
