#include "report/row_height.hpp"

#include <gtest/gtest.h>

#include <string>

namespace inspectplan::report {
namespace {

TEST(RowHeight, WordsThatDoNotFitBeginALine) {
  EXPECT_EQ(lines_in_column("", 10), 1);
  EXPECT_EQ(lines_in_column("Sở Y tế", 10), 1);
  EXPECT_EQ(lines_in_column("an an an an an an an an an", 10),
            3);  // three to a line
  EXPECT_EQ(lines_in_column("a\nb\n\nc", 10), 4);
}

// "W" has 944 thousandths, "i" 278: the same number of letters is not the same width.
TEST(RowHeight, LettersHaveWidths) {
  EXPECT_EQ(lines_in_column(std::string(4, 'W'), 10), 1);
  EXPECT_EQ(lines_in_column(std::string(5, 'W'), 10), 2);
  EXPECT_EQ(lines_in_column(std::string(14, 'i'), 10), 1);
  EXPECT_EQ(lines_in_column(std::string(15, 'i'), 10), 2);
}

TEST(RowHeight, AWordWiderThanTheColumnIsBrokenInside) {
  EXPECT_EQ(lines_in_column(std::string(40, 'W'), 10), 10);
  EXPECT_EQ(lines_in_column("i " + std::string(8, 'W'), 10), 3);
}

TEST(RowHeight, AnAccentIsNoLetterOfItsOwn) {
  EXPECT_EQ(lines_in_column("ếếếếếếếế", 10), 1);
  EXPECT_EQ(lines_in_column("ếếếếếếếếế", 10), 2);
  EXPECT_EQ(lines_in_column("漢漢漢漢漢", 10), 2);
}

TEST(RowHeight, GrowsByTheLineUpToWhatTheFormatAllows) {
  EXPECT_EQ(row_height(1), 15.75);
  EXPECT_EQ(row_height(3), 47.25);
  EXPECT_EQ(row_height(1000), 409);
}

}  // namespace
}  // namespace inspectplan::report
