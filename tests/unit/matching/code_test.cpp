#include "matching/code.hpp"

#include <gtest/gtest.h>

namespace inspectplan::matching {
namespace {

column::CodeList list_of(std::size_t stem = 0) {
  column::CodeList list;
  list.stem = stem;
  list.check = column::CheckDigit{{31, 29, 23, 19, 17, 13, 7, 5, 3}, 11, 10};
  return list;
}

TEST(Code, SeparatorsAndCaseDoNotCount) {
  EXPECT_EQ(bare_code("0100-109.106 "), "0100109106");
  EXPECT_EQ(bare_code("ab-1"), "AB1");
  EXPECT_EQ(bare_code("–"), "");
}

// By hand: 0·31+1·29+0·23+0·19+1·17+0·13+9·7+1·5+0·3 = 114, 114 mod 11 = 4, 10 − 4 = 6.
TEST(Code, TheCheckDigitFollowsFromTheOthers) {
  EXPECT_EQ(check_digit(list_of(), "0100109106"), Checked::passes);
  EXPECT_EQ(check_digit(list_of(), "0100109107"), Checked::fails);
  EXPECT_EQ(check_digit(list_of(), "0101109106"), Checked::fails);
  EXPECT_EQ(check_digit(list_of(), "0100109106002"), Checked::passes);  // what follows is not looked at
}

TEST(Code, WhatSettlesNothingIsUnknown) {
  EXPECT_EQ(check_digit(list_of(), "010010910"), Checked::unknown);   // too short
  EXPECT_EQ(check_digit(list_of(), "01001O9106"), Checked::unknown);  // a letter
  EXPECT_EQ(check_digit(list_of(), "0000000000"), Checked::unknown);  // 10 − 0 is no digit
  EXPECT_EQ(check_digit(column::CodeList(), "0100109106"), Checked::unknown);
}

TEST(Code, SitesOfOneOwner) {
  EXPECT_TRUE(are_sites(list_of(10), "0100109106", "0100109106002"));
  EXPECT_TRUE(are_sites(list_of(10), "0100109106001", "0100109106002"));
  EXPECT_FALSE(are_sites(list_of(10), "0100109106", "0100109106"));
  EXPECT_FALSE(are_sites(list_of(10), "0100109106001", "0100109107001"));
  EXPECT_FALSE(are_sites(list_of(), "0100109106", "0100109106002"));
}

TEST(Code, OneSlip) {
  EXPECT_TRUE(is_one_slip("1234", "1254"));
  EXPECT_TRUE(is_one_slip("1234", "1324"));
  EXPECT_TRUE(is_one_slip("1234", "1243"));
  EXPECT_FALSE(is_one_slip("1234", "1234"));
  EXPECT_FALSE(is_one_slip("1234", "1432"));
  EXPECT_FALSE(is_one_slip("1234", "123"));
  EXPECT_FALSE(is_one_slip("1234", "2143"));
}

// All of them, each once, and nothing else.
TEST(Code, SlipsAreThoseOneSlipAway) {
  const std::vector<std::string> slips = slips_of("1223");
  std::vector<std::string> wanted;
  for (int i = 0; i < 10000; ++i) {
    std::string code = std::to_string(10000 + i).substr(1);
    if (is_one_slip("1223", code)) wanted.push_back(code);
  }
  EXPECT_EQ(slips, wanted);
}

}  // namespace
}  // namespace inspectplan::matching
