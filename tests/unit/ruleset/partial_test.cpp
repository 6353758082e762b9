// What rests on something that could not be read is left out of the analysis, and nothing else is.
#include <gtest/gtest.h>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

const std::string card = R"(
scorecards:
  c:
    label: {vi: x, en: x}
    factors: {f: {of: workers, missing: 1, bands: [{is: ">= 500", points: 10}, {is: "< 500", points: 2}]}}
)";
const std::string score = "score: {value: c}\n";
const std::string tiers = R"(
tiers:
  a: {label: {vi: x, en: x}, when: "score >= 11"}
  z: {label: {vi: x, en: x}}
)";
const std::string mandate =
    "mandates: {m: {label: {vi: x, en: x}, must: visit, rationale: {vi: x}, when: 'tier = \"b\"'}}\n";
const std::string value = "planning: {value: 'score - 100'}\n";

// The codes of what is found, but for labels and the like.
std::string codes_of(const Loaded& loaded) {
  std::string codes;
  for (const Diagnostic& one : loaded.findings)
    if (!one.code.starts_with("missing-") || one.code == "missing-policy" || one.code == "missing-key")
      codes += (codes.empty() ? "" : " ") + one.code;
  return codes;
}

std::string codes_of(const std::string& rules) { return codes_of(load_text(rules)); }

std::string with(std::string text, const std::string& what, const std::string& instead) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), instead);
}

const std::string all = card + score + tiers + mandate + value;
const std::string of_all = "never-true never-true negative-value";

TEST(Partial, MistakesElsewhereHideNothing) {
  EXPECT_EQ(codes_of(all), of_all);
  EXPECT_EQ(codes_of("sectors: {s: {label: {vi: x, en: x}, rationale: {vi: x}, when: nosuch}}\n" + all),
            "unknown-name " + of_all);
  EXPECT_EQ(codes_of(with(all, "value: 'score - 100'", "value: 'score - 100', reserve: {share: 1.5}")),
            of_all + " bad-value");
  EXPECT_EQ(codes_of(with(all, "\"< 500\"", "\"< 499\"")), "band-gap " + of_all) << "all of it is read";
}

TEST(Partial, NothingIsSaidOfPointsThatAreNotRead) {
  const std::string rest = " never-true";  // the mandate, which asks for a tier
  EXPECT_EQ(codes_of(with(all, "points: 10", "points: x")), "bad-value" + rest);
  EXPECT_EQ(codes_of(with(all, "missing: 1", "mising: 1")), "unknown-key" + rest) << "what it is worth may be said";
  EXPECT_EQ(codes_of(with(all, "{is: \">= 500\", points: 10}", "10")), "bad-value" + rest) << "no gap either";
  EXPECT_EQ(codes_of(with(all, "value: c}", "value: c, scal: 1}")), "unknown-key" + rest);
  EXPECT_EQ(codes_of(with(all, "value: c}", "value: nosuch}")), "unknown-name" + rest);
}

TEST(Partial, NothingIsSaidOfTiersThatAreNotRead) {
  EXPECT_EQ(codes_of(with(all, "  z: {", "  b: 7\n  z: {")), "never-true bad-value negative-value");
}

TEST(Partial, OfOneCardOfTwo) {
  const std::string other =
      "  d: {label: {vi: x, en: x}, factors: {g: {of: workers, bands: [{is: '-', "
      "points: x}]}}}\n";
  EXPECT_EQ(codes_of(card + other + score + tiers), "bad-value never-true") << "the score rests on the other card";
  EXPECT_EQ(codes_of(card + other + "score: {value: c + d}\n" + tiers), "bad-value");
}

TEST(Partial, WhatLayersLose) {
  const auto over = [](const std::string& layer) {
    return codes_of(load_files({{"parent/a.yaml", frame + all},
                                {"set/b.yaml",
                                 "ruleset: {format: 1, id: s, version: \"1\", extends: ../parent, "
                                 "verified_until: 2027-12-31}\n" +
                                     layer}}));
  };
  EXPECT_EQ(over(""), of_all);
  EXPECT_EQ(over("amend: {departments: {nobody: {kind: x}}}\n"), of_all + " unknown-id");
  EXPECT_EQ(over("amend: {scorecards: {cc: {factors: {f: {missing: 20}}}}}\n"), "never-true unknown-id");
  EXPECT_EQ(over("scorecards: {c: {factors: {}}}\n"), "never-true redefined-id");
  EXPECT_EQ(over("amend: {nonsense: {c: {x: 1}}}\n"), "unknown-key");
  EXPECT_EQ(over("tiers: [\n"), "wrong-kind yaml-syntax") << "a file that nobody can read may say anything";
}

}  // namespace
}  // namespace inspectplan::ruleset
