#include "base/diagnostic.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"

namespace inspectplan {
namespace {

std::shared_ptr<const Source> source(std::string text, std::string name = "rules/a.yaml") {
  return std::make_shared<const Source>(std::move(name), std::move(text));
}

TEST(Source, KnowsItsLines) {
  const Source s("x", "một\r\nhai\n\nba");
  EXPECT_EQ(s.line(1), "một");
  EXPECT_EQ(s.line(2), "hai");
  EXPECT_EQ(s.line(3), "");
  EXPECT_EQ(s.line(4), "ba");
  EXPECT_EQ(s.line(5), "");
  EXPECT_EQ(s.line(0), "");
  EXPECT_EQ(Source("x", "").line(1), "");
}

TEST(Place, CountsCharactersNotBytes) {
  const auto s = source("a: 1\nSố lao động: x\n");
  const std::size_t x = s->text().find('x');
  const Place place = place_at(s, x);
  EXPECT_EQ(place.line, 2u);
  EXPECT_EQ(place.column, 14u);
  EXPECT_EQ(to_string(place), "rules/a.yaml:2:14");
}

TEST(Place, StaysInsideTheText) {
  const auto s = source("ab\nđ");
  EXPECT_EQ(to_string(place_at(s, 999)), "rules/a.yaml:2:2");
  EXPECT_EQ(to_string(place_at(s, 4)), "rules/a.yaml:2:1");  // inside đ
  EXPECT_EQ(to_string(place_at(s, 2)), "rules/a.yaml:1:3");  // the line end belongs to its line
  EXPECT_EQ(to_string(place_at(s, 3)), "rules/a.yaml:2:1");
  EXPECT_EQ(to_string(place_at(source(""), 0)), "rules/a.yaml:1:1");
  EXPECT_EQ(to_string(place_at(nullptr, 7)), "");
}

TEST(Place, SaysAsMuchAsIsKnown) {
  EXPECT_EQ(to_string(Place{}), "");
  EXPECT_EQ(to_string(Place{source("")}), "rules/a.yaml");
  EXPECT_EQ(to_string(Place{source(""), 3}), "rules/a.yaml:3");
}

TEST(Diagnostics, SortsAndKeepsEachOnce) {
  const auto a = source("", "a.yaml"), b = source("", "b.yaml");
  Diagnostics found;
  found.error("late", {b, 1, 1}, "x");
  found.warning("second", {a, 10, 1}, "x");
  found.info("first", {a, 9, 30}, "x");
  found.error("late", {b, 1, 1}, "x");
  Diagnostics more;
  more.error("no-place", {}, "x");
  more.error("aaa", {b, 1, 1}, "x");
  found.merge(std::move(more));
  std::string codes;
  for (const Diagnostic& d : found.sorted()) codes += d.code + " ";
  EXPECT_EQ(codes, "no-place first second aaa late ");
  EXPECT_EQ(found.count(Severity::error), 4u);
  EXPECT_TRUE(found.has_errors());
  EXPECT_FALSE(Diagnostics().has_errors());
}

// The caret must stand under the letter whatever bytes and marks come before it.
TEST(Render, PutsTheCaretUnderVietnameseLetters) {
  const auto s = source("label: {vi: Số lao động, xx: 1}\n");
  const Diagnostic d{Severity::error,    "unknown-key",        place_at(s, s->text().find("xx"), 2),
                     "unknown key 'xx'", "did you mean 'en'?", {}};
  EXPECT_EQ(render(d),
            "rules/a.yaml:1:26: error: unknown key 'xx' [unknown-key]\n"
            "  label: {vi: Số lao động, xx: 1}\n"
            "                           ^~\n"
            "  = did you mean 'en'?\n");
}

TEST(Render, CountsCellsForMarksAndWideLetters) {
  const auto apart = source("So\u0302\u0301 lao \u0111o\u0323\u0302ng x");
  EXPECT_NE(
      render({Severity::error, "c", place_at(apart, apart->text().find('x')), "m", "", {}}).find("\n              ^\n"),
      std::string::npos);
  const auto wide = source("漢字 x");
  EXPECT_NE(render({Severity::error, "c", place_at(wide, wide->text().find('x')), "m", "", {}}).find("\n       ^\n"),
            std::string::npos);
}

TEST(Render, KeepsTabsAsTabs) {
  const auto s = source("\ta\tx");
  EXPECT_EQ(render({Severity::warning, "c", place_at(s, 3), "m", "", {}}),
            "rules/a.yaml:1:4: warning: m [c]\n  \ta\tx\n  \t \t^\n");
}

TEST(Render, ClampsToTheLine) {
  const auto s = source("short\n");
  EXPECT_EQ(render({Severity::error, "c", {s, 1, 4, 50}, "m", "", {}}),
            "rules/a.yaml:1:4: error: m [c]\n  short\n     ^~\n");
  EXPECT_EQ(render({Severity::error, "c", {s, 1, 40}, "m", "", {}}),
            "rules/a.yaml:1:40: error: m [c]\n  short\n       ^\n");
  EXPECT_EQ(render({Severity::error, "c", {s, 77, 1}, "m", "", {}}), "rules/a.yaml:77:1: error: m [c]\n");
}

TEST(Render, DoesWithoutAPlace) {
  EXPECT_EQ(render({Severity::error, "no-rules", {}, "no rule file", "give a directory", {}}),
            "error: no rule file [no-rules]\n  = give a directory\n");
}

TEST(Render, ShowsNotesWithTheirOwnPlaces) {
  const auto s = source("a: 1\na: 2\n");
  EXPECT_EQ(render({Severity::error, "duplicate-key", {s, 2, 1}, "'a' stands twice", "", {{{s, 1, 1}, "first here"}}}),
            "rules/a.yaml:2:1: error: 'a' stands twice [duplicate-key]\n  a: 2\n  ^\n"
            "rules/a.yaml:1:1: note: first here\n  a: 1\n  ^\n");
}

TEST(Render, CutsVeryLongLinesAroundThePlace) {
  const auto s = source(std::string(100'000, 'a') + "X" + std::string(100'000, 'b'));
  const std::string text = render({Severity::error, "c", place_at(s, 100'000), "m", "", {}});
  EXPECT_LT(text.size(), 600u);
  const std::size_t line = text.find('\n') + 1;
  const std::size_t caret_line = text.find('\n', line) + 1;
  const std::size_t letter = display_width(text.substr(line, text.find('X') - line));
  EXPECT_EQ(text.find('^') - caret_line, letter);
}

TEST(Render, DefusesHostileInput) {
  const auto s = source("a: \x1B[2J \xFF x", "evil\nname");
  const std::string text = render({Severity::error, "c", {s, 1, 4}, "bad \x1B]0;x\x07 word", "line\nbreak", {}});
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  EXPECT_FALSE(invalid_utf8(text));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 4);
}

}  // namespace
}  // namespace inspectplan
