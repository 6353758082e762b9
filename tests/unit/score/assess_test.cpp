#include <gtest/gtest.h>

#include <algorithm>

#include "freedonia.hpp"

namespace inspectplan::score {
namespace {

using feel::truth_false;
using feel::truth_true;
using feel::truth_unknown;
using testing::Enterprises;

enum Six : std::size_t { deep, mill, quarry, shop, silent_one, waste };

class SixEnterprises : public ::testing::Test {
 protected:
  std::uint8_t sector(const std::string& id, std::size_t row) const {
    return a.sectors[rules->sector_index(id).value()][row];
  }
  std::uint8_t matter(const std::string& id, std::size_t row) const {
    return a.matters[rules->matter_index(id).value()][row];
  }
  std::uint8_t mandate(const std::string& id, std::size_t row) const {
    const auto found =
        std::find_if(rules->mandates.begin(), rules->mandates.end(), [&](const auto& m) { return m.id == id; });
    return a.mandates[static_cast<std::size_t>(found - rules->mandates.begin())][row];
  }
  std::string tier(std::size_t row) const {
    return a.tier[row] < 0 ? "" : rules->tiers[static_cast<std::size_t>(a.tier[row])].id;
  }
  std::uint64_t undecided(const std::string& section, const std::string& id, const std::string& fact) const {
    for (const auto& u : a.undecided)
      if (u.section == section && u.id == id && u.fact == fact) return u.enterprises;
    return 0;
  }

  std::shared_ptr<const ruleset::RuleSet> rules = testing::freedonia();
  column::Dataset data = testing::six_enterprises(*rules);
  Pool pool{1};
  Assessments a = assess(*rules, data, testing::freedonia_clock(), pool);
};

// depth + trade, workers, killed + licence; points as in risk.yaml, times 10.
TEST_F(SixEnterprises, ScoresByHand) {
  EXPECT_EQ(a.score_scale, 1);
  EXPECT_EQ(a.score[deep], 150 + 100 + 100 + 0 + 50);
  EXPECT_EQ(a.score[mill], 30 + 20 + 15 + 120 + 0);
  EXPECT_EQ(a.score[quarry], 80 + 100 + 50 + 0 + 0);
  EXPECT_EQ(a.score[shop], 30 + 20 + 15 + 0 + 0);
  EXPECT_EQ(a.score[silent_one], 80 + 100 + 60 + 0 + 50);
  for (std::size_t row = deep; row <= silent_one; ++row) EXPECT_EQ(a.score_known[row], 1) << row;
  EXPECT_EQ(a.score_known[waste], 0) << "nobody knows its licence";
}

TEST_F(SixEnterprises, Tiers) {
  EXPECT_EQ(tier(deep), "a");
  EXPECT_EQ(tier(mill), "a") << "by the death, not by the score";
  EXPECT_EQ(tier(quarry), "b");
  EXPECT_EQ(tier(shop), "c");
  EXPECT_EQ(tier(silent_one), "b");
  EXPECT_EQ(tier(waste), "");
}

TEST_F(SixEnterprises, SectorsEnterWhenTheyHold) {
  EXPECT_EQ(sector("pits", deep), truth_true);
  EXPECT_EQ(sector("pits", mill), truth_false);
  EXPECT_EQ(sector("mills", mill), truth_true);
  EXPECT_EQ(sector("deep_pits", deep), truth_true);
  EXPECT_EQ(sector("deep_pits", quarry), truth_false);
  EXPECT_EQ(sector("deep_pits", silent_one), truth_true) << "`unknown: true` enters when undecided";
  EXPECT_EQ(sector("deep_pits", shop), truth_false);
}

TEST_F(SixEnterprises, UndecidedMattersStayUnknownAndAreListed) {
  EXPECT_EQ(matter("blasting", deep), truth_true);
  EXPECT_EQ(matter("blasting", quarry), truth_false);
  EXPECT_EQ(matter("blasting", silent_one), truth_unknown);
  EXPECT_EQ(matter("ground", silent_one), truth_true);
  EXPECT_EQ(undecided("matters", "blasting", "explosives"), 1U) << "waste is not of the population";
  EXPECT_EQ(undecided("matters", "blasting", "trade"), 0U);
  EXPECT_EQ(undecided("population", "", "abandoned"), 1U);
  EXPECT_EQ(undecided("responsibilities", "machines_word", "workers"), 1U);
  EXPECT_EQ(undecided("workload", "1", "workers"), 1U);
}

TEST_F(SixEnterprises, PopulationKeepsTheUndecided) {
  EXPECT_EQ(a.in_population[deep], 1);
  EXPECT_EQ(a.in_population[silent_one], 1);
  EXPECT_EQ(a.in_population[waste], 0);
}

TEST_F(SixEnterprises, DueAndLastVisit) {
  EXPECT_EQ(a.last_visit[deep], no_day);
  EXPECT_EQ(a.is_due[deep], truth_true) << "never visited";
  EXPECT_EQ(a.last_visit[mill], from_civil(2026, 2, 1).number);
  EXPECT_EQ(a.is_due[mill], truth_true);
  EXPECT_EQ(a.is_due[quarry], truth_false) << "two years after 2026-03-01";
  EXPECT_EQ(a.last_visit[shop], from_civil(2021, 6, 6).number);
  EXPECT_EQ(a.is_due[shop], truth_false) << "its tier has no `due`";
  EXPECT_EQ(a.is_due[waste], truth_unknown) << "its tier is unknown";
}

TEST_F(SixEnterprises, Mandates) {
  EXPECT_EQ(mandate("after_death", mill), truth_true);
  EXPECT_EQ(mandate("after_death", deep), truth_false);
  EXPECT_EQ(mandate("overdue", deep), truth_true);
  EXPECT_EQ(mandate("overdue", quarry), truth_false);
  EXPECT_EQ(mandate("clean_record", shop), truth_true);
  EXPECT_EQ(mandate("clean_record", mill), truth_false);
}

TEST_F(SixEnterprises, PlanningFacts) {
  EXPECT_EQ(a.workload[deep], 0);
  EXPECT_EQ(a.workload[mill], 1);
  EXPECT_EQ(a.workload[silent_one], 1) << "an undecided workload is not taken";
  EXPECT_EQ(a.cap_excepted[0][mill], truth_true);
  EXPECT_EQ(a.cap_excepted[0][deep], truth_false);
  EXPECT_EQ(a.random_eligible[shop], truth_true);
  EXPECT_EQ(a.random_eligible[deep], truth_false);
  EXPECT_EQ(a.quotas[0][mill], truth_true);
  EXPECT_EQ(a.value, a.score) << "`value: score`; where unknown 0";
  ASSERT_EQ(rules->responsibilities.size(), a.responsibilities.size());
  for (std::size_t i = 0; i < rules->responsibilities.size(); ++i) {
    if (rules->responsibilities[i].id == "machines_word") {
      EXPECT_EQ(a.responsibilities[i][mill], truth_true);
      EXPECT_EQ(a.responsibilities[i][deep], truth_false);
      EXPECT_EQ(a.responsibilities[i][silent_one], truth_unknown);
    } else {
      EXPECT_TRUE(a.responsibilities[i].empty());
    }
  }
}

// silent: depth 3 … 15, trade 10, workers 1.5 … 10, killed 0, licence 5.
TEST_F(SixEnterprises, RangesAreWhatTheMissingFactsLeaveOpen) {
  EXPECT_EQ(a.score_low[silent_one], 195);
  EXPECT_EQ(a.score_high[silent_one], 400);
  EXPECT_EQ(a.range_exact[silent_one], 1);
  for (std::size_t row = deep; row <= shop; ++row) {
    EXPECT_EQ(a.score_low[row], a.score[row]) << row;
    EXPECT_EQ(a.score_high[row], a.score[row]) << row;
    EXPECT_EQ(a.range_exact[row], 1) << row;
  }
}

TEST_F(SixEnterprises, AnUnknownValueIsZeroAndSaid) {
  Enterprises one(*rules);
  one.add("x", {{"trade", "0710"}});
  const auto b = assess(*rules, one.imported("accident").take(), testing::freedonia_clock(), pool);
  EXPECT_EQ(b.value[0], 0);
  const auto findings = b.findings.sorted();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "value-missing");
}

TEST_F(SixEnterprises, EntriesNotInForceAreFalse) {
  Enterprises kiln(*rules);
  kiln.add("k", {{"trade", "2392"}});
  const column::Dataset one = kiln.take();
  const std::size_t kilns = rules->sector_index("kilns").value();
  EXPECT_EQ(assess(*rules, one, testing::freedonia_clock(), pool).sectors[kilns][0], truth_false);
  EXPECT_EQ(assess(*rules, one, clock_of(2025, from_civil(2024, 12, 31)), pool).sectors[kilns][0], truth_true);
}

TEST_F(SixEnterprises, WhereVisitsWereNeverImportedNobodyIsKnownToBeUnvisited) {
  Enterprises one(*rules);
  one.add("x", {{"trade", "0710"}, {"workers", "500"}, {"depth", "150"}, {"licensed_until", "2026-01-01"}});
  const auto b = assess(*rules, one.imported("accident").take(), testing::freedonia_clock(), pool);
  ASSERT_EQ(b.tier[0], 0);
  EXPECT_EQ(b.last_visit[0], no_day);
  EXPECT_EQ(b.is_due[0], truth_unknown);
  const auto overdue = std::find_if(b.undecided.begin(), b.undecided.end(),
                                    [](const auto& u) { return u.section == "mandates" && u.id == "overdue"; });
  ASSERT_NE(overdue, b.undecided.end());
}

TEST_F(SixEnterprises, AVisitWithoutADateIsNotNoVisit) {
  Enterprises two(*rules);
  const testing::Facts facts{{"trade", "0710"}, {"workers", "500"}, {"depth", "150"}, {"licensed_until", "2026-01-01"}};
  two.imported("accident").add("dateless", facts).row("inspection", {{"visit_no", "1"}, {"result", "clean"}});
  two.add("unvisited", facts);
  const auto b = assess(*rules, two.take(), testing::freedonia_clock(), pool);
  EXPECT_EQ(b.is_due[0], truth_unknown);
  EXPECT_EQ(b.is_due[1], truth_true);
}

TEST_F(SixEnterprises, AnEmptyRegister) {
  const auto b = assess(*rules, Enterprises(*rules).take(), testing::freedonia_clock(), pool);
  EXPECT_EQ(b.rows, 0U);
  EXPECT_EQ(b.sectors.size(), rules->sectors.size());
  EXPECT_TRUE(b.undecided.empty());
  EXPECT_TRUE(b.findings.empty());
}

TEST_F(SixEnterprises, NothingKnownAtAll) {
  Enterprises nothing(*rules);
  for (int i = 0; i < 3; ++i) nothing.add("e" + std::to_string(i), {});
  const auto b = assess(*rules, nothing.take(), testing::freedonia_clock(), pool);
  for (std::size_t row = 0; row < 3; ++row) {
    EXPECT_EQ(b.score_known[row], 0);
    EXPECT_EQ(b.tier[row], -1);
    EXPECT_EQ(b.in_population[row], 1);
    EXPECT_EQ(b.sectors[rules->sector_index("pits").value()][row], truth_unknown);
    EXPECT_LE(b.score_low[row], 65) << "3 + 2 + 1.5 + 0 + 0";
    EXPECT_GE(b.score_high[row], 600) << "15 + 10 + 10 + 20 + 5";
    EXPECT_EQ(b.range_exact[row], 0) << "the accidents are not one fact of the enterprise";
  }
}

// Two chunks, so that threads have something to share.
TEST_F(SixEnterprises, ThreadsChangeNothing) {
  Enterprises many(*rules);
  many.imported("accident").imported("inspection");
  for (int i = 0; i < 40'000; ++i) {
    testing::Facts facts{{"trade", i % 3 == 0 ? "0710" : "1310"}, {"workers", std::to_string(i % 700)}};
    if (i % 4 != 0) facts["depth"] = std::to_string(i % 200);
    if (i % 5 != 0) facts["licensed_until"] = i % 2 == 0 ? "2026-06-01" : "2028-06-01";
    many.add("e" + std::to_string(i), facts);
  }
  const column::Dataset big = many.take();
  const auto one = assess(*rules, big, testing::freedonia_clock(), pool);
  for (unsigned threads : {2U, 7U}) {
    Pool more(threads);
    const auto b = assess(*rules, big, testing::freedonia_clock(), more);
    EXPECT_EQ(b.score, one.score);
    EXPECT_EQ(b.score_low, one.score_low);
    EXPECT_EQ(b.score_high, one.score_high);
    EXPECT_EQ(b.range_exact, one.range_exact);
    EXPECT_EQ(b.tier, one.tier);
    EXPECT_EQ(b.is_due, one.is_due);
    EXPECT_EQ(b.sectors, one.sectors);
    EXPECT_EQ(b.mandates, one.mandates);
    EXPECT_EQ(render(b.findings.sorted()), render(one.findings.sorted()));
    ASSERT_EQ(b.undecided.size(), one.undecided.size());
    for (std::size_t i = 0; i < b.undecided.size(); ++i)
      EXPECT_EQ(b.undecided[i].enterprises, one.undecided[i].enterprises);
    ASSERT_EQ(b.left_open.size(), one.left_open.size());
    for (std::size_t i = 0; i < b.left_open.size(); ++i) {
      EXPECT_EQ(b.left_open[i].enterprises, one.left_open[i].enterprises);
      EXPECT_EQ(b.left_open[i].examples, one.left_open[i].examples);
    }
  }
}

}  // namespace
}  // namespace inspectplan::score
