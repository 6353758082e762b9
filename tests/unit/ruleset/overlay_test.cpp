#include <gtest/gtest.h>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

const std::string parent = R"(
ruleset: {format: 1, id: parent, version: "1", verified_until: 2027-12-31}
facts: {enterprise: {key: id, fields: {id: {type: text}, workers: {type: number, min: 0, max: 1000}}}}
documents: {act: {number: "1"}, order: {number: "2", territory: [a, b]}}
departments: {office: {label: {vi: Phòng, en: Office}}, ministry: {label: {en: Ministry}}}
successions: [{from: office, to: ministry, valid: {from: 2026-01-01}, basis: [{document: act}]}]
)";

std::string child(const std::string& text) {
  return "ruleset: {format: 1, id: child, version: \"2\", extends: ../parent}\n" + text;
}

Loaded over(const std::string& text) { return load_files({{"parent/a.yaml", parent}, {"set/b.yaml", child(text)}}); }

TEST(Overlay, InheritsAndKeepsItsOwnName) {
  const Loaded loaded = over("");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(loaded.rules->id, "child");
  EXPECT_EQ(loaded.rules->version, "2");
  EXPECT_FALSE(loaded.rules->verified_until) << "the section `ruleset` is not inherited";
  EXPECT_EQ(loaded.rules->departments.size(), 2u);
}

TEST(Overlay, AddsNewIds) {
  const Loaded loaded = over(
      "departments: {board: {label: {en: Board}}}\nsuccessions: [{from: board, to: office, basis: [{document: "
      "act}]}]\n");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(loaded.rules->departments.size(), 3u);
  ASSERT_EQ(loaded.rules->successions.size(), 2u);
  EXPECT_EQ(loaded.rules->successions[0].from, "board");
}

TEST(Overlay, AmendMergesMappingsAndReplacesTheRest) {
  const Loaded loaded = over(
      "amend:\n  documents: {order: {territory: [c], basis: [{document: act}]}}\n  departments: {office: {label: {en: "
      "Bureau}}}\n");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  const Document& order = *loaded.rules->find_document("order");
  EXPECT_EQ(order.number, "2");
  EXPECT_EQ(order.territory, std::vector<std::string>{"c"});
  EXPECT_EQ(loaded.rules->find_department("office")->label.vi, "Phòng");
  EXPECT_EQ(loaded.rules->find_department("office")->label.en, "Bureau");
}

TEST(Overlay, AmendOfAListReplacesIt) {
  const Loaded loaded = over("amend: {successions: [{from: ministry, to: office, basis: [{document: act}]}]}\n");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  ASSERT_EQ(loaded.rules->successions.size(), 1u);
  EXPECT_EQ(loaded.rules->successions[0].from, "ministry");
}

TEST(Overlay, AmendOfASectionWithOneEntry) {
  const Loaded loaded = over("amend: {planning: {periods: month}}\n");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(loaded.rules->planning.periods, "month");
}

TEST(Overlay, RemoveTakesOut) {
  const Loaded loaded = over("remove: {documents: {order: {basis: [{document: act}]}}}\n");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(loaded.rules->find_document("order"), nullptr);
}

TEST(Overlay, RemoveOfWhatIsStillUsedIsFound) {
  EXPECT_EQ(over("remove: {departments: {ministry: {basis: [{document: act}]}}}\n").errors(),
            "unknown-department 6:34");
}

TEST(Overlay, RemovalsCiteDocumentsThatExist) {
  EXPECT_EQ(over("remove: {documents: {order: {basis: [{document: acct}]}}}\n").errors(), "unknown-document 2:49");
  EXPECT_EQ(over("remove: {documents: {order: {bases: []}}}\n").errors(), "unknown-key 2:30");
}

TEST(Overlay, AnAmendmentOfWhatBindsWantsABasis) {
  const std::string with_matter =
      parent + "matters: {m: {label: {en: M}, when: workers > 5, basis: [{document: act}]}}\n";
  const auto amended = [&](const std::string& text) {
    return load_files({{"parent/a.yaml", with_matter}, {"set/b.yaml", child(text)}}).said(Severity::warning);
  };
  EXPECT_NE(amended("amend: {matters: {m: {when: workers > 6}}}\n").find("missing-basis 2:19"), std::string::npos);
  EXPECT_EQ(
      amended("amend: {matters: {m: {when: workers > 6, basis: [{document: act}]}}}\n").find("missing-basis 2:19"),
      std::string::npos);
}

TEST(Overlay, ADatedValueIsAmendedByDates) {
  const std::string dated = parent + "planning: {periods: {2020-01-01: year, 2026-01-01: half}}\n";
  const auto periods = [&](const std::string& text, Day day) {
    const Loaded loaded = load_files({{"parent/a.yaml", dated}, {"set/b.yaml", child(text)}}, day);
    return loaded.rules ? loaded.rules->planning.periods : loaded.errors();
  };
  const std::string later = "amend: {planning: {periods: {2027-01-01: month}}}\n";
  EXPECT_EQ(periods(later, from_civil(2025, 1, 1)), "year");
  EXPECT_EQ(periods(later, from_civil(2026, 12, 31)), "half");
  EXPECT_EQ(periods(later, from_civil(2027, 1, 1)), "month");
}

TEST(Overlay, AnEntryThatIsDatedAsAWhole) {
  const std::string dated =
      parent + "matters: {m: {2020-01-01: {label: {en: M}, when: workers > 5, basis: [{document: act}]}}}\n";
  const auto loaded = [&](const std::string& text) {
    return load_files({{"parent/a.yaml", dated}, {"set/b.yaml", child(text)}});
  };
  EXPECT_EQ(loaded("amend: {matters: {m: {when: workers > 6, basis: [{document: act}]}}}\n").errors(),
            "amend-dated 2:23");
  EXPECT_EQ(loaded("amend: {matters: {m: {2020-01-01: {when: workers > 6}}}}\n").errors(), "");
}

TEST(Overlay, ADatedValueBecomesNoPlainOne) {
  const std::string dated = parent +
                            "sectors: {s: {label: {en: S}, when: {2020-01-01: workers > 5, 2027-01-01: workers > 6}, "
                            "basis: [{document: act}]}}\n"
                            "planning: {periods: {2020-01-01: year}}\n"
                            "derived: {d: {value: {2020-01-01: workers, 2027-01-01: workers + 1}}}\n";
  const auto errors = [&](const std::string& text) {
    return load_files({{"parent/a.yaml", dated}, {"set/b.yaml", child(text)}}).errors();
  };
  EXPECT_EQ(errors("amend: {sectors: {s: {when: workers > 7, basis: [{document: act}]}}}\n"), "amend-dated 2:29")
      << "the law of 2020 would change in silence";
  EXPECT_EQ(errors("amend: {planning: {periods: month}}\n"), "amend-dated 2:29");
  EXPECT_EQ(errors("amend: {planning: {periods: null}}\n"), "amend-dated 2:29");
  EXPECT_EQ(errors("amend: {derived: {d: workers + 2}}\n"), "amend-dated 2:22") << "the short form of a value";
  EXPECT_EQ(errors("amend: {sectors: {s: {when: {2027-01-01: workers > 7}, basis: [{document: act}]}}}\n"), "");
}

TEST(Overlay, AValueBecomesDated) {
  const Loaded loaded = over("amend: {documents: {act: {number: {2020-01-01: \"1\", 2027-01-01: \"9\"}}}}\n");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(loaded.rules->find_document("act")->number, "9");
}

TEST(Overlay, WhatIsRemovedIsNotMerelyUnknown) {
  const Loaded loaded =
      load_files({{"parent/a.yaml", frame + "  accident: {parent: enterprise, key: [n], fields: {n: {type: text}}}\n"
                                            "derived: {big: workers > 5}\n"
                                            "sectors:\n  s: {label: {vi: x}, rationale: {vi: x}, when: 'big'}\n"
                                            "  t: {label: {vi: x}, rationale: {vi: x}, when: 'count(accident) > 0'}\n"
                                            "  u: {label: {vi: x}, rationale: {vi: x}, when: 'in_sector(\"v\")'}\n"
                                            "  v: {label: {vi: x}, rationale: {vi: x}, when: 'workers > 1'}\n"},
                  {"set/a.yaml",
                   "ruleset: {format: 1, id: c, version: \"1\", extends: ../parent}\n"
                   "remove:\n  facts: {accident: {rationale: {vi: x}}}\n  derived: {big: {rationale: {vi: x}}}\n"
                   "  sectors: {v: {rationale: {vi: x}}}\n"}});
  std::string said;
  for (const Diagnostic& one : loaded.findings) {
    if (one.severity != Severity::error) continue;
    said += one.message + (one.notes.empty() ? "" : " | " + to_string(one.notes[0].place)) + "\n";
  }
  EXPECT_EQ(said,
            "derived value \"big\" was removed, and this still speaks of it | set/a.yaml:4:13\n"
            "child table \"accident\" was removed, and this still speaks of it | set/a.yaml:3:11\n"
            "sector \"v\" was removed, and this still speaks of it | set/a.yaml:5:13\n");
}

// What an overlay does wrong is found where it does it.
TEST(Overlay, ANullStandsWhereItIsWritten) {
  const Loaded loaded = load_files(
      {{"parent/a.yaml", frame + "sectors: {s: {label: {vi: x}, rationale: {vi: x}, when: 'workers > 1'}}\n"},
       {"set/b.yaml", child("amend: {sectors: {s: {rationale: {vi: y}, when: null}}}\n")}});
  EXPECT_EQ(loaded.errors(), "missing-key 2:49") << render(loaded.findings);
}

TEST(Overlay, TheTableOfEnterprisesStays) {
  const Loaded loaded = over("remove: {facts: {enterprise: {rationale: {vi: x}}}}\n");
  EXPECT_EQ(loaded.errors(), "missing-key 2:18");
  EXPECT_NE(render(loaded.findings).find("the table \"enterprise\" cannot be removed"), std::string::npos);
}

TEST(Overlay, RedefiningNamesBothPlaces) {
  const Loaded loaded = over("departments:\n  office: {label: {en: Mine}}\n");
  ASSERT_EQ(loaded.errors(), "redefined-id 3:3");
  const Diagnostic& finding = loaded.findings.back();
  ASSERT_EQ(finding.notes.size(), 1u);
  EXPECT_EQ(to_string(finding.notes[0].place), "parent/a.yaml:5:15");
}

TEST(Overlay, ThreeLevels) {
  const Loaded loaded = load_files(
      {{"parent/a.yaml", parent},
       {"middle/a.yaml",
        "ruleset: {format: 1, id: middle, version: \"1\", extends: ../parent}\namend: {documents: {order: {number: "
        "m}}}\n"},
       {"set/a.yaml",
        "ruleset: {format: 1, id: c, version: \"1\", extends: ../middle}\namend: {documents: {act: {number: c}}}\n"}});
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(loaded.rules->find_document("order")->number, "m");
  EXPECT_EQ(loaded.rules->find_document("act")->number, "c");
}

TEST(Overlay, CircleIsShownAsAPath) {
  const Loaded loaded = load_files({{"a/r.yaml", "ruleset: {format: 1, id: a, version: \"1\", extends: ../b}\n"},
                                    {"b/r.yaml", "ruleset: {format: 1, id: b, version: \"1\", extends: ../c}\n"},
                                    {"c/r.yaml", "ruleset: {format: 1, id: c, version: \"1\", extends: ../a}\n"}},
                                   {}, "a");
  ASSERT_EQ(loaded.errors(), "extends-cycle 1:52");
  EXPECT_NE(loaded.findings[0].message.find("a → b → c → a"), std::string::npos) << loaded.findings[0].message;
}

TEST(Overlay, OfItself) {
  EXPECT_EQ(load_files({{"set/r.yaml", "ruleset: {format: 1, id: a, version: \"1\", extends: ../set}\n"}}).errors(),
            "extends-cycle 1:52");
}

TEST(Overlay, ParentThatIsNotThere) {
  EXPECT_EQ(load_files({{"set/r.yaml", "ruleset: {format: 1, id: a, version: \"1\", extends: ../none}\n"}}).errors(),
            "extends-refused 1:52");
  EXPECT_EQ(load_files({{"set/r.yaml", "ruleset: {format: 1, id: a, version: \"1\", extends: /etc}\n"}}).errors(),
            "bad-extends 1:52");
  EXPECT_EQ(load_files(
                {{"set/r.yaml", "ruleset: {format: 1, id: a, version: \"1\", extends: sub}\n"}, {"set/sub/r.yaml", ""}})
                .errors(),
            "extends-nested 1:52");
}

}  // namespace
}  // namespace inspectplan::ruleset
