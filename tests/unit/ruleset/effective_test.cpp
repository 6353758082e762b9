#include "ruleset/effective.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace inspectplan::ruleset {
namespace {

namespace fs = std::filesystem;

class Effective : public ::testing::Test {
 protected:
  void SetUp() override {
    root = fs::path(::testing::TempDir()) / "effective";
    fs::remove_all(root);
    write("base/a.yaml",
          "ruleset: {format: 1, id: base, version: \"1\"}\n"
          "score:\n  value: {2020-01-01: a, 2026-01-01: a + b}\n  scale: 0\n"
          "matters:\n  m: {when: 'x > 1', valid: {from: 2026-06-01}, basis: [{document: act, at: 'x'}]}\n");
    write("over/b.yaml",
          "ruleset: {format: 1, id: over, version: \"2\", extends: ../base}\n"
          "amend:\n  score: {scale: 2}\n");
  }
  void TearDown() override { fs::remove_all(root); }
  void write(const std::string& path, const std::string& text) {
    fs::create_directories((root / path).parent_path());
    std::ofstream(root / path) << text;
  }
  EffectiveRules rules(std::optional<Day> at) { return effective_rules((root / "over").string(), at, found); }
  EffectiveLine line(std::optional<Day> at, const std::string& path) {
    const EffectiveRules all = rules(at);
    for (const EffectiveLine& one : all.lines)
      if (one.path == path) return one;
    return {};
  }

  fs::path root;
  Diagnostics found;
};

TEST_F(Effective, AnAmendedValueNamesBothRuleSets) {
  const EffectiveLine scale = line({}, "score.scale");
  EXPECT_EQ(scale.value, "2");
  EXPECT_EQ(scale.layer, 1U);
  EXPECT_EQ(scale.amends, std::optional<std::size_t>(0));
  EXPECT_EQ(scale.place.line, 3U);
  EXPECT_FALSE(line({}, "matters.m.when").amends);
}

TEST_F(Effective, DatedValuesWholeOrAsOfADay) {
  EXPECT_EQ(line({}, "score.value.2026-01-01").value, "a + b");
  const EffectiveLine early = line(from_civil(2025, 12, 31), "score.value");
  EXPECT_EQ(early.value, "a");
  EXPECT_EQ(early.since, std::optional(from_civil(2020, 1, 1)));
  EXPECT_EQ(early.until, std::optional(from_civil(2025, 12, 31)));
  const EffectiveLine late = line(from_civil(2026, 1, 1), "score.value");
  EXPECT_EQ(late.value, "a + b");
  EXPECT_FALSE(late.until);
}

TEST_F(Effective, WhatIsRepealedWithAPartIsNotInForce) {
  write("base/c.yaml",
        "mandates: {v: {must: {2020-01-01: visit, 2027-01-01: null}, when: 'x > 5'}}\n"
        "planning: {workload: [{when: {2020-01-01: 'x > 1', 2027-01-01: null}, lead: 1}, {lead: 2}]}\n");
  for (const std::string path : {"mandates.v", "planning.workload[0].when"}) {
    EXPECT_TRUE(line(from_civil(2026, 1, 1), path).in_force) << path;
    EXPECT_FALSE(line(from_civil(2027, 1, 1), path).in_force) << path;
  }
  EXPECT_TRUE(line(from_civil(2027, 1, 1), "planning.workload[1].lead").in_force);
}

TEST_F(Effective, WhatIsNotInForceIsShownAsSuch) {
  EXPECT_FALSE(line(from_civil(2026, 5, 31), "matters.m").in_force);
  EXPECT_TRUE(line(from_civil(2026, 6, 1), "matters.m").in_force);
}

TEST_F(Effective, AskedForByIdOrPath) {
  const EffectiveRules all = rules({});
  EXPECT_EQ(lines_of(all, "m").size(), lines_of(all, "matters").size());
  EXPECT_EQ(lines_of(all, "matters.m.basis").back().path, "matters.m.basis[0].at");
  EXPECT_TRUE(lines_of(all, "n").empty());
}

TEST_F(Effective, DatesStandInTheirOrderAndNothingBeforeTheFirst) {
  write("over/b.yaml",
        "ruleset: {format: 1, id: over, version: \"2\", extends: ../base}\n"
        "amend:\n  score: {value: {2023-01-01: b}}\n");
  const std::vector<EffectiveLine> lines = lines_of(rules({}), "score.value");
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[2].key + " " + lines[3].key + " " + lines[4].key, "2020-01-01 2023-01-01 2026-01-01");
  const EffectiveLine before = line(from_civil(2019, 12, 31), "score.value");
  EXPECT_EQ(before.key, "value");
  EXPECT_TRUE(before.is_null);
  EXPECT_EQ(before.until, std::optional(from_civil(2019, 12, 31)));
}

}  // namespace
}  // namespace inspectplan::ruleset
