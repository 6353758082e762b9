#include "usecase/rules/weigh.hpp"

#include <gtest/gtest.h>

namespace inspectplan::usecase {
namespace {

Diagnostic about(const std::string& whom) {
  Diagnostic one;
  one.concerns = whom;
  return one;
}

Concerned those(std::vector<std::string> keys) {
  Concerned out;
  for (const std::string& key : keys) out.add(key);
  return out;
}

std::string note_of(const std::optional<Reach>& reach, std::size_t enterprises) {
  Spread spread;
  spread.enterprises = enterprises;
  spread.questions = {reach};
  return weighed({about("x > 1")}, spread).sorted().front().notes.at(0).message;
}

TEST(Weigh, HowManyAndThreeOfThem) {
  EXPECT_EQ(note_of(Reach{those({"a", "b", "c", "d"}), {}}, 9),
            "in the register it concerns 4 enterprises (a, b, c, …)");
  EXPECT_EQ(note_of(Reach{those({"a"}), those({"b"})}, 9),
            "in the register it concerns 1 enterprise (a), undecided for 1 enterprise (b)");
  EXPECT_EQ(note_of(Reach{}, 1), "in the register it concerns none of 1 enterprise");
  EXPECT_EQ(note_of(Reach{{}, those({"a", "b"})}, 9),
            "in the register it concerns none of 9 enterprises, but undecided for 2 enterprises (a, b)");
}

TEST(Weigh, SaysWhereItCannotBeCounted) {
  EXPECT_EQ(note_of(std::nullopt, 9),
            "the rules for this register know no such names: whom it concerns cannot be counted");
}

TEST(Weigh, FindingsThatConcernNobodyInParticularAreLeftAlone) {
  EXPECT_TRUE(questions_of({about("")}).empty());
  EXPECT_TRUE(weighed({about("")}, {}).sorted().front().notes.empty());
}

}  // namespace
}  // namespace inspectplan::usecase
