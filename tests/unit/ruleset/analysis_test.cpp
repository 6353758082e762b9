// What the analysis says of whole rule sets, and where.
#include <gtest/gtest.h>

#include <algorithm>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

const std::string facts = R"(
codes: {trade: {pattern: '^[0-9]{2,4}$', hierarchy: prefix, closed: false}, place: {closed: true, codes: ["10", "11", "20"], hierarchy: prefix}}
facts:
  enterprise:
    key: id
    fields:
      id: {type: text}
      workers: {type: number, min: 0, max: 1000}
      weight: {type: number, min: 0, max: 10, scale: 1}
      county: {type: text, values: [north, south, west]}
      trade: {type: code, list: trade}
      place: {type: code, list: place}
      name: {type: text}
      pit: {type: boolean}
      opened: {type: date}
  accident: {parent: enterprise, key: [no], fields: {no: {type: text}, killed: {type: number, min: 0, max: 9}}}
ruleset: {format: 1, id: test, version: "1", verified_until: 2027-12-31}
)";

std::vector<Diagnostic> findings_of(const std::string& text) {
  return load_files({{"set/facts.yaml", facts}, {"set/rules.yaml", text}}).findings;
}

// "code line: message" of those findings that the analysis gives.
std::string said(const std::string& text) {
  static const std::vector<std::string> codes = {
      "table-overlap",  "table-gap",      "band-gap",       "band-overlap",      "band-shadowed",
      "missing-policy", "never-true",     "always-true",    "tier-shadowed",     "workload-gap",
      "not-analysed",   "unused-missing", "table-shadowed", "workload-shadowed", "between-steps"};
  std::string out;
  for (const Diagnostic& one : findings_of(text)) {
    const bool other = std::find(codes.begin(), codes.end(), one.code) == codes.end();
    if (other && one.severity != Severity::error) continue;
    out += one.code + " " + std::to_string(one.place.line) + ": " + one.message + "\n";
  }
  return out;
}

std::string factor(const std::string& of, const std::vector<std::string>& bands,
                   const std::string& rest = "missing: 0") {
  std::string text =
      "scorecards:\n  c:\n    label: {vi: x}\n    factors:\n      f:\n        of: " + of + "\n        bands:\n";
  for (const std::string& band : bands) text += "          - {is: '" + band + "', points: 1}\n";
  return text + "        " + rest + "\n";
}

std::string sector(const std::string& when) {
  return "sectors: {s: {label: {vi: x}, rationale: {vi: x}, when: '" + when + "'}}\n";
}

TEST(Analysis, GapStandsAtTheBandBeside) {
  EXPECT_EQ(said(factor("workers", {"< 10", "[11..50)", ">= 50"})),
            "band-gap 8: c.f: no band holds where workers = 10\n");
  EXPECT_EQ(said(factor("workers", {"< 10", "[10..50)", "> 50"})),
            "band-gap 9: c.f: no band holds where workers = 50\n");
  EXPECT_EQ(said(factor("weight", {"<= 0.4", ">= 0.5"})), "");
  EXPECT_EQ(said(factor("weight", {"<= 0.4", ">= 0.6"})), "band-gap 8: c.f: no band holds where weight = 0.5\n");
  EXPECT_EQ(said(factor("workers", {"< 10", ">= 10"})), "");
}

TEST(Analysis, GapsOfTextsCodesBooleansAndDates) {
  EXPECT_EQ(said(factor("county", {"\"north\"", "\"south\""})),
            "band-gap 5: c.f: no band holds where county = \"west\"\n");
  EXPECT_EQ(said(factor("place", {"\"10\", \"11\""})), "band-gap 5: c.f: no band holds where place = \"20\"\n");
  EXPECT_EQ(said(factor("trade", {"under(?, \"05\")", "not(under(?, \"05\"))"})), "");
  EXPECT_EQ(said(factor("trade", {"under(?, \"05\")", "\"06\""})),
            "band-gap 5: c.f: no band holds where trade = \"00\"\n");
  EXPECT_EQ(said(factor("pit", {"true"})), "band-gap 8: c.f: no band holds where pit = false\n");
  EXPECT_EQ(said(factor("opened", {"< date(\"2020-01-01\")", "> date(\"2020-01-01\")"})),
            "band-gap 8: c.f: no band holds where opened = 2020-01-01\n");
  EXPECT_EQ(said(factor("name", {"\"a\""})), "band-gap 5: c.f: no band holds where name = \"other\"\n");
}

TEST(Analysis, GapsBehindConditionsNameTheFacts) {
  const std::string of = "'if pit then county else \"none\"'";
  EXPECT_EQ(said(factor(of, {"\"north\", \"south\", \"west\"", "\"none\""})), "");
  EXPECT_EQ(said(factor(of, {"\"north\", \"west\"", "\"none\""})),
            "band-gap 5: c.f: no band holds where county = \"south\", pit = true\n");
  EXPECT_EQ(said("derived: {small: 'workers < 10'}\n" + factor("'if small then 1 else 2'", {"1"})),
            "band-gap 9: c.f: no band holds where workers = 10\n");
}

TEST(Analysis, OverlapsAndShadows) {
  EXPECT_EQ(said(factor("workers", {"<= 10", ">= 10"})),
            "band-overlap 9: c.f: where workers = 10 the bands \"<= 10\" and \">= 10\" both hold; the first counts\n");
  EXPECT_EQ(said(factor("workers", {"< 10", "-"})), "");
  EXPECT_EQ(said(factor("workers", {"< 10", "< 5", ">= 10"})),
            "band-shadowed 9: c.f: the band \"< 5\" is never reached: those before it take all its values\n");
  EXPECT_EQ(said(factor("workers", {"-", "> 2000"}, "")),
            "never-true 9: c.f: the band \"> 2000\" holds for no value\n");
}

TEST(Analysis, MissingValuesNeedAPolicy) {
  EXPECT_EQ(said(factor("workers", {"< 10", ">= 10"}, "")),
            "missing-policy 5: c.f does not say what a missing value is worth: the score is unknown where workers is "
            "missing\n");
  EXPECT_EQ(said(factor("workers", {"null", "< 10", ">= 10"}, "")), "");
  EXPECT_EQ(said(factor("'if workers = null then 0 else workers'", {"< 10", ">= 10"}, "")), "");
  EXPECT_EQ(said(factor("pit != null", {"true", "false"})),
            "unused-missing 5: c.f: the points for a missing value are never given, since one of its bands always "
            "holds or fails\n");
}

TEST(Analysis, ConditionsThatNeverHold) {
  const std::string never = "never-true 1: sectors.s can never hold, whatever the facts are\n";
  EXPECT_EQ(said(sector("workers > 10 and workers < 5")), never);
  EXPECT_EQ(said(sector("workers > 1000")), never);
  EXPECT_EQ(said(sector("county = \"north\" and county = \"south\"")), never);
  EXPECT_EQ(said(sector("under(trade, \"05\") and under(trade, \"06\")")), never);
  EXPECT_EQ(said(sector("under(trade, \"05\") and trade = \"0510\"")), "");
  EXPECT_EQ(said(sector("pit and not(pit)")), never);
  EXPECT_EQ(said(sector("opened < date(\"2020-01-01\") and opened > date(\"2021-01-01\")")), never);
  EXPECT_EQ(said(sector("workers + 5 < 3")), never);
  EXPECT_EQ(said(sector("count(accident) < 0")), never);
  EXPECT_EQ(said(sector("workers >= 0")), "always-true 1: sectors.s holds whenever its facts are known\n");
  EXPECT_EQ(said(sector("pit or (workers > 10 and workers < 5)")),
            "never-true 1: sectors.s: this part can never hold, whatever the facts are\n");
  EXPECT_EQ(said(sector("count(accident[killed > 3 and killed < 2]) > 0")),
            "never-true 1: sectors.s: this part can never hold, whatever the facts are\n");
  EXPECT_EQ(said("derived: {big: 'workers > 10'}\n" + sector("big and workers < 5")),
            "never-true 2: sectors.s can never hold, whatever the facts are\n");
}

TEST(Analysis, AsksOfWhatIsWrittenNotOfWhatItIsMadeOf) {
  const std::string always = "always-true 1: sectors.s: this part holds whenever its facts are known\n";
  EXPECT_EQ(said(sector("workers != -5 and pit")), always);
  EXPECT_EQ(said(sector("not(workers < 0) and pit")), always);
  EXPECT_EQ(said(sector("count(accident[killed != -1]) > 0")), always);
  EXPECT_EQ(said(sector("(every a in accident satisfies a.killed >= 0) and pit")), always);
  EXPECT_EQ(said(sector("workers in [0..8) and pit")), "") << "one half of a range may hold always";
  EXPECT_EQ(said(sector("workers between 0 and 8")), "");
  EXPECT_EQ(said(sector("workers in [200000..300000] or pit")),
            "never-true 1: sectors.s: this part can never hold, whatever the facts are\n");
}

TEST(Analysis, AProductWithAConstantIsExact) {
  EXPECT_EQ(said(sector("workers * 2 > 10 and workers < 5")),
            "never-true 1: sectors.s can never hold, whatever the facts are\n");
  EXPECT_EQ(said(sector("workers * 2 > 10 and workers < 7")), "");
  EXPECT_EQ(said(sector("workers * -3 > -7 and workers > 2")),
            "never-true 1: sectors.s can never hold, whatever the facts are\n");
}

TEST(Analysis, SaysWhatItLeavesOut) {
  EXPECT_EQ(said(sector("workers * workers > 10")),
            "not-analysed 1: sectors.s is not looked at in full: of `workers * workers` only the bounds are known\n");
  EXPECT_EQ(
      said(sector("count(accident) > 0 and count(accident[killed > 0]) > 0")),
      "not-analysed 1: sectors.s is not looked at in full: `count(accident)` and `count(accident[killed > 0])` rest "
      "on the same facts but are looked at as if each could be anything\n");
}

TEST(Analysis, BandsOverWindowsAreNamedAndHedged) {
  const std::string text = said(factor("opened", {"< plan_start", "[plan_start..plan_end]", "> plan_end"}));
  EXPECT_NE(
      text.find("band-overlap 10: c.f: where opened < plan_start, opened > plan_end the bands \"< plan_start\" and "
                "\"> plan_end\" both hold, if there can be such an enterprise; the first counts\n"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("the order of `opened` and `plan_start`"), std::string::npos) << text;
  EXPECT_EQ(said(factor("opened.year", {"< 2000", "> 2000"})),
            "band-gap 5: c.f: no band holds where opened.year = 2000, if there can be such an enterprise\n"
            "not-analysed 5: c.f is not looked at in full: of `opened.year` only the bounds are known\n");
  EXPECT_EQ(said(factor("opened", {"< plan_start", "> plan_start"})),
            "band-gap 5: c.f: no band holds where opened = plan_start\n");
}

TEST(Analysis, TheDaysOfAPlanAreThoseOfItsYear) {
  const std::string never = "never-true 1: sectors.s can never hold, whatever the facts are\n";
  EXPECT_EQ(said(sector("plan_start > plan_end")), never);
  EXPECT_EQ(said(sector("plan_year = 2020 and plan_start > date(\"2025-01-01\")")), never);
  EXPECT_EQ(said(sector("plan_start > date(\"2026-01-01\") and plan_end < date(\"2027-12-31\")")), never);
  EXPECT_EQ(said(sector("plan_start >= date(\"2027-01-01\") and plan_end <= date(\"2027-12-31\")")), "");
  EXPECT_EQ(said(sector("opened > opened + duration(\"P1D\")")), never);
  EXPECT_EQ(said(sector("opened >= opened + duration(\"P1M\")")), never);
  EXPECT_EQ(said(sector("as_of > plan_end")), "") << "a plan may be looked at when it is over";
}

TEST(Analysis, AScoreRestsOnWhatItIsMadeOf) {
  const std::string text = said(
      "scorecards:\n  c: {label: {vi: x}, factors: {f: {of: workers, bands: [{is: \"-\", points: 2}], missing: 2}}}\n"
      "score: {value: c, scale: 0}\ntiers:\n  a: {label: {vi: x}, when: 'score = 2 and pit'}\n"
      "  b: {label: {vi: x}, when: 'score = 2 and workers = 3'}\n  z: {label: {vi: x}}\n");
  EXPECT_EQ(text.find("`pit`"), std::string::npos) << text;
  EXPECT_NE(text.find("`score` and `workers` rest on the same facts"), std::string::npos) << text;
}

std::string table_of(const std::string& hit, const std::string& inputs, const std::string& rules) {
  return "derived:\n  t:\n    table: {hit: " + hit + ", default: 0, inputs: [" + inputs + "], rules: [" + rules +
         "]}\n";
}

TEST(Analysis, OverlapsThatMayNotExistAreNoErrors) {
  const auto severity = [](const std::string& text) {
    for (const Diagnostic& one : findings_of(text))
      if (one.code == "table-overlap") return std::string(to_string(one.severity));
    return std::string("none");
  };
  EXPECT_EQ(severity(table_of("U", "opened", "{when: ['< plan_start'], then: 1}, {when: ['> plan_end'], then: 2}")),
            "warning");
  EXPECT_EQ(severity(table_of("U", "opened, opened.year",
                              "{when: ['< date(\"2020-01-01\")', '-'], then: 1}, {when: ['-', '>= 2020'], then: 2}")),
            "warning");
  EXPECT_EQ(severity(table_of("U", "workers", "{when: ['< 5'], then: 1}, {when: ['< 9'], then: 2}")), "error");
}

TEST(Analysis, EqualAnswersMayBeWrittenDifferently) {
  EXPECT_EQ(said(table_of("A", "workers",
                          "{when: ['< 5'], then: '9'}, {when: ['< 6'], then: '10 - 1'}, "
                          "{when: ['< 7'], then: '9.0'}")),
            "");
}

TEST(Analysis, TiersAndWorkload) {
  const std::string frame = "score: {value: '0', scale: 0}\n";
  EXPECT_EQ(
      said(frame + "tiers:\n  a: {label: {vi: x}, when: 'workers > 5'}\n  b: {label: {vi: x}, when: 'workers > 9'}\n"
                   "  c: {label: {vi: x}}\n"),
      "tier-shadowed 4: tier b is never reached: those before it take all that it asks for\n");
  EXPECT_EQ(said("planning:\n  workload:\n    - {when: 'workers > 5', lead: 1, coordinate: 1}\n"),
            "workload-gap 3: planning.workload: a visit takes no number of days where workers = 5\n");
  EXPECT_EQ(said("planning:\n  workload:\n    - {when: 'workers = null or workers > 5', lead: 1, coordinate: 1}\n"
                 "    - {when: 'workers <= 5', lead: 1, coordinate: 1}\n"),
            "");
}

// A condition of many independent parts costs no more than its limit.
TEST(Analysis, GivesUpAloud) {
  std::string when;
  for (int i = 0; i < 60; ++i)
    when += std::string(i ? " and " : "") + "(workers = " + std::to_string(i) +
            " or weight = " + std::to_string(i % 10) + "." + std::to_string(i / 10) + " or pit)";
  when += " and not(pit) and (county = \"north\" or workers > 2)";
  const std::string text = said(sector(when));
  EXPECT_TRUE(text.empty() || text.find("too many cases") != std::string::npos || text.find("never-true") == 0) << text;
}

// Points of 0, 5 or 9, with 2 where nothing is known, and twice 0.5.
std::string scored(const std::string& value, const std::string& tiers) {
  return "scorecards:\n"
         "  c: {label: {vi: x}, factors: {f: {of: workers, bands: [{is: \"< 10\", points: 0}, {is: \"[10..20)\", "
         "points: 5}, "
         "{is: \">= 20\", points: 9}], missing: 2}}}\n"
         "  d: {label: {vi: x}, factors: {f: {of: pit, bands: [{is: \"true\", points: 0.5}, {is: \"false\", points: "
         "0}], missing: "
         "0}}}\n"
         "score: {value: \"" +
         value + "\", scale: 1}\ntiers:\n" + tiers;
}

TEST(Analysis, TiersBetweenTheStepsOfAScore) {
  const std::string last = "  z: {label: {vi: x}}\n";
  EXPECT_EQ(said(scored(
                "c + d",
                "  a: {label: {vi: x}, when: \"score >= 5\"}\n  b: {label: {vi: x}, when: \"score >= 2.6\"}\n" + last)),
            "between-steps 7: tier b is never reached: it asks for score = 2.6, but score goes from 2.5 to 5\n");
  EXPECT_EQ(said(scored(
                "c + d",
                "  a: {label: {vi: x}, when: \"score >= 5\"}\n  b: {label: {vi: x}, when: \"score >= 2.5\"}\n" + last)),
            "");
  EXPECT_EQ(
      said(scored(
          "c * 2 - d",
          "  a: {label: {vi: x}, when: \"score >= 18\"}\n  b: {label: {vi: x}, when: \"score > 17.5\"}\n" + last)),
      "between-steps 7: tier b is never reached: it asks for score = 17.6, but score goes from 17.5 to 18\n");
  EXPECT_EQ(said(scored("max(c, 4)", "  a: {label: {vi: x}, when: \"score = 4.5\"}\n" + last)),
            "between-steps 6: tier a is never reached: it asks for score = 4.5, but score goes from 4 to 5\n");
  EXPECT_EQ(said(scored("if pit then c else 7", "  a: {label: {vi: x}, when: \"score in [6..8]\"}\n" + last)), "");
  EXPECT_EQ(said(scored("c + workers", "  a: {label: {vi: x}, when: \"score = 3\"}\n" + last)), "")
      << "any number of workers";
}

// 500 bands of two numbers each, and one of the last.
std::vector<std::string> many_bands() {
  std::vector<std::string> bands;
  for (int i = 0; i < 500; ++i) bands.push_back("[" + std::to_string(2 * i) + ".." + std::to_string(2 * i + 2) + ")");
  bands.emplace_back("1000");
  return bands;
}

TEST(Analysis, LongListsOfBandsOnOneFact) {
  EXPECT_EQ(said(factor("workers", many_bands())), "");
  std::vector<std::string> hole = many_bands();
  hole.erase(hole.begin() + 250);
  EXPECT_EQ(said(factor("workers", hole)), "band-gap 257: c.f: no band holds where workers = 500\n");
  std::vector<std::string> twice = many_bands();
  twice[300] = "[599..602)";
  EXPECT_EQ(
      said(factor("workers", twice)),
      "band-overlap 308: c.f: where workers = 599 the bands \"[598..600)\" and \"[599..602)\" both hold; the first "
      "counts\n");
  std::vector<std::string> shadowed = many_bands();
  shadowed.insert(shadowed.begin() + 400, "[10..20)");
  EXPECT_EQ(said(factor("workers", shadowed)),
            "band-shadowed 408: c.f: the band \"[10..20)\" is never reached: those before it take all its values\n");
}

TEST(Analysis, LinesOfTheWorkloadBehindOneWithoutACondition) {
  const auto never = [](int line, int number) {
    return "workload-shadowed " + std::to_string(line) + ": workload " + std::to_string(number) +
           " is never reached: those before it take all that it asks for\n";
  };
  const std::string list = "planning:\n  workload:\n";
  EXPECT_EQ(said(list + "    - {lead: 1}\n    - {lead: 3}\n"), never(4, 2));
  EXPECT_EQ(
      said(list + "    - {when: 'workers > 10', lead: 1}\n    - {lead: 2}\n    - {when: 'workers > 20', lead: 3}\n"
                  "    - {lead: 3}\n"),
      never(5, 3) + never(6, 4));
  EXPECT_EQ(said(list + "    - {when: 'wrkers > 10', lead: 1}\n    - {lead: 2}\n"),
            "unknown-name 3: there is no `wrkers`\n")
      << "a condition that was refused is not none";
}

TEST(Analysis, RulesOfATableBehindMoreImportantOnes) {
  const auto table = [](const std::string& first, const std::string& second) {
    return said(
        "derived: {d: {table: {hit: P, inputs: [workers], values: [high, low], default: low, rules: [\n  {when: ['" +
        first + "'], then: low},\n  {when: ['" + second + "'], then: high}]}}, high: '\"h\"', low: '\"l\"'}\n");
  };
  EXPECT_EQ(table("> 5", "> 10"), "");
  EXPECT_EQ(table("> 10", "> 5"), "table-shadowed 2: derived.d: rule 1 is never reached\n")
      << "by importance, not as written";
}

TEST(Analysis, ListsOverSeveralFactsThatAreTooLong) {
  std::string tiers = "score: {value: workers, scale: 0}\ntiers:\n";
  for (int i = 0; i < 700; ++i)
    tiers += "  t" + std::to_string(i) + ": {label: {vi: x}, when: 'workers = " + std::to_string(i) + " and weight > " +
             std::to_string(i % 9) + "'}\n";
  EXPECT_EQ(said(tiers + "  z: {label: {vi: x}}\n"), "not-analysed 3: tiers: too many cases to look at them all\n");
}

}  // namespace
}  // namespace inspectplan::ruleset
