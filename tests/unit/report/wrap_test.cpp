#include "report/wrap.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace inspectplan::report {
namespace {

using Lines = std::vector<std::string>;

TEST(Wrap, BreaksBetweenWords) {
  EXPECT_EQ(wrap("Quý I/2027 (01/01–28/02)", 13, 3), (Lines{"Quý I/2027", "(01/01–28/02)"}));
  EXPECT_EQ(wrap("công ty cổ phần", 7, 9), (Lines{"công ty", "cổ phần"}));
  EXPECT_EQ(wrap("short", 10, 3), (Lines{"short"}));
  EXPECT_EQ(wrap("", 10, 3), (Lines{""}));
}

TEST(Wrap, BreaksAWordThatIsTooWide) {
  EXPECT_EQ(wrap("abcdefgh ij", 3, 9), (Lines{"abc", "def", "gh", "ij"}));
  EXPECT_EQ(wrap("o\u0302\u0301o\u0302\u0301o\u0302\u0301", 2, 9),
            (Lines{"o\u0302\u0301o\u0302\u0301", "o\u0302\u0301"}));
  EXPECT_EQ(wrap("漢字漢", 3, 9), (Lines{"漢", "字", "漢"}));
}

TEST(Wrap, CutsTheLastLine) {
  EXPECT_EQ(wrap("one two three four", 5, 2), (Lines{"one", "two…"}));
  EXPECT_EQ(wrap("one two", 5, 1), (Lines{"one…"}));
}

TEST(Wrap, LosesNoWordAndFitsEveryWidth) {
  const std::string text = "Công ty TNHH một thành viên khai thác khoáng sản Đồng Mỏ";
  for (std::size_t width = 1; width < 70; ++width) {
    std::string all;
    for (const std::string& line : wrap(text, width, 1000)) {
      EXPECT_LE(display_width(line), width) << line;
      all += line;
    }
    std::string bare = text;
    std::erase(bare, ' ');
    std::erase(all, ' ');
    EXPECT_EQ(all, bare);
  }
}

TEST(Cut, EndsInAnEllipsis) {
  EXPECT_EQ(cut("abc", 3), "abc");
  EXPECT_EQ(cut("abcd", 3), "ab…");
  EXPECT_EQ(cut("abcd", 1), "…");
  EXPECT_EQ(cut("abcd", 0), "");
  EXPECT_EQ(cut("漢字", 2), "…");
  EXPECT_EQ(cut("漢字", 3), "漢…");
}

TEST(LongestWord, IsMeasuredInCells) {
  EXPECT_EQ(longest_word("Quý I/2027 (01/01–28/02)"), 13u);
  EXPECT_EQ(longest_word(""), 0u);
  EXPECT_EQ(longest_word("  a  "), 1u);
}

}  // namespace
}  // namespace inspectplan::report
