#include "usecase/rule_tests/rule_tests.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;

const fs::path fictional = fs::path(INSPECTPLAN_SOURCE_DIR) / "tests/cases/fictional/rules";

// The fictional rule set with other tests.
class Copy : public ::testing::Test {
 protected:
  void SetUp() override {
    root = fs::path(::testing::TempDir()) /
           ("rule_tests_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(root);
    fs::copy(fictional, root, fs::copy_options::recursive);
    fs::remove_all(root / "tests");
    fs::create_directory(root / "tests");
  }
  void TearDown() override { fs::remove_all(root); }

  std::optional<RuleTestReport> run(const std::string& tests, unsigned threads = 1) {
    std::ofstream(root / "tests/t.yaml") << tests;
    Pool pool(threads);
    return run_rule_tests(root.string(), pool, found);
  }
  std::vector<std::string> codes() const {
    std::vector<std::string> out;
    for (const Diagnostic& d : found.sorted()) out.push_back(d.code + ":" + std::to_string(d.place.line));
    return out;
  }

  fs::path root;
  Diagnostics found;
};

TEST(RuleTests, TheFictionalOnesPass) {
  Diagnostics found;
  Pool pool(2);
  const auto report = run_rule_tests(fictional.string(), pool, found);
  ASSERT_TRUE(report) << render(found.sorted());
  EXPECT_EQ(report->cases.size(), 4U);
  for (const auto& test : report->cases) {
    EXPECT_TRUE(test.passed) << rule_tests_text(*report);
  }
}

TEST_F(Copy, DifferencesSayExpectedGotAndHow) {
  const auto report = run(R"(tests:
  - name: wrong on purpose
    at: 2027-01-15
    enterprise: {trade: "0710", workers: 120, depth: 45.5, licensed_until: 2030-01-01, explosives: true}
    tables: {accident: [], inspection: []}
    expect:
      sectors: [mills]
      matters: {blasting: unknown}
      score: 99
      tier: a
      is_due: false
      who: {ground: {lead: [parish]}}
)");
  ASSERT_TRUE(report) << render(found.sorted());
  ASSERT_EQ(report->cases.size(), 1U);
  EXPECT_FALSE(report->cases[0].passed);
  EXPECT_EQ(report->cases[0].place.line, 2U);
  EXPECT_TRUE(rule_tests_text(*report).starts_with(root.string() + R"(/tests/t.yaml:2:5: failed: wrong on purpose
  - sectors: [mills]
  + sectors: [pits]
  - matters.blasting: unknown
  + matters.blasting: true
  - score: 99
  + score: 23
  - tier: a
  + tier: b
  - is_due: false
  + is_due: true
  - who.ground.lead: [parish]
  + who.ground.lead: [board_of_mines]
)")) << rule_tests_text(*report);
  EXPECT_TRUE(rule_tests_text(*report).ends_with("0 passed, 1 failed\n"));
  const std::vector<std::string>& how = report->cases[0].judgement.explanation;
  const auto says = [&how](const std::string& line) { return std::find(how.begin(), how.end(), line) != how.end(); };
  EXPECT_TRUE(says("danger 18: depth 8 ((20..100]; depth 45.5), trade 10 (true; trade 0710)"))
      << rule_tests_text(*report);
}

TEST_F(Copy, ArithmeticIsAllowedInExpectedNumbers) {
  const auto report = run(R"(tests:
  - name: the parts of the score, written as a sum
    at: 2027-01-15
    enterprise: {trade: "0710", workers: 120, depth: 45.5, licensed_until: 2030-01-01, explosives: true}
    tables: {accident: [], inspection: []}
    expect: {scorecards: {danger: 8 + 10}, score: 2 * (8 + 10) - 26 / 2}
)");
  ASSERT_TRUE(report) << render(found.sorted());
  EXPECT_TRUE(report->cases[0].passed) << rule_tests_text(*report);
}

TEST_F(Copy, OnlyArithmetic) {
  EXPECT_FALSE(run(R"(tests:
  - name: a name, nothing to divide by, nothing at all
    at: 2027-01-15
    expect: {score: workers + 1, scorecards: {danger: 1 / 0}, score_range: [1 +, 2]}
)"));
  EXPECT_EQ(found.count(Severity::error), 3U) << render(found.sorted());
}

TEST_F(Copy, WhoByDutyAndByText) {
  const auto report = run(R"(tests:
  - name: wrong by one department
    at: 2027-01-15
    expect: {who: {ground: {train: [parish], by: []}}}
)");
  ASSERT_TRUE(report) << render(found.sorted());
  ASSERT_FALSE(report->cases[0].passed);
  std::vector<std::string> whats;
  for (const Difference& one : report->cases[0].judgement.differences) whats.push_back(one.what);
  EXPECT_EQ(whats, (std::vector<std::string>{"who.ground.train", "who.ground.by"}));
  EXPECT_FALSE(report->cases[0].judgement.explanation.empty()) << "the chain of who";
}

std::vector<std::string> differing(const RuleTestReport& report) {
  std::vector<std::string> out;
  for (const Difference& one : report.cases[0].judgement.differences)
    out.push_back(one.what + ": " + one.expected + ", got " + one.got);
  return out;
}

TEST_F(Copy, WhatAPlanTakesFromTheRules) {
  // A mill that had a visit: 3 + 2 points of danger, 5 of size; class c waits three years.
  const auto report = run(R"(tests:
  - name: right but for two
    at: 2027-01-15
    enterprise: {trade: "1010", workers: 300, depth: 10, licensed_until: 2030-01-01}
    tables: {accident: [], inspection: [{visit_no: "1", date: 2026-03-10, result: clean}]}
    expect:
      visit: {in_population: true, lead_days: 4, coordinate_days: 1, value: 3 + 2 + 5, last: 2026-03-10, not_before: 2029-03-10, excepted: [one_check], quotas: [mills_share]}
)");
  ASSERT_TRUE(report) << render(found.sorted());
  EXPECT_EQ(differing(*report),
            (std::vector<std::string>{"visit.coordinate_days: 1, got 2", "visit.excepted: [one_check], got []"}));
}

TEST_F(Copy, LimitsOfFactsAreShownByValues) {
  const auto report = run(R"(tests:
  - name: right but for two
    at: 2027-01-15
    expect:
      facts:
        workers: {takes: [0, 100000], refuses: [-1, 100001, 0.5]}
        accident: {rows: 99}
        accident.killed: {takes: [1000, 1001]}
)");
  ASSERT_TRUE(report) << render(found.sorted());
  EXPECT_EQ(differing(*report), (std::vector<std::string>{"facts.accident.rows: 99, got 100",
                                                          "facts.accident.killed: takes 1001, got refuses 1001"}));
}

TEST_F(Copy, ACitationWithoutAPlaceAsksForTheDocument) {
  const auto report = run(R"(tests:
  - name: the first right, the others not
    at: 2027-01-15
    expect: {basis: {sectors.pits: [pits_act], sectors.mills: ["mills_order, s 2"], matters.ground: []}}
)");
  ASSERT_TRUE(report) << render(found.sorted());
  EXPECT_EQ(differing(*report),
            (std::vector<std::string>{"basis.sectors.mills: [mills_order, s 2], got [mills_order, s 1]",
                                      "basis.matters.ground: [], got [pits_act, s 4]"}));
}

TEST_F(Copy, ASuccessionIsNamedByItsParties) {
  const auto report = run(R"(tests:
  - name: a summer, and nothing that is not there
    at: 2027-01-15
    expect:
      rules:
        successions.board_of_mines.ministry_of_work.valid.until: 2027-08-31
        successions.board_of_mines.parish.valid.until: null
)");
  ASSERT_TRUE(report) << render(found.sorted());
  EXPECT_TRUE(report->cases[0].passed) << rule_tests_text(*report);
}

TEST_F(Copy, CoverageNamesWhatNoTestReaches) {
  const auto report = run(R"(tests:
  - name: a pit
    at: 2027-01-15
    enterprise: {trade: "0710", workers: 120, depth: 45.5, licensed_until: 2030-01-01, explosives: true}
    tables: {accident: [], inspection: []}
    expect: {sectors: [pits]}
)");
  ASSERT_TRUE(report) << render(found.sorted());
  const auto unreached = [&](const std::string& section, const std::string& id) {
    const auto& gaps = report->coverage.gaps;
    return std::any_of(gaps.begin(), gaps.end(),
                       [&](const Coverage::Gap& gap) { return gap.section == section && gap.id == id; });
  };
  EXPECT_FALSE(unreached("sectors", "pits"));
  EXPECT_TRUE(unreached("sectors", "mills"));
  EXPECT_FALSE(unreached("bands", "danger.depth (20..100]"));
  EXPECT_TRUE(unreached("bands", "danger.depth missing"));
  EXPECT_FALSE(unreached("tiers", "b"));
  EXPECT_TRUE(unreached("tiers", "a"));
  EXPECT_NE(coverage_text(report->coverage).find("no test reaches sectors mills"), std::string::npos);
}

TEST_F(Copy, TheSameReportOnAnyNumberOfThreads) {
  const std::string tests = R"(tests:
  - {name: one, at: 2027-01-15, expect: {score: 1}}
  - {name: two, at: 2026-01-15, expect: {score: 2}}
  - {name: three, at: 2025-06-15, tables: {accident: []}, expect: {tier: a}}
)";
  const auto one = run(tests, 1);
  const auto three = run(tests, 3);
  ASSERT_TRUE(one && three) << render(found.sorted());
  EXPECT_EQ(rule_tests_json(*one, true), rule_tests_json(*three, true));
}

TEST_F(Copy, EveryMistakeInOneGoEachWithItsLine) {
  EXPECT_FALSE(run(R"(tests:
  - name: bad facts
    at: 2027-01-15
    enterprise: {workers: many, depht: 3, explosives: perhaps, licensed_until: 2027-02-30}
    tables:
      accidents: []
      accident: [{case_no: "1", killed: 5000}]
    expect: {tier: c}
  - name: bad expectations
    at: 2027-01-15
    expect: {tier: z, sectors: {mine: true}, score: much, is_due: maybe, scor: 3}
)"));
  EXPECT_EQ(codes(), (std::vector<std::string>{"not-a-number:4", "unknown-field:4", "bad-boolean:4", "bad-date:4",
                                               "unknown-table:6",
                                               "out-of-range:7",                  // killed 5000
                                               "unknown-id:11", "unknown-id:11",  // tier z, sector mine
                                               "bad-expectation:11", "bad-expectation:11", "unknown-key:11"}));
}

TEST_F(Copy, FilesThatAreNoTests) {
  EXPECT_FALSE(run("tests: {a: 1}\n"));
  EXPECT_FALSE(found.empty());
}

TEST_F(Copy, ATestNeedsANameADayAndAnExpectation) {
  EXPECT_FALSE(run("tests:\n  - at: yesterday\n    expect: {}\n"));
  EXPECT_EQ(found.count(Severity::error), 3U) << render(found.sorted());
}

TEST_F(Copy, EachTestIsJudgedByTheLawOfItsYear) {
  const auto report = run(R"(tests:
  - name: kilns still counted
    at: 2025-06-30
    enterprise: {trade: "2392"}
    expect: {sectors: [kilns], who: {machines: {lead: [labour_office]}}}
  - name: kilns no more
    at: 2027-06-30
    enterprise: {trade: "2392"}
    expect: {sectors: [], who: {machines: {lead: [ministry_of_work]}}}
)",
                          2);
  ASSERT_TRUE(report) << render(found.sorted());
  for (const auto& test : report->cases) {
    EXPECT_TRUE(test.passed) << rule_tests_text(*report);
  }
}

TEST_F(Copy, RowsKnownLaterAreNotThereYet) {
  const auto report = run(R"(tests:
  - name: the day before it is reported
    at: 2027-01-15
    as_of: 2026-05-02
    tables: {accident: [{date: 2026-05-01, reported_on: 2026-05-03, killed: 1}]}
    expect: {derived: {fatal_1y: 0}}
  - name: the day it is reported
    at: 2027-01-15
    as_of: 2026-05-03
    tables: {accident: [{date: 2026-05-01, reported_on: 2026-05-03, killed: 1}]}
    expect: {derived: {fatal_1y: 1}}
  - name: never imported
    at: 2027-01-15
    as_of: 2026-05-03
    expect: {derived: {fatal_1y: missing}}
)");
  ASSERT_TRUE(report) << render(found.sorted());
  for (const auto& test : report->cases) {
    EXPECT_TRUE(test.passed) << rule_tests_text(*report);
  }
}

TEST_F(Copy, ATestOfAYearBeforeTheRulesFailsAlone) {
  std::ofstream(root / "dated.yaml") << "derived: {limit: {2025-01-01: '5', 2027-01-01: '7'}}\n";
  const auto report =
      run("tests:\n"
          "  - {name: of today, at: 2027-01-15, enterprise: {}, expect: {derived: {limit: 7}}}\n"
          "  - {name: too early, at: 2024-05-05, enterprise: {}, expect: {derived: {limit: 5}}}\n"
          "  - {name: wrong, at: 2026-01-15, enterprise: {}, expect: {derived: {limit: 7}}}\n");
  ASSERT_TRUE(report) << render(found.sorted());
  ASSERT_EQ(report->cases.size(), 3U);
  EXPECT_TRUE(report->cases[0].passed);
  EXPECT_FALSE(report->cases[1].passed);
  EXPECT_EQ(report->cases[2].judgement.differences.size(), 1U);
  const std::string text = rule_tests_text(*report);
  EXPECT_NE(text.find("failed: too early\n    at: 2024-05-05: the rules do not load as of 2024-01-01"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("[dated-too-early]"), std::string::npos) << text;
}

TEST_F(Copy, WhereEveryTestIsTooEarlyEachSaysSo) {
  std::ofstream(root / "dated.yaml") << "derived: {limit: {2025-01-01: '5', 2027-01-01: '7'}}\n";
  const auto report = run("tests:\n  - {name: x, at: 2024-01-15, enterprise: {}, expect: {derived: {limit: 7}}}\n");
  ASSERT_TRUE(report) << render(found.sorted());
  EXPECT_EQ(report->failed(), 1U);
}

TEST_F(Copy, RulesThatLoadForNoDayAreAFindingOfTheirOwn) {
  std::ofstream(root / "wrong.yaml") << "sectors: {s: {when: 'nothing > 1'}}\n";
  EXPECT_FALSE(run("tests:\n  - {name: x, at: 2027-01-15, enterprise: {}, expect: {sectors: []}}\n"));
  EXPECT_TRUE(found.has_errors());
}

TEST_F(Copy, WithoutATestNothingHasBeenTried) {
  Pool pool(1);
  EXPECT_FALSE(run_rule_tests(root.string(), pool, found));
  EXPECT_EQ(codes(), std::vector<std::string>{"no-tests:0"});
  EXPECT_FALSE(run("tests: []\n"));
}

}  // namespace
}  // namespace inspectplan::usecase
