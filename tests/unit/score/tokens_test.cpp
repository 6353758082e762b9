#include "score/tokens.hpp"

#include <gtest/gtest.h>

namespace inspectplan::score {
namespace {

Tokens tokens_of(std::string_view text) {
  Tokens tokens;
  add_tokens(text, tokens);
  return tokens;
}

std::vector<std::string> numbers_of(std::string_view text) {
  std::vector<std::string> out;
  for (const Scaled number : tokens_of(text).numbers) out.push_back(to_string(number));
  return out;
}

TEST(Tokens, NumbersOfRangesAndDecimals) {
  EXPECT_EQ(numbers_of("[200..500)"), (std::vector<std::string>{"200", "500"}));
  EXPECT_EQ(numbers_of("> 1.50 or x2 = 3"), (std::vector<std::string>{"1.5", "3"})) << "x2 is a word";
  EXPECT_EQ(numbers_of("7."), (std::vector<std::string>{"7"}));
  EXPECT_TRUE(numbers_of("99999999999999999999999").empty());
}

TEST(Tokens, TextsAreNotLookedInto) {
  const Tokens tokens = tokens_of(R"(kind = "civil 12" and under(vsic, "05"))");
  EXPECT_EQ(tokens.texts, (std::set<std::string, std::less<>>{"civil 12", "05"}));
  EXPECT_TRUE(tokens.numbers.empty());
  EXPECT_TRUE(tokens.words.contains("vsic"));
  EXPECT_FALSE(tokens.words.contains("civil"));
}

TEST(Tokens, BrokenTextsEnd) {
  EXPECT_EQ(tokens_of("\"open").texts.size(), 1U);
  EXPECT_EQ(tokens_of("\"open\\").texts.size(), 1U);
  EXPECT_TRUE(tokens_of("").words.empty());
  EXPECT_TRUE(tokens_of("tuổi").words.contains("tuổi"));
}

}  // namespace
}  // namespace inspectplan::score
