// Child tables: filters, aggregates, what a table covers, rows of which nobody knows whether they count.
#include "rows.hpp"

namespace inspectplan::feel::testing {
namespace {

Rows three_accidents() {
  return Rows()
      .enterprise({{"workers", "2"}, {"opened", "2024-06-01"}})
      .child("accident",
             {{"killed", "0"}, {"loss", "0.5"}, {"date", "2023-05-01"}, {"where", "kho"}, {"fatal", "false"}})
      .child("accident",
             {{"killed", "2"}, {"loss", "-0.4"}, {"date", "2025-05-01"}, {"where", "lò"}, {"fatal", "true"}})
      .child("accident",
             {{"killed", "3"}, {"loss", "0.2"}, {"date", "2026-05-01"}, {"where", "lò"}, {"fatal", "true"}});
}

TEST(RunTable, Aggregates) {
  expect_shown(three_accidents(), {{"count(accident)", "3"},
                                   {"sum(accident.killed)", "5"},
                                   {"sum(accident.loss)", "0.3"},
                                   {"min(accident.killed)", "0"},
                                   {"max(accident.killed)", "3"},
                                   {"mean(accident.killed)", "1.666666667"},
                                   {"mean(accident.loss)", "0.1"},
                                   {"min(accident.date)", "2023-05-01"},
                                   {"max(accident.date)", "2026-05-01"}});
}

TEST(RunTable, Filters) {
  expect_shown(three_accidents(), {{"count(accident[killed > 0])", "2"},
                                   {"count(accident[killed >= workers])", "2"},
                                   {"count(accident[killed > workers])", "1"},
                                   {"count(accident[date > opened])", "2"},
                                   {"count(accident[where = \"lò\" and killed < 3])", "1"},
                                   {"count(accident[fatal])", "2"},
                                   {"count(accident[not(fatal)][loss > 0])", "1"},
                                   {"count(accident[date > as_of - duration(\"P1Y\")])", "1"},
                                   {"count(accident[upper case(where) = \"LÒ\"])", "2"},
                                   {"count(accident[killed > count(accident[fatal])])", "1"},
                                   {"sum(accident[killed > 0].loss)", "-0.2"},
                                   {"min(accident[fatal].killed)", "2"},
                                   {"mean(accident[fatal].killed)", "2.5"},
                                   {"max(accident[killed = 0].date)", "2023-05-01"},
                                   {"count(accident[true])", "3"},
                                   {"count(accident[false])", "0"}});
}

TEST(RunTable, SomeAndEvery) {
  expect_shown(three_accidents(), {{"some a in accident satisfies a.killed > 2", "true"},
                                   {"some a in accident satisfies a.killed > 3", "false"},
                                   {"every a in accident satisfies a.killed >= 0", "true"},
                                   {"every a in accident satisfies a.killed > 0", "false"},
                                   {"every a in accident[fatal] satisfies a.killed > 0", "true"},
                                   {"some a in accident satisfies a.date > opened and a.loss < 0", "true"}});
}

TEST(RunTable, NoRows) {
  expect_shown(Facts{}, {{"count(accident)", "0"},
                         {"sum(accident.killed)", "0"},
                         {"min(accident.killed)", "missing"},
                         {"max(accident.date)", "missing"},
                         {"mean(accident.killed)", "missing"},
                         {"some a in accident satisfies a.killed > 0", "false"},
                         {"every a in accident satisfies a.killed > 0", "true"}});
  expect_shown(three_accidents(), {{"count(accident[killed > 5])", "0"},
                                   {"sum(accident[killed > 5].killed)", "0"},
                                   {"min(accident[killed > 5].killed)", "missing"},
                                   {"max(accident[killed > 5].date)", "missing"},
                                   {"mean(accident[killed > 5].loss)", "missing"}});
}

TEST(RunTable, NeverImported) {
  Rows rows;
  rows.enterprise({}).never_imported("accident");
  expect_shown(rows, {{"count(accident)", "missing"},
                      {"sum(accident.killed)", "missing"},
                      {"min(accident.killed)", "missing"},
                      {"max(accident.date)", "missing"},
                      {"mean(accident.killed)", "missing"},
                      {"count(accident) = 0", "unknown"},
                      {"count(accident) = null", "true"},
                      {"some a in accident satisfies a.killed > 0", "unknown"},
                      {"every a in accident satisfies a.killed > 0", "unknown"}});
}

// Sure: killed 2. Possible: killed 5, of which nobody knows whether it was fatal. Not: killed 9.
Rows doubtful() {
  return Rows()
      .enterprise({})
      .child("accident", {{"killed", "2"}, {"loss", "0.4"}, {"date", "2025-01-01"}, {"fatal", "true"}})
      .child("accident", {{"killed", "5"}, {"loss", "-0.6"}, {"date", "2026-01-01"}})
      .child("accident", {{"killed", "9"}, {"loss", "0.9"}, {"date", "2026-02-01"}, {"fatal", "false"}});
}

TEST(RunTable, UnknownFiltersMakeRanges) {
  expect_shown(doubtful(), {{"count(accident[fatal])", "[1..2]"},
                            {"count(accident[not(fatal)])", "[1..2]"},
                            {"sum(accident[fatal].killed)", "[2..7]"},
                            {"sum(accident[fatal].loss)", "[-0.2..0.4]"},
                            {"min(accident[fatal].killed)", "2"},
                            {"max(accident[fatal].killed)", "[2..5]"},
                            {"min(accident[fatal].loss)", "[-0.6..0.4]"},
                            {"max(accident[fatal].loss)", "0.4"},
                            {"max(accident[fatal].date)", "[2025-01-01..2026-01-01]"},
                            {"mean(accident[fatal].killed)", "[2..5]"},  // 2 or 3.5: inside, not narrowest
                            {"count(accident[fatal and killed > 3])", "[0..1]"},
                            {"min(accident[fatal and killed > 3].killed)", "missing"},
                            {"some a in accident satisfies a.fatal", "true"},
                            {"some a in accident satisfies a.fatal and a.killed > 3", "unknown"},
                            {"every a in accident satisfies a.fatal", "false"},
                            {"every a in accident[killed < 9] satisfies a.fatal", "unknown"},
                            {"count(accident[fatal = null])", "1"},
                            {"count(accident[fatal or true])", "3"}});
}

TEST(RunTable, MissingValuesOfRowsThatCount) {
  Rows rows;
  rows.enterprise({})
      .child("accident", {{"killed", "2"}, {"fatal", "true"}})
      .child("accident", {{"fatal", "true"}, {"loss", "0.1"}})
      .child("accident", {{"killed", "1"}, {"loss", "0.2"}, {"fatal", "false"}});
  expect_shown(rows, {{"count(accident)", "3"},
                      {"sum(accident.killed)", "missing"},
                      {"min(accident.killed)", "missing"},
                      {"mean(accident.killed)", "missing"},
                      {"sum(accident[killed != null].killed)", "3"},
                      {"sum(accident[not(fatal)].killed)", "1"},
                      {"max(accident[not(fatal)].killed)", "1"},
                      {"count(accident[killed > 0])", "[2..3]"},
                      {"sum(accident[killed > 0].killed)", "missing"}});
}

// `visit` records only days from 2020-01-01 on.
TEST(RunTable, OutsideWhatTheTableCoversIsMissing) {
  Rows rows;
  rows.enterprise({{"opened", "2019-12-31"}})
      .child("visit", {{"date", "2025-03-01"}, {"days", "4"}})
      .child("visit", {{"date", "2021-03-01"}, {"days", "2"}});
  rows.enterprise({{"opened", "2020-01-01"}});
  rows.enterprise({});
  const auto of = [&](const std::string& text) { return Compiled(text).run(rows.data()).rows; };
  using Rows3 = std::vector<std::string>;
  EXPECT_EQ(of("count(visit)"), (Rows3{"missing", "missing", "missing"}));
  EXPECT_EQ(of("sum(visit.days)"), (Rows3{"missing", "missing", "missing"}));
  EXPECT_EQ(of("max(visit.date)"), (Rows3{"2025-03-01", "missing", "missing"}));  // the newest is recorded
  EXPECT_EQ(of("min(visit.date)"), (Rows3{"missing", "missing", "missing"}));
  EXPECT_EQ(of("count(visit[date > as_of - duration(\"P3Y\")])"), (Rows3{"1", "0", "0"}));
  EXPECT_EQ(of("sum(visit[date > as_of - duration(\"P3Y\")].days)"), (Rows3{"4", "0", "0"}));
  EXPECT_EQ(of("min(visit[date > as_of - duration(\"P3Y\")].days)"), (Rows3{"4", "missing", "missing"}));
  EXPECT_EQ(of("count(visit[date > as_of - duration(\"P9Y\")])"), (Rows3{"missing", "missing", "missing"}));
  EXPECT_EQ(of("count(visit[date >= opened])"), (Rows3{"missing", "0", "missing"}));
  EXPECT_EQ(of("count(visit[date > opened])"), (Rows3{"2", "0", "missing"}));
  EXPECT_EQ(of("count(visit[date >= @\"2020-01-01\"])"), (Rows3{"2", "0", "0"}));
  EXPECT_EQ(of("count(visit[date > @\"2019-12-31\"])"), (Rows3{"2", "0", "0"}));
  EXPECT_EQ(of("count(visit[date >= @\"2019-12-31\"])"), (Rows3{"missing", "missing", "missing"}));
  EXPECT_EQ(of("some v in visit satisfies v.days > 3"), (Rows3{"unknown", "unknown", "unknown"}));
  EXPECT_EQ(of("some v in visit satisfies v.date > @\"2024-01-01\""), (Rows3{"true", "false", "false"}));
}

TEST(RunTable, RowsOfOtherEnterprisesDoNotCount) {
  Rows rows;
  for (int e = 0; e < 50; ++e) {
    rows.enterprise({{"workers", std::to_string(e % 4)}});
    for (int a = 0; a < e % 5; ++a) rows.child("accident", {{"killed", std::to_string(a)}});
  }
  const Outcome counts = Compiled("count(accident)").run(rows.data());
  const Outcome more = Compiled("count(accident[killed > workers])").run(rows.data());
  for (std::size_t e = 0; e < 50; ++e) {
    EXPECT_EQ(counts.rows[e], std::to_string(e % 5)) << e;
    const auto above = static_cast<int>(e % 5) - 1 - static_cast<int>(e % 4);
    EXPECT_EQ(more.rows[e], std::to_string(std::max(0, above))) << e;
  }
}

// Several aggregates over the same rows give what each gives alone.
TEST(RunTable, SeveralAggregatesOverOneFilter) {
  const std::vector<std::string> texts = {"count(accident[fatal])",           "sum(accident[fatal].killed)",
                                          "max(accident[fatal].loss)",        "some a in accident satisfies a.fatal",
                                          "sum(accident[not(fatal)].killed)", "count(accident[fatal])"};
  EXPECT_EQ(Compiled(texts).run(doubtful().data()).rows,
            (std::vector<std::string>{"[1..2]", "[2..7]", "0.4", "true", "[9..14]", "[1..2]"}));
}

}  // namespace
}  // namespace inspectplan::feel::testing
