// What became known later, and what happened later, changes nothing in what a past year is ordered by.
#include "usecase/backtest/backtest.hpp"

#include <gtest/gtest.h>

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
    registers::ImportOptions options;
    options.path = here.string();
    options.on = from_civil(2026, 11, 1);
    Diagnostics importing;
    const std::string database = (here / "r.db").string();
    const auto report = import(rules, database, options, importing, silent());
    if (!report || !report->landed) throw std::runtime_error(render(importing.sorted()));
    Pool pool(1);
    return backtest({{rules}, database, outcomes, from, to, {10, 50}, "workers", 20, 1}, pool, found, silent());
  }

  static std::vector<std::int64_t> shares(const Backtest& result) {
    std::vector<std::int64_t> all;
    for (const BacktestLine& line : result.lines) all.push_back(line.share.found);
    return all;
  }
  static std::int64_t share(const Backtest& result, const std::string& order, int top) {
    for (const BacktestLine& line : result.lines)
      if (line.order.en == order && line.top == top) return line.share.found;
    return -1;
  }

  std::filesystem::path folder_;
  int runs_ = 0;
};

const std::string happened = "E10,1,2024-05-01,2024-05-02,1\nE15,2,2024-07-01,2024-07-02,0\n";

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
  ASSERT_FALSE(found.sorted().empty());
  EXPECT_EQ(found.sorted().front().code, "seen-from-today");
}

TEST_F(Past, RowsOfATableCanBeChosen) {
  Diagnostics found;
  const auto result = run(happened, 2024, 2024, found, "accident[killed > 0]");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->years[0].outcomes, 1);
  EXPECT_EQ(share(*result, "Size", 50), 0);  // E10 is the smallest
}

TEST_F(Past, WrongQuestionsAreFindings) {
  for (const auto& [outcomes, code] : std::vector<std::pair<std::string, std::string>>{
           {"acident", "unknown-table"}, {"inspection", "no-day"}, {"accident[kiled > 0]", "unknown-name"}}) {
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
