#include "base/pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace inspectplan {
namespace {

class PoolOf : public testing::TestWithParam<unsigned> {};
INSTANTIATE_TEST_SUITE_P(Threads, PoolOf, testing::Values(1u, 2u, 7u));

TEST_P(PoolOf, VisitsEveryItemOnceInFixedChunks) {
  Pool pool(GetParam());
  std::vector<int> seen(1003, 0);
  std::vector<std::pair<std::size_t, std::size_t>> chunks(11);
  pool.for_chunks(seen.size(), 100, [&](std::size_t chunk, std::size_t first, std::size_t last) {
    chunks[chunk] = {first, last};
    for (std::size_t i = first; i < last; ++i) ++seen[i];
  });
  EXPECT_EQ(seen, std::vector<int>(1003, 1));
  EXPECT_EQ(chunks.front(), std::pair(std::size_t{0}, std::size_t{100}));
  EXPECT_EQ(chunks.back(), std::pair(std::size_t{1000}, std::size_t{1003}));
}

TEST_P(PoolOf, TakesNoWorkAndHugeChunks) {
  Pool pool(GetParam());
  int calls = 0;
  pool.for_chunks(0, 10, [&](std::size_t, std::size_t, std::size_t) { ++calls; });
  EXPECT_EQ(calls, 0);
  pool.for_chunks(5, SIZE_MAX, [&](std::size_t chunk, std::size_t first, std::size_t last) {
    calls += chunk == 0 && first == 0 && last == 5 ? 1 : 100;
  });
  EXPECT_EQ(calls, 1);
}

TEST_P(PoolOf, RethrowsTheLowestFailure) {
  Pool pool(GetParam());
  for (int round = 0; round < 50; ++round) {
    try {
      pool.for_chunks(40, 1, [](std::size_t chunk, std::size_t, std::size_t) {
        if (chunk >= 5 && chunk % 2 == 1) throw std::runtime_error(std::to_string(chunk));
      });
      ADD_FAILURE() << "no exception";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "5");
    }
  }
  std::atomic<int> after = 0;  // and it still works
  pool.for_chunks(10, 1, [&](std::size_t, std::size_t, std::size_t) { ++after; });
  EXPECT_EQ(after, 10);
}

TEST_P(PoolOf, MayBeUsedFromInsideAChunk) {
  Pool pool(GetParam());
  std::vector<std::vector<int>> seen(8, std::vector<int>(50, 0));
  pool.for_chunks(seen.size(), 1, [&](std::size_t outer, std::size_t, std::size_t) {
    pool.for_chunks(50, 7, [&](std::size_t, std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) ++seen[outer][i];
    });
  });
  EXPECT_EQ(seen, std::vector(8, std::vector<int>(50, 1)));
}

TEST_P(PoolOf, GivesTheSameResultMergedInChunkOrder) {
  Pool pool(GetParam());
  std::vector<std::string> parts(20);
  pool.for_chunks(100, 5, [&](std::size_t chunk, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) parts[chunk] += std::to_string(i) + ",";
  });
  std::string expected;
  for (int i = 0; i < 100; ++i) expected += std::to_string(i) + ",";
  EXPECT_EQ(std::accumulate(parts.begin(), parts.end(), std::string()), expected);
}

TEST(Pool, HasAtLeastTheCaller) {
  EXPECT_EQ(Pool(0).threads(), 1u);
  EXPECT_EQ(Pool(7).threads(), 7u);
}

}  // namespace
}  // namespace inspectplan
