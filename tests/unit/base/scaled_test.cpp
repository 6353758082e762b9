#include "base/scaled.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace inspectplan {
namespace {

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

void expect_parsed(const char* text, std::int64_t value, int scale) {
  const auto parsed = parse_scaled(text);
  ASSERT_TRUE(parsed) << text;
  EXPECT_EQ(parsed->value, value) << text;
  EXPECT_EQ(parsed->scale, scale) << text;
}

TEST(Scaled, ReadsPlainDecimals) {
  expect_parsed("0", 0, 0);
  expect_parsed("12.50", 1250, 2);
  expect_parsed("-12.5", -125, 1);
  expect_parsed("017", 17, 0);
  expect_parsed("-0", 0, 0);
  expect_parsed("-0.00", 0, 2);
  expect_parsed("0.000000000000000001", 1, 18);
  expect_parsed("9223372036854775807", largest, 0);
  expect_parsed("-9223372036854775808", smallest, 0);
  expect_parsed("-9.223372036854775808", smallest, 18);
  expect_parsed("000000000000000000000000000000000000000001", 1, 0);
}

TEST(Scaled, RefusesWhatIsNoPlainDecimal) {
  for (const char* bad : {"",
                          "-",
                          ".",
                          "-.",
                          ".5",
                          "5.",
                          "-.5",
                          "+5",
                          "--5",
                          "1.2.3",
                          "1,5",
                          "1e5",
                          "0x10",
                          " 5",
                          "5 ",
                          "5-",
                          "1 000",
                          "1_000",
                          "NaN",
                          "inf",
                          "５",
                          "1..2",
                          "9223372036854775808",
                          "-9223372036854775809",
                          "0.0000000000000000001",
                          "9.2233720368547758080",
                          "99999999999999999999999999999999999999999999999999999999999999999999999999"}) {
    EXPECT_FALSE(parse_scaled(bad)) << bad;
  }
  EXPECT_FALSE(parse_scaled(std::string_view("5\0", 2)));
}

TEST(Scaled, WritesTheShortestExactText) {
  EXPECT_EQ(to_string(Scaled{0, 0}), "0");
  EXPECT_EQ(to_string(Scaled{0, 18}), "0");
  EXPECT_EQ(to_string(Scaled{1250, 2}), "12.5");
  EXPECT_EQ(to_string(Scaled{1200, 2}), "12");
  EXPECT_EQ(to_string(Scaled{1200, 0}), "1200");
  EXPECT_EQ(to_string(Scaled{-5, 2}), "-0.05");
  EXPECT_EQ(to_string(Scaled{-100, 2}), "-1");
  EXPECT_EQ(to_string(Scaled{smallest, 0}), "-9223372036854775808");
  EXPECT_EQ(to_string(Scaled{smallest, 18}), "-9.223372036854775808");
  EXPECT_EQ(to_string(Scaled{largest, 18}), "9.223372036854775807");
}

TEST(Scaled, ChangesScaleOnlyWithoutLoss) {
  EXPECT_EQ(rescale({1250, 2}, 3), 12500);
  EXPECT_EQ(rescale({1250, 2}, 1), 125);
  EXPECT_FALSE(rescale({1250, 2}, 0));
  EXPECT_EQ(rescale({-1200, 2}, 0), -12);
  EXPECT_EQ(rescale({0, 18}, 0), 0);
  EXPECT_EQ(rescale({9, 0}, 18), 9'000'000'000'000'000'000);
  EXPECT_FALSE(rescale({10, 0}, 18));
  EXPECT_FALSE(rescale({largest, 0}, 1));
  EXPECT_FALSE(rescale({smallest, 0}, 1));
  EXPECT_EQ(rescale({smallest, 0}, 0), smallest);
}

TEST(Scaled, RoundsHalfToEvenOnBothSides) {
  // 0.5 1.5 2.5 3.5 → 0 2 2 4
  EXPECT_EQ(round_half_even(5, 1, 0), 0);
  EXPECT_EQ(round_half_even(15, 1, 0), 2);
  EXPECT_EQ(round_half_even(25, 1, 0), 2);
  EXPECT_EQ(round_half_even(35, 1, 0), 4);
  EXPECT_EQ(round_half_even(-5, 1, 0), 0);
  EXPECT_EQ(round_half_even(-15, 1, 0), -2);
  EXPECT_EQ(round_half_even(-25, 1, 0), -2);
  EXPECT_EQ(round_half_even(-35, 1, 0), -4);
  EXPECT_EQ(round_half_even(251, 2, 0), 3);
  EXPECT_EQ(round_half_even(-251, 2, 0), -3);
  EXPECT_EQ(round_half_even(249, 2, 0), 2);
  // Once, not digit by digit: 2.4999 is 2, and 0.45 at one digit is 0.4.
  EXPECT_EQ(round_half_even(24999, 4, 0), 2);
  EXPECT_EQ(round_half_even(45, 2, 1), 4);
}

TEST(Scaled, RoundsWideProducts) {
  EXPECT_EQ(round_half_even(Wide{largest} * power_of_ten(18), 18, 0), largest);
  EXPECT_EQ(round_half_even(Wide{smallest} * power_of_ten(18), 36, 18), smallest);
  EXPECT_EQ(round_half_even(Wide{7} * power_of_ten(18) * power_of_ten(18), 36, 0), 7);
  EXPECT_EQ(round_half_even(7, 0, 3), 7000);
  EXPECT_EQ(round_half_even(7, 5, 5), 7);
}

TEST(Scaled, DividesHalfToEvenWithAllSigns) {
  EXPECT_EQ(static_cast<int>(divide_half_even(5, 2)), 2);
  EXPECT_EQ(static_cast<int>(divide_half_even(7, 2)), 4);
  EXPECT_EQ(static_cast<int>(divide_half_even(-5, 2)), -2);
  EXPECT_EQ(static_cast<int>(divide_half_even(5, -2)), -2);
  EXPECT_EQ(static_cast<int>(divide_half_even(-7, -2)), 4);
  EXPECT_EQ(static_cast<int>(divide_half_even(1, 3)), 0);
  EXPECT_EQ(static_cast<int>(divide_half_even(2, 3)), 1);
  EXPECT_EQ(static_cast<int>(divide_half_even(0, -3)), 0);
  // Twice the rest of this one leaves 128 bits.
  const Wide most = static_cast<Wide>(~static_cast<unsigned __int128>(0) >> 1);
  EXPECT_TRUE(divide_half_even(most - 1, most) == 1);
  EXPECT_TRUE(divide_half_even(-most - 1, 1) == -most - 1);
}

TEST(ScaledDeathTest, OverflowIsABug) {
  EXPECT_DEATH(round_half_even(Wide{largest} + 1, 0, 0), "bug");
  EXPECT_DEATH(round_half_even(Wide{largest}, 0, 1), "bug");
  EXPECT_DEATH(divide_half_even(1, 0), "bug");
  EXPECT_DEATH(power_of_ten(19), "bug");
}

}  // namespace
}  // namespace inspectplan
