#include <gtest/gtest.h>

#include <algorithm>

#include "freedonia.hpp"

namespace inspectplan::score {
namespace {

class Explained : public ::testing::Test {
 protected:
  Explanation of(std::size_t row) const { return explain(*rules, data, row, testing::freedonia_clock()); }
  static const FactorLine& factor(const Explanation& e, const std::string& card, const std::string& id) {
    const auto c =
        std::find_if(e.scorecards.begin(), e.scorecards.end(), [&](const CardLine& l) { return l.scorecard == card; });
    return *std::find_if(c->factors.begin(), c->factors.end(), [&](const FactorLine& l) { return l.factor == id; });
  }
  std::shared_ptr<const ruleset::RuleSet> rules = testing::freedonia();
  column::Dataset data = testing::six_enterprises(*rules);
};

TEST_F(Explained, AFactorSaysItsBandItsFactsAndItsBasis) {
  const Explanation e = of(2);
  EXPECT_EQ(e.enterprise, "quarry");
  EXPECT_EQ(to_string(e.score), "23");
  EXPECT_EQ(e.tier, "b");
  const FactorLine& depth = factor(e, "danger", "depth");
  EXPECT_EQ(depth.of, "depth");
  EXPECT_EQ(depth.band, "(20..100]");
  EXPECT_EQ(to_string(depth.points), "8");
  EXPECT_FALSE(depth.assumed);
  ASSERT_EQ(depth.facts.size(), 1U);
  EXPECT_EQ(depth.facts[0].name, "depth");
  EXPECT_EQ(depth.facts[0].value, "45.5");
  ASSERT_EQ(depth.basis.size(), 1U) << "the scorecard's, where the factor has none";
  EXPECT_EQ(depth.basis[0].at, "s 12");
  EXPECT_EQ(factor(e, "danger", "trade").facts[0].name, "trade") << "sectors are followed down to facts";
}

TEST_F(Explained, AssumedPointsAndTheirRange) {
  const Explanation e = of(4);
  const FactorLine& depth = factor(e, "danger", "depth");
  EXPECT_TRUE(depth.assumed);
  EXPECT_TRUE(depth.band.empty());
  EXPECT_EQ(to_string(depth.points), "8");
  EXPECT_EQ(to_string(depth.low), "3");
  EXPECT_EQ(to_string(depth.high), "15");
  EXPECT_TRUE(depth.facts[0].missing);
  EXPECT_EQ(to_string(e.low), "19.5");
  EXPECT_EQ(to_string(e.high), "40");
  EXPECT_TRUE(e.range_exact);
}

TEST_F(Explained, UndecidedAndTrueEntriesWithWhatWouldSettleThem) {
  const Explanation e = of(4);
  const auto blasting =
      std::find_if(e.matters.begin(), e.matters.end(), [](const RuleLine& l) { return l.id == "blasting"; });
  ASSERT_NE(blasting, e.matters.end());
  EXPECT_EQ(blasting->truth, feel::truth_unknown);
  const auto missing =
      std::find_if(blasting->facts.begin(), blasting->facts.end(), [](const FactUse& f) { return f.missing; });
  ASSERT_NE(missing, blasting->facts.end());
  EXPECT_EQ(missing->name, "explosives");
  for (const RuleLine& line : e.sectors) EXPECT_NE(line.id, "mills") << "false ones are left out";
}

TEST_F(Explained, ChildFactsShowTheirRows) {
  const Explanation e = of(1);
  const auto& facts = factor(e, "history", "killed").facts;
  const auto killed =
      std::find_if(facts.begin(), facts.end(), [](const FactUse& f) { return f.name == "accident.killed"; });
  ASSERT_NE(killed, facts.end());
  EXPECT_EQ(killed->value, "1");
  EXPECT_EQ(e.last_visit, from_civil(2026, 2, 1));
  EXPECT_EQ(e.is_due, feel::truth_true);
}

TEST_F(Explained, AnUnknownScoreSaysWhichFactorHasNoPoints) {
  const Explanation e = of(5);
  EXPECT_FALSE(e.score_known);
  EXPECT_TRUE(e.tier.empty());
  EXPECT_FALSE(factor(e, "history", "licence").known);
  EXPECT_EQ(factor(e, "history", "licence").facts[0].name, "licensed_until");
}

// quarry: 23, tier b from 20 on. Depth at most 20 takes 5 away: 18, tier c. Workers under 50 takes 3.5: 19.5, c.
// That is the least change; 49 is the nearest such number.
TEST_F(Explained, NearestChange) {
  const Explanation e = of(2);
  ASSERT_TRUE(e.nearest);
  EXPECT_EQ(e.nearest->fact, "workers");
  EXPECT_EQ(e.nearest->from, "120");
  EXPECT_EQ(e.nearest->to, "49");
  EXPECT_EQ(e.nearest->tier, "c");
}

TEST_F(Explained, NearestChangeFillsWhatIsMissing) {
  const Explanation e = of(5);  // its licence date is missing, and with it the tier
  ASSERT_TRUE(e.nearest);
  EXPECT_EQ(e.nearest->fact, "licensed_until");
  EXPECT_TRUE(e.nearest->from.empty());
}

// 15 + 2, 10, 5: 32, tier b. Only as a pit would it have 40, and no other single fact moves it out of b.
TEST_F(Explained, AnotherTradeIsNoChange) {
  testing::Enterprises one(*rules);
  one.imported("accident").imported("inspection");
  one.add("x", {{"trade", "1310"}, {"workers", "500"}, {"depth", "150"}, {"licensed_until", "2020-01-01"}});
  one.add("untold", {{"workers", "500"}, {"depth", "150"}, {"licensed_until", "2020-01-01"}});
  const column::Dataset two = one.take();
  EXPECT_FALSE(explain(*rules, two, 0, testing::freedonia_clock()).nearest);
  const Explanation untold = explain(*rules, two, 1, testing::freedonia_clock());
  ASSERT_TRUE(untold.nearest) << "a missing trade can be filled in";
  EXPECT_EQ(untold.nearest->fact, "trade");
  EXPECT_EQ(untold.nearest->tier, "a");
}

TEST_F(Explained, ATableThatWasNeverImportedIsNamed) {
  testing::Enterprises one(*rules);
  one.add("x", {{"trade", "0710"}, {"workers", "5"}, {"depth", "1"}, {"licensed_until", "2030-01-01"}});
  const Explanation e = explain(*rules, one.imported("inspection").take(), 0, testing::freedonia_clock());
  const auto& facts = factor(e, "history", "killed").facts;
  ASSERT_FALSE(facts.empty());
  EXPECT_EQ(facts[0].name, "accident");
  EXPECT_TRUE(facts[0].missing);
  const auto death =
      std::find_if(e.mandates.begin(), e.mandates.end(), [](const RuleLine& l) { return l.id == "after_death"; });
  ASSERT_NE(death, e.mandates.end());
  EXPECT_EQ(death->truth, feel::truth_unknown);
  EXPECT_EQ(death->facts[0].name, "accident");
  EXPECT_TRUE(death->facts[0].missing);
}

TEST_F(Explained, AgreesWithTheAssessmentOfAll) {
  Pool pool(1);
  const Assessments a = assess(*rules, data, testing::freedonia_clock(), pool);
  for (std::size_t row = 0; row < a.rows; ++row) {
    const Explanation e = of(row);
    EXPECT_EQ(e.score.value, a.score[row]) << row;
    EXPECT_EQ(e.low.value, a.score_low[row]) << row;
    EXPECT_EQ(e.high.value, a.score_high[row]) << row;
    EXPECT_EQ(e.is_due, a.is_due[row]) << row;
    Scaled sum{0, 0};
    for (const CardLine& card : e.scorecards)
      if (card.known) sum = {rescale(sum, 1).value() + rescale(card.points, 1).value(), 1};
    if (e.score_known) {
      EXPECT_EQ(to_string(sum), to_string(e.score)) << row;
    }
  }
}

}  // namespace
}  // namespace inspectplan::score
