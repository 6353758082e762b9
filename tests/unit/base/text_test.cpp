#include "base/text.hpp"

#include <gtest/gtest.h>

namespace inspectplan {
namespace {

TEST(Utf8, FindsEveryKindOfBadByte) {
  EXPECT_FALSE(invalid_utf8(""));
  EXPECT_FALSE(invalid_utf8("Số lao động"));
  EXPECT_FALSE(invalid_utf8("\xF4\x8F\xBF\xBF"));           // U+10FFFF
  EXPECT_FALSE(invalid_utf8(std::string_view("a\0b", 3)));  // NUL is a character
  EXPECT_EQ(invalid_utf8("a\x80"), 1u);                     // continuation without a start
  EXPECT_EQ(invalid_utf8("ab\xC3"), 2u);                    // cut off after 1 of 2
  EXPECT_EQ(invalid_utf8("ab\xE1\xBB"), 2u);                // 2 of 3
  EXPECT_EQ(invalid_utf8("\xF0\x9F\x98"), 0u);              // 3 of 4
  EXPECT_EQ(invalid_utf8("\xC3("), 0u);                     // start followed by ASCII
  EXPECT_EQ(invalid_utf8("\xC0\xAF"), 0u);                  // overlong /
  EXPECT_EQ(invalid_utf8("\xC1\xBF"), 0u);
  EXPECT_EQ(invalid_utf8("\xE0\x80\xAF"), 0u);
  EXPECT_EQ(invalid_utf8("\xF0\x80\x80\xAF"), 0u);
  EXPECT_EQ(invalid_utf8("x\xED\xA0\x80"), 1u);     // surrogate
  EXPECT_EQ(invalid_utf8("\xF4\x90\x80\x80"), 0u);  // above U+10FFFF
  EXPECT_EQ(invalid_utf8("\xF5\x80\x80\x80"), 0u);
  EXPECT_EQ(invalid_utf8("\xFF\xFE"
                         "a"),
            0u);                                        // UTF-16 mark
  EXPECT_EQ(invalid_utf8("S\xF4 lao \xF0\xF4ng"), 1u);  // Latin-1
}

TEST(Utf8, MendsBadBytesOneByOne) {
  EXPECT_EQ(replace_invalid_utf8("a\xC3(b"), "a\xEF\xBF\xBD(b");
  EXPECT_EQ(replace_invalid_utf8("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(replace_invalid_utf8("động"), "động");
}

TEST(Utf8, ShowsNothingThatDrivesATerminal) {
  EXPECT_EQ(printable("a\x1B[31mb"), "a\xEF\xBF\xBD[31mb");
  EXPECT_EQ(printable("a\tb"), "a\tb");
  EXPECT_EQ(printable("a\nb\r\x7F"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(printable("\xC2\x9B"), "\xEF\xBF\xBD");                        // C1 control sequence introducer
  EXPECT_EQ(printable("a\u202Eb\u2066c\u2028"), "a\uFFFDb\uFFFDc\uFFFD");  // direction overrides, line separator
  EXPECT_EQ(printable("Sở"), "Sở");
}

TEST(Text, CountsCharactersAndCells) {
  EXPECT_EQ(count_characters("Số lao động"), 11u);
  EXPECT_EQ(display_width("Số lao động"), 11u);
  const std::string apart = "So\u0302\u0301 lao \u0111o\u0323\u0302ng";  // the same, decomposed
  EXPECT_EQ(count_characters(apart), 15u);
  EXPECT_EQ(display_width(apart), 11u);
  EXPECT_EQ(display_width("漢字"), 4u);
  EXPECT_EQ(display_width(""), 0u);
  EXPECT_EQ(display_width("…"), 1u);
  EXPECT_EQ(count_characters("a\x80\xFF"), 3u);
  EXPECT_EQ(display_width("a\x80\xFF"), 3u);
}

TEST(Text, FindsTheByteOfACharacter) {
  EXPECT_EQ(byte_offset("Số", 0), 0u);
  EXPECT_EQ(byte_offset("Số", 1), 1u);
  EXPECT_EQ(byte_offset("Số", 2), 4u);
  EXPECT_EQ(byte_offset("Số", 99), 4u);
}

TEST(Text, ComposesToNfc) {
  EXPECT_EQ(to_nfc("So\u0302\u0301 lao \u0111o\u0323\u0302ng"), "Số lao động");
  EXPECT_EQ(to_nfc("\u00F4\u0301"), "ố");  // half composed, as some keyboards do
  EXPECT_EQ(to_nfc("o\u0323\u0302"), "ộ");
  EXPECT_EQ(to_nfc("o\u0302\u0323"), "ộ");  // marks in the other order
  EXPECT_EQ(to_nfc("u\u031B"), "ư");
  EXPECT_EQ(to_nfc("Nguyễn Đình Hướng"), "Nguyễn Đình Hướng");
  EXPECT_EQ(to_nfc("\u212B"), "\u00C5");  // ångström sign is not NFC
  EXPECT_EQ(to_nfc(""), "");
  EXPECT_EQ(to_nfc(std::string_view("a\0b", 3)), std::string("a\0b", 3));
}

TEST(Fold, ReducesVietnameseToAscii) {
  EXPECT_EQ(fold_vietnamese("Sở Lao động - Thương binh và Xã hội"), "so lao dong - thuong binh va xa hoi");
  EXPECT_EQ(fold_vietnamese("ĂÂĐÊÔƠƯ ăâđêôơư"), "aadeoou aadeoou");
  EXPECT_EQ(fold_vietnamese("áàảãạ ắằẳẵặ ấầẩẫậ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ ứừửữự ýỳỷỹỵ"),
            "aaaaa aaaaa aaaaa eeeee eeeee iiiii ooooo ooooo ooooo uuuuu uuuuu yyyyy");
  EXPECT_EQ(fold_vietnamese("ÁÀẢÃẠ ẮẰẲẴẶ ẤẦẨẪẬ"), "aaaaa aaaaa aaaaa");
  EXPECT_EQ(fold_vietnamese("So\u0302\u0301 lao \u0110o\u0323\u0302ng"), "so lao dong");
}

TEST(Fold, TakesLettersThatLookLikeD) {
  EXPECT_EQ(fold_vietnamese("\u00D0\u00F4ng"), "dong");  // eth, from old fonts
  EXPECT_EQ(fold_vietnamese("\u0189\u00F4ng"), "dong");  // African d
}

TEST(Fold, JoinsWhiteSpaceOfEveryKind) {
  EXPECT_EQ(fold_vietnamese("  Mỏ \t\r\n đá\u00A0\u3000vôi \u2028"), "mo da voi");
  EXPECT_EQ(fold_vietnamese("\u200BMỏ\uFEFF đ\u00ADá"), "mo da");  // characters nobody sees
  EXPECT_EQ(fold_vietnamese(" \t "), "");
  EXPECT_EQ(fold_vietnamese(""), "");
}

TEST(Fold, LeavesOtherScriptsReadable) {
  EXPECT_EQ(fold_vietnamese("GROSSE STRAẞE"), "grosse strasse");
  EXPECT_EQ(fold_vietnamese("한국"), "한국");
  EXPECT_EQ(fold_vietnamese("漢字"), "漢字");
}

TEST(Nearest, ForgivesSlips) {
  const std::vector<std::string> words = {"employees", "explosives", "owner", "vsic"};
  EXPECT_EQ(nearest("employes", words), "employees");
  EXPECT_EQ(nearest("empolyees", words), "employees");  // neighbours swapped: one slip
  EXPECT_EQ(nearest("Employees", words), "employees");
  EXPECT_EQ(nearest("vsci", words), "vsic");
  EXPECT_EQ(nearest("sở_nội_vụ", {"so_noi_vu", "so_xay_dung"}), "so_noi_vu");
}

TEST(Nearest, DoesNotGuessWildly) {
  const std::vector<std::string> words = {"employees", "owner", "vsic"};
  EXPECT_FALSE(nearest("turnover", words));
  EXPECT_FALSE(nearest("", words));
  EXPECT_FALSE(nearest("xx", {"xy"}));        // a third of two letters is nothing
  EXPECT_FALSE(nearest("owner", {"owner"}));  // itself is no help
  EXPECT_FALSE(nearest("owner", {}));
  EXPECT_FALSE(
      nearest("own\xFF"
              "er",
              words));
  EXPECT_FALSE(nearest(std::string(1'000'000, 'a'), words));
  EXPECT_EQ(nearest("abcd", {"abce", "abcc"}), "abcc");  // equally near: the first in the alphabet
  EXPECT_EQ(nearest("abcd", {"abcc", "abce"}), "abcc");
}

}  // namespace
}  // namespace inspectplan
