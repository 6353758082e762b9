#include <gtest/gtest.h>

#include "rules.hpp"

namespace inspectplan::responsibility {
namespace {

constexpr int year = 2027;

std::vector<std::string> found(const Rules& rules, std::string_view code) {
  std::vector<std::string> messages;
  for (const Diagnostic& finding : rules.resolver().check(from_civil(year, 1, 1), from_civil(year, 12, 31)).sorted())
    if (finding.code == code) messages.push_back(finding.message);
  return messages;
}

TEST(Changes, EveryDayOnWhichSomethingStarts) {
  const auto changes = mines().resolver().changes(day("2026-09-15"), day("2027-12-31"));
  EXPECT_EQ(changes, std::vector<Day>{day("2027-03-01")});  // the first day itself is no change inside
  EXPECT_EQ(mines().resolver().changes(day("2025-01-01"), day("2026-12-31")),
            (std::vector<Day>{day("2025-03-01"), day("2026-09-15")}));
}

TEST(Changes, LivesAndResponsibilitiesCount) {
  Rules rules;
  rules.department("a", span("2027-05-01", "2027-06-30")).matter("minerals");
  rules.responsibility("r", "minerals", {{"a", ""}}).valid = span("2027-02-02", "2027-12-31");
  EXPECT_EQ(rules.resolver().changes(day("2027-01-01"), day("2027-12-31")),
            (std::vector<Day>{day("2027-02-02"), day("2027-05-01"), day("2027-07-01")}));
}

TEST(Check, SoundRulesGiveOnlyTheTemporaryTransfer) {
  const auto all = mines().resolver().check(day("2027-01-01"), day("2027-12-31")).sorted();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].code, "temporary-in-year");
  EXPECT_NE(all[0].message.find("land → trade (minerals) ends after 2027-02-28"), std::string::npos) << all[0].message;
  EXPECT_FALSE(all[0].hint.empty());
}

TEST(Check, TransferThatEndsInAnotherYearIsNotSaid) {
  EXPECT_TRUE(mines().resolver().check(day("2028-01-01"), day("2028-12-31")).empty());
  EXPECT_TRUE(mines().resolver().check(day("2026-01-01"), day("2026-12-31")).empty());
}

TEST(Check, MatterWithoutLead) {
  Rules rules;
  rules.department("a", span("", "2027-03-31")).matter("minerals").matter("water");
  rules.responsibility("r", "minerals", {{"a", ""}});
  const auto messages = found(rules, "no-lead");
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0], "matter minerals has no lead for visits: 2027-04-01 – 2027-12-31");
  EXPECT_EQ(messages[1], "matter water has no lead for visits: 2027-01-01 – 2027-12-31");
}

TEST(Check, MatterThatIsOnlyInvestigatedNeedsNoVisits) {
  Rules rules;
  rules.department("a").matter("accidents");
  rules.responsibility("r", "accidents", {{"a", ""}}).duty = ruleset::Duty::investigate;
  EXPECT_TRUE(found(rules, "no-lead").empty());
}

TEST(Check, TwoTextsThatNameDifferentLeads) {
  Rules rules;
  rules.department("a").department("b").matter("minerals");
  rules.responsibility("r1", "minerals", {{"a", ""}});
  ruleset::Responsibility& other = rules.responsibility("r2", "minerals", {{"b", ""}});
  other.valid = span("2027-07-01");
  EXPECT_EQ(found(rules, "two-leads"),
            std::vector<std::string>{"matter minerals has two responsibilities with different leads: r1 and r2 "
                                     "(2027-07-01 – 2027-12-31)"});
  other.role = ruleset::Role::is_implied;
  EXPECT_TRUE(found(rules, "two-leads").empty());
}

TEST(Check, TextsOfDifferentPlacesDoNotCollide) {
  Rules rules;
  rules.department("a").department("b").matter("minerals");
  rules.responsibility("r1", "minerals", {{"a", ""}}).territory = {"10"};
  rules.responsibility("r2", "minerals", {{"b", ""}}).territory = {"11"};
  EXPECT_TRUE(found(rules, "two-leads").empty());
}

TEST(Check, DeadEndShowsThePath) {
  Rules rules;
  rules.department("a", span("", "2024-12-31")).department("b", span("", "2027-06-30")).matter("minerals");
  rules.succession("a", "b", {"digging"}, span("2025-01-01"));
  rules.responsibility("r", "minerals", {{"a", "digging"}});
  EXPECT_EQ(found(rules, "dead-end"),
            std::vector<std::string>{"responsibility r: nobody holds a → b [digging] (2027-07-01 – 2027-12-31)"});
}

TEST(Check, TooManyOfOneMatterToCompareEveryTwo) {
  Rules rules;
  rules.department("a").matter("m");
  for (int i = 0; i < 900; ++i) rules.responsibility("r" + std::to_string(1000 + i), "m", {{"a", ""}});
  EXPECT_EQ(found(rules, "not-analysed"),
            std::vector<std::string>{
                "matter m: of its 900 responsibilities not every two are compared, there are too many"});
}

TEST(Check, CoordinatingWithItself) {
  Rules rules;
  rules.department("roads", span("", "2025-02-28")).department("works").matter("minerals");
  rules.succession("roads", "works", {}, span("2025-03-01"));
  rules.responsibility("building", "minerals", {{"works", ""}}, {{"roads", ""}});
  EXPECT_EQ(found(rules, "self-coordination").size(), 1U);
}

}  // namespace
}  // namespace inspectplan::responsibility
