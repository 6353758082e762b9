// What became known later, and what happened later, changes nothing in what a past year is ordered by.
#include "usecase/backtest/backtest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "usecase/data/importing.hpp"

namespace inspectplan::usecase {
namespace {

const std::string rules = INSPECTPLAN_SOURCE_DIR "/tests/cases/fictional/rules";

class Past : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("inspectplan-backtest-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "-" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // Twenty mills; accidents as given: enterprise, case, date, reported_on, killed.
  std::optional<Backtest> run(const std::string& accidents, int from, int to, Diagnostics& found,
                              const std::string& outcomes = "accident") {
    const std::filesystem::path here = folder_ / std::to_string(++runs_);
    std::filesystem::create_directories(here);
    std::string mills = "id,county,trade,workers,abandoned\n";
    for (int i = 10; i < 30; ++i) mills += "E" + std::to_string(i) + ",north,10," + std::to_string(i) + ",false\n";
    std::ofstream(here / "enterprise.csv") << mills;
    std::ofstream(here / "accident.csv") << "enterprise,case_no,date,reported_on,killed\n" << accidents;
    const std::string database = (here / "r.db").string();
    bring(here, from_civil(2026, 11, 1), database);
    return judge({rules}, database, from, to, found, outcomes);
  }

  static void bring(const std::filesystem::path& what, Day on, const std::string& database) {
    registers::ImportOptions options;
    options.path = what.string();
    options.on = on;
    Diagnostics importing;
    const auto report = import(rules, database, options, importing, silent());
    if (!report || !report->landed) throw std::runtime_error(render(importing.sorted()));
  }

  static std::optional<Backtest> judge(const std::vector<std::string>& sets, const std::string& database, int from,
                                       int to, Diagnostics& found, const std::string& outcomes = "accident") {
    Pool pool(1);
    return backtest({sets, database, outcomes, from, to, {10, 50}, "workers", 20, 1}, pool, found, silent());
  }

  static std::vector<std::int64_t> shares(const Backtest& result) {
    std::vector<std::int64_t> all;
    for (const BacktestLine& line : result.lines) all.push_back(line.share->found);
    return all;
  }
  static std::int64_t share(const Backtest& result, const std::string& order, int top) {
    for (const BacktestLine& line : result.lines)
      if (line.order.en == order && line.top == top) return line.share->found;
    return -1;
  }

  std::filesystem::path folder_;
  int runs_ = 0;
};

const std::string happened = "E10,1,2024-05-01,2024-05-02,1\nE15,2,2024-07-01,2024-07-02,0\n";

bool has(const Diagnostics& found, const std::string& code) {
  const auto all = found.sorted();
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& one) { return one.code == code; });
}

TEST_F(Past, WhatBecameKnownLaterDoesNotLeak) {
  Diagnostics found;
  const auto plain = run(happened, 2024, 2024, found);
  const auto planted = run(happened + "E10,9,2023-06-01,2025-02-01,3\n", 2024, 2024, found);
  const auto known = run(happened + "E10,9,2023-06-01,2023-06-10,3\n", 2024, 2024, found);
  ASSERT_TRUE(plain && planted && known);
  EXPECT_EQ(shares(*planted), shares(*plain));
  EXPECT_EQ(share(*known, "Last year's count", 10), 5263);  // E10, and one of nineteen others: (1 + 1/19) / 2
  EXPECT_EQ(share(*plain, "Last year's count", 10), 1000);
}

TEST_F(Past, OutcomesAreThoseOfTheYear) {
  Diagnostics found;
  const auto result = run(happened + "E20,3,2025-01-01,2025-01-02,1\n", 2024, 2025, found);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->years.size(), 2u);
  EXPECT_EQ(result->years[0].outcomes, 2);
  EXPECT_EQ(result->years[0].enterprises, 20u);
  EXPECT_EQ(result->years[1].outcomes, 1);
  EXPECT_TRUE(result->years[0].looking_back);
  EXPECT_TRUE(has(found, "seen-from-today"));
}

TEST_F(Past, WhereNothingHappenedThereIsNoShare) {
  Diagnostics found;
  const auto result = run(happened, 2025, 2025, found);
  ASSERT_TRUE(result);
  ASSERT_FALSE(result->lines.empty());
  for (const BacktestLine& line : result->lines) EXPECT_FALSE(line.share);
  EXPECT_TRUE(has(found, "no-outcomes"));
  EXPECT_NE(backtest_json(*result, {}).find("\"lift\":null"), std::string::npos);
  EXPECT_EQ(backtest_sheet(*result, Language::en).rows.front().back(), "");
}

// Enterprises in 2021, accidents only in 2026: in 2024 nobody could know of any.
TEST_F(Past, ATableThatCameLaterIsNamed) {
  std::ofstream(folder_ / "enterprise.csv") << "id,county,trade,workers,abandoned\nE1,north,10,5,false\n";
  std::filesystem::create_directories(folder_ / "later");
  std::ofstream(folder_ / "later/accident.csv") << "enterprise,case_no,date,reported_on,killed\n"
                                                << "E1,1,2023-05-01,2023-05-02,1\nE1,2,2024-05-01,2024-05-02,1\n";
  const std::string database = (folder_ / "r.db").string();
  bring(folder_ / "enterprise.csv", from_civil(2021, 1, 1), database);
  bring(folder_ / "later", from_civil(2026, 11, 1), database);
  Diagnostics found;
  const auto result = judge({rules}, database, 2024, 2024, found);
  ASSERT_TRUE(result) << render(found.sorted());
  EXPECT_EQ(result->years[0].imported_later, std::vector<std::string>{"accident"});
  EXPECT_FALSE(result->years[0].looking_back);
  EXPECT_TRUE(has(found, "imported-later"));
  EXPECT_TRUE(has(found, "order-left-out"));
}

TEST_F(Past, WhereNobodyIsInThePopulationAWarningSaysSo) {
  std::filesystem::create_directories(folder_ / "in");
  std::ofstream(folder_ / "in/enterprise.csv") << "id,county,trade,workers,abandoned\nE1,north,10,5,true\n";
  std::ofstream(folder_ / "in/accident.csv")
      << "enterprise,case_no,date,reported_on,killed\nE1,2,2024-05-01,2024-05-02,1\n";
  const std::string database = (folder_ / "r.db").string();
  bring(folder_ / "in", from_civil(2026, 11, 1), database);
  Diagnostics found;
  ASSERT_TRUE(judge({rules}, database, 2024, 2024, found));
  EXPECT_TRUE(has(found, "outside-population"));
}

TEST_F(Past, TwoSetsOfOneNameAreToldApart) {
  std::ofstream(folder_ / "enterprise.csv") << "id,county,trade,workers,abandoned\nE1,north,10,5,false\n";
  std::ofstream(folder_ / "accident.csv")
      << "enterprise,case_no,date,reported_on,killed\nE1,2,2024-05-01,2024-05-02,1\n";
  const std::string copy = (folder_ / "copy").string();
  std::filesystem::copy(rules, copy, std::filesystem::copy_options::recursive);
  const std::string database = (folder_ / "r.db").string();
  std::filesystem::create_directories(folder_ / "in");
  for (const char* file : {"enterprise.csv", "accident.csv"})
    std::filesystem::rename(folder_ / file, folder_ / "in" / file);
  bring(folder_ / "in", from_civil(2026, 11, 1), database);
  Diagnostics found;
  const auto result = judge({rules, copy}, database, 2024, 2024, found);
  ASSERT_TRUE(result) << render(found.sorted());
  EXPECT_NE(result->lines[0].order.en, result->lines[2].order.en);
  EXPECT_NE(result->lines[2].order.en.find(copy), std::string::npos);
}

TEST_F(Past, RowsOfATableCanBeChosen) {
  Diagnostics found;
  const auto result = run(happened, 2024, 2024, found, "accident[killed > 0]");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->years[0].outcomes, 1);
  EXPECT_EQ(share(*result, "Size", 50), 0);  // E10 is the smallest
}

TEST_F(Past, WrongQuestionsAreFindings) {
  for (const auto& [outcomes, code] :
       std::vector<std::pair<std::string, std::string>>{{"acident", "unknown-table"},
                                                        {"accident[", "open-bracket"},
                                                        {"inspection", "no-day"},
                                                        {"accident[kiled > 0]", "unknown-name"}}) {
    Diagnostics found;
    EXPECT_FALSE(run(happened, 2024, 2024, found, outcomes)) << outcomes;
    ASSERT_FALSE(found.sorted().empty()) << outcomes;
    EXPECT_EQ(found.sorted().front().code, code);
  }
  Diagnostics found;
  EXPECT_FALSE(run(happened, 2018, 2018, found));  // recorded from 2020 on
  EXPECT_EQ(found.sorted().front().code, "not-recorded");
}

}  // namespace
}  // namespace inspectplan::usecase
