#include "responsibility/owed.hpp"

#include <gtest/gtest.h>

#include "rules.hpp"

namespace inspectplan::responsibility {
namespace {

ruleset::Obligation due_on(int month, int day, bool before) {
  ruleset::Obligation one;
  one.due = ruleset::YearDay{month, day, before};
  return one;
}

std::string due_text(const ruleset::Obligation& one, int year) {
  const auto day = due_in(one, year);
  return day ? to_string(*day) : "none";
}

TEST(Owed, ByIncludesTheDayAndBeforeDoesNot) {
  EXPECT_EQ(due_text(due_on(12, 20, false), 2027), "2027-12-20");
  EXPECT_EQ(due_text(due_on(12, 20, true), 2027), "2027-12-19");
  EXPECT_EQ(due_text(due_on(1, 1, true), 2027), "2026-12-31");
}

TEST(Owed, TheLastDayOfFebruaryIsTheOneThereIs) {
  EXPECT_EQ(due_text(due_on(2, 29, false), 2027), "2027-02-28");
  EXPECT_EQ(due_text(due_on(2, 29, false), 2028), "2028-02-29");
}

TEST(Owed, EverySecondYearCountsFromTheFirst) {
  ruleset::Obligation one = due_on(12, 31, false);
  one.every = ruleset::Length{24, 0};
  one.valid.from = from_civil(2025, 1, 1);
  EXPECT_EQ(due_text(one, 2024), "none");
  EXPECT_EQ(due_text(one, 2025), "2025-12-31");
  EXPECT_EQ(due_text(one, 2026), "none");
  EXPECT_EQ(due_text(one, 2027), "2027-12-31");
}

TEST(Owed, NothingIsDueOutsideItsLife) {
  ruleset::Obligation one = due_on(12, 20, false);
  one.valid.until = from_civil(2025, 6, 30);
  EXPECT_EQ(due_text(one, 2024), "2024-12-20");
  EXPECT_EQ(due_text(one, 2025), "none");
}

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& one : list) out += one + " ";
  return out;
}

TEST(Owed, PartiesFollowSuccessionAndALeadDoesNotCoordinateAsWell) {
  const Rules rules = mines();
  const Resolver resolver = rules.resolver();
  ruleset::Obligation one;
  one.scope = "osh";
  one.lead = {{"work", ""}, {"survey", "air"}};
  one.coordinate = {{"labour", ""}, {"land", ""}};
  one.to = {{"survey", "minerals"}};
  const Owed before = owed(of(rules), resolver, one, day("2025-02-28"));
  EXPECT_EQ(joined(before.lead), "work survey ");
  EXPECT_EQ(joined(before.coordinating), "labour land ");
  const Owed after = owed(of(rules), resolver, one, day("2026-09-15"));
  EXPECT_EQ(joined(after.lead), "labour ");
  EXPECT_EQ(joined(after.coordinating), "land ");
  EXPECT_EQ(joined(after.to), "trade ");
  EXPECT_EQ(joined(after.ended), "survey ");
  EXPECT_TRUE(after.in_force);
}

TEST(Owed, ATextBindsItsTerritory) {
  Rules rules = mines();
  rules.document("plan", {"20"});
  const Resolver resolver = rules.resolver();
  ruleset::Obligation one;
  one.basis = {{"plan", "1", {}}};
  EXPECT_TRUE(owed(of(rules), resolver, one, day("2026-01-01"), {"20", {}}).in_force);
  EXPECT_FALSE(owed(of(rules), resolver, one, day("2026-01-01"), {"22", {}}).in_force);
  EXPECT_TRUE(owed(of(rules), resolver, one, day("2026-01-01")).in_force);
}

TEST(Owed, OnceIsOnce) {
  ruleset::Obligation one;
  one.on = from_civil(2024, 12, 31);
  EXPECT_EQ(due_text(one, 2024), "2024-12-31");
  EXPECT_EQ(due_text(one, 2025), "none");
  EXPECT_EQ(due_text(ruleset::Obligation{}, 2025), "none");
}

}  // namespace
}  // namespace inspectplan::responsibility
