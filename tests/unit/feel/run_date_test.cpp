// Dates on rows: ends of months, leap years, lengths, parts, days outside the calendar.
#include "rows.hpp"

namespace inspectplan::feel::testing {
namespace {

TEST(RunDate, MonthsKeepInsideTheMonth) {
  expect_shown({{"opened", "2024-01-31"}}, {{"opened + duration(\"P1M\")", "2024-02-29"},
                                            {"opened + duration(\"P13M\")", "2025-02-28"},
                                            {"opened + duration(\"P1Y\")", "2025-01-31"},
                                            {"opened + duration(\"P3M\")", "2024-04-30"},
                                            {"opened - duration(\"P2M\")", "2023-11-30"},
                                            {"opened - duration(\"P11M\")", "2023-02-28"},
                                            {"opened + duration(\"P1M\") + duration(\"P1M\")", "2024-03-29"},
                                            {"duration(\"P1M\") + opened", "2024-02-29"}});
  expect_shown({{"opened", "2024-02-29"}}, {{"opened + duration(\"P1Y\")", "2025-02-28"},
                                            {"opened + duration(\"P4Y\")", "2028-02-29"},
                                            {"opened - duration(\"P1Y\")", "2023-02-28"},
                                            {"opened + duration(\"P1D\")", "2024-03-01"},
                                            {"opened - duration(\"P60D\")", "2023-12-31"}});
}

TEST(RunDate, Parts) {
  expect_shown({{"opened", "2024-02-29"}}, {{"opened.year", "2024"},
                                            {"opened.month", "2"},
                                            {"opened.day", "29"},
                                            {"opened.weekday", "4"},  // a Thursday
                                            {"(opened + duration(\"P3D\")).weekday", "7"},
                                            {"(opened + duration(\"P4D\")).weekday", "1"},
                                            {"@\"1969-12-29\".weekday", "1"}});
  expect_shown({{"opened", "1965-07-04"}}, {{"opened.weekday", "7"}, {"opened.year", "1965"}});  // before 1970
}

TEST(RunDate, Lengths) {
  expect_shown({{"opened", "2026-11-10"}}, {{"(as_of - opened).days", "10"},
                                            {"(opened - as_of).days", "-10"},
                                            {"as_of - opened > duration(\"P9D\")", "true"},
                                            {"as_of - opened > duration(\"P10D\")", "false"},
                                            {"as_of - opened + duration(\"P1D\") = duration(\"P11D\")", "true"},
                                            {"duration(\"P30M\").years", "2"},
                                            {"duration(\"P30M\").months", "6"},
                                            {"(-duration(\"P30M\")).years", "-2"},
                                            {"(-duration(\"P30M\")).months", "-6"},
                                            {"opened > as_of - duration(\"P1M\")", "true"},
                                            {"opened in [as_of - duration(\"P10D\")..as_of]", "true"},
                                            {"opened in (as_of - duration(\"P10D\")..as_of]", "false"},
                                            {"max(opened, as_of)", "2026-11-20"},
                                            {"min(opened, as_of)", "2026-11-10"}});
}

TEST(RunDate, MissingDates) {
  expect_shown(Facts{}, {{"opened + duration(\"P1M\")", "missing"},
                         {"opened.year", "missing"},
                         {"opened.month", "missing"},
                         {"as_of - opened", "missing"},
                         {"(as_of - opened).days", "missing"},
                         {"opened < as_of", "unknown"},
                         {"max(opened, as_of)", "missing"}});
}

TEST(RunDate, OutsideTheCalendarIsMissingAndCounted) {
  Rows rows;
  rows.enterprise({{"opened", "9999-12-31"}})
      .enterprise({{"opened", "9999-12-30"}})
      .enterprise({})
      .enterprise({{"opened", "9998-12-31"}});
  const Outcome days = Compiled("opened + duration(\"P1D\")").run(rows.data());
  EXPECT_EQ(days.rows, (std::vector<std::string>{"missing", "9999-12-31", "missing", "9999-01-01"}));
  EXPECT_EQ(days.faults, 1u);
  const Outcome months = Compiled("(opened + duration(\"P1M\")).year").run(rows.data());
  EXPECT_EQ(months.rows, (std::vector<std::string>{"missing", "missing", "missing", "9999"}));
  EXPECT_EQ(months.faults, 2u);
  EXPECT_EQ(Compiled("opened - duration(\"P9999Y\")").run(rows.data()).faults, 3u);
}

TEST(RunDate, FaultsNameThePlace) {
  const Compiled compiled("workers > 3 and opened + duration(\"P1Y\") > as_of");
  Workspace workspace(compiled.program());
  const Rows rows = Rows().enterprise({{"opened", "9999-12-31"}, {"workers", "1"}});
  compiled.program().run(rows.data(), 0, 1, Mode::shown, workspace);
  compiled.program().run(rows.data(), 0, 1, Mode::shown, workspace);
  compiled.program().run(rows.data(), 0, 1, Mode::range, workspace);
  ASSERT_EQ(workspace.faults().size(), 1u);
  EXPECT_EQ(workspace.faults()[0].cells, 2u);
  EXPECT_EQ(workspace.faults()[0].place.column, 24u);
}

TEST(RunDate, FaultsOfChildRowsAreCounted) {
  Rows rows;
  rows.enterprise({}).child("accident", {{"date", "9999-06-30"}}).child("accident", {{"date", "2026-06-30"}});
  const Outcome outcome = Compiled("count(accident[date + duration(\"P1Y\") > as_of])").run(rows.data());
  EXPECT_EQ(outcome.rows[0], "[1..2]");
  EXPECT_EQ(outcome.faults, 1u);
}

}  // namespace
}  // namespace inspectplan::feel::testing
