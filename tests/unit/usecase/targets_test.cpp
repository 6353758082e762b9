#include "usecase/query/targets.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "usecase/data/importing.hpp"
#include "usecase/rules/check.hpp"

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;
using Outcome = TargetLine::Outcome;

constexpr const char* country = R"(
ruleset: {format: 1, id: land, version: "1", verified_until: 2027-12-31}
documents: {plan: {title: {vi: Kế hoạch, en: The plan}, effective: 2020-01-01}}
facts:
  enterprise: {key: id, fields: {id: {type: text}, place: {type: text}}}
  case:
    parent: enterprise
    key: [date]
    fields: {date: {type: date}, weight: {type: number, min: 0, max: 100, scale: 1}}
derived:
  cases: 'count(case[date >= plan_start and date <= plan_end])'
  weights: 'sum(case[date >= plan_start and date <= plan_end].weight)'
  name: 'if cases > 0 then "some" else "none"'
matters: {safety: {label: {vi: An toàn, en: Safety}, when: 'true', basis: [{document: plan, at: "1"}]}}
departments: {council: {label: {vi: Xã, en: Council}, one_per: place}}
responsibilities: {safety: {matter: safety, duty: inspect, lead: council, basis: [{document: plan, at: "1"}]}}
)";

class Register {
 public:
  Register(const std::string& targets, const std::string& cases)
      : root_(fs::path(::testing::TempDir()) / "targets_test") {
    fs::remove_all(root_);
    write("rules/rules.yaml", country + targets);
    write("tables/enterprise.csv", "id,place\na,east\nb,west\n");
    write("tables/case.csv", "enterprise,date,weight\n" + cases);
  }
  ~Register() { fs::remove_all(root_); }

  TargetList ask(int year, const std::string& department = {}) {
    registers::ImportOptions options;
    options.path = root_ / "tables";
    options.on = from_civil(2026, 2, 1);
    Diagnostics diagnostics;
    import(root_ / "rules", root_ / "r.db", options, diagnostics, silent());
    const auto session = open_session({root_ / "rules", root_ / "r.db", year, {}, {}, {}}, diagnostics, silent());
    EXPECT_TRUE(session) << render(diagnostics.sorted());
    Pool pool(1);
    return targets_of(*session, department, pool, diagnostics, silent()).value_or(TargetList{});
  }
  Diagnostics check() const { return check_rules(root_ / "rules", 2027).diagnostics; }

 private:
  void write(const std::string& name, const std::string& text) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << text;
  }
  fs::path root_;
};

const char* const fall = "targets: {t: {falls_by: 0.1, measure: cases, basis: [{document: plan, at: II}]}}\n";

std::string twenty(const char* year, int cases) {
  std::string rows;
  for (int i = 0; i < cases; ++i)
    rows += std::string("a,") + year + "-01-" + (i < 9 ? "0" : "") + std::to_string(i + 1) + ",\n";
  return rows;
}

TEST(Targets, FallsByATenthIsReachedExactlyThere) {
  Register there(fall, twenty("2024", 20) + twenty("2025", 18));
  EXPECT_EQ(there.ask(2025).lines.at(0).outcome, Outcome::reached);
  Register above(fall, twenty("2024", 20) + twenty("2025", 19));
  const TargetList list = above.ask(2025);
  EXPECT_EQ(list.lines.at(0).outcome, Outcome::not_reached);
  EXPECT_EQ(to_string(list.lines[0].change->low), "-0.05");
  EXPECT_EQ(to_string(list.lines[0].wanted->high), "18");
}

TEST(Targets, FromNothingNothingFallsAndNothingRises) {
  Register none(fall, twenty("2020", 1));
  EXPECT_EQ(none.ask(2025).lines.at(0).outcome, Outcome::reached);  // none before, none now
  Register some(fall, twenty("2025", 1));
  EXPECT_EQ(some.ask(2025).lines.at(0).outcome, Outcome::not_reached);
  Register rise("targets: {t: {rises_by: 0.1, measure: cases, basis: [{document: plan, at: II}]}}\n",
                twenty("2025", 1));
  EXPECT_EQ(rise.ask(2025).lines.at(0).outcome, Outcome::no_baseline);
}

TEST(Targets, WhatLacksAFigureTellsNothing) {
  const char* const weights = "targets: {t: {rises_by: 0.5, measure: weights, basis: [{document: plan, at: II}]}}\n";
  Register one(weights, "a,2024-01-01,1.5\na,2025-01-01,\nb,2024-01-01,1.0\nb,2025-01-01,1.5\n");
  const TargetLine line = one.ask(2025).lines.at(0);
  EXPECT_EQ(line.told_before, 2U);
  EXPECT_EQ(line.told_now, 1U);
  EXPECT_EQ(to_string(line.before->low), "2.5");
  EXPECT_EQ(line.same, 1U);
  EXPECT_EQ(to_string(line.before_of_same->low), "1");
  EXPECT_EQ(line.outcome, Outcome::reached);  // b alone: 1 → 1.5
}

// A target of the old east counts only the east; where the place is not known, every text applies.
TEST(Targets, CountOnlyTheirTerritory) {
  const char* const east =
      "planning: {territory: place}\n"
      "targets:\n"
      "  t: {falls_by: 0.1, measure: cases, territory: [east], basis: [{document: plan, at: II}]}\n"
      "  u: {falls_by: 0.1, measure: cases, basis: [{document: plan, at: II}]}\n";
  Register both(east, "a,2024-01-01,\nb,2024-01-01,\nb,2025-01-01,\nb,2025-02-01,\n");
  const TargetList list = both.ask(2025);
  ASSERT_EQ(list.lines.size(), 2U);
  EXPECT_EQ(list.enterprises, 2U);
  EXPECT_EQ(list.lines[0].asked, 1U);
  EXPECT_EQ(to_string(list.lines[0].before->low), "1");
  EXPECT_EQ(to_string(list.lines[0].now->low), "0");
  EXPECT_EQ(list.lines[0].outcome, Outcome::reached);
  EXPECT_EQ(list.lines[1].asked, 2U);
  EXPECT_EQ(list.lines[1].outcome, Outcome::not_reached);
}

TEST(Targets, OfOneDepartmentOfAClass) {
  Register both(fall, "a,2024-01-01,\na,2025-01-01,\nb,2025-02-01,\n");
  EXPECT_EQ(both.ask(2025).enterprises, 2U);
  EXPECT_EQ(both.ask(2025, "council").enterprises, 2U);
  const TargetList west = both.ask(2025, "council:west");
  EXPECT_EQ(west.enterprises, 1U);
  EXPECT_EQ(to_string(west.lines.at(0).now->low), "1");
  EXPECT_EQ(to_string(west.lines.at(0).before->low), "0");
  EXPECT_TRUE(both.ask(2025, "counsel").lines.empty());
}

// "More than a half" is not met by the half itself; "at least a half" is.
TEST(Targets, WhatHasToBeExceededIsNotReachedAtTheBound) {
  const std::string weights = "targets: {t: {AIM: 0.5, measure: weights, basis: [{document: plan, at: II}]}}\n";
  const auto outcome = [&](const std::string& aim, const char* weight) {
    Register half(std::string(weights).replace(weights.find("AIM"), 3, aim), std::string("a,2025-01-01,") + weight);
    return half.ask(2025).lines.at(0).outcome;
  };
  EXPECT_EQ(outcome("reaches", "1.0\n"), Outcome::reached);  // of two that tell
  EXPECT_EQ(outcome("exceeds", "1.0\n"), Outcome::not_reached);
  EXPECT_EQ(outcome("exceeds", "1.1\n"), Outcome::reached);
  EXPECT_EQ(outcome("exceeds", "\nb,2025-01-01,1.0\n"), Outcome::reached);  // of the one that tells
}

TEST(Targets, AreListedUntilTheirDay) {
  Register there("targets: {t: {exceeds: 0.5, by: 2025-12-31, measure: cases, basis: [{document: plan, at: II}]}}\n",
                 twenty("2025", 1));
  EXPECT_EQ(there.ask(2025).lines.size(), 1U);
  EXPECT_TRUE(there.ask(2026).lines.empty());
}

TEST(Targets, AMeasureIsANumberOrACondition) {
  const Register text("targets: {t: {falls_by: 0.1, measure: name, basis: [{document: plan, at: II}]}}\n", "");
  std::vector<std::string> errors;
  for (const Diagnostic& one : text.check().sorted())
    if (one.severity == Severity::error) errors.push_back(one.code);
  EXPECT_EQ(errors, std::vector<std::string>{"type-mismatch"});
}

}  // namespace
}  // namespace inspectplan::usecase
