#include "usecase/who/who.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "../responsibility/rules.hpp"

namespace inspectplan::usecase {
namespace {

using responsibility::day;
using responsibility::Rules;

TEST(Who, UnknownIdsGetTheNearest) {
  Diagnostics diagnostics;
  const Rules rules = responsibility::mines();
  EXPECT_FALSE(who(rules.set, Who::Kind::matter, "mineral", day("2027-01-10"), diagnostics));
  EXPECT_FALSE(who(rules.set, Who::Kind::sector, "mining", day("2027-01-10"), diagnostics));
  const auto found = diagnostics.sorted();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].message, "there is no matter \"mineral\"");
  EXPECT_EQ(found[0].hint, "did you mean \"minerals\"?");
  EXPECT_EQ(found[1].code, "unknown-sector");
}

TEST(Who, MatterAsJson) {
  Diagnostics diagnostics;
  const Rules rules = responsibility::mines();
  const auto answer = who(rules.set, Who::Kind::matter, "minerals", day("2027-01-10"), diagnostics);
  ASSERT_TRUE(answer);
  const auto json = nlohmann::json::parse(who_json(*answer, Language::en));
  EXPECT_EQ(json["at"], "2027-01-10");
  EXPECT_EQ(json["subject"], "minerals");
  ASSERT_EQ(json["matters"].size(), 1U);
  const auto& matter = json["matters"][0];
  EXPECT_EQ(matter["matter"], "minerals");
  EXPECT_EQ(matter["duty"], "inspect");
  EXPECT_EQ(matter["role"], "explicit");
  EXPECT_EQ(matter["lead"], nlohmann::json({"trade"}));
  EXPECT_EQ(matter["coordinating"], nlohmann::json({"labour"}));
  ASSERT_EQ(matter["chain"].size(), 3U);
  EXPECT_EQ(matter["chain"][1]["from"], "land");
  EXPECT_EQ(matter["chain"][1]["to"], "trade");
  EXPECT_EQ(matter["chain"][1]["scope"], "minerals");
  EXPECT_EQ(matter["chain"][1]["on"], "2026-09-15");
  EXPECT_EQ(matter["chain"][1]["until"], "2027-02-28");
  EXPECT_EQ(matter["notes"][0], "temporary until 2027-02-28, then back to land unless new law comes");
}

TEST(Who, MatterThatNobodyAnswersForIsSaid) {
  Diagnostics diagnostics;
  Rules rules;
  rules.matter("minerals");
  const auto answer = who(rules.set, Who::Kind::matter, "minerals", day("2027-01-10"), diagnostics);
  ASSERT_TRUE(answer);
  const auto json = nlohmann::json::parse(who_json(*answer, Language::vi));
  EXPECT_TRUE(json["matters"][0]["duty"].is_null());
  EXPECT_EQ(json["matters"][0]["notes"][0], "không có phân công nào có hiệu lực");
  const report::Sheet sheet = who_sheet(*answer, *rules.set, Language::vi);
  ASSERT_EQ(sheet.rows.size(), 1U);
  EXPECT_EQ(sheet.rows[0].size(), sheet.header.size());
  EXPECT_EQ(sheet.rows[0][0], "minerals");
}

TEST(Who, WhereNoTextSaysWhoCanFineThatIsSaid) {
  Rules rules;
  rules.department("office").matter("fined").matter("open").matter("joined");
  rules.responsibility("r1", "fined", {{"office", ""}}).sanction = Label{"phạt", "fines"};
  rules.responsibility("r2", "open", {{"office", ""}});
  rules.responsibility("r3", "joined", {}).coordinate = {{"office", ""}};
  const auto notes = [&](const char* matter) {
    Diagnostics diagnostics;
    const auto answer = who(rules.set, Who::Kind::matter, matter, day("2027-01-10"), diagnostics);
    std::string all;
    for (const Label& note : answer->answers.front().notes) all += note.en + "; ";
    return all;
  };
  EXPECT_EQ(notes("fined"), "sanction: fines; ");
  EXPECT_EQ(notes("open"), "who can fine: not known (no text of sanctions is encoded); ");
  EXPECT_EQ(notes("joined"), "the text names no lead; ");
  rules.set->responsibilities.front().sanction.reset();
  EXPECT_EQ(notes("open"), "");
}

TEST(Who, EnterpriseAtItsPlaceWithItsConditions) {
  Rules rules;
  rules.department("north").department("south").department("all").matter("a").matter("b").matter("c");
  rules.responsibility("r1", "a", {{"north", ""}}).territory = {"10"};
  rules.responsibility("r2", "a", {{"south", ""}}).territory = {"20"};
  rules.responsibility("r3", "b", {{"all", ""}});
  rules.responsibility("r4", "c", {{"all", ""}});
  rules.responsibility("r5", "b", {{"all", ""}}).territory = {
      "10"};  // nothing hangs on what does not speak here, or not yet
  rules.responsibility("r6", "b", {{"all", ""}}).valid.from = day("2027-01-11");
  auto& enterprise = rules.set->schema.enterprise;
  for (const char* name : {"id", "region"}) {
    column::Field field;
    field.name = name;
    enterprise.fields.push_back(field);
  }
  enterprise.key = {0};
  rules.set->planning.territory_field = "region";
  column::Dataset data = column::make_dataset(rules.set->schema);
  data.enterprises.rows = 1;
  data.enterprises.columns[0].append_text("e1");
  data.enterprises.columns[1].append_text("20");
  score::Assessments assessed;
  assessed.rows = 1;
  assessed.matters = {{feel::truth_true}, {feel::truth_unknown}, {feel::truth_false}};
  assessed.responsibilities = {{}, {}, {feel::truth_unknown}, {}, {feel::truth_unknown}, {feel::truth_unknown}};
  const Who answer = who(rules.set, data, assessed, 0, day("2027-01-10"));
  EXPECT_EQ(answer.subject, "e1");
  ASSERT_EQ(answer.answers.size(), 2U);
  EXPECT_EQ(answer.answers[0].lead, std::vector<std::string>{"south"});
  EXPECT_TRUE(answer.answers[1].lead.empty());  // its condition is undecided
  EXPECT_NE(answer.answers[1].notes[0].en.find("undecided"), std::string::npos);
  EXPECT_EQ(answer.answers[1].notes.back().en, "undecided for lack of facts whether these apply: r3");
}

TEST(Who, PartiesSayWhatTheTextsComeTo) {
  Diagnostics diagnostics;
  Rules rules;
  rules.department("a").department("b").department("c").matter("m");
  rules.responsibility("r1", "m", {{"a", ""}}).role = ruleset::Role::is_implied;
  rules.responsibility("r2", "m", {{"b", ""}}).duty = ruleset::Duty::manage;
  rules.responsibility("r3", "m", {{"c", ""}}).duty = ruleset::Duty::manage;
  const auto answer = who(rules.set, Who::Kind::matter, "m", day("2027-01-10"), diagnostics);
  ASSERT_EQ(answer->parties.size(), 1U);
  const Who::Party& party = answer->parties[0];
  EXPECT_EQ(party.responsibility, "r2");
  EXPECT_EQ(party.duty, ruleset::Duty::manage);
  EXPECT_EQ(party.lead, std::vector<std::string>{"b"});
  EXPECT_EQ(party.other_leads, std::vector<std::string>{"c"});
  EXPECT_EQ(answer->answers[0].responsibility, "r2");  // the one that decides comes first
  EXPECT_EQ(answer->answers[0].notes.back().en, "texts of the same rank name different leads");
  const auto json = nlohmann::json::parse(who_json(*answer, Language::en));
  EXPECT_EQ(json["parties"][0]["other_leads"], nlohmann::json({"c"}));
  EXPECT_EQ(json["parties"][0]["duty"], "manage");
}

// One text has it supervised, another investigated: both are answered, and neither hides the other.
TEST(Who, WhoVisitsAndWhoInvestigates) {
  Diagnostics diagnostics;
  Rules rules;
  rules.department("a").department("b").department("c").matter("m");
  rules.responsibility("r1", "m", {{"a", ""}}, {{"c", ""}}).duty = ruleset::Duty::investigate;
  rules.responsibility("r2", "m", {{"b", ""}}).duty = ruleset::Duty::manage;
  const auto answer = who(rules.set, Who::Kind::matter, "m", day("2027-01-10"), diagnostics);
  ASSERT_EQ(answer->parties.size(), 2U);
  EXPECT_EQ(answer->parties[0].duty, ruleset::Duty::manage);
  EXPECT_EQ(answer->parties[0].lead, std::vector<std::string>{"b"});
  EXPECT_EQ(answer->parties[1].duty, ruleset::Duty::investigate);
  EXPECT_EQ(answer->parties[1].lead, std::vector<std::string>{"a"});
  EXPECT_EQ(answer->parties[1].coordinating, std::vector<std::string>{"c"});
}

TEST(Who, SaysWhatIsNotVerifiedAndWhatIsOwnJudgement) {
  Diagnostics diagnostics;
  Rules rules;
  rules.department("a").matter("m");
  auto& text = rules.responsibility("r1", "m", {{"a", ""}});
  text.status = ruleset::Status::unverified;
  text.rationale = Label{"vì vậy", "so it is read"};
  text.every = ruleset::Length{12, 0};
  const auto answer = who(rules.set, Who::Kind::matter, "m", day("2027-01-10"), diagnostics);
  std::vector<std::string> notes;
  for (const Label& note : answer->answers.at(0).notes) notes.push_back(note.en);
  EXPECT_EQ(notes, (std::vector<std::string>{"a frequency of its own, by the text: every year", "this is not verified",
                                             "the project's own judgement: so it is read"}));
}

TEST(Who, WhoInvestigatesWhereNobodyVisits) {
  Diagnostics diagnostics;
  Rules rules;
  rules.department("a").department("b").matter("m").matter("n");
  rules.responsibility("r1", "m", {{"a", ""}}).duty = ruleset::Duty::investigate;
  rules.responsibility("r2", "m", {{"b", ""}}).duty = ruleset::Duty::train;
  const auto answer = who(rules.set, Who::Kind::matter, "m", day("2027-01-10"), diagnostics);
  EXPECT_EQ(answer->parties[0].lead, std::vector<std::string>{"a"});
  EXPECT_EQ(answer->parties[0].duty, ruleset::Duty::investigate);
  const auto nobody = who(rules.set, Who::Kind::matter, "n", day("2027-01-10"), diagnostics);
  EXPECT_TRUE(nobody->parties[0].lead.empty());
  EXPECT_FALSE(nobody->parties[0].duty);
}

TEST(Who, AllMattersAsAGraph) {
  Diagnostics diagnostics;
  Rules rules;
  rules.department("a", responsibility::span("", "2025-02-28")).department("b").department("c").matter("m").matter("n");
  rules.succession("a", "b", {"x"}, responsibility::span("2025-03-01"));
  rules.responsibility("r1", "m", {{"a", "x"}}, {{"c", ""}});
  rules.responsibility("r2", "n", {{"b", ""}});
  rules.responsibility("r3", "n", {{"c", ""}});
  const auto answer = who(rules.set, Who::Kind::all, "", day("2025-03-01"), diagnostics);
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->parties.size(), 2U);
  const std::string dot = who_dot(*answer, *rules.set, Language::en);
  EXPECT_NE(dot.find("  \"matter m\" -> \"b\";\n"), std::string::npos);
  EXPECT_NE(dot.find("  \"matter m\" -> \"c\" [style=dashed];\n"), std::string::npos);
  EXPECT_NE(dot.find("  \"matter n\" -> \"c\" [color=red];\n"), std::string::npos);  // of the same rank as r2
  EXPECT_NE(dot.find("  \"b\" -> \"a\" [dir=back, style=dotted, label=\"2025-03-01\"];\n"), std::string::npos);
  EXPECT_NE(dot.find("  { rank=same; \"b\"; \"c\"; }\n"), std::string::npos);  // who answers now; a stands behind
  EXPECT_EQ(dot.substr(0, 12), "digraph who ");
}

TEST(Who, WhatHoldsForATimeIsOrangeAndWhatNobodyLeadsIsRed) {
  Diagnostics diagnostics;
  Rules rules;
  rules.department("a").department("b").matter("m").matter("n").matter("o");
  rules.succession("a", "b", {"x"}, responsibility::span("2026-09-15", "2027-02-28"));
  rules.responsibility("r1", "m", {{"a", "x"}});
  rules.responsibility("r2", "n", {{"a", ""}}).valid = responsibility::span("", "2027-03-31");
  const auto drawn = [&](const char* on) {
    return who_dot(*who(rules.set, Who::Kind::all, "", day(on), diagnostics), *rules.set, Language::en);
  };
  EXPECT_NE(drawn("2027-02-28").find("\"matter m\" -> \"b\" [color=darkorange"), std::string::npos);
  EXPECT_NE(drawn("2027-03-01").find("\"matter m\" -> \"a\";\n"), std::string::npos);
  EXPECT_NE(drawn("2027-03-01").find("\"matter n\" -> \"a\" [color=darkorange"), std::string::npos);
  EXPECT_NE(drawn("2027-03-01").find("no text names anybody\", shape=plaintext, fontcolor=red"), std::string::npos);
}

TEST(Who, SuccessionsAsAGraph) {
  Rules rules;
  rules.department("a", responsibility::span("", "2025-02-28")).department("b").department("c");
  rules.succession("a", "b", {"x", "y"}, responsibility::span("2025-03-01"));
  rules.succession("a", "c", {"z"}, responsibility::span("2025-03-01", "2027-02-28"));
  rules.succession("b", "c", {"x"}, responsibility::span("2026-09-15", "2027-02-28"));
  const std::string dot = succession_dot(*rules.set, day("2026-11-22"), Language::en);
  EXPECT_NE(dot.find("\"a\" [label=\"a\", color=gray50"), std::string::npos);
  EXPECT_NE(dot.find("\"a\" -> \"b\" [label=\"2025-03-01\\nx, y\"];\n"), std::string::npos);  // it has two heirs
  EXPECT_NE(dot.find("\"b\" -> \"c\" [label=\"2026-09-15 – 2027-02-28\", color=darkorange"), std::string::npos);
}

TEST(Who, SaysThatNoTextBindsThePlace) {
  for (const char* place : {"10", "20", ""}) {
    Rules rules;
    rules.department("all").matter("a").responsibility("r1", "a", {{"all", ""}});
    ruleset::Document document;
    document.id = "plan";
    document.territory = {"10"};
    rules.set->documents.push_back(document);
    auto& enterprise = rules.set->schema.enterprise;
    for (const char* name : {"id", "region"}) {
      column::Field field;
      field.name = name;
      enterprise.fields.push_back(field);
    }
    enterprise.key = {0};
    rules.set->planning.territory_field = "region";
    column::Dataset data = column::make_dataset(rules.set->schema);
    data.enterprises.rows = 1;
    data.enterprises.columns[0].append_text("e1");
    if (*place)
      data.enterprises.columns[1].append_text(place);
    else
      data.enterprises.columns[1].append_missing();
    score::Assessments assessed;
    assessed.rows = 1;
    assessed.matters = {{feel::truth_true}};
    const Who answer = who(rules.set, data, assessed, 0, day("2027-01-10"));
    const auto& notes = answer.answers[0].notes;
    if (std::string(place) == "10")
      EXPECT_TRUE(notes.empty());
    else if (*place)
      EXPECT_EQ(notes.back().en, "no text of its own for this place, 20 (these bind other places: plan)");
    else
      EXPECT_EQ(notes.back().en, "the place is not known, so texts of every place are shown: plan");
  }
}

}  // namespace
}  // namespace inspectplan::usecase
