#include "ruleset/concerns.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

// Whom the finding of that code concerns; "none" where there is no such finding.
std::string concerned_by(const std::string& code, const std::string& rules) {
  const Loaded loaded = load_text(rules);
  const auto found = std::find_if(loaded.findings.begin(), loaded.findings.end(),
                                  [&](const Diagnostic& one) { return one.code == code; });
  return found == loaded.findings.end() ? "none" : found->concerns;
}

bool is_expression(const std::string& text) {
  Diagnostics found;
  return feel::parse_expression(feel::Text::of(text), found) && found.empty();
}

std::string factor_of(int bands) {
  std::string list;
  for (int band = 1; band < bands; ++band) list += "{is: '" + std::to_string(band) + "', points: 1}, ";
  return "scorecards: {c: {label: {en: C}, factors: {f: {of: workers, bands: [" + list +
         "{is: 'not(1)', points: 2}]}}}}";
}

TEST(Concerns, WhoLacksAValueOfAFactorEvenOfManyBands) {
  const auto text = [](int bands) { return concerned_by("missing-policy", factor_of(bands)); };
  EXPECT_TRUE(is_expression(text(2))) << text(2);
  EXPECT_TRUE(is_expression(text(40))) << text(40);
  EXPECT_EQ(text(41), "") << "more than one expression can hold";
}

TEST(Concerns, WhomNoRuleOfATableTakes) {
  const std::string text = concerned_by(
      "table-gap",
      "derived: {d: {table: {hit: U, inputs: [workers], rules: [{when: ['< 5  // few'], then: '1'}, {when: ['> 9'], "
      "then: '2'}]}}}\n");
  EXPECT_TRUE(is_expression(text)) << text;
  EXPECT_TRUE(text.starts_with("not(")) << text;
}

TEST(Concerns, WhomNoLineOfTheWorkloadTakes) {
  const auto lines = [](const std::string& list) {
    return concerned_by("workload-gap", "planning: {workload: " + list + "}\n");
  };
  EXPECT_EQ(lines("[{when: workers > 5, lead: 1}]"),
            "if ((workers > 5\n)\n) = null then (if workers = null then null else true) else not((workers > 5\n)\n)");
  EXPECT_EQ(
      lines("[{when: workers > 5, lead: 1}, {when: workers <= 5, lead: 1}]"),
      "if ((workers > 5\n) or (workers <= 5\n)\n) = null then (true) else not((workers > 5\n) or (workers <= 5\n)\n)")
      << "only who lacks the fact is left over";
}

TEST(Concerns, PlacesAreCodesOrNotKnown) {
  EXPECT_EQ(concerns_territory("place", {"20", "31"}), "place = null or place in (\"20\", \"31\")");
  EXPECT_EQ(concerns_territory("place", {}), "");
  EXPECT_EQ(concerns_territory("", {"20"}), "");
}

TEST(Concerns, NobodyWhereAConditionWasRefused) {
  const feel::Typed refused;
  EXPECT_EQ(concerns_where({&refused}), "");
  EXPECT_EQ(concerns_where({}, {&refused}), "");
}

}  // namespace
}  // namespace inspectplan::ruleset
