// What editors and word processors make of YAML: one finding, with a remedy.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "yaml/node.hpp"

namespace inspectplan::yaml {
namespace {

// "code line:column | hint" of every finding.
std::string slips(std::string text) {
  Diagnostics diagnostics;
  parse_partly(std::make_shared<const Source>("r.yaml", std::move(text)), diagnostics);
  std::string out;
  for (const Diagnostic& one : diagnostics.sorted())
    out += (out.empty() ? "" : "; ") + one.code + " " + std::to_string(one.place.line) + ":" +
           std::to_string(one.place.column) + " | " + one.hint;
  return out;
}

std::string text_at(const std::string& text, const std::string& key) {
  Diagnostics diagnostics;
  const Partial partial = parse_partly(std::make_shared<const Source>("r.yaml", text), diagnostics);
  const Node* node = partial.root.find(key);
  return node ? node->text : "none";
}

constexpr const char* blanks = "indent with plain blanks, two for each level";
constexpr const char* plain = "write plain quotes, \"…\"; put them around a text that has quotation marks of its own";

TEST(Slips, TabsInTheIndentationAreOneFinding) {
  EXPECT_EQ(slips("a:\n\tb: 1\n\tc: 2\n"), std::string("yaml-indentation 2:1 | ") + blanks);
  EXPECT_EQ(slips("a:\n  b:\n  \tc: 2\n"), std::string("yaml-indentation 3:3 | ") + blanks);
  EXPECT_EQ(slips("a:\n  - x\n\t- y\n"), std::string("yaml-indentation 3:1 | ") + blanks)
      << "YAML would read \"x - y\"";
  EXPECT_EQ(slips("a:\n\u00a0\u00a0b: 1\n"), std::string("yaml-indentation 2:1 | ") + blanks);
}

TEST(Slips, TabsElsewhereDoNoHarm) {
  EXPECT_EQ(slips("a:\tb\t# c\n\t\n\t# said nothing\n"), "");
  EXPECT_EQ(slips("a: \"\u00a0b\"\n"), "");
}

TEST(Slips, TypographicQuotesAreNamedAndReadAsPlainOnes) {
  EXPECT_EQ(slips("a: “b”\n"), std::string("yaml-quotes 1:4 | ") + plain);
  EXPECT_EQ(text_at("a: “b c”\n", "a"), "b c");
  EXPECT_EQ(text_at("a: “b\n", "a"), "b");
  EXPECT_EQ(slips("{a: “b, c”, d: 1}\n"), std::string("yaml-quotes 1:5 | ") + plain);
  EXPECT_EQ(text_at("{a: “b, c”, d: 1}\n", "d"), "1");
  EXPECT_EQ(slips("[“b, c”]\n"), std::string("yaml-quotes 1:2 | ") + plain);
  EXPECT_EQ(slips("a: “b: c”\n"), std::string("yaml-quotes 1:4 | ") + plain) << "no YAML at all";
  EXPECT_EQ(slips("a: '“b”'\nc: the “d”\n"), "") << "part of a text";
}

TEST(Slips, DecimalCommaInsideBraces) {
  EXPECT_EQ(slips("{a: 2,5, b: 1}\n"), "decimal-comma 1:5 | numbers have a decimal point: 2.5");
  EXPECT_EQ(slips("{a: -2,5}\n"), "decimal-comma 1:5 | numbers have a decimal point: -2.5");
  EXPECT_EQ(text_at("{a: 2,5}\n", "a"), "2.5");
  EXPECT_EQ(slips("{a: 2, 5}\n"), "") << "a key without a value";
  EXPECT_EQ(slips("{1: 2,5: 6}\n"), "");
  EXPECT_EQ(slips("a: [2,5]\n"), "");
}

constexpr const char* quote_it = "put it in quotes, '…'";

TEST(Slips, ACommaInsideAnExpressionCutsIt) {
  EXPECT_EQ(slips("{a: under(trade, \"05\"), b: 1}\n"), std::string("yaml-comma 1:5 | ") + quote_it);
  EXPECT_EQ(text_at("{a: under(trade, x, y), b: 1}\n", "a"), "under(trade, x, y)");
  EXPECT_EQ(slips("{a: under(trade, x, y), b: 1, b: 2}\n"),
            std::string("yaml-comma 1:5 | ") + quote_it + "; duplicate-key 1:31 | keep one of them")
      << "what follows is read on";
  EXPECT_EQ(slips("{a: max(min(b, 1), 2)}\n"), std::string("yaml-comma 1:5 | ") + quote_it);
}

TEST(Slips, CommasOutsideParenthesesCutNothing) {
  EXPECT_EQ(slips("{a: under(trade), b: (c), d: \"f(x, y)\"}\n"), "");
  EXPECT_EQ(slips("a: under(trade, x)\n"), "") << "no flow mapping";
  EXPECT_EQ(slips("{a: (b, c: 1}\n"), "") << "never closed on its line";
}

}  // namespace
}  // namespace inspectplan::yaml
