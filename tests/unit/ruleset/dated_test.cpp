#include <gtest/gtest.h>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

const std::string text = R"(
departments:
  office: {label: {en: Office}, until: {2020-01-01: 2030-01-01, 2026-01-01: 2031-01-01, 2028-01-01: null}}
  board:
    2020-01-01: {label: {en: Board}}
    2027-01-02: null
documents:
  act:
    number: {2020-01-01: "1", 2027-01-01: "2"}
    territory: {2020-01-01: [a], 2025-01-01: [a, b]}
)";

TEST(Dated, EachValueHoldsUntilTheNext) {
  const Loaded loaded = load_text(text, from_civil(2026, 12, 31));
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(loaded.rules->find_document("act")->number, "1");
  EXPECT_EQ(loaded.rules->find_document("act")->territory.size(), 2u);
  EXPECT_EQ(loaded.rules->find_department("office")->life.until, from_civil(2031, 1, 1));
}

TEST(Dated, FromItsDayOn) {
  const Loaded loaded = load_text(text, from_civil(2027, 1, 1));
  ASSERT_TRUE(loaded.rules);
  EXPECT_EQ(loaded.rules->find_document("act")->number, "2");
}

TEST(Dated, NullRepeals) {
  EXPECT_TRUE(load_text(text, from_civil(2027, 1, 1)).rules->find_department("board"));
  const Loaded later = load_text(text, from_civil(2028, 1, 1));
  ASSERT_TRUE(later.rules) << render(later.findings);
  EXPECT_FALSE(later.rules->find_department("board"));
  EXPECT_FALSE(later.rules->find_department("office")->life.until);
}

TEST(Dated, BeforeTheFirstIsAnError) {
  EXPECT_EQ(load_text(text, from_civil(2019, 12, 31)).errors(),
            "dated-too-early 3:40; dated-too-early 5:5; dated-too-early 9:13; dated-too-early 10:16");
}

TEST(Dated, AnEntryNotYetInForceIsReadAsItBegins) {
  const std::string matter =
      "documents: {act: {}}\nmatters: {m: {label: {en: M}, basis: [{document: act}], when: {2028-01-01: workers > 5}, "
      "valid: {from: VALID}}}\n";
  const auto errors = [&](const std::string& from) {
    return load_text(std::string(matter).replace(matter.find("VALID"), 5, from), from_civil(2027, 1, 1)).errors();
  };
  EXPECT_EQ(errors("2028-01-01"), "");
  EXPECT_EQ(errors("2027-12-31"), "dated-too-early 2:63");
}

// The text as one rule set whose `verified_until` is `until`; empty: without it.
std::string newest_law(const std::string& rules, const std::string& until) {
  const std::string key = ", verified_until: 2027-12-31";
  const std::string with = until.empty() ? "" : ", verified_until: " + until;
  const Loaded loaded = load_files(
      {{"set/0.yaml", std::string(frame).replace(frame.find(key), key.size(), with)}, {"set/rules.yaml", rules}}, {});
  return loaded.rules ? to_string(loaded.rules->law_date) : render(loaded.findings);
}

TEST(Dated, WithoutADayTheLastDayCountsThatIsVerified) {
  EXPECT_EQ(newest_law(text, "2027-12-31"), "2027-12-31") << "of the change of 2028 nobody has said that it is right";
  EXPECT_EQ(newest_law(text, "2029-12-31"), "2029-12-31") << "the rules are said to hold until then";
  EXPECT_EQ(newest_law(text, ""), "2028-01-01") << "the last change";
  EXPECT_EQ(newest_law(text + "  old: {until: 2030-06-30}\n", ""), "2030-07-01")
      << "what rests on it has lost its ground";
}

TEST(Dated, ARuleThatRestsOnAnEndedDocumentIsFoundWithoutADay) {
  const auto warnings = [](const std::string& until) {
    return load_text("documents: {act: {until: " + until +
                         "}}\nsectors: {pits: {label: {en: P}, when: workers > 5, basis: [{document: act}]}}\n",
                     {})
        .said(Severity::warning);
  };
  EXPECT_EQ(warnings("2021-12-31"), "ended-document 2:11");
  EXPECT_EQ(warnings("2027-06-30"), "ended-document 2:11");
  EXPECT_EQ(warnings("2027-12-31"), "");
}

TEST(Dated, WhatIsRepealedIsGoneWhereItCarriesTheEntry) {
  const std::string rule =
      "documents: {act: {}}\n"
      "sectors: {s: {label: {en: S}, basis: [{document: act}], when: {2020-01-01: workers > 5, 2026-06-01: null}}}\n"
      "scorecards: {c: {label: {en: C}, factors: {f: {of: workers, missing: 0, bands: [{is: '> 5', points: "
      "{2020-01-01: "
      "3, 2026-01-01: null}}, {is: '-', points: 0}]}}}}\n";
  const Loaded before = load_text(rule, from_civil(2025, 1, 1));
  ASSERT_TRUE(before.rules) << render(before.findings);
  EXPECT_EQ(before.rules->sectors.size(), 1u);
  EXPECT_EQ(before.rules->scorecards[0].factors[0].bands.size(), 2u);
  const Loaded after = load_text(rule, from_civil(2027, 1, 1));
  ASSERT_TRUE(after.rules) << render(after.findings);
  EXPECT_EQ(after.rules->sectors.size(), 0u);
  EXPECT_EQ(after.rules->scorecards[0].factors[0].bands.size(), 1u);
}

// How many derived values and targets there are on a day, and the codes of the errors.
std::string standing_on(const std::string& rules, const char* day) {
  const Loaded loaded = load_text(rules, parse_day(day));
  if (!loaded.rules) return loaded.errors();
  return std::to_string(loaded.rules->derived.size()) + " " + std::to_string(loaded.rules->targets.size());
}

TEST(Dated, ADerivedValueIsRepealedInItsLongFormAsInItsShortOne) {
  const std::string repealed = "{2025-01-01: '5', 2027-01-01: '7', 2028-01-01: null}";
  for (const std::string& form : {"limit: " + repealed, "limit: {label: {en: L}, value: " + repealed + "}"}) {
    EXPECT_EQ(standing_on("derived: {" + form + "}\n", "2027-01-01"), "1 0") << form;
    EXPECT_EQ(standing_on("derived: {" + form + "}\n", "2028-01-01"), "0 0") << form;
  }
  const std::string table = "{hit: F, inputs: [workers], rules: [{when: ['-'], then: '1'}]}";
  const std::string then_a_table =
      "derived: {limit: {value: {2025-01-01: '5', 2027-01-01: null}, table: {2025-01-01: null, 2027-01-01: " + table +
      ", 2028-01-01: null}}}\n";
  EXPECT_EQ(standing_on(then_a_table, "2026-01-01"), "1 0");
  EXPECT_EQ(standing_on(then_a_table, "2027-01-01"), "1 0") << "a table takes the place of the value";
  EXPECT_EQ(standing_on(then_a_table, "2028-01-01"), "0 0");
}

TEST(Dated, ATargetIsRepealedWithItsAimOrItsMeasure) {
  const std::string target =
      "derived: {share: '0.5'}\n"
      "targets: {t: {label: {en: T}, reaches: {2020-01-01: 0.1, 2028-01-01: null}, measure: share}}\n";
  EXPECT_EQ(standing_on(target, "2027-01-01"), "1 1");
  EXPECT_EQ(standing_on(target, "2028-01-01"), "1 0");
}

TEST(Dated, BlackoutsChangeNoLaw) {
  const Loaded loaded = load_text(text + "planning: {blackouts: [{from: 2029-02-04, until: 2029-02-14}]}\n", {});
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(to_string(loaded.rules->law_date), "2027-12-31");
}

TEST(Dated, ADayThatDoesNotExist) {
  EXPECT_EQ(load_text("documents: {act: {number: {2020-01-01: a, 2025-02-29: b}}}\n").errors(), "bad-date 1:43");
}

TEST(Dated, OneKeyThatIsNoDateMakesAnOrdinaryMapping) {
  EXPECT_EQ(load_text("documents: {act: {title: {2020-01-01: a, vi: b}}}\n").errors(), "unknown-key 1:27");
}

TEST(Dated, TheDigestIsTheSameWhateverTheDay) {
  EXPECT_EQ(load_text(text, from_civil(2026, 1, 1)).rules->digest,
            load_text(text, from_civil(2028, 1, 1)).rules->digest);
}

// Errors of planning, or how many lines and caps, draws, quotas and scorecards there are on a day.
std::string planned_on(const std::string& planning, const char* day) {
  const Loaded loaded = load_text(planning, parse_day(day));
  if (!loaded.rules) return loaded.errors();
  const Planning& plan = loaded.rules->planning;
  return std::to_string(plan.workload.size()) + " " + std::to_string(plan.caps.size()) + " " +
         (plan.random_share ? "1 " : "0 ") + std::to_string(plan.quotas.size()) + " " +
         std::to_string(loaded.rules->scorecards.size()) + (loaded.rules->score ? " score" : "");
}

TEST(Dated, ARepealedKeyTakesWhatItStandsInWithIt) {
  const auto before_and_after = [](const std::string& rules) {
    return planned_on(rules, "2025-01-01") + " -> " + planned_on(rules, "2027-01-01");
  };
  EXPECT_EQ(before_and_after("planning: {workload: [{when: {2020-01-01: workers > 3, 2026-01-01: null}, lead: 2}, "
                             "{lead: 1}]}\n"),
            "2 0 0 0 0 -> 1 0 0 0 0")
      << "the line, not its condition: it would hold for all";
  EXPECT_EQ(before_and_after("planning: {caps: [{id: c, kind: {2020-01-01: check, 2026-01-01: null}, at_most: 1, per: "
                             "enterprise}]}\n"),
            "0 1 0 0 0 -> 0 0 0 0 0");
  EXPECT_EQ(before_and_after("planning: {random: {share: 0.1, of: {2020-01-01: workers > 3, 2026-01-01: null}}}\n"),
            "0 0 1 0 0 -> 0 0 0 0 0");
  EXPECT_EQ(before_and_after("planning: {quotas: [{of: workers > 3, at_least: 0.1, at_most: {2020-01-01: 0.5, "
                             "2026-01-01: null}}]}\n"),
            "0 0 0 1 0 -> 0 0 0 1 0")
      << "one of its bounds is left";
  EXPECT_EQ(
      before_and_after("scorecards: {c: {label: {vi: x}, factors: {f: {of: workers, missing: 0, bands: {2020-01-01: "
                       "[{is: '-', points: 1}], 2026-01-01: null}}}}}\n"),
      "0 0 0 0 1 -> 0 0 0 0 0")
      << "of its only factor nothing is left, and so nothing of the card";
  EXPECT_EQ(before_and_after("score: {scale: 1, value: {2020-01-01: workers, 2026-01-01: null}}\n"),
            "0 0 0 0 0 score -> 0 0 0 0 0");
}

TEST(Dated, ARepealedTierOrSuccession) {
  const std::string rules =
      "departments: {a: {label: {vi: A}}, b: {label: {vi: B}}}\n"
      "tiers: {high: {label: {vi: x}, when: {2020-01-01: workers > 5, 2026-01-01: null}}, low: {label: {vi: x}}}\n"
      "successions: [{from: a, to: {2020-01-01: b, 2026-01-01: null}, rationale: {vi: x}}]\n";
  const auto standing = [&](const char* day) {
    const Loaded loaded = load_text(rules, parse_day(day));
    if (!loaded.rules) return loaded.errors();
    return std::to_string(loaded.rules->tiers.size()) + " " + std::to_string(loaded.rules->successions.size());
  };
  EXPECT_EQ(standing("2025-01-01"), "2 1");
  EXPECT_EQ(standing("2027-01-01"), "1 0");
}

TEST(Dated, ARepealedPartOfATable) {
  const auto rules_on = [](const std::string& second, const char* day) {
    const Loaded loaded = load_text(
        "derived: {k: {table: {hit: F, inputs: [workers], default: 0, rules: [{when: ['> "
        "10'], then: 2}, " +
            second + "]}}}\n",
        parse_day(day));
    if (!loaded.rules) return loaded.errors();
    return std::to_string(loaded.rules->derived.at(0).table->rules.size());
  };
  for (const std::string second : {"{when: ['> 1'], then: {2020-01-01: 1, 2026-01-01: null}}",
                                   "{when: {2020-01-01: ['> 1'], 2026-01-01: null}, then: 1}",
                                   "{when: [{2020-01-01: '> 1', 2026-01-01: null}], then: 1}"}) {
    EXPECT_EQ(rules_on(second, "2025-01-01"), "2");
    EXPECT_EQ(rules_on(second, "2027-01-01"), "1");
  }
  const std::string whole =
      "derived: {k: {table: {hit: {2020-01-01: F, 2026-01-01: null}, inputs: [workers], default: 0, rules: [{when: ['> "
      "10'], then: 2}]}}}\n";
  EXPECT_EQ(standing_on(whole, "2025-01-01"), "1 0");
  EXPECT_EQ(standing_on(whole, "2027-01-01"), "0 0");
  const std::string ranked =
      "derived: {k: {table: {hit: P, values: {2020-01-01: ['2'], 2026-01-01: null}, inputs: [workers], rules: [{when: "
      "['> 10'], then: 2}]}}}\n";
  EXPECT_EQ(standing_on(ranked, "2025-01-01"), "1 0");
  EXPECT_EQ(standing_on(ranked, "2027-01-01"), "0 0");
}

// "code line:column (day)" of the errors and warnings on every day.
std::string on_every_day(const std::string& rules) {
  Diagnostics found;
  LoadOptions options;
  options.every_day = true;
  load_bundle({{"set/0_frame.yaml", frame}, {"set/rules.yaml", rules}}, "set", options, found);
  std::string out;
  for (const Diagnostic& one : found.sorted()) {
    if (one.severity == Severity::info || one.code == "matter-without-lead") continue;
    const std::size_t day = one.message.rfind(" on ");
    out += one.code + " " + std::to_string(one.place.line) + ":" + std::to_string(one.place.column) +
           (one.message.ends_with(")") && day != std::string::npos ? " (" + one.message.substr(day + 4) : "") + "\n";
  }
  return out;
}

std::string dated_sector(const std::string& when) {
  return "sectors: {s: {label: {vi: S}, rationale: {vi: x}, when: " + when + "}}\n";
}

TEST(Dated, EveryValueIsCheckedNotOnlyTheLast) {
  EXPECT_EQ(on_every_day(dated_sector("{2020-01-01: workers > 1, 2026-01-01: wrkers > 5, 2027-01-01: workers > 2}")),
            "unknown-name 1:95 (2026-01-01)\n");
  EXPECT_EQ(on_every_day(dated_sector("{2020-01-01: workers > 1, 2029-01-01: workers >}")),
            "syntax 1:104 (2029-01-01)\n")
      << "later than anybody has verified";
  EXPECT_EQ(on_every_day(dated_sector("{2020-01-01: workers > 1, 2026-01-01: wrkers > 5}")), "unknown-name 1:95\n")
      << "once, and without a day where it is that of the law";
}

TEST(Dated, AGapInBandsOfAnotherDay) {
  EXPECT_EQ(on_every_day("scorecards: {c: {label: {vi: x}, factors: {f: {of: workers, missing: 0, bands: {\n"
                         "  2020-01-01: [{is: '< 5', points: 1}],\n  2027-01-01: [{is: '-', points: 1}]}}}}}\n"),
            "band-gap 2:21 (2020-01-01)\n");
}

TEST(Dated, WhatIsNotYetOrNoLongerIsNoMistakeOfThePast) {
  const std::string late = "derived: {d: {2024-01-01: workers > 5}}\n";
  EXPECT_EQ(on_every_day(late + dated_sector("{2020-01-01: d, 2026-01-01: not(d)}")), "");
  EXPECT_EQ(on_every_day("derived: {d: {2020-01-01: workers > 5, 2029-01-01: null}}\n" + dated_sector("d")),
            "unknown-name 2:57 (2029-01-01)\n")
      << "what is still to come is";
}

TEST(Dated, WhatAnEntryWillLackOnceItIsRepealed) {
  EXPECT_EQ(
      on_every_day("sectors: {s: {label: {2020-01-01: {vi: S}, 2029-01-01: null}, rationale: {vi: x}, when: workers "
                   "> 5}}\n"),
      "missing-label 1:11 (2029-01-01)\n");
  EXPECT_EQ(on_every_day("documents: {act: {}}\nsectors: {s: {label: {vi: S}, when: workers > 5, basis: {2020-01-01: "
                         "[{document: act}], 2029-01-01: null}}}\n"),
            "missing-basis 2:11 (2029-01-01)\n");
  EXPECT_EQ(on_every_day("departments: {o: {label: {2020-01-01: {vi: O}, 2029-01-01: null}}}\n"),
            "missing-label 1:15 (2029-01-01)\n")
      << "and does not go, though it had nothing else";
  EXPECT_EQ(on_every_day("sectors: {s: {label: {vi: S}, when: workers > 5}}\nderived: {d: {2020-01-01: workers > 5, "
                         "2029-01-01: null}}\n"),
            "missing-basis 1:11\n")
      << "once, and not again for a day that changes nothing about it";
}

TEST(Dated, NothingElseIsMissingWhereNothingHoldsYet) {
  EXPECT_EQ(load_text("scorecards: {c: {label: {vi: x}, factors: {f: {of: workers, missing: 0, bands: {2028-01-01: "
                      "[{is: '-', points: 1}]}}}}}\n")
                .errors(),
            "dated-too-early 1:80");
}

const Diagnostic& only_error(const Loaded& loaded) {
  static const Diagnostic none;
  const auto found = std::find_if(loaded.findings.begin(), loaded.findings.end(),
                                  [](const Diagnostic& one) { return one.severity == Severity::error; });
  EXPECT_EQ(std::count_if(loaded.findings.begin(), loaded.findings.end(),
                          [](const Diagnostic& one) { return one.severity == Severity::error; }),
            1)
      << render(loaded.findings);
  return found == loaded.findings.end() ? none : *found;
}

TEST(Dated, WhatIsRepealedIsNotMerelyUnknown) {
  const Loaded sector = load_text(
      "sectors:\n"
      "  s: {label: {vi: S}, rationale: {vi: x}, when: {2020-01-01: workers > 1, 2026-01-01: null}}\n"
      "  t: {label: {vi: T}, rationale: {vi: x}, when: 'in_sector(\"s\")'}\n");
  const Diagnostic& one = only_error(sector);
  EXPECT_EQ(one.message, "sector \"s\" is not in force on 2027-01-01, and this still speaks of it");
  ASSERT_EQ(one.notes.size(), 1u);
  EXPECT_EQ(one.notes[0].place.line, 2u);
  EXPECT_EQ(one.notes[0].place.column, 75u);
  const Loaded derived = load_text("derived: {d: {2020-01-01: workers > 5, 2026-01-01: null}}\n" + dated_sector("d"));
  EXPECT_EQ(only_error(derived).message,
            "derived value \"d\" is not in force on 2027-01-01, and this still speaks of it");
}

TEST(Dated, DaysAreWrittenInFull) {
  const Loaded loaded = load_text(dated_sector("{2020-01-01: workers > 1, 2026-1-1: workers > 2}"));
  EXPECT_EQ(only_error(loaded).message, "the day 2026-1-1 is not written in full");
  EXPECT_EQ(only_error(loaded).hint, "a value by date has days as its keys: write 2026-01-01");
  EXPECT_EQ(loaded.errors(), "bad-date 1:83");
  EXPECT_EQ(only_error(load_text(dated_sector("{31/12/2026: workers > 1}"))).hint,
            "a value by date has days as its keys: write 2026-12-31");
}

std::string refused_years(const std::string& rules) {
  Diagnostics found;
  LoadOptions options;
  options.every_day = true;
  load_bundle({{"set/0_frame.yaml", frame}, {"set/rules.yaml", rules}}, "set", options, found);
  std::string out;
  for (const Diagnostic& one : found.sorted())
    if (one.code == "year-refused")
      out += std::string(to_string(one.severity)) + " " + std::to_string(one.place.line) + ": " + one.message + "\n";
  return out;
}

// Read as of the law of 2027 they are in order.
TEST(Dated, YearsWhosePlansAreRefused) {
  const std::string uses = dated_sector("workers > lim");
  EXPECT_EQ(
      refused_years("derived: {lim: {2022-01-01: 1, 2024-01-01: null, 2026-03-01: 3}}\n" + uses),
      "warning 2: plans of 2024 to 2026 are refused: derived value \"lim\" is not in force on 2024-01-01, and this "
      "still speaks of it\n");
  EXPECT_EQ(refused_years("derived: {lim: {2022-01-01: 1, 2024-02-01: null, 2024-11-01: 3}}\n" + uses), "")
      << "on no 1 January";
  EXPECT_EQ(refused_years("derived: {lim: {2022-01-01: 1, 2024-01-01: '\"x\"', 2025-01-01: 3}}\n" + uses),
            "warning 2: plans of 2024 are refused: a number is compared with a text\n");
  EXPECT_EQ(refused_years("derived: {lim: {2024-01-01: 1}}\nplanning: {reserve: {2023-01-01: {share: 0.5}, 2025-01-01: "
                          "{share: 0.4}}}\n" +
                          uses),
            "info 1: plans of 2023 are refused: nothing holds yet on 2023-01-01: the first date is later\n")
      << "perhaps they are not meant for these years";
  EXPECT_EQ(refused_years("derived: {lim: {2022-01-01: 1, 2025-01-01: 2}}\n" + uses), "");
}

// A plan of the verified year reads every value as of its 1 January.
TEST(Dated, AValueThatBeginsInsideTheVerifiedYear) {
  EXPECT_EQ(on_every_day(dated_sector("{2027-06-01: workers > 1}")), "dated-too-early 1:57\n");
  EXPECT_EQ(on_every_day(dated_sector("{2027-01-01: workers > 1, 2027-06-01: workers > 2}")), "");
}

}  // namespace
}  // namespace inspectplan::ruleset
