// Whatever cites is looked at against the life of the documents it cites, through the year.
#include <gtest/gtest.h>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

// "code name" of the findings about documents, as `rules check` looks at 2027, or at the newest law.
std::string about_documents(const std::string& rules, std::optional<Day> law_date = from_civil(2027, 1, 1)) {
  Diagnostics found;
  LoadOptions options;
  options.law_date = law_date;
  options.every_day = true;
  load_bundle({{"set/0_frame.yaml", frame}, {"set/rules.yaml", rules}}, "set", options, found);
  std::string out;
  for (const Diagnostic& one : found.sorted())
    if (one.code.find("document") != std::string::npos)
      out += one.code + " " + one.message.substr(0, one.message.find(' ')) + "\n";
  return out;
}

std::string order(const std::string& until) { return "documents: {order: {until: " + until + "}, act: {}}\n"; }

std::string sector(const std::string& rest) {
  return "sectors: {s: {label: {vi: S}, when: workers > 5, " + rest + "}}\n";
}

TEST(Documents, WhateverCitesAnEndedOne) {
  EXPECT_EQ(
      about_documents(order("2024-06-30") +
                      "planning:\n"
                      "  regime: {label: {vi: x}, basis: [{document: order}]}\n"
                      "  random: {share: 0.1, basis: [{document: order}]}\n"
                      "  reserve: {share: 0.1, basis: [{document: order}]}\n"
                      "  workload: [{lead: 1, basis: [{document: order}]}]\n"
                      "  caps: [{id: one, kind: check, at_most: 1, per: enterprise, basis: [{document: order}]}]\n"
                      "  quotas: [{id: q, of: workers > 5, at_least: 0.1, basis: [{document: order}]}]\n"
                      "  steps: [{id: approved, basis: [{document: order}]}]\n"
                      "scorecards: {c: {label: {vi: x}, factors: {f: {of: workers, missing: 0, bands: [{is: '-', "
                      "points: 1}], basis: [{document: order}]}}}}\n"),
      "ended-document regime\nended-document random\nended-document reserve\nended-document workload.1\n"
      "ended-document caps.one\nended-document quotas.q\nended-document steps.approved\n"
      "ended-document factors.c.f\n");
}

TEST(Documents, WhateverCitesOneThatNobodyVerified) {
  EXPECT_EQ(about_documents("documents: {order: {status: unverified}}\n"
                            "planning: {caps: [{id: one, kind: check, at_most: 1, per: enterprise, "
                            "basis: [{document: order}]}]}\n"),
            "unverified-document caps.one\n");
}

TEST(Documents, ThroughTheWholeYear) {
  const std::string rests = sector("basis: [{document: order}]");
  EXPECT_EQ(about_documents(order("2027-06-30") + rests), "ended-document sectors.s\n");
  EXPECT_EQ(about_documents(order("2027-06-30") + rests, {}), "ended-document sectors.s\n");
  EXPECT_EQ(about_documents(order("2027-12-31") + rests), "") << "it holds to the last day";
  EXPECT_EQ(about_documents(order("2027-06-30") + sector("basis: [{document: order}, {document: act}]")), "");
  EXPECT_EQ(about_documents(order("2027-06-30") + sector("valid: {until: 2027-06-30}, basis: [{document: order}]")), "")
      << "the entry ends with it";
  EXPECT_EQ(about_documents(order("2024-06-30") + sector("valid: {until: 2027-06-30}, basis: [{document: order}]"), {}),
            "ended-document sectors.s\n")
      << "the first half of the year counts as well";
}

TEST(Documents, OfADatedBasisEachForItsOwnDays) {
  const auto basis = [](const std::string& second) {
    return order("2027-06-30") + sector("basis: {2020-01-01: [{document: order}], " + second + ": [{document: act}]}");
  };
  EXPECT_EQ(about_documents(basis("2027-07-01")), "") << "without a day between them";
  EXPECT_EQ(about_documents(basis("2027-08-01")), "ended-document sectors.s\n");
  EXPECT_EQ(about_documents(order("2027-09-30") +
                            sector("basis: {2020-01-01: [{document: act}], 2027-07-01: [{document: order}]}")),
            "ended-document sectors.s\n")
      << "of values to come, too";
}

TEST(Documents, OfADatedBasisOfTheYearThatIsOverByThen) {
  EXPECT_EQ(
      about_documents(
          order("2027-03-31") + sector("basis: {2020-01-01: [{document: order}], 2027-07-01: [{document: act}]}"), {}),
      "ended-document sectors.s\n")
      << "without a day the law of 31 December is looked at, and the half-year before it";
  EXPECT_EQ(
      about_documents(
          order("2024-03-31") + sector("basis: {2020-01-01: [{document: order}], 2026-07-01: [{document: act}]}"), {}),
      "")
      << "of years long past nothing is asked";
}

TEST(Documents, OnceHoweverManyDaysItChangesOn) {
  EXPECT_EQ(about_documents(order("2027-06-30") +
                            "sectors: {s: {label: {vi: S}, when: {2020-01-01: workers > 5, 2028-01-01: workers > 6}, "
                            "basis: [{document: order}]}}\n"),
            "ended-document sectors.s\n");
}

TEST(Documents, BetweenOneThatEndedAndOneToCome) {
  const auto both = [](const std::string& effective) {
    return "documents: {order: {until: 2027-03-31}, act: {effective: " + effective + "}}\n" +
           sector("basis: [{document: order}, {document: act}]");
  };
  EXPECT_EQ(about_documents(both("2027-04-01")), "");
  EXPECT_EQ(about_documents(both("2027-06-01")), "ended-document sectors.s\n");
}

// A holiday that is over, an office that was closed, a text that has itself ended lean on nothing any more.
TEST(Documents, WhatIsOverRestsOnNothing) {
  EXPECT_EQ(about_documents(order("2024-06-30") +
                            "planning: {blackouts: [{from: 2024-02-01, until: 2024-02-05, why: {vi: x}, basis: "
                            "[{document: order}]}]}\n"
                            "departments: {old: {label: {vi: x}, until: 2024-06-30, basis: [{document: order}]}}\n"),
            "");
}

TEST(Documents, DaysThatNothingLooksAt) {
  const Loaded loaded = load_text(
      "planning: {caps: [{id: one, kind: check, at_most: 1, per: enterprise, valid: {until: 2024-12-31}}]}\n"
      "derived: {d: {value: workers + 1, valid: {until: 2024-12-31}}}\n"
      "tiers: {t: {label: {vi: T}, valid: {from: 2020-01-01}}}\n");
  EXPECT_EQ(loaded.said(Severity::warning), "idle-valid 1:19; idle-valid 2:11");
}

TEST(Documents, NobodyVerifiedALineOrACap) {
  const Loaded loaded = load_text(
      "planning: {workload: [{lead: 1, status: unverified}], caps: [{id: one, kind: check, at_most: 1, per: "
      "enterprise, "
      "status: unverified}]}\n");
  EXPECT_EQ(loaded.said(Severity::info), "unverified 1:23; unverified 1:62");
}

}  // namespace
}  // namespace inspectplan::ruleset
