// Successions that say two things, or go round, refuse the rule set: nobody could say who takes over.
#include <gtest/gtest.h>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

// What is wrong with successions among the departments a, b and c.
std::string said(const std::string& successions) {
  const Loaded loaded = load_text(
      "departments: {a: {label: {vi: A}}, b: {label: {vi: B}}, c: {label: {vi: C}}}\n"
      "documents: {act: {number: \"1\"}}\nsuccessions: [" +
      successions + "]\n");
  std::string text;
  for (const Diagnostic& one : loaded.findings)
    if (one.severity == Severity::error) text += one.code + ": " + one.message + "\n";
  EXPECT_EQ(text.empty(), loaded.rules != nullptr);
  return text;
}

std::string step(const std::string& from, const std::string& to, const std::string& more) {
  return "{from: " + from + ", to: " + to + ", basis: [{document: act}], " + more + "}, ";
}

TEST(Succession, CirclesWithTheirPath) {
  EXPECT_EQ(said(step("a", "b", "scope: [x, y], valid: {from: 2020-01-01}") +
                 step("b", "c", "scope: [x], valid: {from: 2021-01-01}") +
                 step("c", "a", "scope: [x], valid: {from: 2022-01-01, until: 2022-12-31}")),
            "succession-cycle: successions go round in a circle [x] (2022-01-01): a → b → c → a\n");
}

TEST(Succession, ThereAndBackAgainIsNoCircle) {
  EXPECT_EQ(said(step("a", "b", "valid: {from: 2020-01-01, until: 2020-12-31}") +
                 step("b", "a", "valid: {from: 2021-01-01}")),
            "");
}

TEST(Succession, TwoInForceForOneScope) {
  const std::string second = step("a", "c", "scope: [y, x], valid: {from: 2026-01-01}");
  EXPECT_EQ(said(step("a", "b", "scope: [x], valid: {from: 2020-01-01}") + second),
            "succession-overlap: two successions of a are in force for one scope: to b and to c\n");
  EXPECT_EQ(said(step("a", "b", "scope: [x], valid: {from: 2020-01-01, until: 2025-12-31}") + second), "");
}

}  // namespace
}  // namespace inspectplan::ruleset
