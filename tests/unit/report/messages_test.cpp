#include "report/messages.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"

namespace inspectplan::report {
namespace {

std::size_t places(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '{'));
}

TEST(Messages, AreCompleteInBothLanguages) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Message::count_); ++i) {
    const std::string& vi = words(Message(i), Language::vi);
    const std::string& en = words(Message(i), Language::en);
    EXPECT_FALSE(vi.empty()) << i;
    EXPECT_FALSE(en.empty()) << i;
    EXPECT_EQ(to_nfc(vi), vi);
    EXPECT_EQ(places(vi), places(en)) << vi;
    for (std::size_t part = 0; part < places(vi); ++part) {
      const std::string mark = "{" + std::to_string(part) + "}";
      EXPECT_NE(vi.find(mark), std::string::npos) << vi;
      EXPECT_NE(en.find(mark), std::string::npos) << en;
    }
    for (const char c : en) EXPECT_GT(c, 0) << en;  // English words are ASCII
  }
}

TEST(Messages, PutPartsIn) {
  EXPECT_EQ(words(Message::lead_title, Language::en, {"2027", "X"}), "Inspection plan 2027 led by X");
  EXPECT_EQ(words(Message::window, Language::en, {"Q1 2027", "{1}", "b"}), "Q1 2027 ({1} to b)");
}

TEST(MessagesDeathTest, APartThatIsMissingIsABug) {
  EXPECT_DEATH(words(Message::lead_title, Language::vi, {"2027"}), "bug");
}

}  // namespace
}  // namespace inspectplan::report
