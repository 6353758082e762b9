#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/text.hpp"
#include "report/report.hpp"

namespace inspectplan::report {
namespace {

TEST(Csv, QuotesAfterRfc4180) {
  EXPECT_EQ(to_csv({{"a", "b"}, {{"1,5", "say \"so\""}, {"two\nlines", ""}}, {}}),
            "a,b\n\"1,5\",\"say \"\"so\"\"\"\n\"two\nlines\",\n");
  EXPECT_EQ(to_csv({{"Số lao động"}, {{""}, {" x "}}, {}}), "Số lao động\n\"\"\n x \n");
}

TEST(Csv, ShowsNoOtherNameThanThePage) {
  EXPECT_EQ(to_csv({{"h"}, {{"M\u1ecf \u202etxt.exe\u202c"}, {"a\nb"}}, {}}),
            "h\nM\u1ecf \ufffdtxt.exe\ufffd\n\"a\nb\"\n");
}

TEST(Csv, DefusesFormulas) {
  const auto cell = [](const std::string& text) {
    const std::string csv = to_csv({{"h"}, {{text}}, {}});
    return csv.substr(2, csv.size() - 3);
  };
  EXPECT_EQ(cell("=1+1"), "'=1+1");
  EXPECT_EQ(cell("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
  EXPECT_EQ(cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(cell("+84 912 345 678"), "'+84 912 345 678");
  EXPECT_EQ(cell("-cmd"), "'-cmd");
  EXPECT_EQ(cell("\t=1"), "'\t=1");
  EXPECT_EQ(cell("＝1"), "'＝1");
  EXPECT_EQ(cell("-"), "'-");
  EXPECT_EQ(cell("-12.5"), "-12.5");  // a number stays one
  EXPECT_EQ(cell("a=b"), "a=b");
  EXPECT_EQ(cell("'x"), "'x");
}

TEST(Csv, DefusesTheHeaderAsWell) { EXPECT_EQ(to_csv({{"=x", "b"}, {}, {}}), "'=x,b\n"); }

TEST(Table, AlignsByCells) {
  const Sheet sheet{{"Tên", "Số"}, {{"Đồng Mỏ", "7"}, {"So\u0302\u0301", "12"}, {"漢字", "123"}}, {false, true}};
  EXPECT_EQ(to_table(sheet, 80),
            "Tên       Số\n"
            "───────  ───\n"
            "Đồng Mỏ    7\n"
            "So\u0302\u0301        12\n"
            "漢字     123\n");
}

TEST(Table, LetsTheWidestColumnsGiveWay) {
  const Sheet sheet{{"id", "name", "why"}, {{"1", "Công ty cổ phần khai thác đá", "gần khu dân cư, có tai nạn"}}, {}};
  EXPECT_EQ(to_table(sheet, 30),
            "id  name          why\n"
            "──  ────────────  ────────────\n"
            "1   Công ty cổ…   gần khu dân…\n");
}

TEST(Table, FitsEveryWidth) {
  const Sheet sheet{{"STT", "Tên cơ sở", "Nội dung"},
                    {{"1", "Mỏ đá Đồng Mỏ 漢字漢字", "khoáng sản; vệ sinh"}, {"2", std::string(500, 'x'), "y"}},
                    {true}};
  for (std::size_t width = 13; width < 120; ++width) {
    std::istringstream lines(to_table(sheet, width));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
  }
  EXPECT_FALSE(to_table(sheet, 0).empty());  // narrower than can be: still a table
}

TEST(Table, KeepsMarksWithTheirLetterWhenCutting) {
  const Sheet sheet{{"a"}, {{"o\u0302\u0301o\u0302\u0301o\u0302\u0301o\u0302\u0301"}}, {}};
  EXPECT_EQ(to_table(sheet, 3), "a\n───\no\u0302\u0301o\u0302\u0301…\n");
}

TEST(Table, ShowsOneLineARowWhateverIsInACell) {
  const Sheet sheet{{"a", "b"}, {{"x\ny\r\nz\tw", "\x1B[31mred\xFF"}, {"short row"}, {}}, {}};
  const std::string table = to_table(sheet, 80);
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 5);
  EXPECT_EQ(table.find('\x1B'), std::string::npos);
  EXPECT_NE(table.find("x y  z w"), std::string::npos);
  EXPECT_FALSE(invalid_utf8(table));
}

TEST(Table, TakesEmptySheets) {
  EXPECT_EQ(to_table({}, 80), "");
  EXPECT_EQ(to_table({{"a"}, {}, {}}, 80), "a\n─\n");
}

}  // namespace
}  // namespace inspectplan::report
