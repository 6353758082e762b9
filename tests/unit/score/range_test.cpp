// Ranges against every completion of the missing facts, on domains small enough to go through.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "freedonia.hpp"

namespace inspectplan::score {
namespace {

using testing::Facts;

std::string small_rules(const std::string& scoring) {
  return R"(
ruleset: {format: 1, id: small, version: "1", title: {en: Small}}
facts:
  enterprise:
    key: id
    fields:
      id: {type: text}
      n: {type: number, min: 0, max: 4, scale: 0}
      m: {type: number, min: -2, max: 2, scale: 0}
      flag: {type: boolean}
      kind: {type: text, values: [a, b, c]}
)" + scoring +
         R"(
tiers:
  high: {when: 'score >= 10'}
  odd: {when: 'flag and n > 1'}
  rest: {}
)";
}

const std::vector<std::pair<std::string, std::vector<std::string>>> domains = {{"n", {"0", "1", "2", "3", "4"}},
                                                                               {"m", {"-2", "-1", "0", "1", "2"}},
                                                                               {"flag", {"false", "true"}},
                                                                               {"kind", {"a", "b", "c"}}};

// Every way to fill what `known` leaves out.
std::vector<Facts> completions(const Facts& known) {
  std::vector<Facts> all{known};
  for (const auto& [field, values] : domains) {
    if (known.contains(field)) continue;
    std::vector<Facts> next;
    for (const Facts& facts : all)
      for (const std::string& value : values) {
        next.push_back(facts);
        next.back()[field] = value;
      }
    all = std::move(next);
  }
  return all;
}

// Every row that leaves out some of the fields, with one or two values for the rest.
std::vector<Facts> partial_rows() {
  std::vector<Facts> all{{}};
  for (const auto& [field, values] : domains) {
    std::vector<Facts> next = all;
    for (const Facts& facts : all)
      for (const std::string& value : {values.front(), values[values.size() - 1]}) {
        next.push_back(facts);
        next.back()[field] = value;
      }
    all = std::move(next);
  }
  return all;
}

struct Counted {
  std::size_t exact = 0, open = 0, outside = 0;  // outside: shown, though no completion comes to it
};

Counted hold_against_completions(const std::string& scoring) {
  const auto rules = testing::rules_from(small_rules(scoring));
  const Clock clock = testing::freedonia_clock();
  Pool pool(1);
  Counted counted;
  for (const Facts& known : partial_rows()) {
    testing::Enterprises one(*rules);
    const Assessments shown = assess(*rules, one.add("x", known).take(), clock, pool);
    testing::Enterprises filled(*rules);
    std::size_t i = 0;
    for (const Facts& facts : completions(known)) filled.add("x" + std::to_string(i++), facts);
    const Assessments all = assess(*rules, filled.take(), clock, pool);
    const std::int64_t low = *std::min_element(all.score.begin(), all.score.end());
    const std::int64_t high = *std::max_element(all.score.begin(), all.score.end());
    if (shown.score_known[0] != 0) {
      counted.outside += shown.score[0] < low || shown.score[0] > high;
      EXPECT_LE(shown.score_low[0], shown.score[0]);
      EXPECT_GE(shown.score_high[0], shown.score[0]);
    }
    std::string row;
    for (const auto& [name, value] : known) row += name + "=" + value + " ";
    EXPECT_LE(shown.score_low[0], low) << row;
    EXPECT_GE(shown.score_high[0], high) << row;
    for (const std::int16_t tier : all.tier)
      EXPECT_EQ(shown.possible_tiers[static_cast<std::size_t>(tier)][0], 1) << row;
    if (shown.range_exact[0] != 0) {
      EXPECT_EQ(shown.score_low[0], low) << row;
      EXPECT_EQ(shown.score_high[0], high) << row;
    }
    counted.exact += shown.range_exact[0];
    counted.open += shown.score_low[0] < shown.score_high[0];
  }
  return counted;
}

TEST(Range, SeparateFactorsAreExact) {
  const Counted counted = hold_against_completions(R"(
scorecards:
  one:
    factors:
      n: {of: n, bands: [{is: '>= 3', points: 7}, {is: '[1..3)', points: 2.5}, {is: '0', points: 4}], missing: 20}
      flag: {of: flag, bands: [{is: 'true', points: 3}, {is: 'false', points: -1}], missing: -5}
  two:
    factors:
      m: {of: m, bands: [{is: '< 0', points: 1}, {is: '>= 0', points: 6}], missing: 3}
      kind: {of: kind, bands: [{is: '"a", "b"', points: 9}, {is: '"c"', points: 0}]}
score: {value: 'one + two', scale: 1}
)");
  EXPECT_EQ(counted.exact + counted.outside, partial_rows().size())
      << "each fact reaches one factor, and reaches both its ends";
  EXPECT_GT(counted.outside, 0U);
  EXPECT_GT(counted.open, 0U);
}

TEST(Range, AFactTwiceIsExactWhereEveryCompletionCanBeTried) {
  const Counted counted = hold_against_completions(R"(
scorecards:
  one:
    factors:
      up: {of: n, bands: [{is: '>= 3', points: 7}, {is: '< 3', points: 2}], missing: 5}
      down: {of: '4 - n', bands: [{is: '>= 3', points: 7}, {is: '< 3', points: 2}], missing: 5}
      twice: {of: 'n - n', bands: [{is: '0', points: 1}, {is: '> 0', points: 50}, {is: '< 0', points: -50}], missing: 1}
      both: {of: 'm + n', bands: [{is: '>= 2', points: 4}, {is: '< 2', points: 0}], missing: 0}
      if: {of: 'if flag then n else m', bands: [{is: '> 1', points: 8}, {is: '<= 1', points: 1}], missing: 8}
score: {value: 'one', scale: 0}
)");
  EXPECT_EQ(counted.exact + counted.outside, partial_rows().size());
}

TEST(Range, TautologiesDoNotFoolExactness) {
  hold_against_completions(R"(
scorecards:
  one:
    factors:
      always: {of: n, bands: [{is: '< 3, >= 3', points: 1}, {is: '> 100', points: 90}, {is: '<= 100', points: 2}], missing: 1}
score: {value: 'one', scale: 0}
)");
}

TEST(Range, AskingForNull) {
  hold_against_completions(R"(
sectors:
  told: {when: 'n != null and flag = true'}
scorecards:
  one:
    factors:
      silent: {of: 'n = null', bands: [{is: 'true', points: 30}, {is: 'false', points: 0}], missing: 4}
      told: {of: 'in_sector("told")', bands: [{is: 'true', points: 2}, {is: 'false', points: 1}], missing: 9}
score: {value: 'one * 2 - m', scale: 0}
)");
}

TEST(Range, AnUnknownSectorThatEntersAndRounding) {
  hold_against_completions(R"(
sectors:
  strict: {when: 'kind = "a" or m > 1', unknown: true}
scorecards:
  one:
    factors:
      strict: {of: 'in_sector("strict")', bands: [{is: 'true', points: 2.25}, {is: 'false', points: 1.05}]}
      n: {of: 'n', bands: [{is: '[0..2]', points: 0.35}, {is: '> 2', points: 0.15}], missing: 0.25}
score: {value: 'one', scale: 1}
)");
}

std::string narrowed_by(const ruleset::RuleSet& rules, const Facts& known) {
  Pool pool(1);
  testing::Enterprises one(rules);
  const Assessments a = assess(rules, one.add("x", known).take(), testing::freedonia_clock(), pool);
  return a.narrowed_by[0] < 0 ? "" : a.facts[static_cast<std::size_t>(a.narrowed_by[0])];
}

TEST(Range, TheFactThatNarrowsMost) {
  const auto rules = testing::rules_from(small_rules(R"(
scorecards:
  one:
    factors:
      n: {of: n, bands: [{is: '>= 3', points: 7}, {is: '< 3', points: 2}], missing: 5}
      flag: {of: flag, bands: [{is: 'true', points: 9}, {is: 'false', points: 0}], missing: 0}
      both: {of: 'm + n', bands: [{is: '>= 2', points: 40}, {is: '< 2', points: 0}], missing: 0}
score: {value: 'one', scale: 0}
)"));
  EXPECT_EQ(narrowed_by(*rules, {{"n", "1"}, {"m", "0"}, {"flag", "true"}}), "");
  EXPECT_EQ(narrowed_by(*rules, {{"n", "1"}, {"m", "0"}}), "flag");
  EXPECT_EQ(narrowed_by(*rules, {{"m", "0"}}), "n") << "45 points rest on n alone, 9 on flag";
  EXPECT_EQ(narrowed_by(*rules, {}), "n") << "of 45 n leaves 32 on average, m 37; flag settles 9";
  EXPECT_EQ(narrowed_by(*rules, {{"n", "1"}}), "m") << "40 against 9";
}

TEST(Range, NoFactIsAskedForThatNarrowsNothing) {
  const auto rules = testing::rules_from(small_rules(R"(
scorecards:
  one:
    factors:
      same: {of: 'flag = (n > 1)', bands: [{is: 'true', points: 30}, {is: 'false', points: 0}], missing: 30}
      kind: {of: kind, bands: [{is: '"a", "b", "c"', points: 12}], missing: 14}
score: {value: 'one', scale: 0}
)"));
  EXPECT_EQ(narrowed_by(*rules, {{"kind", "a"}}), "") << "only n and flag together tell";
  EXPECT_EQ(narrowed_by(*rules, {{"n", "1"}}), "flag");
  EXPECT_EQ(narrowed_by(*rules, {{"n", "1"}, {"flag", "true"}}), "kind") << "14 is shown, any kind gives 12";
}

// The interpreter takes the two uses of m for two numbers.
TEST(Range, WhatNarrowsIsJudgedByCompletions) {
  const auto rules = testing::rules_from(small_rules(R"(
scorecards:
  one: {factors: {kind: {of: kind, bands: [{is: '"a"', points: 3}, {is: '"b", "c"', points: 0}], missing: 0}}}
derived:
  none: 'm * n - n * m'
score: {value: 'one + none', scale: 0}
)"));
  EXPECT_EQ(narrowed_by(*rules, {{"flag", "true"}}), "kind");
  EXPECT_EQ(narrowed_by(*rules, {{"kind", "a"}, {"m", "1"}}), "n") << "it is 3 whatever n is, but unknown without it";
  EXPECT_EQ(narrowed_by(*rules, {{"kind", "a"}}), "") << "neither m nor n alone makes it known";
}

}  // namespace
}  // namespace inspectplan::score
