#include "usecase/who.hpp"

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

TEST(Who, EnterpriseAtItsPlaceWithItsConditions) {
  Rules rules;
  rules.department("north").department("south").department("all").matter("a").matter("b").matter("c");
  rules.responsibility("r1", "a", {{"north", ""}}).territory = {"10"};
  rules.responsibility("r2", "a", {{"south", ""}}).territory = {"20"};
  rules.responsibility("r3", "b", {{"all", ""}});
  rules.responsibility("r4", "c", {{"all", ""}});
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
  assessed.responsibilities = {{}, {}, {feel::truth_unknown}, {}};
  const Who answer = who(rules.set, data, assessed, 0, day("2027-01-10"));
  EXPECT_EQ(answer.subject, "e1");
  ASSERT_EQ(answer.answers.size(), 2U);
  EXPECT_EQ(answer.answers[0].lead, std::vector<std::string>{"south"});
  EXPECT_TRUE(answer.answers[1].lead.empty());  // its condition is undecided
  EXPECT_NE(answer.answers[1].notes[0].en.find("undecided"), std::string::npos);
}

}  // namespace
}  // namespace inspectplan::usecase
