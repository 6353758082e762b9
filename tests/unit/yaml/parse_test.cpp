#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/text.hpp"
#include "yaml/node.hpp"

namespace inspectplan::yaml {
namespace {

struct Parsed {
  std::optional<Node> node;
  std::vector<Diagnostic> findings;
};

Parsed read(std::string text) {
  Diagnostics diagnostics;
  auto node = parse(std::make_shared<const Source>("r.yaml", std::move(text)), diagnostics);
  return {std::move(node), diagnostics.sorted()};
}

std::string where(const Diagnostic& finding) {
  return finding.code + "@" + std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column);
}

// Every finding has a remedy, and a finding means there is no tree.
std::string refusals(std::string text) {
  const Parsed parsed = read(std::move(text));
  EXPECT_EQ(parsed.node.has_value(), parsed.findings.empty());
  std::string out;
  for (const Diagnostic& finding : parsed.findings) {
    EXPECT_FALSE(finding.hint.empty()) << finding.code;
    out += (out.empty() ? "" : " ") + where(finding);
  }
  return out;
}

TEST(Parse, TreeWithPlaces) {
  const Parsed parsed = read("a: 1\nb:\n  - x\n  - \"y z\"\nc: {d: ~, e: }\n");
  ASSERT_TRUE(parsed.node);
  const Node& root = *parsed.node;
  EXPECT_TRUE(root.is_mapping());
  EXPECT_EQ(root.find("a")->text, "1");
  const Node& list = *root.find("b");
  ASSERT_EQ(list.items.size(), 2u);
  EXPECT_EQ(to_string(list.items[0].place), "r.yaml:3:5");
  EXPECT_FALSE(list.items[0].quoted);
  EXPECT_TRUE(list.items[1].quoted);
  EXPECT_EQ(list.items[1].place.length, 5u);
  EXPECT_TRUE(root.find("c")->find("d")->is_null());
  EXPECT_EQ(to_string(root.find("c")->find("d")->place), "r.yaml:5:8");
  EXPECT_TRUE(root.find("c")->find("e")->is_null());
  EXPECT_EQ(to_string(root.find("c")->find("e")->place), "r.yaml:5:11") << "an empty value stands at its key";
  EXPECT_EQ(root.find("none"), nullptr);
}

TEST(Parse, ColumnsCountLettersNotBytes) {
  const Parsed parsed = read("Lĩnh vực: {tên: Sở Xây dựng, mã: \"x\"}\n");
  ASSERT_TRUE(parsed.node);
  const Node& inner = *parsed.node->find("Lĩnh vực");
  EXPECT_EQ(inner.place.column, 11u);
  EXPECT_EQ(inner.find("tên")->place.column, 17u);
  EXPECT_EQ(inner.find("tên")->place.length, 11u);
  EXPECT_EQ(inner.find_entry("mã")->key_place.column, 30u);
}

TEST(Parse, NullAndWordsThatOnlyLookLikeIt) {
  const Parsed parsed = read("a: null\nb: \"null\"\nc: ''\nd: nullable\ne: NULL\n");
  ASSERT_TRUE(parsed.node);
  EXPECT_TRUE(parsed.node->find("a")->is_null());
  EXPECT_TRUE(parsed.node->find("b")->is_scalar());
  EXPECT_TRUE(parsed.node->find("c")->is_scalar());
  EXPECT_TRUE(parsed.node->find("d")->is_scalar());
  EXPECT_TRUE(parsed.node->find("e")->is_null());
}

TEST(Parse, NothingButCommentsIsNull) {
  for (const char* text : {"", "# only this\n", "---\n", "\n\n"}) {
    const Parsed parsed = read(text);
    ASSERT_TRUE(parsed.node) << text;
    EXPECT_TRUE(parsed.node->is_null()) << text;
    EXPECT_TRUE(parsed.node->place.source) << text;
  }
}

TEST(Parse, ByteOrderMarkIsSkipped) {
  const Parsed parsed = read(
      "\xEF\xBB\xBF"
      "a: 1\nb: \"q\"\n");
  ASSERT_TRUE(parsed.node);
  EXPECT_EQ(parsed.node->find("a")->text, "1");
  EXPECT_EQ(parsed.node->find_entry("b")->key_place.column, 1u);
  EXPECT_EQ(parsed.node->find("b")->place.column, 4u);
}

TEST(Parse, WindowsLineEnds) {
  const Parsed parsed = read("a: 1\r\nb:\r\n  c: x\r\n");
  ASSERT_TRUE(parsed.node);
  EXPECT_EQ(parsed.node->find("b")->find("c")->text, "x");
  EXPECT_EQ(to_string(parsed.node->find("b")->find("c")->place), "r.yaml:3:6");
}

TEST(Parse, TextIsComposed) {
  const Parsed parsed = read("t: Xa\xCC\x82y\n");  // "â" as a + circumflex
  ASSERT_TRUE(parsed.node);
  EXPECT_EQ(parsed.node->find("t")->text, "X\xC3\xA2y");
}

TEST(Refuse, DuplicateKeysAtEveryLevel) {
  EXPECT_EQ(refusals("a: 1\nb: {c: 1, c: 2}\na: 3\n"), "duplicate-key@2:11 duplicate-key@3:1");
  EXPECT_EQ(refusals("a: 1\n\"a\": 2\n"), "duplicate-key@2:1");
  EXPECT_EQ(refusals("\xC3\xA2: 1\na\xCC\x82: 2\n"), "duplicate-key@2:1") << "equal once composed";
  EXPECT_EQ(refusals("a: {x: 1}\nb: {x: 1}\nA: 1\n"), "");
  const Parsed parsed = read("a: 1\nb: 2\na: 3\n");
  ASSERT_EQ(parsed.findings.size(), 1u);
  ASSERT_EQ(parsed.findings[0].notes.size(), 1u);
  EXPECT_EQ(to_string(parsed.findings[0].notes[0].place), "r.yaml:1:1");
}

TEST(Refuse, AnchorsAndAliases) {
  EXPECT_EQ(refusals("a: &x 1\nb: *x\n"), "yaml-anchor@1:4 yaml-alias@2:4");
  EXPECT_EQ(refusals("a: &x [1, *x]\n"), "yaml-anchor@1:4 yaml-alias@1:11");
  EXPECT_EQ(refusals("a: &x\n"), "yaml-anchor@1:4");
  EXPECT_EQ(refusals("a: *nowhere\n"), "yaml-alias@1:4");
  EXPECT_EQ(refusals("a: '*x'\nb: \"&y\"\nc: a & b * c\n"), "");
}

TEST(Refuse, Tags) {
  EXPECT_EQ(refusals("a: !!str 1\nb: ! x\nc: !mine [1]\nd: !!map {}\n"),
            "yaml-tag@1:4 yaml-tag@2:4 yaml-tag@3:4 yaml-tag@4:4");
  EXPECT_EQ(refusals("a: '!x'\nb: x != null\n"), "");
}

TEST(Refuse, MergeKeys) {
  EXPECT_EQ(refusals("a: {<<: {b: 1}}\n"), "yaml-merge-key@1:5");
  EXPECT_EQ(refusals("a: {'<<': 1}\nb: <<\n"), "");
}

TEST(Refuse, KeysThatAreNotWords) {
  EXPECT_EQ(refusals("? [a]\n: 1\n"), "yaml-key@1:3");
  EXPECT_EQ(refusals("{a: 1}: 2\n"), "yaml-key@1:1");
  EXPECT_EQ(refusals("~: 1\n"), "yaml-key@1:1");
  EXPECT_EQ(refusals(": 1\n"), "yaml-key@1:1");
  EXPECT_EQ(refusals("\"~\": 1\n? plain\n: 2\n2024-01-01: 3\n"), "");
}

TEST(Refuse, SecondDocument) {
  EXPECT_EQ(refusals("a: 1\n---\nb: 2\n"), "yaml-second-document@2:1");
  EXPECT_EQ(refusals("a: 1\n...\nb\n"), "yaml-second-document@3:1");
  EXPECT_EQ(refusals("---\na: 1\n...\n"), "");
}

TEST(Refuse, BadBytes) {
  EXPECT_EQ(refusals("a: 1\nSở: \xC3\x28\n"), "not-utf8@2:5");
  EXPECT_EQ(refusals("a: \xED\xA0\x80\n"), "not-utf8@1:4") << "a surrogate";
  EXPECT_EQ(refusals("a: 1\n\x04"
                     "b: 2\n"),
            "yaml-control-character@2:1")
      << "yaml-cpp takes it for the end";
  EXPECT_EQ(refusals(std::string("a: 1\0b", 6)), "yaml-control-character@1:5");
  EXPECT_EQ(refusals("a: 1\rb: 2"), "yaml-control-character@1:5");
}

std::string brackets(int count) { return std::string(static_cast<std::size_t>(count), '['); }
std::string nested(int depth) {
  return "a: " + brackets(depth - 1) + std::string(static_cast<std::size_t>(depth - 1), ']') + "\n";
}

TEST(Refuse, Depth) {
  EXPECT_EQ(refusals(nested(32)), "");
  EXPECT_EQ(refusals(nested(33)), "yaml-depth@1:35");
  EXPECT_NE(refusals(brackets(200000)).find("yaml-depth@1:"), std::string::npos);
}

TEST(Refuse, Syntax) {
  EXPECT_EQ(refusals("a: [1\n"), "yaml-syntax@2:1");
  EXPECT_EQ(refusals("a: b: c\n"), "yaml-syntax@1:5");
  EXPECT_EQ(refusals("a:\n    b: 1\n  c: 2\n"), "yaml-syntax@3:3");
  EXPECT_EQ(refusals("tên: @x\n"), "yaml-syntax@1:6");
  EXPECT_EQ(refusals("a: \"x\" y\n"), "yaml-syntax@1:8");
}

TEST(Refuse, QuotesNeverClosed) {
  EXPECT_EQ(refusals("a: \"x\n"), "yaml-syntax@1:4") << "yaml-cpp takes it";
  EXPECT_EQ(refusals("a: 'x''\n"), "yaml-syntax@1:4");
  EXPECT_EQ(refusals("a: \"x\\\"\n"), "yaml-syntax@1:4");
  EXPECT_EQ(refusals("a: 'x'''\nb: \"\\\\\"\n"), "");
}

TEST(Refuse, AllFindingsOfAFileInOneGo) {
  EXPECT_EQ(refusals("a: &x 1\na: !!str 2\nb: {<<: 1}\nc: [*x\n"),
            "yaml-anchor@1:4 duplicate-key@2:1 yaml-tag@2:4 yaml-merge-key@3:5 yaml-alias@4:5 yaml-syntax@5:1");
}

TEST(Hostile, ManyKeysAndLongLinesStayLinear) {
  std::string text = "a: {";
  for (int i = 0; i < 40000; ++i) text += "k" + std::to_string(i) + ": ữ, ";
  text += "}\n";
  const Parsed parsed = read(text);
  ASSERT_TRUE(parsed.node);
  const Node& wide = *parsed.node->find("a");
  ASSERT_EQ(wide.entries.size(), 40000u);
  EXPECT_EQ(wide.entries.back().value.place.column, count_characters(text) - 4);
}

}  // namespace
}  // namespace inspectplan::yaml
