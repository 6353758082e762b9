#include "usecase/who/duties.hpp"

#include <gtest/gtest.h>

#include "../responsibility/rules.hpp"

namespace inspectplan::usecase {
namespace {

using responsibility::day;
using responsibility::Rules;
using responsibility::span;
using Ids = std::vector<std::string>;

// Health writes to labour, with the councils; labour became home affairs in March, districts became communes in July.
Rules written(const std::optional<Label>& time = {}) {
  Rules rules;
  rules.department("health").department("labour", span("", "2025-02-28")).department("home");
  rules.department("district", span("", "2025-06-30"), "district_code")
      .department("commune", span("2025-07-01"), "code");
  rules.succession("labour", "home", {}, span("2025-03-01"));
  rules.succession("district", "commune", {}, span("2025-07-01"));
  ruleset::Obligation report;
  report.id = "report";
  report.lead = {{"health", ""}};
  report.coordinate = {{"district", ""}};
  report.to = {{"labour", ""}};
  report.time = time;
  rules.set->reporting.push_back(report);
  return rules;
}

std::vector<OwedDuty> asked(const Rules& rules, const std::string& department, int year, Diagnostics& diagnostics) {
  return duties_of(rules.set, department, year, diagnostics).value_or(std::vector<OwedDuty>{});
}

TEST(Duties, WithoutADayEachPartOfTheYearNamesThoseOfItsDays) {
  Diagnostics diagnostics;
  const auto duties = asked(written(), "health", 2025, diagnostics);
  ASSERT_EQ(duties.size(), 3U);
  EXPECT_EQ(to_string(duties[0].until), "2025-02-28");
  EXPECT_EQ(duties[0].owed.to, Ids{"labour"});
  EXPECT_EQ(to_string(duties[1].from), "2025-03-01");
  EXPECT_EQ(duties[1].owed.to, Ids{"home"});
  EXPECT_EQ(duties[1].owed.coordinating, Ids{"district"});
  EXPECT_EQ(to_string(duties[2].from), "2025-07-01");
  EXPECT_EQ(duties[2].owed.coordinating, Ids{"commune"});
  EXPECT_EQ(to_string(duties[2].until), "2025-12-31");
}

TEST(Duties, AYearInWhichNothingMovesIsOneRow) {
  Diagnostics diagnostics;
  EXPECT_EQ(asked(written(), "health", 2024, diagnostics).size(), 1U);
  EXPECT_EQ(asked(written(), "health", 2026, diagnostics).size(), 1U);
}

TEST(Duties, AnInstanceHasThoseOfItsClassUnderItsOwnName) {
  Diagnostics diagnostics;
  const auto duties = asked(written(), "commune:06529", 2026, diagnostics);
  ASSERT_EQ(duties.size(), 1U);
  EXPECT_EQ(duties[0].role, "coordinate");
  EXPECT_EQ(duties[0].owed.coordinating, Ids{"commune:06529"});
  EXPECT_TRUE(diagnostics.sorted().empty()) << render(diagnostics.sorted());
  const auto before = asked(written(), "district:183", 2024, diagnostics);
  ASSERT_EQ(before.size(), 1U);
  EXPECT_EQ(before[0].owed.coordinating, Ids{"district:183"});
}

TEST(Duties, OneDepartmentHasNoInstances) {
  Diagnostics diagnostics;
  EXPECT_FALSE(duties_of(written().set, "health:06529", 2026, diagnostics));
  EXPECT_EQ(diagnostics.sorted().at(0).code, "unknown-department");
  EXPECT_EQ(diagnostics.sorted().at(0).hint, "ask for \"health\"");
}

TEST(Duties, APartOfTheYearIsSaidBesideTheWordsOfTheText) {
  Diagnostics diagnostics;
  const Rules rules = written(Label{"hằng năm", "every year"});
  const auto when = [&](int year) {
    return duties_sheet(asked(rules, "health", year, diagnostics), *rules.set, Language::en).rows.at(0).at(0);
  };
  EXPECT_EQ(when(2025), "every year; 2025-01-01 – 2025-02-28");
  EXPECT_EQ(when(2026), "every year");
}

}  // namespace
}  // namespace inspectplan::usecase
