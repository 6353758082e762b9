#include "sample/draw.hpp"

#include <gtest/gtest.h>

#include <array>

namespace inspectplan::sample {
namespace {

// Published outputs of SplitMix64 from state 1234567 (the reference program's first five numbers).
TEST(SampleDraw, IsSplitMix64) {
  const std::array<std::uint64_t, 5> published = {6457827717110365317U, 3203168211198807973U, 9817491932198370423U,
                                                  4593380528125082431U, 16408922859458223821U};
  std::uint64_t state = 1234567;
  for (std::uint64_t expected : published) EXPECT_EQ(mix(state += golden), expected);
}

// FNV-1a 64: the offset basis for nothing, and the published value for "a".
TEST(SampleDraw, NamesAreFnv1a) {
  EXPECT_EQ(hash_name(""), 0xCBF29CE484222325U);
  EXPECT_EQ(hash_name("a"), 0xAF63DC4C8601EC8CU);
  EXPECT_EQ(hash_name("foobar"), 0x85944171F73967E8U);
}

TEST(SampleDraw, StaysBelow) {
  Draws draws(42);
  for (std::uint64_t count : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{1000}, ~std::uint64_t{0}}) {
    for (int i = 0; i < 200; ++i) ASSERT_LT(draws.below(count), count);
  }
}

TEST(SampleDraw, EveryPlaceHasDrawsOfItsOwn) {
  EXPECT_NE(inside(1, 2), inside(2, 1));
  EXPECT_NE(inside(0, 0), inside(0, 1));
  EXPECT_NE(inside(inside(7, 1), 2), inside(inside(7, 2), 1));
}

}  // namespace
}  // namespace inspectplan::sample
