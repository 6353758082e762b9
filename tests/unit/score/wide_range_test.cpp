// Ranges where the completions are too many to be tried one by one: numbers and codes that reach several factors.
#include <gtest/gtest.h>

#include <algorithm>

#include "freedonia.hpp"

namespace inspectplan::score {
namespace {

using testing::Facts;

std::string wide_rules(const std::string& scoring) {
  return R"(
ruleset: {format: 1, id: wide, version: "1", title: {en: Wide}}
codes:
  trade: {pattern: '^[0-9]{2,4}$', hierarchy: prefix, closed: false}
facts:
  enterprise:
    key: id
    fields:
      id: {type: text}
      workers: {type: number, min: 0, max: 2000, scale: 0}
      exposed: {type: number, min: 0, max: 60, scale: 0}
      trade: {type: code, list: trade}
      seat: {type: text}
)" + scoring;
}

std::vector<std::string> numbers(int last) {
  std::vector<std::string> all;
  for (int i = 0; i <= last; ++i) all.push_back(std::to_string(i));
  return all;
}

// All that the pattern allows.
std::vector<std::string> codes() {
  std::vector<std::string> all;
  for (std::size_t digits = 2, count = 100; digits <= 4; ++digits, count *= 10)
    for (std::size_t i = 0; i < count; ++i) {
      const std::string code = std::to_string(i);
      all.push_back(std::string(digits - code.size(), '0') + code);
    }
  return all;
}

const std::map<std::string, std::vector<std::string>>& domains() {
  static const std::map<std::string, std::vector<std::string>> all = {
      {"workers", numbers(2000)}, {"exposed", numbers(60)}, {"trade", codes()}};
  return all;
}

struct Range {
  std::int64_t low, high;
  friend auto operator<=>(const Range&, const Range&) = default;
};

struct Answer {
  Range shown{}, brute{};
  bool exact = false;
  std::int64_t score = 0;  // what is shown
};

// `missing`: left out of `known`; every completion is scored.
Answer answer(const ruleset::RuleSet& rules, const Facts& known, const std::vector<std::string>& missing) {
  std::vector<Facts> all{known};
  for (const std::string& field : missing) {
    std::vector<Facts> next;
    for (const Facts& facts : all)
      for (const std::string& value : domains().at(field)) {
        next.push_back(facts);
        next.back()[field] = value;
      }
    all = std::move(next);
  }
  Pool pool(1);
  const Clock clock = testing::freedonia_clock();
  testing::Enterprises one(rules), filled(rules);
  const Assessments shown = assess(rules, one.add("x", known).take(), clock, pool);
  for (std::size_t i = 0; i < all.size(); ++i) filled.add("x" + std::to_string(i), all[i]);
  const Assessments each = assess(rules, filled.take(), clock, pool);
  const auto [least, most] = std::minmax_element(each.score.begin(), each.score.end());
  return {{shown.score_low[0], shown.score_high[0]}, {*least, *most}, shown.range_exact[0] != 0, shown.score[0]};
}

void expect_exact(const ruleset::RuleSet& rules, const Facts& known, const std::vector<std::string>& missing) {
  std::string row;
  for (const auto& [name, value] : known) row += name + "=" + value + " ";
  const Answer found = answer(rules, known, missing);
  EXPECT_EQ(found.exact, found.brute.low <= found.score && found.score <= found.brute.high) << row;
  EXPECT_EQ(found.shown.low, std::min(found.brute.low, found.score)) << row;
  EXPECT_EQ(found.shown.high, std::max(found.brute.high, found.score)) << row;
}

// The share is worst where there are few workers, the size where there are many, the rate where they are few.
const std::string size_share_and_rate = R"(
scorecards:
  one:
    factors:
      size: {of: workers, bands: [{is: '< 10', points: 2}, {is: '[10..50)', points: 4}, {is: '[50..200)', points: 7},
             {is: '[200..500)', points: 10}, {is: '>= 500', points: 13}], missing: 10}
      share: {of: 'if exposed = 0 then 0 else if workers > 0 then exposed / workers else 1',
              bands: [{is: '0', points: 0}, {is: '(0..0.1)', points: 2}, {is: '[0.1..0.4)', points: 5}, {is: '>= 0.4', points: 8}],
              missing: 8}
      rate: {of: 'exposed * 1000 / (3 * max(1, if workers = null then 50 else workers))',
             bands: [{is: '< 20', points: 0}, {is: '[20..333)', points: 3.5}, {is: '>= 333', points: 16}], missing: 4}
      silent: {of: 'if workers = null then 7 else 0', bands: [{is: '0', points: 0}, {is: '> 0', points: 1}], missing: 5}
score: {value: 'one', scale: 1}
)";

TEST(WideRange, ANumberThatReachesSeveralFactors) {
  const auto rules = testing::rules_from(wide_rules(size_share_and_rate));
  for (const char* exposed : {"0", "1", "7", "37", "60"}) expect_exact(*rules, {{"exposed", exposed}}, {"workers"});
  for (const char* workers : {"0", "1", "93", "2000"}) expect_exact(*rules, {{"workers", workers}}, {"exposed"});
}

TEST(WideRange, TwoNumbersThatReachSeveralFactors) {
  const auto rules = testing::rules_from(wide_rules(size_share_and_rate));
  expect_exact(*rules, {}, {"workers", "exposed"});
}

// Never a mine and a building site at once; what stands beside and below the codes of the rules counts, too.
TEST(WideRange, ACodeThatReachesSeveralFactors) {
  const auto rules = testing::rules_from(wide_rules(R"(
sectors:
  mine: {when: 'under(trade, "05", "07") and not(under(trade, "0710"))'}
  site: {when: 'under(trade, "41", "42")'}
  named: {when: 'trade = "4100" or trade = "99"'}
scorecards:
  one:
    factors:
      mine: {of: 'in_sector("mine")', bands: [{is: 'true', points: 9}, {is: 'false', points: 0}], missing: 3}
      site: {of: 'in_sector("site")', bands: [{is: 'true', points: 8}, {is: 'false', points: 1}], missing: 3}
      named: {of: 'in_sector("named")', bands: [{is: 'true', points: -4}, {is: 'false', points: 0}], missing: 0}
      usual: {of: 'if in_sector("mine") then 4 else if in_sector("site") then workers else 1',
              bands: [{is: '< 2', points: 0}, {is: '[2..900]', points: 5}, {is: '> 900', points: 11}], missing: 5}
score: {value: 'one', scale: 0}
)"));
  for (const char* workers : {"0", "300", "2000"}) expect_exact(*rules, {{"workers", workers}}, {"trade"});
}

// Of a text that is measured or compared nobody knows which others are alike.
TEST(WideRange, ATextAskedForMoreThanItsNameIsNotClaimedToBeExact) {
  const auto rules = testing::rules_from(wide_rules(R"(
scorecards:
  one:
    factors:
      long: {of: 'string length(trade)', bands: [{is: '< 4', points: 0}, {is: '>= 4', points: 5}], missing: 3}
      mine: {of: 'under(trade, "05")', bands: [{is: 'true', points: 9}, {is: 'false', points: 0}], missing: 3}
      high: {of: 'trade > "0599"', bands: [{is: 'true', points: 9}, {is: 'false', points: 0}], missing: 3}
score: {value: 'one', scale: 0}
)"));
  const Answer found = answer(*rules, {}, {"trade"});
  EXPECT_FALSE(found.exact);
  EXPECT_LE(found.shown.low, found.brute.low);
  EXPECT_GE(found.shown.high, found.brute.high);
}

// Where the ends lie apart in a million million boxes, the bound is given up, not the time.
TEST(WideRange, WhatIsTooFineStaysABound) {
  const auto rules = testing::rules_from(wide_rules(R"(
scorecards:
  one:
    factors:
      even: {of: 'modulo(workers * 7919 + exposed * 104729, 9973)',
             bands: [{is: '< 9972', points: 0}, {is: '>= 9972', points: 5}], missing: 3}
      odd: {of: 'modulo(workers * 104729 + exposed * 7919, 9967)',
            bands: [{is: '< 9966', points: 0}, {is: '>= 9966', points: 5}], missing: 3}
score: {value: 'one', scale: 0}
)"));
  const Answer found = answer(*rules, {}, {"workers", "exposed"});
  EXPECT_FALSE(found.exact);
  EXPECT_EQ(found.shown, (Range{0, 10}));
  EXPECT_GE(found.shown.high, found.brute.high);
}

}  // namespace
}  // namespace inspectplan::score
