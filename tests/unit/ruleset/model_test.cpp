// Every section, read into the model.
#include <gtest/gtest.h>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

const char* const fictional = INSPECTPLAN_SOURCE_DIR "/tests/cases/fictional/rules";

std::shared_ptr<const RuleSet> rules_of(const Loaded& loaded) {
  EXPECT_TRUE(loaded.rules) << render(loaded.findings);
  return loaded.rules ? loaded.rules : std::make_shared<const RuleSet>();
}

TEST(Model, FictionalCountryLoads) {
  const auto rules = rules_of(load_directory(fictional));
  EXPECT_EQ(rules->schema.children.size(), 2u);
  EXPECT_EQ(rules->sectors.size(), 4u);
  EXPECT_EQ(rules->tiers.size(), 3u);
  EXPECT_FALSE(rules->tiers.back().when);
  EXPECT_TRUE(rules->find_sector("deep_pits")->on_unknown);
  EXPECT_EQ(rules->planning.lead_order, (std::vector<std::string>{"blasting", "ground", "machines"}));
  EXPECT_EQ(to_string(rules->planning.reserve), "0.1");
}

TEST(Model, KeyFieldsComeFirst) {
  const auto rules = rules_of(load_text(R"(
facts:
  machine:
    key: [kind, no]
    known: seen_on
    covers: {from: 2020-01-01, of: built}
    max_rows: 5
    fields: {built: {type: date}, no: {type: text}, seen_on: {type: date}, kind: {type: text}, load: {type: number, scale: 2, min: -0.5, max: 12}}
)"));
  ASSERT_EQ(rules->schema.children.size(), 1u);
  const column::TableSchema& table = rules->schema.children[0];
  std::string names;
  for (const column::Field& field : table.fields) names += field.name + " ";
  EXPECT_EQ(names, "enterprise kind no built seen_on load ");
  EXPECT_EQ(table.key, (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(table.known_field, 4u);
  EXPECT_EQ(table.covers_field, 3u);
  EXPECT_EQ(table.max_rows, 5);
  EXPECT_EQ(table.parent, "enterprise");
  EXPECT_EQ(table.fields[5].min, -50);
  EXPECT_EQ(table.fields[5].max, 1200);
}

TEST(Model, ARegisterOfOneEnterpriseMayHaveManyRows) {
  const auto with = [](const std::string& rows) {
    return load_text("facts: {machine: {key: [no], max_rows: " + rows + ", fields: {no: {type: text}}}}\n");
  };
  EXPECT_EQ(rules_of(with("1000001"))->schema.children.at(0).max_rows, 1'000'001);
  const Loaded too_many = with("2000000000");
  EXPECT_EQ(too_many.errors(), "bad-value 1:40");
  EXPECT_EQ(too_many.findings.at(0).hint, "for example 1000000000");
}

TEST(Model, CoversTakesTheOnlyDateThereIs) {
  const std::string table =
      "facts: {machine: {key: [no], known: seen_on, covers: {from: 2020-01-01}, fields: {no: {type: text}, ";
  const auto rules = rules_of(load_text(table + "seen_on: {type: date}, built: {type: date}}}}\n"));
  EXPECT_EQ(rules->schema.children.at(0).covers_field, 3u);
  EXPECT_EQ(load_text(table + "seen_on: {type: date}, built: {type: date}, sold: {type: date}}}}\n").errors(),
            "missing-key 1:54");
}

TEST(Model, CommonKeysStandEverywhereAndWhatTheyCiteIsChecked) {
  EXPECT_EQ(load_text(R"(
documents: {act: {}}
planning:
  reserve: {share: 0.1, basis: [{document: act}], rationale: {vi: x}}
  blackouts: [{from: 2027-02-01, until: 2027-02-02, basis: [{document: akt}]}]
)")
                .errors(),
            "unknown-document 5:72");
}

TEST(Model, ScalarsAreReadAsTheTypeTheirPlaceWants) {
  const auto rules = rules_of(load_text(R"(
codes: {place: {codes: [017, 0x1F, yes, "020"]}}
documents: {act: {number: 017, territory: [01, no]}}
planning: {workload: [{lead: 017}]}
)"));
  EXPECT_EQ(rules->schema.code_lists.at(0).codes, (std::vector<std::string>{"017", "020", "0x1F", "yes"}));
  EXPECT_EQ(rules->find_document("act")->number, "017");
  EXPECT_EQ(rules->find_document("act")->territory, (std::vector<std::string>{"01", "no"}));
  EXPECT_EQ(rules->planning.workload.at(0).lead, 17);
}

TEST(Model, CodesWithNames) {
  const auto rules =
      rules_of(load_text("codes: {place: {closed: true, hierarchy: prefix, codes: {b: {vi: B, en: B}, a: null}}}\n"));
  EXPECT_EQ(rules->schema.code_lists.at(0).codes, (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(rules->schema.code_lists.at(0).closed);
  EXPECT_TRUE(rules->schema.code_lists.at(0).hierarchy_by_prefix);
}

TEST(Model, PartiesInEveryForm) {
  const auto rules = rules_of(load_text(R"(
documents: {act: {}}
departments: {a: {}, b: {one_per: county}}
matters: {m: {when: 'true', label: {vi: x}, basis: [{document: act, at: s 1}]}}
responsibilities:
  one: {matter: m, lead: a, scope: labour, basis: [{document: act}]}
  two: {matter: m, duty: manage, role: implied, lead: {department: b, scope: fire}, coordinate: [a, {department: "b:001"}], basis: [{document: act}]}
)"));
  ASSERT_EQ(rules->responsibilities.size(), 2u);
  EXPECT_EQ(rules->responsibilities[0].lead.at(0).department, "a");
  EXPECT_EQ(rules->responsibilities[0].scope, "labour");
  const Responsibility& two = rules->responsibilities[1];
  EXPECT_EQ(two.duty, Duty::manage);
  EXPECT_EQ(two.role, Role::is_implied);
  EXPECT_EQ(two.lead.at(0).scope, "fire");
  EXPECT_EQ(two.coordinate.at(1).department, "b:001");
  EXPECT_EQ(rules->find_department("b")->one_per, "county");
  EXPECT_EQ(rules->matters.at(0).basis.at(0).at, "s 1");
}

TEST(Model, TiersStayInTheOrderWritten) {
  const auto rules = rules_of(load_text(R"(
tiers:
  z: {when: 'workers > 9', due: P1Y6M, not_before: P90D, label: {vi: x}}
  a: {label: {vi: y}}
)"));
  ASSERT_EQ(rules->tiers.size(), 2u);
  EXPECT_EQ(rules->tiers[0].id, "z");
  EXPECT_EQ(rules->tiers[0].due->months, 18);
  EXPECT_EQ(rules->tiers[0].not_before->days, 90);
}

TEST(Model, TiersInTwoFilesHaveNoOrder) {
  const Loaded loaded = load_files({{"set/0.yaml", frame},
                                    {"set/1.yaml", "tiers: {a: {when: 'workers > 1', label: {vi: x}}}\n"},
                                    {"set/2.yaml", "tiers: {b: {label: {vi: x}}}\n"}});
  EXPECT_EQ(loaded.errors(), "tiers-in-two-files 1:1");
}

TEST(Model, AnIdInTwoFilesIsFoundWithBothPlaces) {
  const Loaded loaded = load_files(
      {{"set/0.yaml", frame}, {"set/a.yaml", "documents:\n  act: {}\n"}, {"set/b.yaml", "documents:\n\n  act: {}\n"}});
  ASSERT_EQ(loaded.errors(), "duplicate-id 3:3");
  ASSERT_EQ(loaded.findings.back().notes.size(), 1u);
  EXPECT_EQ(to_string(loaded.findings.back().notes[0].place), "set/a.yaml:2:3");
}

TEST(Model, FormsHaveColumns) {
  const auto rules = rules_of(load_text(
      "forms: {visits: {title: {vi: x}, columns: [{show: name, label: {vi: n}, width: 30}, {fact: workers}]}}\n"));
  ASSERT_EQ(rules->forms.size(), 1u);
  ASSERT_EQ(rules->forms[0].columns.size(), 2u);
  EXPECT_EQ(rules->forms[0].columns[0].show, Shown::name);
  EXPECT_EQ(rules->forms[0].columns[0].width, 30);
  EXPECT_EQ(rules->forms[0].columns[1].show, Shown::fact);
  EXPECT_EQ(rules->forms[0].columns[1].audience, Audience::open);
  EXPECT_EQ(rules->schema.enterprise.fields[rules->forms[0].columns[1].field].name, "workers");
}

TEST(Model, AFormMaySayWhatStandsAroundItsLists) {
  const std::string before = "forms: {visits: {title: {vi: x}, columns: [], appendix: {issuer: [{vi: a}, {vi: b}], ";
  const std::string after = "number: {vi: n}, place: {vi: p}, kind: {vi: k}, subject: {vi: s}, recipients: [{vi: r}]";
  const auto rules = rules_of(load_text(before + after + ", sign: [{vi: t}]}}}\n"));
  ASSERT_TRUE(rules->forms[0].appendix);
  EXPECT_EQ(rules->forms[0].appendix->issuer[1].vi, "b");
  EXPECT_EQ(rules->forms[0].appendix->recipients[0].vi, "r");
  EXPECT_EQ(load_text(before + after + "}}}\n").errors().substr(0, 11), "missing-key");
}

TEST(Model, AColumnShowsOneThingAndNothingPersonalGoesOut) {
  const std::string phone = "forms: {visits: {title: {vi: x}, columns: [{fact: phone";
  EXPECT_EQ(load_text("forms: {visits: {title: {vi: x}, columns: [{show: name, fact: workers}]}}\n").errors(),
            "missing-key 1:44");
  EXPECT_EQ(load_text("forms: {visits: {title: {vi: x}, columns: [{fact: hands}]}}\n").errors(), "unknown-field 1:51");
  EXPECT_EQ(load_text(phone + "}]}}\n").errors(), "personal-field 1:51");
  EXPECT_EQ(load_text(phone + ", audience: internal}]}}\n").errors(), "");
  EXPECT_EQ(load_text("forms: {visits: {title: {vi: x}, columns: [{show: score, audience: department}]}}\n").errors(),
            "wide-audience 1:51");
}

TEST(Model, WhatATeamIsShownIsANumberWithALabel) {
  const auto rules =
      rules_of(load_text("derived: {crew: {value: workers, shown: team, label: {en: Crew}}, other: workers}"));
  EXPECT_TRUE(rules->find_derived("crew")->for_team);
  EXPECT_FALSE(rules->find_derived("other")->for_team);
  EXPECT_EQ(load_text("derived: {crew: {value: workers, shown: team}}").errors(), "missing-key 1:41");
  EXPECT_EQ(load_text("derived: {crew: {value: workers, shown: all, label: {en: C}}}").errors(), "bad-value 1:41");
  EXPECT_EQ(load_text("derived: {crew: {value: 'workers > 5', shown: team, label: {en: C}}}").errors(),
            "type-mismatch 1:11");
}

TEST(Model, NewerFormatIsRefused) {
  EXPECT_EQ(load_files({{"set/a.yaml",
                         "ruleset: {format: 2, id: a, version: \"1\", verified_until: 2027-01-01}\nfacts: {enterprise: "
                         "{key: id, fields: {id: {type: text}}}}\n"}})
                .errors(),
            "unknown-format 1:19");
}

TEST(Facts, RecordedOfATableWithoutAKeyIsOneMistake) {
  const auto errors = [](const std::string& key) {
    return load_text("facts:\n  stop: {parent: enterprise, " + key +
                     "recorded: {of: [stopped], fields: {no: visit}}, fields: {no: {type: text}}}\n")
        .errors();
  };
  EXPECT_EQ(errors(""), "missing-key 2:3");
  EXPECT_EQ(errors("key: null, "), "missing-key 2:35");
  EXPECT_EQ(errors("key: {2020-01-01: [no], 2026-01-01: null}, "), "") << "repealed, and the table with it";
}

}  // namespace
}  // namespace inspectplan::ruleset
