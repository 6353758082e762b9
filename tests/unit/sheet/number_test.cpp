#include "sheet/number.hpp"

#include <gtest/gtest.h>

#include "sheet/merged.hpp"
#include "sheet/rows.hpp"

namespace inspectplan::sheet {
namespace {

std::string date(std::string_view stored, bool from_1904 = false) {
  return number_cell(stored, {true, 0}, from_1904).text;
}

TEST(SheetNumber, IsTheShortestThatIsTheSame) {
  const auto text = [](std::string_view stored) { return number_cell(stored, {}, false).text; };
  EXPECT_EQ(text("4.2999999999999998"), "4.3");
  EXPECT_EQ(text("1.5E+3"), "1500");
  EXPECT_EQ(text("1E-3"), "0.001");
  EXPECT_EQ(text("0101234567"), "101234567");
  EXPECT_EQ(text("-0"), "0");
  EXPECT_EQ(number_cell("1e999", {}, false).kind, Kind::error);
  EXPECT_EQ(number_cell("12a", {}, false).kind, Kind::error);
  EXPECT_EQ(number_cell("7", {false, 4}, false).text, "0007");
  EXPECT_EQ(number_cell("7.5", {false, 4}, false).text, "7.5");
}

// Against the days that spreadsheets show for these numbers (ECMA-376 part 1, 18.17.4.1).
TEST(SheetNumber, CountsDaysAsSpreadsheetsDo) {
  EXPECT_EQ(date("1"), "1900-01-01");
  EXPECT_EQ(date("59"), "1900-02-28");
  EXPECT_EQ(date("61"), "1900-03-01");
  EXPECT_EQ(date("36526"), "2000-01-01");
  EXPECT_EQ(date("2958465"), "9999-12-31");
  EXPECT_EQ(date("36526.5"), "2000-01-01T12:00:00");
  EXPECT_EQ(date("36526.999999999"), "2000-01-02");
  EXPECT_EQ(date("0", true), "1904-01-01");
  EXPECT_EQ(date("35064", true), "2000-01-01");
  for (const char* none : {"0", "60", "-1", "2958466"})
    EXPECT_EQ(number_cell(none, {true, 0}, false).kind, Kind::number) << none;
}

TEST(SheetNumber, KnowsFormatsOfDates) {
  for (const char* code : {"dd/mm/yyyy", "[$-42A]d mmmm yyyy", "yyyy\\-mm\\-dd", "mmm", "\"ngày\" dd", "D/M/YY"})
    EXPECT_TRUE(style_of_format(code).date) << code;
  for (const char* code :
       {"General", "0.00", "#,##0 \"đ\"", "hh:mm", "mm:ss", "[h]:mm:ss", "[Red]0", "0\\d", "@", "0;\"d\"", "_d0"})
    EXPECT_FALSE(style_of_format(code).date) << code;
  EXPECT_EQ(style_of_format("0000000000").padded, 10);
  EXPECT_EQ(style_of_format("0.00").padded, 0);
  EXPECT_TRUE(style_of_builtin(14).date);
  EXPECT_FALSE(style_of_builtin(20).date);
}

TEST(CellName, IsWithinASheet) {
  EXPECT_EQ(cell_name("B7")->column, 1u);
  EXPECT_EQ(cell_name("XFD1048576")->column, 16383u);
  for (const char* none : {"", "7", "B", "XFE1", "A1048577", "A0", "A99999999999", "b7", "B7 ", "AAAAAAAAAA1"})
    EXPECT_FALSE(cell_name(none)) << none;
}

TEST(Merged, ShowsTheFirstCellsValueInTheWholeRange) {
  Merged merged;
  merged.add("A1:B2");
  merged.add("C2");
  merged.add("nonsense");
  std::vector<Cell> first{{Kind::text, "x", false}}, second{{}, {Kind::text, "own", false}}, third;
  merged.fill(1, first);
  ASSERT_EQ(first.size(), 2u);
  EXPECT_TRUE(first[1].merged && !first[0].merged);
  EXPECT_EQ(first[1].text, "x");
  merged.fill(2, second);
  EXPECT_EQ(second[0].text, "x");
  EXPECT_EQ(second[1].text, "own");
  merged.fill(3, third);
  EXPECT_TRUE(third.empty());
}

TEST(SheetText, Unescapes) {
  EXPECT_EQ(unescaped("a_x000A_b"), "a\nb");
  EXPECT_EQ(unescaped("_x1EA1_"), "ạ");
  EXPECT_EQ(unescaped("_x005F_x000A_"), "_x000A_");
  for (const char* same : {"_x00", "_x000G_", "_xD800_", "_x0000_", "x"}) EXPECT_EQ(unescaped(same), same);
}

}  // namespace
}  // namespace inspectplan::sheet
