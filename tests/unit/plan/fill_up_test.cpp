#include <gtest/gtest.h>

#include "plan/improve.hpp"

namespace inspectplan::plan {
namespace {

Option option(std::string id, std::uint32_t period, std::int64_t value, std::int64_t days) {
  return {std::move(id), period, value, {{0, days}}, {}};
}

// As filled up from the options chosen, by candidate in the order of ids.
std::vector<std::int32_t> filled_up(const Problem& problem, const std::vector<std::int32_t>& chosen,
                                    std::int64_t floor = 0) {
  const Market market = market_of(
      problem, {std::vector<std::int32_t>(chosen.size(), -1), std::vector<Stage>(chosen.size(), Stage::none), {floor}});
  Placement placement(market);
  for (std::size_t i = 0; i < chosen.size(); ++i) placement.choose(i, chosen[i]);
  Prices free;
  free.price.assign(market.rows(), 0);
  free.scale = 1;
  fill_up(market, free, placement);
  std::vector<std::int32_t> result;
  for (std::size_t i = 0; i < chosen.size(); ++i) result.push_back(placement.chosen(i));
  return result;
}

Problem two_periods() {
  Problem problem;
  problem.periods = {"q1", "q2"};
  problem.departments = {"a"};
  problem.capacity = {{4, 4}};
  problem.groups = {{"g", 0, {}}};
  return problem;
}

// A dearer option whose days are idle, and whoever fits in the days that it leaves.
TEST(FillUp, TradesUpAndFillsWhatThatLeaves) {
  Problem problem = two_periods();
  problem.candidates = {{"e", false, 0, {}, {option("o1", 0, 76, 2), option("o2", 1, 96, 4)}},
                        {"f", false, 0, {}, {option("o1", 0, 5, 4)}}};
  EXPECT_EQ(filled_up(problem, {0, -1}), (std::vector<std::int32_t>{1, 2}));
}

TEST(FillUp, KeepsAFloorThatOnlyTheOptionItHasCountsFor) {
  Problem problem = two_periods();
  problem.candidates = {{"e", false, 0, {}, {option("o1", 0, 76, 2), option("o2", 1, 96, 4)}}};
  problem.candidates[0].options[0].counts = {0};
  EXPECT_EQ(filled_up(problem, {0}, 1), (std::vector<std::int32_t>{0}));
  EXPECT_EQ(filled_up(problem, {0}), (std::vector<std::int32_t>{1}));
}

}  // namespace
}  // namespace inspectplan::plan
