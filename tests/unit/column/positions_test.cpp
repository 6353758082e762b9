// Values as positions above the least, a missing cell at a position of its own.
#include <gtest/gtest.h>

#include "column/column.hpp"

namespace inspectplan::column {
namespace {

Column numbers(const std::vector<std::optional<std::int64_t>>& values) {
  Column column(Kind::number);
  for (const auto& value : values) value ? column.append(*value) : column.append_missing();
  return column;
}

TEST(Positions, ExtremesAreThoseOfValidCells) {
  const auto found = numbers({5, std::nullopt, -3, 40000}).extremes();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->least, -3);
  EXPECT_EQ(found->greatest, 40000);
  const auto above = numbers({7, std::nullopt, 9}).extremes();  // the 0 stored for the missing cell does not count
  ASSERT_TRUE(above);
  EXPECT_EQ(above->least, 7);
  EXPECT_FALSE(numbers({std::nullopt}).extremes());
  EXPECT_FALSE(numbers({}).extremes());
}

TEST(Positions, OfARange) {
  const Column column = numbers({5, std::nullopt, -3, 200, 40000});
  std::vector<std::uint16_t> out(3);
  column.read_positions(1, -3, 50000, out);
  EXPECT_EQ(out, (std::vector<std::uint16_t>{50000, 0, 203}));
  const Column whole = numbers({-128, 127});
  out.resize(2);
  whole.read_positions(0, -128, 256, out);
  EXPECT_EQ(out, (std::vector<std::uint16_t>{0, 255}));
}

}  // namespace
}  // namespace inspectplan::column
