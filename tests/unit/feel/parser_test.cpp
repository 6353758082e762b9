// What is read and what is refused, and where.
#include <gtest/gtest.h>

#include "feel/expression.hpp"

namespace inspectplan::feel {
namespace {

bool parses(const std::string& text) {
  Diagnostics diagnostics;
  const Syntax syntax = parse_expression(Text::of(text), diagnostics);
  EXPECT_EQ(static_cast<bool>(syntax), diagnostics.empty()) << text;
  return static_cast<bool>(syntax);
}

bool parses_tests(const std::string& text) {
  Diagnostics diagnostics;
  return static_cast<bool>(parse_unary_tests(Text::of(text), diagnostics));
}

// "code column" of the only finding.
std::string refusal(const std::string& text, bool tests = false) {
  Diagnostics diagnostics;
  const Syntax syntax =
      tests ? parse_unary_tests(Text::of(text), diagnostics) : parse_expression(Text::of(text), diagnostics);
  const auto found = diagnostics.sorted();
  if (syntax || found.size() != 1) return "accepted";
  return found[0].code + " " + std::to_string(found[0].place.line) + ":" + std::to_string(found[0].place.column);
}

std::string hint(const std::string& text, bool tests = false) {
  Diagnostics diagnostics;
  tests ? parse_unary_tests(Text::of(text), diagnostics) : parse_expression(Text::of(text), diagnostics);
  return diagnostics.empty() ? "" : diagnostics.sorted()[0].hint;
}

TEST(Parser, NamesWhatWordProcessorsPutIn) {
  EXPECT_EQ(refusal("trade = “05”"), "bad-character 1:9");
  EXPECT_EQ(hint("trade = “05”"), "texts stand in plain double quotes: \"…\"");
  EXPECT_EQ(refusal("workers ≥ 5"), "bad-character 1:9");
  EXPECT_EQ(hint("workers ≥ 5"), "write >=");
  EXPECT_EQ(refusal("workers–1"), "bad-character 1:8");
  EXPECT_EQ(hint("5–1"), "write -");
  EXPECT_TRUE(parses("\"“Sở” – ≥\" = a")) << "inside a text they are letters";
  EXPECT_TRUE(parses("a\u00a0> 5\u00a0and\u202fb")) << "blanks of a word processor are blanks";
}

TEST(Parser, DecimalComma) {
  EXPECT_EQ(hint("workers > 1,5"), "numbers have a decimal point: 1.5");
  EXPECT_EQ(hint("[1,5..2]", true), "numbers have a decimal point: 1.5");
  EXPECT_EQ(refusal("< 1,5", true), "decimal-comma 1:4");
  EXPECT_EQ(hint("< 1,5", true), "numbers have a decimal point: 1.5; of two tests put a blank behind the comma");
  EXPECT_TRUE(parses_tests("< 1, 5"));
  EXPECT_TRUE(parses_tests("1,5")) << "two values";
  EXPECT_TRUE(parses_tests("< a,1,5"));
  EXPECT_TRUE(parses("min(1,5)"));
}

TEST(Parser, HabitsOfOtherLanguagesAreNamed) {
  EXPECT_EQ(hint("workers == 5"), "equal is one sign: =");
  EXPECT_EQ(hint("workers => 5"), "write >=");
  EXPECT_EQ(hint("workers =< 5"), "write <=");
  EXPECT_EQ(hint("workers <> 5"), "unequal is written !=");
  EXPECT_EQ(hint("a AND b"), "keywords are written small: and");
  EXPECT_EQ(hint("If a then b else c"), "keywords are written small: if");
  EXPECT_EQ(hint("not pit"), "`not` is a function: not(…)");
  EXPECT_EQ(hint("NOT pit"), "`not` is a function: not(…)");
  EXPECT_EQ(hint("!pit"), "write not(…)");
  EXPECT_EQ(hint("a && b"), "write `and`");
  EXPECT_EQ(hint("a || b"), "write `or`");
  EXPECT_EQ(hint("workers is null"), "write = ; `= null` asks whether it is missing");
  EXPECT_EQ(hint("workers is not null"), "write != ; `!= null` asks whether it is known");
  EXPECT_EQ(hint("workers > 1 000 000"), "a number has no blanks: 1000000");
  EXPECT_EQ(hint("if a then b"), "add `else` and the value that holds otherwise; null is missing");
  EXPECT_EQ(hint("county in \"a\", \"b\""), "several values stand in parentheses: in (…, …)");
  EXPECT_EQ(hint("share > 5%"), "15 % is 0.15");
}

TEST(Parser, WhatIsNoHabitHasNoSuchHint) {
  EXPECT_EQ(hint("workers = = 5"), "") << "two signs apart";
  EXPECT_EQ(hint("a and and b"), "");
  EXPECT_EQ(hint("f(x in (1, 2), 3) 4 x"), "");
  EXPECT_EQ(hint("(county in 1), 2"), "") << "the test is closed";
  EXPECT_TRUE(parses("island = 1 and notes = 2"));
}

TEST(Parser, ReadsTheLanguage) {
  for (const char* text : {"1 + 2 * 3 - -4 / 5",
                           "a and b or not(c)",
                           "x in [1..5]",
                           "x in (1..5]",
                           "x in ]1..5[",
                           "x in [1..5)",
                           "x in (1, 2, > 5)",
                           "x in [1, 2, 3]",
                           "x in (\"a\", \"b\")",
                           "x in [1..5] and y",
                           "x between 1 and 5 and y",
                           "if a then 1 else if b then 2 else 3",
                           "date(\"2026-01-31\") - duration(\"P3Y\")",
                           "@\"2026-01-31\".year",
                           "upper case(a) = \"X\"",
                           "string length(a) > 3",
                           "count(accident[killed > 0 and date > as_of - duration(\"P3Y\")])",
                           "sum(accident.killed)",
                           "max(inspection.date)",
                           "some x in accident satisfies x.killed > 0",
                           "every x in accident[killed > 0] satisfies x.date > as_of",
                           "x in (a + 1, (b) * 2)",
                           "x in ((1 + 2)..5]",
                           "in_sector(\"mining\")",
                           "under(vsic, \"05\", \"07\")",
                           "x = null",
                           "(a = null) = (b = null)",
                           ".5 + 1.25",
                           "số_người > 3",
                           "x in < 5",
                           "x in]1..b[ and y"}) {
    EXPECT_TRUE(parses(text)) << text;
  }
}

TEST(Parser, ReadsUnaryTests) {
  for (const char* text : {"-", "< 5", ">= 5, < 2", "[1..3)", "(1..3]", "]1..3[", "\"a\", \"b\"", "not(1, 2)",
                           "not(< 5)", "null", "? > 3 and ? < 5", "not(? = 1) and ? = 2", "-1", "-, 3", "(1 + 2) * 3",
                           "@\"2026-01-01\"", "starts with(?, \"a\")", "not(null)"}) {
    EXPECT_TRUE(parses_tests(text)) << text;
  }
}

TEST(Parser, RefusesWithItsPlace) {
  EXPECT_EQ(refusal(""), "empty-expression 1:1");
  EXPECT_EQ(refusal("  "), "empty-expression 1:3");
  EXPECT_EQ(refusal("1 +"), "syntax 1:4");
  EXPECT_EQ(refusal("(1 + 2"), "syntax 1:7");
  EXPECT_EQ(refusal("1 2"), "syntax 1:3");
  EXPECT_EQ(refusal("a < b < c"), "chained-comparison 1:7");
  EXPECT_EQ(refusal("if a then b"), "syntax 1:12");
  EXPECT_EQ(refusal("x in [1..2"), "syntax 1:11");
  EXPECT_EQ(refusal("a = 'x'"), "bad-character 1:5");
  EXPECT_EQ(refusal("a = \"x"), "unclosed-text 1:5");
  EXPECT_EQ(refusal("a = \"\\q\""), "bad-escape 1:6");
  EXPECT_EQ(refusal("a & b"), "bad-character 1:3");
  EXPECT_EQ(refusal(std::string("a = \0 1", 7)), "bad-character 1:5");
  EXPECT_EQ(refusal("a = \"\x01\""), "bad-character 1:6");
  EXPECT_EQ(refusal("a and and b"), "syntax 1:7");
  EXPECT_EQ(refusal("some x accident satisfies true"), "syntax 1:8");
  EXPECT_EQ(refusal("12ab"), "bad-number 1:3");
  EXPECT_EQ(refusal("a = \"\\uD800\""), "bad-escape 1:6");
  EXPECT_EQ(refusal("", true), "empty-expression 1:1");
  EXPECT_EQ(refusal("1,", true), "syntax 1:3");
}

TEST(Parser, CountsCharactersUnderVietnameseText) {
  EXPECT_EQ(refusal("a = \"Đường Lạng Sơn\" b"), "syntax 1:22");
  EXPECT_EQ(refusal("a = \"Lạng\"\n  and &"), "bad-character 2:7");
}

TEST(Parser, RefusesBadEncoding) { EXPECT_EQ(refusal("a = \"\xff\""), "bad-encoding 1:6"); }

TEST(Parser, EndsCleanlyOnHostileDepth) {
  EXPECT_TRUE(parses(std::string(150, '(') + "1" + std::string(150, ')')));
  EXPECT_EQ(refusal(std::string(60000, '(')), "too-deep 1:201");
  EXPECT_EQ(refusal(std::string(60000, '-') + "1").substr(0, 8), "too-deep");
  std::string chain = "1";
  for (int i = 0; i < 20000; ++i) chain += "+1";
  EXPECT_EQ(refusal(chain).substr(0, 8), "too-deep");
  std::string filters = "a";
  for (int i = 0; i < 20000; ++i) filters += "[1";
  EXPECT_EQ(refusal(filters).substr(0, 8), "too-deep");
  std::string ins = "x";
  for (int i = 0; i < 10000; ++i) ins += " in (x";
  EXPECT_EQ(refusal(ins).substr(0, 8), "too-deep");
  EXPECT_EQ(refusal(std::string(70000, '(')), "too-long 1:1");
  std::string many = "a";
  for (int i = 0; i < 5000; ++i) many += " or a";
  EXPECT_TRUE(parses(many));
}

TEST(Uses, FindsNamesTablesAndSectors) {
  Diagnostics diagnostics;
  const Syntax syntax = parse_expression(Text::of("in_sector(\"mining\") and count(accident[killed > 0 and date > "
                                                  "as_of]) > a and (some x in report satisfies x.f > b) and "
                                                  "sum(licence.area) > opened.year and count(equipment) > 0"),
                                         diagnostics);
  ASSERT_TRUE(syntax) << render(diagnostics.sorted());
  EXPECT_EQ(syntax.uses().names, (std::set<std::string>{"a", "as_of", "b", "date", "killed", "opened"}));
  EXPECT_EQ(syntax.uses().tables, (std::set<std::string>{"accident", "equipment", "licence", "report"}));
  EXPECT_EQ(syntax.uses().sectors, (std::set<std::string>{"mining"}));
}

}  // namespace
}  // namespace inspectplan::feel
