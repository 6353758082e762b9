#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/text.hpp"
#include "yaml/node.hpp"

namespace inspectplan::yaml {
namespace {

Node value_of(std::string text) {
  Diagnostics diagnostics;
  auto node = parse(std::make_shared<const Source>("r.yaml", std::move(text)), diagnostics);
  EXPECT_TRUE(node) << render(diagnostics.sorted());
  return node ? *node->find("k") : Node{};
}

// Where the word stands in the source, as found through the scalar.
std::string at(const Node& scalar, std::string_view word) {
  const std::size_t offset = scalar.text.find(word);
  EXPECT_NE(offset, std::string::npos) << scalar.text;
  const Place place = place_inside(scalar, offset);
  return std::to_string(place.line) + ":" + std::to_string(place.column);
}

TEST(PlaceInside, Plain) { EXPECT_EQ(at(value_of("k: x >= needle\n"), "needle"), "1:9"); }

TEST(PlaceInside, PlainAfterVietnameseLetters) { EXPECT_EQ(at(value_of("k: Sở Đỏ needle\n"), "needle"), "1:10"); }

TEST(PlaceInside, DoubleQuoted) { EXPECT_EQ(at(value_of("k: \"ữ needle\"\n"), "needle"), "1:7"); }

TEST(PlaceInside, DoubleQuotedAfterEscapes) {
  EXPECT_EQ(at(value_of(R"(k: "a = \"b\" or needle")"
                        "\n"),
               "needle"),
            "1:18");
  EXPECT_EQ(at(value_of(R"(k: "\u1eef\x41\t\U0001F600 needle")"
                        "\n"),
               "needle"),
            "1:28");
  EXPECT_EQ(at(value_of("k: \"a \\\n   needle\"\n"), "needle"), "2:4");
}

TEST(PlaceInside, SingleQuoted) {
  EXPECT_EQ(at(value_of("k: 'in_sector(\"a\") and needle'\n"), "needle"), "1:24");
  EXPECT_EQ(at(value_of("k: 'it''s a needle'\n"), "needle"), "1:13");
}

TEST(PlaceInside, QuotedOverLines) {
  EXPECT_EQ(at(value_of("k: 'a\n\n    needle'\n"), "needle"), "3:5");
  EXPECT_EQ(at(value_of("k: \"a  \n  b\n    needle\"\n"), "needle"), "3:5");
}

TEST(PlaceInside, PlainOverLines) { EXPECT_EQ(at(value_of("k: a and\n   b and\n     needle\n"), "needle"), "3:6"); }

TEST(PlaceInside, LiteralBlock) {
  EXPECT_EQ(at(value_of("k: |\n  needle\n"), "needle"), "2:3");
  EXPECT_EQ(at(value_of("k: |-\n  a ữ\n    b\n\n  c needle\n"), "needle"), "5:5");
  EXPECT_EQ(at(value_of("k: |\n\n  needle\n"), "needle"), "3:3");
}

TEST(PlaceInside, FoldedBlock) {
  EXPECT_EQ(at(value_of("k: >-\n  a and\n  b and\n\n  needle\n"), "needle"), "5:3");
  EXPECT_EQ(at(value_of("k: >- # why\n  a and\n  needle or\n  b\n"), "needle"), "3:3");
}

TEST(PlaceInside, WindowsLineEnds) { EXPECT_EQ(at(value_of("k: |\r\n  a\r\n  needle\r\n"), "needle"), "3:3"); }

TEST(PlaceInside, PastTheEndIsTheEnd) {
  const Node scalar = value_of("k: abc\n");
  EXPECT_EQ(place_inside(scalar, 99).column, 7u);
}

TEST(PlaceInside, WithoutASourceIsNowhere) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = "x";
  EXPECT_EQ(place_inside(node, 0).line, 0u);
}

TEST(PlaceInside, LettersWrittenInParts) {
  EXPECT_EQ(at(value_of("k: a\xCC\x82 needle\n"), "needle"), "1:7");
  EXPECT_EQ(at(value_of("k: 'So\xCC\x82\xCC\x81 lao \xC4\x91o\xCC\xA3\xCC\x82ng needle'\n"), "needle"), "1:21");
}

// Where bytes and text cannot be brought together the place of the scalar as a whole is the honest answer.
TEST(PlaceInside, OtherwiseFallsBack) {
  const Node scalar = value_of("k: 'it''s a\xCC\x82 needle'\n");
  const Place place = place_inside(scalar, scalar.text.find("needle"));
  EXPECT_EQ(place.line, 1u);
  EXPECT_EQ(place.column, 4u);
}

}  // namespace
}  // namespace inspectplan::yaml
