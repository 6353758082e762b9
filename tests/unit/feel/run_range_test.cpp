// Range mode: what a value can be under the completions of the missing cells, and what is certain of it.
#include "rows.hpp"

namespace inspectplan::feel::testing {
namespace {

// A truth as all that it can be: "true or false", "unknown" …
std::string show_possible(std::uint8_t truth) {
  std::string out;
  const auto add = [&](bool can, const char* what) {
    if (can) out += (out.empty() ? "" : " or ") + std::string(what);
  };
  add(truth & truth_true, "true");
  add(truth & truth_false, "false");
  add(truth & 4, "unknown");
  return out;
}

// A value with "or missing" where some completion gives none, and "?" where it rests on a missing cell.
std::string ranged(const std::string& text, const Rows& rows) {
  const Compiled compiled(text);
  Workspace workspace(compiled.program());
  compiled.program().run(rows.data(), 0, 1, Mode::range, workspace);
  const Type type = compiled.program().type(compiled.value());
  const std::uint8_t known = workspace.known(compiled.value())[0];
  if (type.kind == Kind::boolean) return show_possible(known);
  if (known == 0) return "missing";
  const bool any_text = type.kind == Kind::text && known != 1;
  return (any_text ? "any text" : show(workspace, type, compiled.value(), 0)) + (known & 2 ? "?" : "") +
         (known & 4 ? " or missing" : "");
}

void expect_ranges(const Rows& rows, const Expected& expected) {
  for (const auto& [text, value] : expected) EXPECT_EQ(ranged(text, rows), value) << text;
}

TEST(RunRange, MissingCellsAreAllThatTheirFieldsDeclare) {
  expect_ranges(Rows().enterprise({{"workers", "7"}}), {{"workers", "7"},
                                                        {"debt", "[-50..50]?"},
                                                        {"area", "[0..100000]?"},
                                                        {"mine", "true or false"},
                                                        {"name", "any text?"},
                                                        {"opened.month", "[1..12]?"},
                                                        {"debt + workers", "[-43..57]?"},
                                                        {"abs(debt)", "[0..50]?"},
                                                        {"string length(name)", "[0..1000000]?"},
                                                        {"upper case(name)", "any text?"}});
}

TEST(RunRange, ComparisonsAreDecidedWhereAllCompletionsAgree) {
  expect_ranges(Rows().enterprise({{"workers", "7"}}), {{"debt <= 50", "true"},
                                                        {"debt > 50", "false"},
                                                        {"debt > 49", "true or false"},
                                                        {"name = \"a\"", "true or false"},
                                                        {"under(vsic, \"05\")", "true or false"},
                                                        {"workers > 3 or mine", "true"},
                                                        {"workers > 3 and mine", "true or false"},
                                                        {"mine = mine", "true or false"}});  // each operand on its own
}

// Whether a missing cell stays missing is open: what is shown for it must lie in the range too.
TEST(RunRange, NullIsOpenWhereACellIsMissing) {
  expect_ranges(Rows().enterprise({{"workers", "7"}}), {{"debt = null", "true or false"},
                                                        {"mine = null", "true or false"},
                                                        {"name = null", "true or false"},
                                                        {"workers = null", "false"},
                                                        {"if debt = null then 8 else 20", "[8..20]?"},
                                                        {"null = (if workers > 3 then null else 1)", "true"},
                                                        {"min(accident.killed) = null", "true"}});
}

TEST(RunRange, SurelyMissingIsNotPerhapsMissing) {
  expect_ranges(Rows().enterprise({{"workers", "7"}}), {{"if workers > 3 then null else 5", "missing"},
                                                        {"if workers < 3 then null else 5", "5"},
                                                        {"if mine then null else 5", "5? or missing"},
                                                        {"if mine then 3 else 5", "[3..5]?"},
                                                        {"if mine then name else \"a\"", "any text?"},
                                                        {"min(accident.killed)", "missing"},
                                                        {"(if workers > 3 then null else 5) > 2", "unknown"},
                                                        {"(if mine then null else 5) > 2", "true or unknown"},
                                                        {"(if mine then 3 else 5) > 2", "true"},
                                                        {"mine and min(accident.killed) > 2", "false or unknown"},
                                                        {"not(min(accident.killed) > 2) or mine", "true or unknown"},
                                                        {"if min(accident.killed) > 2 then 1 else 2", "missing"},
                                                        {"substring(\"abc\", debt)", "any text? or missing"}});
}

TEST(RunRange, RowsThatMayCount) {
  Rows rows;
  rows.enterprise({})
      .child("accident", {{"killed", "2"}, {"fatal", "true"}})
      .child("accident", {{"killed", "5"}})
      .child("accident", {{"fatal", "false"}});
  expect_ranges(rows, {{"count(accident[fatal])", "[1..2]?"},
                       {"count(accident)", "3"},
                       {"sum(accident.killed)", "[7..17]?"},
                       {"max(accident[fatal].killed)", "[2..5]?"},
                       {"min(accident[fatal and killed > 3].killed)", "5? or missing"},
                       {"mean(accident[fatal].killed)", "[2..5]?"},
                       {"some a in accident satisfies a.fatal and a.killed > 3", "true or false"},
                       {"count(accident[min(accident[killed > 10].killed) > 3])", "[0..3] or missing"}});
}

TEST(RunRange, WhatWasNeverRecordedCanBeAnythingDeclared) {
  Rows rows;
  rows.enterprise({}).never_imported("accident").child("visit", {{"date", "2026-01-01"}, {"days", "3"}});
  expect_ranges(rows, {{"count(accident)", "[0..100]?"},
                       {"sum(accident.loss)", "[-100..100]?"},
                       {"max(accident.killed)", "[0..10]? or missing"},
                       {"some a in accident satisfies a.fatal", "true or false"},
                       {"count(visit)", "[0..5000]?"},
                       {"count(visit[date >= @\"2025-01-01\"])", "1"},
                       {"count(visit[date >= opened])", "[0..5000]?"}});
}

TEST(RunRange, DaysThatMayLeaveTheCalendar) {
  expect_ranges(Rows().enterprise({}), {{"opened + duration(\"P1Y\")", "[0002-01-01..9999-12-31]? or missing"}});
  expect_ranges(Rows().enterprise({{"opened", "9999-06-01"}}), {{"opened + duration(\"P1Y\")", "missing"}});
}

TEST(RunRange, FirstCaseThatHolds) {
  Builder builder(test_schema());
  const auto condition = [&](const std::string& text) {
    Diagnostics none;
    return builder.compile(check(parse_expression(Text::of(text), none), test_scope(), none));
  };
  const std::vector<Builder::Case> cases = {
      {condition("debt > 10"), 100}, {condition("workers > 3"), 200}, {condition("mine"), 300}};
  const auto assumed = builder.choose(cases, std::nullopt, 150);
  const auto open = builder.choose({{condition("debt > 10"), 100}, {condition("mine"), 300}}, 400, std::nullopt);
  const auto lacking = builder.choose({{condition("min(accident.killed) > 3"), 100}}, 400, std::nullopt);
  const Program program = builder.finish();
  Workspace shown(program), ranged(program);
  const Rows rows = Rows().enterprise({{"workers", "7"}});
  program.run(rows.data(), 0, 1, Mode::shown, shown);
  program.run(rows.data(), 0, 1, Mode::range, ranged);
  EXPECT_EQ(shown.low(assumed.value)[0], 150);
  EXPECT_EQ(shown.low(assumed.index)[0], -2);
  EXPECT_EQ(ranged.low(assumed.value)[0], 100);
  EXPECT_EQ(ranged.high(assumed.value)[0], 200);  // the third is never reached
  EXPECT_EQ(shown.known(open.value)[0], 0);
  EXPECT_EQ(ranged.low(open.value)[0], 100);
  EXPECT_EQ(ranged.high(open.value)[0], 400);
  EXPECT_EQ(ranged.known(lacking.value)[0], 0);  // no rows, no least: unknown for good
}

}  // namespace
}  // namespace inspectplan::feel::testing
