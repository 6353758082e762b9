#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace inspectplan {
namespace {

void expect_rising(const std::vector<std::string>& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    EXPECT_LT(vietnamese_sort_key(words[i - 1]), vietnamese_sort_key(words[i])) << words[i - 1] << " < " << words[i];
  }
}

TEST(SortKey, FollowsTheAlphabet) {
  expect_rising({"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m",
                 "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y", "z"});
}

TEST(SortKey, PutsTonesInDictionaryOrder) {
  expect_rising({"ma", "mà", "mả", "mã", "má", "mạ"});
  expect_rising({"ân", "ần", "ẩn", "ẫn", "ấn", "ận"});
}

TEST(SortKey, LetsLettersDecideBeforeTones) {
  // Within a word and over several: the whole text's letters first.
  expect_rising({"An", "Án", "Ăn", "Ân", "Ba", "Bà", "Bạc", "Bắc", "Dương", "Đà Nẵng"});
  expect_rising({"Hà Giang", "Hạ Long", "Hà Nội"});
  expect_rising({"má a", "ma b"});
}

TEST(SortKey, PutsSmallBeforeCapitalAndBlanksAndDigitsFirst) {
  expect_rising({"an", "An", "án", "Án"});
  expect_rising({"mo", "mo 1", "mo 2", "mo da", "moc"});
  expect_rising({"", " ", "-", "1", "10", "2", "a", "z", "漢"});
}

TEST(SortKey, IsTheSameForEveryWayToWriteAText) {
  EXPECT_EQ(vietnamese_sort_key("Số lao động"), vietnamese_sort_key("So\u0302\u0301 lao \u0111o\u0323\u0302ng"));
  EXPECT_EQ(vietnamese_sort_key("ộ"), vietnamese_sort_key("o\u0302\u0323"));
  EXPECT_NE(vietnamese_sort_key("hòa"), vietnamese_sort_key("hoà"));
}

TEST(SortKey, TellsApartWhatTheWeightsDoNot) {
  const std::string plain = "a", ignorable = std::string("a\0", 2);
  EXPECT_NE(vietnamese_sort_key(plain), vietnamese_sort_key(ignorable));
  EXPECT_NE(vietnamese_sort_key("e\u0301"), vietnamese_sort_key("\u0301e"));
}

}  // namespace
}  // namespace inspectplan
