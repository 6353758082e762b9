#include "usecase/backtest/foretold.hpp"

#include <gtest/gtest.h>

namespace inspectplan::usecase {
namespace {

// Ten enterprises, the first the riskiest; four outcomes.
const std::vector<std::int64_t> ten = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
const std::vector<std::uint32_t> struck = {3, 0, 0, 0, 0, 1, 0, 0, 0, 0};

TEST(Foretold, TheShareOfOutcomesThatBefellTheFirst) {
  const Order order = order_of(ten, struck);
  EXPECT_EQ(share_in_top({&order}, 10, 0, 1)->found, 7500);
  EXPECT_EQ(share_in_top({&order}, 50, 0, 1)->found, 7500);
  EXPECT_EQ(share_in_top({&order}, 60, 0, 1)->found, 10000);
  EXPECT_EQ(share_in_top({&order}, 100, 0, 1)->found, 10000);
}

// Half an enterprise is half of what befell it.
TEST(Foretold, AnEnterpriseThatIsCutCountsInPart) {
  const Order order = order_of(ten, struck);
  EXPECT_EQ(share_in_top({&order}, 5, 0, 1)->found, 3750);
}

// Nobody is told apart: the first tenth has a tenth, as by lot, in whatever order they stand.
TEST(Foretold, EnterprisesWithEqualValuesAreTakenAsByLot) {
  const Order order = order_of(std::vector<std::int64_t>(10, 7), struck);
  EXPECT_EQ(share_in_top({&order}, 10, 0, 1)->found, 1000);
  const Order two = order_of({2, 1, 1, 1, 1}, {0, 4, 0, 0, 0});
  EXPECT_EQ(share_in_top({&two}, 40, 0, 1)->found, 2500);  // the first, and one of four
}

TEST(Foretold, EachYearIsCutByItself) {
  const Order first = order_of({2, 1}, {1, 0});
  const Order second = order_of({1, 2}, {2, 0});
  EXPECT_EQ(share_in_top({&first, &second}, 50, 0, 1)->found, 3333);
}

TEST(Foretold, WhereNothingHappenedThereIsNoShare) {
  const Order order = order_of(ten, std::vector<std::uint32_t>(10, 0));
  EXPECT_FALSE(share_in_top({&order}, 10, 50, 1));
}

TEST(Foretold, TheIntervalHoldsTheShareAndFollowsTheSeed) {
  std::vector<std::int64_t> values;
  std::vector<std::uint32_t> outcomes;
  for (int i = 0; i < 400; ++i) values.push_back(-i), outcomes.push_back(i % 7 == 0 || i < 20 ? 1 : 0);
  const Order order = order_of(values, outcomes);
  const Share once = *share_in_top({&order}, 10, 200, 3);
  EXPECT_LT(once.interval->low, once.found);
  EXPECT_GT(once.interval->high, once.found);
  const Share again = *share_in_top({&order}, 10, 200, 3);
  EXPECT_EQ(once.interval->low, again.interval->low);
  EXPECT_EQ(once.interval->high, again.interval->high);
}

TEST(Foretold, NoSamplesGiveNoInterval) {
  const Order order = order_of(ten, struck);
  EXPECT_FALSE(share_in_top({&order}, 10, 0, 1)->interval);
}

// One outcome among ten: a third of the samples draw it never, and say nothing.
TEST(Foretold, SamplesInWhichNothingHappenedSayNothing) {
  const Order order = order_of(ten, {1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  EXPECT_EQ(share_in_top({&order}, 100, 200, 1)->interval->low, 10000);
}

}  // namespace
}  // namespace inspectplan::usecase
