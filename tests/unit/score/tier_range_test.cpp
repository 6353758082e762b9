// Ranges, possible tiers and the fact to ask for, held against what completions give.
#include <gtest/gtest.h>

#include "freedonia.hpp"

namespace inspectplan::score {
namespace {

std::string rules_with(const std::string& fields, const std::string& scoring) {
  return "ruleset: {format: 1, id: some, version: \"1\", title: {en: Some}}\n"
         "facts: {enterprise: {key: id, fields: {id: {type: text}, " +
         fields + "}}}\n" + scoring;
}

Assessments assess_one(const ruleset::RuleSet& rules, const testing::Facts& facts) {
  testing::Enterprises one(rules);
  Pool pool(1);
  return assess(rules, one.add("x", facts).take(), testing::freedonia_clock(), pool);
}

std::string narrowed_by(const Assessments& found) {
  return found.narrowed_by[0] < 0 ? "" : found.facts[static_cast<std::size_t>(found.narrowed_by[0])];
}

std::vector<int> possible(const Assessments& found) {
  std::vector<int> tiers;
  for (const auto& tier : found.possible_tiers) tiers.push_back(tier[0]);
  return tiers;
}

// A day at the end of the calendar leaves it in a month: its factor is at its points for what is missing.
TEST(TierRange, ACompletionWithoutAValueHasThePointsForMissing) {
  const auto rules = testing::rules_from(rules_with("o: {type: date}", R"(
scorecards:
  p:
    factors:
      f: {of: 'o + duration("P1M") > @"2026-12-31"', bands: [{is: 'true', points: 1}, {is: 'false', points: 0}], missing: 4}
      g: {of: o, bands: [{is: '< @"2020-01-01"', points: 0}, {is: '>= @"2020-01-01"', points: 10}], missing: 3}
score: {value: p, scale: 0}
)"));
  EXPECT_EQ(assess_one(*rules, {{"o", "9999-12-31"}}).score[0], 14);
  const Assessments missing = assess_one(*rules, {});
  EXPECT_EQ(missing.score_low[0], 0);
  EXPECT_EQ(missing.score_high[0], 14);
}

// Either factor alone reaches 0, both together never: the interpreter's bound is [0, 20], the range [10, 10].
TEST(TierRange, PossibleTiersAreThoseOfTheExactRange) {
  const auto rules = testing::rules_from(rules_with("b: {type: boolean}, fatal: {type: boolean}", R"(
scorecards:
  p:
    factors:
      f: {of: b, bands: [{is: 'true', points: 10}, {is: 'false', points: 0}], missing: 10}
      g: {of: b, bands: [{is: 'true', points: 0}, {is: 'false', points: 10}], missing: 0}
score: {value: p, scale: 1}
tiers:
  a: {when: 'score >= 15 or fatal'}
  b: {when: 'score between 5 and 10'}
  c: {when: 'not(score >= 5)'}
  d: {}
)"));
  const Assessments settled = assess_one(*rules, {{"fatal", "false"}});
  EXPECT_TRUE(settled.range_exact[0]);
  EXPECT_EQ(settled.score_low[0], 100);
  EXPECT_EQ(settled.score_high[0], 100);
  EXPECT_EQ(possible(settled), (std::vector<int>{0, 1, 0, 0}));
  EXPECT_EQ(possible(assess_one(*rules, {})), (std::vector<int>{1, 1, 0, 0}));  // fatal is open
}

TEST(TierRange, AFactOfABranchThatIsNotTakenIsNotAskedFor) {
  const auto rules = testing::rules_from(
      rules_with("b: {type: number, min: 0, max: 9, scale: 0}, c: {type: boolean}, d: {type: boolean}", R"(
scorecards:
  p: {factors: {f: {of: b, bands: [{is: "< 5", points: 0}, {is: ">= 5", points: 40}], missing: 40}}}
  q: {factors: {g: {of: d, bands: [{is: "true", points: 9}, {is: "false", points: 0}], missing: 0}}}
score: {value: 'if c then p else q', scale: 0}
)"));
  EXPECT_EQ(narrowed_by(assess_one(*rules, {{"c", "false"}})), "d");
  EXPECT_EQ(narrowed_by(assess_one(*rules, {{"c", "true"}})), "b");
  EXPECT_EQ(narrowed_by(assess_one(*rules, {{"b", "9"}, {"d", "false"}})), "c");
  EXPECT_EQ(narrowed_by(assess_one(*rules, {{"b", "9"}, {"c", "true"}})), "");
}

// x: 3, middle; y: 8, middle; z: 11, high. Nothing is low, though the score alone could be, and t alone, too.
TEST(TierRange, ATierThatAsksForAFactBesideTheScore) {
  const auto rules = testing::rules_from(rules_with("t: {type: text, values: [x, y, z]}, flag: {type: boolean}", R"(
scorecards:
  one: {factors: {f: {of: t, bands: [{is: '"x"', points: 3}, {is: '"y"', points: 8}, {is: '"z"', points: 11}], missing: 6}}}
score: {value: one, scale: 0}
tiers:
  high: {when: 'score >= 10'}
  middle: {when: 'score >= 5 or t != "y"'}
  low: {when: 'flag'}
  rest: {}
)"));
  EXPECT_EQ(possible(assess_one(*rules, {})), (std::vector<int>{1, 1, 0, 0}));
  EXPECT_EQ(possible(assess_one(*rules, {{"t", "x"}})), (std::vector<int>{0, 1, 0, 0}));
}

TEST(TierRange, WhatIsShownOutsideOfCompletionsWidensTheRange) {
  const auto rules = testing::rules_from(rules_with("b: {type: boolean}", R"(
scorecards:
  p: {factors: {f: {of: b, bands: [{is: 'true', points: 2}, {is: 'false', points: 1}], missing: 5}}}
score: {value: p, scale: 0}
)"));
  const Assessments missing = assess_one(*rules, {});
  EXPECT_EQ(missing.score_low[0], 1);
  EXPECT_EQ(missing.score_high[0], 5);
  EXPECT_FALSE(missing.range_exact[0]);
  EXPECT_EQ(narrowed_by(missing), "b");
}

}  // namespace
}  // namespace inspectplan::score
