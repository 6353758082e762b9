// Plans that another program found: what is taken, what is refused.
#include "usecase/planning/elsewhere.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "usecase/planning/solve_file.hpp"

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;

// Two visits of two days in each quarter; "must" is mandated.
plan::Problem problem() {
  plan::Problem problem;
  problem.periods = {"q1", "q2"};
  problem.departments = {"a"};
  problem.capacity = {{4, 4}};
  for (const char* id : {"e 1", "e 2", "e 3", "e 4", "e 5"}) {
    plan::Candidate candidate;
    candidate.id = id;
    for (std::uint32_t period = 0; period < 2; ++period)
      candidate.options.push_back({problem.periods[period], period, 10, {{0, 2}}, {}});
    problem.candidates.push_back(std::move(candidate));
  }
  problem.candidates[4].must = true;
  problem.candidates[4].options[0].value = problem.candidates[4].options[1].value = 1;
  return problem;
}

class ElsewhereFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("inspectplan_elsewhere_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::optional<usecase::Elsewhere> read(const std::string& text) {
    std::ofstream(folder_ / "solution") << text;
    diagnostics_ = Diagnostics{};
    return read_solution((folder_ / "solution").string(), problem_, own_, diagnostics_);
  }
  // As if the search had found no more.
  plan::Solution plan_of(std::vector<std::int32_t> chosen) {
    plan::Solution solution = own_;
    solution.value = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      solution.stage[i] = chosen[i] < 0 ? plan::Stage::none : i == 4 ? plan::Stage::mandate : plan::Stage::value;
      if (chosen[i] >= 0) solution.value += problem_.candidates[i].options[static_cast<std::size_t>(chosen[i])].value;
    }
    solution.chosen = std::move(chosen);
    return solution;
  }
  std::string said() {
    std::string text;
    for (const Diagnostic& one : diagnostics_.sorted()) text += one.message + "\n";
    return text;
  }

  fs::path folder_;
  plan::Problem problem_ = problem();
  plan::Solution own_ = plan::solve(problem_);
  Diagnostics diagnostics_;
};

TEST_F(ElsewhereFile, OfColumnsOfTheModel) {
  const auto found = read(
      "Optimal - objective value -31.00000000\n"
      "      0 x_e_1_q1   1   -10\n"
      "      3 x_e_2_q1   0.99999999999   -10\n"
      "      5 x_e_3_q1   0   -10\n"
      "      5 x_e_3_q2   1   -10\n"
      "      9 x_e_5_q2   1   -1\n");
  ASSERT_TRUE(found) << said();
  EXPECT_EQ(found->solution.chosen, (std::vector<std::int32_t>{0, 0, 1, -1, 1}));
  EXPECT_EQ(found->solution.value, 31);
  EXPECT_EQ(found->solution.upper_bound, own_.upper_bound);
  EXPECT_EQ(found->added, 0U);
}

TEST_F(ElsewhereFile, OfOurOwnFormatAndCompleted) {
  const auto found = read(R"({"chosen": {"e 1": "q1", "e 5": "q1"}})");
  ASSERT_TRUE(found) << said();
  EXPECT_EQ(found->added, 2U);
  EXPECT_EQ(found->solution.value, 31);
  const auto own = read(solution_json(problem_, own_));
  ASSERT_TRUE(own) << said();
  EXPECT_EQ(own->solution.chosen, own_.chosen);
}

TEST_F(ElsewhereFile, WhatBreaksARuleIsRefused) {
  EXPECT_FALSE(read(R"({"chosen": {"e 1": "q1", "e 2": "q1", "e 3": "q1", "e 5": "q2"}})"));
  EXPECT_EQ(said(), "a has too few days in q1: 4, used 6\n");
  EXPECT_FALSE(read(R"({"chosen": {"e 1": "q1"}})"));
  EXPECT_EQ(said(), "a mandate that can be met is not: e 5\n");
  EXPECT_FALSE(read(R"({"chosen": {"e 9": "q1", "e 1": "q7"}})"));
  EXPECT_EQ(said(), "the problem has no enterprise e 9\nthere is no option q7 of e 1\n");
  EXPECT_FALSE(read("x_e_1_q1 1\nx_e_1_q2 1\nx_e_5_q1 1\n"));
  EXPECT_EQ(said(), "two options of e 1 are chosen\n");
  EXPECT_FALSE(read("x_e_1_q1 0.5\nx_e_5_q1 1\n"));
  EXPECT_EQ(said(), "the column x_e_1_q1 has the value 0.5\n");
  EXPECT_FALSE(read("x_e_1_q1 1\nx_e_9_q1 1\n"));
  EXPECT_EQ(said(), "the model has no column x_e_9_q1\n");
  EXPECT_FALSE(read("Infeasible\n"));
  EXPECT_EQ(said(), "the file names no column of the model\n");
}

// A plan for fewer days is one for more days, too.
TEST_F(ElsewhereFile, TheBetterOfTwoSearches) {
  const std::int64_t best = own_.value;
  const plan::Solution worse = plan_of({0, -1, -1, -1, 1});
  EXPECT_EQ(better_of(problem_, worse, problem_, own_).value, best);
  EXPECT_EQ(better_of(problem_, own_, problem_, worse).chosen, own_.chosen);
  plan::Problem fewer = problem_;
  fewer.capacity = {{2, 2}};
  const plan::Solution small = plan::solve(fewer);
  EXPECT_EQ(better_of(fewer, small, problem_, own_).chosen, small.chosen);
}

}  // namespace
}  // namespace inspectplan::usecase
