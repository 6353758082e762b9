#include <gtest/gtest.h>

#include "rules.hpp"

namespace inspectplan::responsibility {
namespace {

TEST(Fate, UnknownDepartmentIsNobody) {
  const Fate fate = Rules().resolver().fate("nowhere", "osh", day("2027-01-01"));
  EXPECT_TRUE(fate.ended);
  EXPECT_EQ(fate.department, "nowhere");
}

TEST(Fate, ItselfWhileNothingHappens) {
  const Fate fate = mines().resolver().fate("survey", "minerals", day("2025-02-28"));
  EXPECT_FALSE(fate.ended);
  EXPECT_EQ(fate.department, "survey");
  EXPECT_TRUE(fate.chain.empty());
}

TEST(Fate, FollowsTheChainAndNamesEachStep) {
  const Fate fate = mines().resolver().fate("survey", "minerals", day("2027-02-28"));
  EXPECT_FALSE(fate.ended);
  EXPECT_EQ(fate.department, "trade");
  ASSERT_EQ(fate.chain.size(), 2U);
  EXPECT_EQ(fate.chain[0].from, "survey");
  EXPECT_EQ(fate.chain[0].to, "land");
  EXPECT_EQ(fate.chain[0].on, day("2025-03-01"));
  EXPECT_FALSE(fate.chain[0].until);
  EXPECT_EQ(fate.chain[1].to, "trade");
  EXPECT_EQ(fate.chain[1].until, day("2027-02-28"));
  ASSERT_EQ(fate.chain[1].basis.size(), 1U);
}

TEST(Fate, TemporaryTransferRevertsTheDayAfterItsEnd) {
  const Resolver resolver = mines().resolver();
  EXPECT_EQ(resolver.fate("survey", "minerals", day("2026-09-14")).department, "land");
  EXPECT_EQ(resolver.fate("survey", "minerals", day("2026-09-15")).department, "trade");
  EXPECT_EQ(resolver.fate("survey", "minerals", day("2027-03-01")).department, "land");
}

TEST(Fate, OtherScopesStay) {
  const Resolver resolver = mines().resolver();
  EXPECT_EQ(resolver.fate("land", "water", day("2027-01-01")).department, "land");
  EXPECT_EQ(resolver.fate("survey", "water", day("2027-01-01")).department, "land");
}

TEST(Fate, EndedWhereNoSuccessorTakesTheScope) {
  const Fate fate = mines().resolver().fate("survey", "fishing", day("2027-01-01"));
  EXPECT_TRUE(fate.ended);
  EXPECT_EQ(fate.department, "survey");
}

TEST(Fate, NotYetThereIsNobody) {
  Rules rules;
  rules.department("harbour", span("2026-07-01"));
  EXPECT_TRUE(rules.resolver().fate("harbour", "", day("2026-06-30")).ended);
  EXPECT_FALSE(rules.resolver().fate("harbour", "", day("2026-07-01")).ended);
}

TEST(Fate, SuccessionForEverythingTakesAnyScope) {
  Rules rules;
  rules.department("old", span("", "2025-12-31")).department("new").succession("old", "new", {}, span("2026-01-01"));
  EXPECT_EQ(rules.resolver().fate("old", "osh", day("2026-01-01")).department, "new");
  EXPECT_EQ(rules.resolver().fate("old", "", day("2026-01-01")).department, "new");
}

TEST(Fate, CircleEndsInsteadOfTurningForEver) {
  Rules rules;
  rules.department("a").department("b").succession("a", "b", {}, {}).succession("b", "a", {}, {});
  EXPECT_TRUE(rules.resolver().fate("a", "", day("2026-01-01")).ended);
}

TEST(Fate, ClassOfDepartmentsTakesTheCodeOfThePlace) {
  Rules rules;
  rules.department("district", span("", "2025-06-30"), "district_code")
      .department("commune", span("2025-07-01"), "place");
  rules.succession("district", "commune", {}, span("2025-07-01"));
  const Resolver resolver = rules.resolver();
  Locality at;
  at.codes = {{"place", "00004"}, {"district_code", "D7"}};
  EXPECT_EQ(resolver.fate("district", "", day("2025-06-30"), at).department, "district:D7");
  EXPECT_EQ(resolver.fate("district", "", day("2025-07-01"), at).department, "commune:00004");
  EXPECT_EQ(resolver.fate("district", "", day("2025-07-01")).department, "commune");
  EXPECT_EQ(resolver.fate("commune:00009", "", day("2025-07-01"), at).department, "commune:00009");
}

TEST(DepartmentClass, StripsTheInstance) {
  EXPECT_EQ(department_class("commune:00004"), "commune");
  EXPECT_EQ(department_class("land"), "land");
}

}  // namespace
}  // namespace inspectplan::responsibility
