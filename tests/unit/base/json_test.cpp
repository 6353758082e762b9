#include "base/json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace inspectplan {
namespace {

TEST(Json, WritesCompactTextInTheOrderGiven) {
  JsonWriter json;
  json.begin_object()
      .member("b", 1)
      .member("a", "x")
      .key("list")
      .begin_array()
      .number(std::int64_t{1})
      .null()
      .boolean(false)
      .end_array();
  json.key("empty").begin_object().end_object().key("none").begin_array().end_array();
  json.member("score", Scaled{1250, 2}).member("on", Day{0}).member("yes", true).key("r").raw("{}").end_object();
  EXPECT_EQ(
      json.text(),
      R"({"b":1,"a":"x","list":[1,null,false],"empty":{},"none":[],"score":12.5,"on":"1970-01-01","yes":true,"r":{}})");
}

TEST(Json, Indents) {
  JsonWriter json(2);
  json.begin_object()
      .key("a")
      .begin_array()
      .number(std::int64_t{1})
      .begin_object()
      .end_object()
      .end_array()
      .member("b", "")
      .end_object();
  EXPECT_EQ(json.text(), "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"\"\n}");
}

TEST(Json, EscapesMinimally) {
  EXPECT_EQ(json_quoted("a\"b\\c/d"), R"("a\"b\\c/d")");
  EXPECT_EQ(json_quoted(std::string_view("\0\x01\x1F\b\f\n\r\t", 8)), R"("\u0000\u0001\u001f\b\f\n\r\t")");
  EXPECT_EQ(json_quoted("\x7F"), "\"\x7F\"");
  EXPECT_EQ(json_quoted("Số\u2028\u2029"), "\"Số\u2028\u2029\"");
  EXPECT_EQ(json_quoted(""), "\"\"");
}

TEST(Json, NeverWritesBadUtf8) {
  EXPECT_EQ(json_quoted("a\xFF"), "\"a\uFFFD\"");
  EXPECT_EQ(json_quoted("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");
}

TEST(Json, WritesEndsOfTheNumberRange) {
  JsonWriter json;
  json.begin_array().number(INT64_MIN).number(INT64_MAX).number(Scaled{INT64_MIN, 18}).number(Scaled{0, 5}).end_array();
  EXPECT_EQ(json.text(), "[-9223372036854775808,9223372036854775807,-9.223372036854775808,0]");
}

TEST(Json, IsReadBackByAnotherLibrary) {
  std::string all;
  for (char c = 0; c < 0x7F; ++c) all += c;
  all += "Đà Nẵng\u2028😀";
  JsonWriter json(3);
  json.begin_object().member(all, all).end_object();
  const auto read = nlohmann::json::parse(json.take());
  EXPECT_EQ(read.at(all).get<std::string>(), all);
}

TEST(JsonDeathTest, UnbalancedIsABug) {
  EXPECT_DEATH(JsonWriter().end_object(), "bug");
  EXPECT_DEATH(JsonWriter().key("a"), "bug");
  EXPECT_DEATH(JsonWriter().begin_object().key("a").end_object(), "bug");
}

}  // namespace
}  // namespace inspectplan
