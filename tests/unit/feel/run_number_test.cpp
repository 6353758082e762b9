// Numbers on rows: scales, rounding, division to nine digits half to even, guards, ranges.
#include "rows.hpp"

namespace inspectplan::feel::testing {
namespace {

TEST(RunNumber, Scales) {
  // workers has no digits behind the point, area two.
  expect_shown({{"workers", "7"}, {"area", "2.50"}, {"debt", "-4"}}, {{"workers + area", "9.5"},
                                                                      {"area - workers", "-4.5"},
                                                                      {"workers * area", "17.5"},
                                                                      {"area * area", "6.25"},
                                                                      {"area * 0.001", "0.0025"},
                                                                      {"-area", "-2.5"},
                                                                      {"debt * debt", "16"},
                                                                      {"debt - workers * 2", "-18"},
                                                                      {"abs(debt)", "4"},
                                                                      {"abs(workers)", "7"},
                                                                      {"min(workers, area, debt)", "-4"},
                                                                      {"max(workers, area, debt)", "7"},
                                                                      {"sum(workers, area)", "9.5"},
                                                                      {"mean(workers, area)", "4.75"},
                                                                      {"1 / 3 * 3 = 1", "false"}});
}

TEST(RunNumber, MissingOperandsMakeMissing) {
  expect_shown({{"workers", "7"}}, {{"workers + area", "missing"},
                                    {"area - workers", "missing"},
                                    {"area * 0", "missing"},
                                    {"-area", "missing"},
                                    {"abs(debt)", "missing"},
                                    {"area / 2", "missing"},
                                    {"min(workers, area)", "missing"},
                                    {"max(area, workers)", "missing"},
                                    {"modulo(debt, 3)", "missing"},
                                    {"floor(area)", "missing"},
                                    {"if debt > 0 then workers / debt else 0", "missing"}});
}

TEST(RunNumber, QuotientsHaveNineDigitsHalfToEven) {
  expect_shown({{"workers", "1"}, {"area", "0.25"}, {"debt", "-1"}},
               {{"workers / 3", "0.333333333"},
                {"workers * 2 / 3", "0.666666667"},
                {"debt / 3", "-0.333333333"},
                {"debt * 2 / 3", "-0.666666667"},
                {"workers / 8", "0.125"},
                {"area / 3", "0.083333333"},
                {"if area > 0 then workers / area else 0", "4"},
                {"workers / 3 * 3", "0.999999999"},
                // The tenth digit is a tie: 1 / 2^10 = 0.0009765625, 3 / 2^10 = 0.0029296875.
                {"workers / 1024", "0.000976562"},
                {"workers * 3 / 1024", "0.002929688"},
                {"debt / 1024", "-0.000976562"},
                {"debt * 3 / 1024", "-0.002929688"}});
}

TEST(RunNumber, Guards) {
  const std::string guarded = "if workers > 0 then 6 / workers else 99";
  EXPECT_EQ(shown(guarded, {{"workers", "4"}}), "1.5");
  EXPECT_EQ(shown(guarded, {{"workers", "0"}}), "99");
  EXPECT_EQ(shown(guarded), "missing");
  EXPECT_EQ(shown("if debt != 0 and debt > -5 and debt < 0 then 6 / debt else 99", {{"debt", "-4"}}), "-1.5");
  EXPECT_EQ(
      shown("if area > 2.5 and workers > 3 then area / (workers - 3) else null", {{"area", "2.51"}, {"workers", "4"}}),
      "2.51");
  EXPECT_EQ(
      shown("if area > 2.5 and workers > 3 then area / (workers - 3) else null", {{"area", "2.5"}, {"workers", "3"}}),
      "missing");
}

TEST(RunNumber, Rounding) {
  expect_shown({{"area", "2.50"}, {"debt", "-3"}}, {{"floor(area)", "2"},
                                                    {"ceiling(area)", "3"},
                                                    {"floor(-area)", "-3"},
                                                    {"ceiling(-area)", "-2"},
                                                    {"round half even(area, 0)", "2"},
                                                    {"round half even(area + 1, 0)", "4"},
                                                    {"round half even(-area, 0)", "-2"},
                                                    {"round half up(area, 0)", "3"},
                                                    {"round half up(-area, 0)", "-3"},
                                                    {"round half even(area, 1)", "2.5"},
                                                    {"round half even(debt / 7, 3)", "-0.429"},
                                                    {"round half up(area / 1000, 4)", "0.0025"},
                                                    {"round half up(area / 1000, 3)", "0.003"},
                                                    {"round half even(area / 1000, 3)", "0.002"},
                                                    {"floor(debt)", "-3"}});
}

TEST(RunNumber, ModuloHasTheSignOfTheDivisor) {
  expect_shown({{"workers", "10"}, {"debt", "-7"}, {"area", "7.25"}}, {{"modulo(workers, 3)", "1"},
                                                                       {"modulo(debt, 3)", "2"},
                                                                       {"modulo(workers, -3)", "-2"},
                                                                       {"modulo(debt, -3)", "-1"},
                                                                       {"modulo(workers, 5)", "0"},
                                                                       {"modulo(area, 2)", "1.25"},
                                                                       {"modulo(debt, 2.5)", "0.5"}});
}

// Two accidents surely, one perhaps: count is [2..3], sum of loss [0.5..1.1], of killed [1..1].
const Rows& doubtful() {
  static const Rows rows = Rows()
                               .enterprise({{"workers", "10"}, {"debt", "2"}})
                               .child("accident", {{"killed", "1"}, {"loss", "0.2"}, {"fatal", "true"}})
                               .child("accident", {{"killed", "0"}, {"loss", "0.3"}, {"fatal", "true"}})
                               .child("accident", {{"killed", "0"}, {"loss", "0.6"}})
                               .child("accident", {{"killed", "9"}, {"loss", "-1.0"}, {"fatal", "false"}});
  return rows;
}

TEST(RunNumber, ArithmeticOfRanges) {
  const std::string n = "count(accident[fatal])";
  expect_shown(doubtful(), {{n, "[2..3]"},
                            {n + " + 1", "[3..4]"},
                            {"1 - " + n, "[-2..-1]"},
                            {"-" + n, "[-3..-2]"},
                            {n + " * debt", "[4..6]"},
                            {n + " * -2", "[-6..-4]"},
                            {n + " + area", "missing"},
                            {n + " / 2", "[1..1.5]"},
                            {"abs(" + n + " - 3)", "[0..1]"},
                            {"abs(1 - " + n + ")", "[1..2]"},
                            {"min(" + n + ", debt)", "2"},
                            {"max(" + n + ", debt)", "[2..3]"},
                            {"modulo(" + n + ", 4)", "[2..3]"},
                            {"modulo(" + n + ", 3)", "[0..2]"},
                            {"if " + n + " > 0 then workers / " + n + " else 0", "[3.333333333..5]"},
                            {"sum(accident[fatal].loss)", "[0.5..1.1]"},
                            {"floor(sum(accident[fatal].loss))", "[0..1]"}});
}

TEST(RunNumber, ComparisonOfRanges) {
  const std::string n = "count(accident[fatal])";
  expect_shown(doubtful(), {{n + " > 1", "true"},
                            {n + " > 2", "unknown"},
                            {n + " > 3", "false"},
                            {n + " >= 2", "true"},
                            {n + " < 2", "false"},
                            {n + " <= 3", "true"},
                            {n + " = 2", "unknown"},
                            {n + " = 4", "false"},
                            {n + " != 4", "true"},
                            {n + " != 3", "unknown"},
                            {n + " = null", "false"},
                            {n + " in [2..3]", "true"},
                            {"if " + n + " > 2 then 1 else 0", "missing"},
                            {"if " + n + " > 1 then 1 else 0", "1"},
                            {"sum(accident[fatal].killed) = 1", "true"},
                            {n + " > area", "unknown"}});
}

TEST(RunNumber, FoldedConstantsKeepTheirDigits) {
  expect_shown({{"workers", "3"}}, {{"workers = 1 / 4 * 12", "true"},
                                    {"workers * 0.1 + 0.2 = 0.5", "true"},
                                    {"100000000000000000000 > workers", "true"},
                                    {"workers > -100000000000000000000", "true"},
                                    {"workers = 3.0000000000000000000001", "false"},
                                    {"workers < 3.0000000000000000000001", "true"}});
}

}  // namespace
}  // namespace inspectplan::feel::testing
