#include "usecase/mutation/mutation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "usecase/mutation/mutate.hpp"
#include "usecase/mutation/mutation_order.hpp"
#include "usecase/mutation/mutation_reasons.hpp"
#include "usecase/mutation/mutation_tokens.hpp"

namespace inspectplan::usecase {
namespace {

std::vector<std::string> applied(const std::string& text, const std::vector<Edit>& edits) {
  std::vector<std::string> out;
  for (const Edit& edit : edits) out.push_back(std::string(text).replace(edit.offset, edit.length, edit.replacement));
  return out;
}

using Texts = std::vector<std::string>;

TEST(MutationTokens, ABoundMovesByAUnitOfItsLastDigit) {
  EXPECT_EQ(applied("x >= 0.5", shifted_bounds("x >= 0.5")), (Texts{"x >= 0.6", "x >= 0.4"}));
  EXPECT_EQ(applied("[200..500)", shifted_bounds("[200..500)")),
            (Texts{"[201..500)", "[199..500)", "[200..501)", "[200..499)"}));
  EXPECT_EQ(applied("x > 0", shifted_bounds("x > 0")), (Texts{"x > 1"})) << "nothing becomes negative";
}

TEST(MutationTokens, ABoundIsDropped) {
  EXPECT_EQ(applied("(20..100]", dropped_bounds("(20..100]")), (Texts{"> 20", "<= 100"}));
  EXPECT_EQ(applied("a > 1 and b", dropped_bounds("a > 1 and b")), (Texts{"b", "a > 1"}));
  EXPECT_EQ(applied("x or (a and b > 2)", dropped_bounds("x or (a and b > 2)")),
            (Texts{"(a and b > 2)", "x", "x or (b > 2)", "x or (a)"}));
}

TEST(MutationTokens, AnOperatorIsFlipped) {
  EXPECT_EQ(applied("a >= 1 and b = 2", flipped_operators("a >= 1 and b = 2")),
            (Texts{"a > 1 and b = 2", "a >= 1 or b = 2", "a >= 1 and b != 2"}));
  EXPECT_EQ(applied("[1..2)", flipped_operators("[1..2)")), (Texts{"(1..2)", "[1..2]"}));
  EXPECT_EQ(flipped_operators("in_sector(\"and\")").size(), 0U) << "a text is no operator";
}

TEST(MutationTokens, DatesAndDurationsMove) {
  EXPECT_EQ(applied("date(\"2026-12-31\")", moved_dates("date(\"2026-12-31\")")),
            (Texts{"date(\"2027-01-01\")", "date(\"2026-12-30\")"}));
  EXPECT_EQ(applied("duration(\"P3Y\")", moved_dates("duration(\"P3Y\")")),
            (Texts{"duration(\"P4Y\")", "duration(\"P2Y\")"}));
}

TEST(MutationTokens, NamesOfOneKindAreSwapped) {
  const std::vector<std::vector<std::string>> alike = {{"depth", "workers"}, {"mills", "pits"}};
  EXPECT_EQ(applied("depth > 1 and in_sector(\"pits\")", swapped_names("depth > 1 and in_sector(\"pits\")", alike)),
            (Texts{"workers > 1 and in_sector(\"pits\")", "depth > 1 and in_sector(\"mills\")"}));
}

std::vector<std::string> mutants_of(const std::string& text, MutationKind kind) {
  Diagnostics found;
  const auto source = std::make_shared<const Source>("set/a.yaml", text);
  const auto root = yaml::parse(source, found);
  std::vector<std::string> out;
  for (const Mutation& one : mutations_of("set/a.yaml", text, *root, {}))
    if (one.kind == kind) out.push_back(mutated(text, one));
  return out;
}

TEST(Mutation, WhatIsTakenOutLeavesYamlBehind) {
  EXPECT_EQ(mutants_of("sectors:\n  pits:\n    when: x\n    basis: [{document: a}, {document: b}]\n",
                       MutationKind::basis_dropped),
            (Texts{"sectors:\n  pits:\n    when: x\n", "sectors:\n  pits:\n    when: x\n    basis: [{document: b}]\n",
                   "sectors:\n  pits:\n    when: x\n    basis: [{document: a}]\n"}));
  EXPECT_EQ(mutants_of("sectors: {pits: {basis: [{document: a}], when: x}}\n", MutationKind::basis_dropped),
            (Texts{"sectors: {pits: {when: x}}\n"}));
  EXPECT_EQ(mutants_of("scorecards: {c: {factors: {f: {of: x, bands: [{is: 'true', points: 1}, {is: 'false', points: "
                       "2}]}}}}\n",
                       MutationKind::band_removed),
            (Texts{"scorecards: {c: {factors: {f: {of: x, bands: [{is: 'false', points: 2}]}}}}\n",
                   "scorecards: {c: {factors: {f: {of: x, bands: [{is: 'true', points: 1}]}}}}\n"}));
  EXPECT_EQ(
      mutants_of(
          "scorecards:\n  c:\n    factors:\n      f:\n        bands:\n          - is: 'true'\n            points: 1\n"
          "          - is: 'false'\n            points: 2\n        missing: 3\n",
          MutationKind::band_removed)[0],
      "scorecards:\n  c:\n    factors:\n      f:\n        bands:\n          - is: 'false'\n            points: 2\n"
      "        missing: 3\n");
}

TEST(Mutation, DaysOfDatedValuesMove) {
  EXPECT_EQ(mutants_of("planning: {periods: {2027-01-01: month}}\n", MutationKind::date_moved),
            (Texts{"planning: {periods: {2027-01-02: month}}\n", "planning: {periods: {2026-12-31: month}}\n"}));
}

TEST(Mutation, AFoldedExpressionIsChangedWhereItStands) {
  const std::string text = "sectors:\n  pits:\n    when: >-\n      depth > 1 and\n      width > 2\n    kind: x\n";
  EXPECT_EQ(mutants_of(text, MutationKind::bound_dropped),
            (Texts{"sectors:\n  pits:\n    when: >-\n      width > 2\n    kind: x\n",
                   "sectors:\n  pits:\n    when: >-\n      depth > 1\n    kind: x\n"}));
  EXPECT_EQ(mutants_of(text, MutationKind::operator_flipped)[2],
            "sectors:\n  pits:\n    when: >-\n      depth > 1 and\n      width >= 2\n    kind: x\n");
}

TEST(Mutation, LabelsAreLeftAlone) {
  EXPECT_TRUE(
      mutants_of("sectors: {pits: {label: {en: 2027-01-01}, note: {en: 2027-01-01}}}\n", MutationKind::date_moved)
          .empty());
}

TEST(MutationReasons, TheFirstThatFitsByPlaceAndKind) {
  Mutation moved;
  moved.kind = MutationKind::date_moved;
  moved.path = "planning.caps";
  const std::vector<MayLive> known = {{"planning.cap", "", "", "a place is a whole name"},
                                      {"planning.caps", "band-removed", "", "another kind"},
                                      {"planning.caps", "", "band-overlap", "only where that is warned of"},
                                      {"planning", "date-moved", "", "this one"},
                                      {"planning.caps", "", "", "too late"}};
  const auto reason = [&](const std::string& warning) {
    const MayLive* one = reason_to_live(moved, warning, known);
    return one ? one->why : "";
  };
  EXPECT_EQ(reason(""), "this one");
  EXPECT_EQ(reason("band-gap"), "this one");
  EXPECT_EQ(reason("band-overlap"), "only where that is warned of");
  EXPECT_FALSE(reason_to_live(moved, "", {}));
}

TEST(MutationReasons, OneThatFitsNoChangeIsRefused) {
  Mutation moved;
  moved.kind = MutationKind::date_moved;
  moved.path = "planning.caps[0].from";
  Diagnostics found;
  refuse_idle_reasons({{"planning.caps", "date-moved", "", "fits"},
                       {"planning", "", "", "fits"},
                       {"planning.caps", "date-move", "", "no such kind"},
                       {"derived.nosuch", "", "", "no such place"}},
                      {moved}, found);
  const std::vector<Diagnostic> all = found.sorted();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].code, "idle-reason");
  EXPECT_NE(all[0].message.find("any kind is made at \"derived.nosuch\""), std::string::npos) << all[0].message;
  EXPECT_NE(all[1].message.find("the kind date-move "), std::string::npos) << all[1].message;
}

TEST(MutationOrder, TestsThatNameWhatIsChangedComeFirst) {
  const auto names = [](const std::string& text) {
    Diagnostics none;
    return *yaml::parse(std::make_shared<const Source>("t.yaml", text), none);
  };
  TestOrder order;
  order.add(names("{sectors: [mills]}"), {});
  order.add(names("{score: 3}"), {"sectors pits"});
  order.add(names("{basis: {sectors.pits: [act]}}"), {});
  Mutation dropped;
  dropped.path = "sectors.pits.basis[0]";
  EXPECT_EQ(order.likeliest_first(dropped), (std::vector<std::size_t>{2, 1, 0}));
}

std::optional<MutationReport> mutate_fictional(std::size_t count, std::uint64_t seed, unsigned threads) {
  Diagnostics found;
  Pool pool(threads);
  auto report = mutate(INSPECTPLAN_SOURCE_DIR "/tests/cases/fictional/rules", count, seed, pool, found, silent());
  EXPECT_TRUE(report) << render(found.sorted());
  return report;
}

TEST(Mutate, TheSameOnAnyNumberOfThreads) {
  const auto one = mutate_fictional(30, 7, 1);
  const auto three = mutate_fictional(30, 7, 3);
  ASSERT_TRUE(one && three);
  EXPECT_EQ(mutation_json(*one), mutation_json(*three));
  EXPECT_EQ(one->mutants.size(), 30U);
}

TEST(Mutate, SpreadOverTheKinds) {
  const auto report = mutate_fictional(27, 1, 2);
  ASSERT_TRUE(report);
  std::vector<std::size_t> kinds(mutation_kinds, 0);
  for (const MutantResult& one : report->mutants) ++kinds[static_cast<std::size_t>(one.mutation.kind)];
  // Three of each, but for kinds that have fewer.
  EXPECT_GE(std::count_if(kinds.begin(), kinds.end(), [](std::size_t n) { return n >= 3; }), 7);
  for (const MutantResult& one : report->mutants) EXPECT_FALSE(one.by.empty());
}

}  // namespace
}  // namespace inspectplan::usecase
