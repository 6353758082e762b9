// What expressions mean. Expected values are worked out from DMN 1.5, not read off the program.
#include <gtest/gtest.h>

#include "evaluate.hpp"

namespace inspectplan::dmn {
namespace {

TEST(Expression, FollowsTheOrderOfOperators) {
  EXPECT_EQ(value_of("1 + 2 * 3 - 4 / 8"), "6.5");
  EXPECT_EQ(value_of("-5 ** 2"), "25");
  EXPECT_EQ(value_of("2 ** 3 ** 2"), "64");
  EXPECT_EQ(value_of("2 * 5 ** -2"), "0.08");
  EXPECT_EQ(value_of("5 in [1..10] and 3 in (3..4]"), "false");
  EXPECT_EQ(value_of("5 between 1 and 10 and true"), "true");
  EXPECT_EQ(value_of("1 + // one\n /* and two */ 2"), "3");
}

TEST(Expression, KeepsThirtyFourDigits) {
  EXPECT_EQ(value_of("1 / 3"), "0.3333333333333333333333333333333333");
  EXPECT_EQ(value_of("2 / 3"), "0.6666666666666666666666666666666667");
  EXPECT_EQ(value_of("0.1 + 0.2 = 0.3"), "true");
  EXPECT_EQ(value_of("1e3 = 1000"), "true");
  EXPECT_EQ(value_of("10 ** 40"), "10000000000000000000000000000000000000000");
  EXPECT_EQ(value_of("10 ** 6145"), "null");
  EXPECT_EQ(value_of("1 / 0"), "null");
}

TEST(Expression, IsThreeValued) {
  EXPECT_EQ(value_of("A and false", R"({"A": null})"), "false");
  EXPECT_EQ(value_of("A or true", R"({"A": null})"), "true");
  EXPECT_EQ(value_of("A and true", R"({"A": null})"), "null");
  EXPECT_EQ(value_of("A = null", R"({"A": null})"), "true");
  EXPECT_EQ(value_of("A < 3", R"({"A": null})"), "null");
  EXPECT_EQ(value_of("if A then 1 else 2", R"({"A": null})"), "2");
  EXPECT_EQ(value_of("5 in [1..A]", R"({"A": null})"), "null");
}

TEST(Expression, ReadsNamesOfAnyLanguage) {
  EXPECT_EQ(value_of("Số lao động * 2", R"({"Số lao động": 12.5})"), "25");
  EXPECT_EQ(value_of("Years of Service + Years", R"({"Years of Service": 3, "Years": 4})"), "7");
  EXPECT_EQ(value_of("a-b - a", R"({"a-b": 10, "a": 3})"), "7");
  EXPECT_EQ(value_of("owner's share / 2", R"({"owner's share": 10})"), "5");
  EXPECT_EQ(value_of("loan.yearly rate * 100", R"({"loan": {"yearly rate": 0.05}})"), "5");
}

TEST(Expression, AsksAndTests) {
  EXPECT_EQ(value_of("x in (1, 5, >= 10)", R"({"x": 12})"), "true");
  EXPECT_EQ(value_of("x in [[1..3], [5..7]]", R"({"x": 6})"), "true");
  EXPECT_EQ(value_of("x in ]1..3[", R"({"x": 3})"), "false");
  EXPECT_EQ(value_of("true in [false, 2]"), "false");
  EXPECT_EQ(value_of("(< 10) = (null..10)"), "false");
  EXPECT_EQ(value_of("[1..10].end"), "10");
  EXPECT_EQ(value_of("x instance of number", R"({"x": "1"})"), "false");
  EXPECT_EQ(value_of("null instance of Any"), "false");
  EXPECT_EQ(value_of("[1, 2] instance of list<number>"), "true");
}

TEST(Expression, TakesArgumentsByName) {
  EXPECT_EQ(value_of("substring(string: \"foobar\", start position: 4)"), "bar");
  EXPECT_EQ(value_of("modulo(divisor: 3, dividend: 10)"), "1");
  EXPECT_EQ(value_of("modulo(divisor: 3, 10)"), "refused wrong-arguments 1:20");
  EXPECT_EQ(value_of("modulo(foo: 3, divisor: 10)"), "refused wrong-arguments 1:1");
}

TEST(Expression, RefusesWhatCanOnlyBeNull) {
  EXPECT_EQ(value_of("1 + \"a\""), "refused type-mismatch 1:3");
  EXPECT_EQ(value_of("true and 123"), "refused type-mismatch 1:10");
  EXPECT_EQ(value_of("100 = \"100\""), "refused type-mismatch 1:5");
  EXPECT_EQ(value_of("1 in [\"a\"..\"b\"]"), "refused type-mismatch 1:6");
  EXPECT_EQ(value_of("max(1, \"a\")"), "refused type-mismatch 1:1");
  EXPECT_EQ(value_of("sqrt(\"4\")"), "refused type-mismatch 1:6");
  EXPECT_EQ(value_of("sqroot(4)"), "refused unknown-function 1:1");
  EXPECT_EQ(value_of("agee", R"({"age": 1})"), "refused unknown-name 1:1");
  EXPECT_EQ(value_of("today()"), "refused no-clock 1:1");
  EXPECT_EQ(value_of("@\"2021-02-30\""), "refused bad-date 1:1");
  EXPECT_EQ(value_of("@\"P1D\".years"), "refused unknown-property 1:8");
}

TEST(Expression, WhatIsKnownOnlyAtRunTimeGivesNull) {
  EXPECT_EQ(value_of("x + 1", R"({"x": "a"})"), "refused type-mismatch 1:3");  // plain JSON has its types
  EXPECT_EQ(value_of("r.x + 1", R"({"r": {"x": "a"}})"), "null");
  EXPECT_EQ(value_of("upper case(r.x)", R"({"r": {"x": 3}})"), "null");
  EXPECT_EQ(value_of("r.y", R"({"r": {"x": 3}})"), "null");
  EXPECT_EQ(value_of("sum([1, r.x])", R"({"r": {"x": "a"}})"), "null");
}

}  // namespace
}  // namespace inspectplan::dmn
