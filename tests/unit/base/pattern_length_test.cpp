#include "base/pattern_length.hpp"

#include <gtest/gtest.h>

#include <string>

namespace inspectplan {
namespace {

std::string length(const char* pattern) {
  const auto found = length_of_pattern(pattern);
  if (!found) return "?";
  return std::to_string(found->least) + ".." + (found->most ? std::to_string(*found->most) : "");
}

TEST(PatternLength, CountsWhatIsMatchedWhole) {
  EXPECT_EQ(length("^[0-9]{2,5}$"), "2..5");
  EXPECT_EQ(length("^[0-9]{10}(-?[0-9]{3})?$"), "10..14");
  EXPECT_EQ(length("[]x]a|bcd"), "2..3");
  EXPECT_EQ(length("(?:ab|c)+\\d*"), "1..");
  EXPECT_EQ(length("a{3,}\\.[\\]]"), "5..");
  EXPECT_EQ(length("ô."), "2..2");
  EXPECT_EQ(length(""), "0..0");
}

TEST(PatternLength, SaysNothingOfWhatItCannotMeasure) {
  for (const char* pattern : {"(?=a)b", "(a)\\1", "\\bword", "a{2000}", "(a", "\\x41"})
    EXPECT_EQ(length(pattern), "?") << pattern;
}

}  // namespace
}  // namespace inspectplan
