#include "report/audience.hpp"

#include <gtest/gtest.h>

#include "sample.hpp"

namespace inspectplan::report {
namespace {

using ruleset::Audience;

std::vector<std::string> shown(const Readers& readers, const ruleset::RuleSet& rules = sample::rules()) {
  std::vector<std::string> ids;
  for (const plan::Visit& visit : visible_to(readers, sample::document(), rules).plan.visits)
    ids.push_back(visit.enterprise);
  return ids;
}

using Ids = std::vector<std::string>;

TEST(Audience, InternalReadsTheWholeDocument) {
  EXPECT_EQ(plan_json(visible_to({Audience::internal, {}, {}}, sample::document(), sample::rules()), sample::rules()),
            plan_json(sample::document(), sample::rules()));
}

// Read as text, so that a member added later is noticed where it would go out.
TEST(Audience, ThePublicReadsNothingThatTellsOfScores) {
  ruleset::RuleSet rules = sample::rules();
  rules.mandates[0].basis = {{"guide", "", {}}};
  const std::string text = plan_json(visible_to({}, sample::document(), rules), rules);
  for (const char* hidden : {"62.5", "71", "\"a\"", "follow_up", "fatal accident", "one_check", "guide", "E7", "E5",
                             "capacity\":1", "18446744073709551615", "no days left", "no-capacity"})
    EXPECT_EQ(text.find(hidden), std::string::npos) << hidden;
  for (const char* there : {"Cảng Đông", "act_1", "cranes", "harbour", "2027-02-28", "R0001", "\"cc\""})
    EXPECT_NE(text.find(there), std::string::npos) << there;
}

TEST(Audience, WhatWasWithheldIsNotZero) {
  const std::string text = plan_json(
      visible_to({Audience::department, "harbour", {}}, sample::document(), sample::rules()), sample::rules());
  for (const char* withheld :
       {"\"enterprises\": null", "\"mandatory\": null", "\"value\": null", "\"undecided\": null", "\"score_low\": null",
        "\"score_high\": null", "\"range_exact\": null", "\"reasons\": null", "\"import\": null", "\"seed\": null",
        "\"force\": null", "\"capacity\": null", "\"unmet\": null", "\"quotas\": null", "\"findings\": null",
        "\"left_out\": null"})
    EXPECT_NE(text.find(withheld), std::string::npos) << withheld;
  for (const char* given : {"\"mandates\": [", "\"random\": false", "\"periods\": ["})
    EXPECT_NE(text.find(given), std::string::npos) << given;
  const std::string open = plan_json(visible_to({}, sample::document(), sample::rules()), sample::rules());
  for (const char* withheld : {"\"mandates\": null", "\"random\": null", "\"periods\": null", "\"tier\": null"})
    EXPECT_NE(open.find(withheld), std::string::npos) << withheld;
}

// What a plan of no visits withholds is withheld all the same.
TEST(Audience, SumsAreWithheldWithoutVisitsToo) {
  PlanDocument document = sample::document();
  document.plan.visits.clear();
  const std::string text = plan_json(visible_to({}, document, sample::rules()), sample::rules());
  EXPECT_NE(text.find("\"enterprises\": null"), std::string::npos);
}

TEST(Audience, ATableOfAPartSaysNothingOfWhatWasWithheld) {
  const PlanDocument part = visible_to({Audience::department, "harbour", {}}, sample::document(), sample::rules());
  const std::string text = plan_table(part, sample::rules(), Language::en, 200);
  for (const char* untold : {"seed", "import", "Value", "Mandates not met", "Findings", "unknown", "[0…0]"})
    EXPECT_EQ(text.find(untold), std::string::npos) << untold << "\n" << text;
  EXPECT_NE(text.find("a part of the plan"), std::string::npos) << text;
  const std::string csv = plan_csv(part, sample::rules(), Language::en);
  EXPECT_NE(csv.find("on site,,,,"), std::string::npos) << csv;
}

TEST(Audience, DepartmentsReadTiersAndCapacityButNoScores) {
  const PlanDocument cut = visible_to({Audience::department, {}, {}}, sample::document(), sample::rules());
  EXPECT_EQ(cut.plan.visits[0].tier, "a");
  EXPECT_EQ(cut.plan.visits[0].mandates, Ids{"follow_up"});
  EXPECT_FALSE(cut.plan.visits[0].score_known);
  EXPECT_TRUE(cut.plan.visits[0].reasons.empty());
  EXPECT_EQ(cut.plan.departments[0].periods[0].capacity, 10);
  EXPECT_EQ(cut.run.parameters.seed, 1u);
  EXPECT_EQ(cut.run.actor, "");
  PlanDocument approved = sample::document();
  approved.run.decisions = {{"12/QĐ", "2026-12-20", "An"}};
  const PlanDocument seen = visible_to({}, approved, sample::rules());
  ASSERT_EQ(seen.run.decisions.size(), 1u);
  EXPECT_EQ(seen.run.decisions[0].decision, "12/QĐ");
  EXPECT_EQ(seen.run.decisions[0].by, "");
}

TEST(Audience, ADepartmentsPartIsWhatItLeadsOrJoins) {
  EXPECT_EQ(shown({Audience::internal, "harbour", {}}), Ids{"E1"});
  EXPECT_EQ(shown({Audience::internal, "health", {}}), (Ids{"E1", "E3"}));
  EXPECT_EQ(shown({Audience::internal, "village:017", {}}), Ids{"E1"});
  const PlanDocument cut = visible_to({Audience::department, "harbour", {}}, sample::document(), sample::rules());
  ASSERT_EQ(cut.plan.departments.size(), 1u);
  EXPECT_EQ(cut.plan.departments[0].id, "harbour");
}

TEST(Audience, TheVisitedReadTheirOwnSitesToo) {
  EXPECT_EQ(shown({Audience::subject, {}, "E1"}), Ids{"E1"});
  EXPECT_EQ(shown({Audience::subject, {}, "E2"}), Ids{"E1"});
  EXPECT_EQ(shown({Audience::subject, {}, "E9"}), Ids{});
}

TEST(Audience, AVisitThatIsNotAnnouncedIsKnownToWhoVisits) {
  ruleset::RuleSet rules = sample::rules();
  rules.mandates[0].announced = false;
  EXPECT_EQ(shown({}, rules), Ids{"E3"});
  EXPECT_EQ(shown({Audience::subject, {}, "E1"}, rules), Ids{});
  EXPECT_EQ(shown({Audience::department, {}, {}}, rules), Ids{"E3"});
  EXPECT_EQ(shown({Audience::department, "health", {}}, rules), (Ids{"E1", "E3"}));
  EXPECT_EQ(shown({Audience::internal, {}, {}}, rules), (Ids{"E1", "E3"}));
}

// Days used beyond those of the visits shown would tell of the others: when, and by whom.
TEST(Audience, DaysUsedTellOfNoVisitThatIsNotShown) {
  ruleset::RuleSet rules = sample::rules();
  rules.mandates[0].announced = false;
  const auto used = [&](const Readers& readers) {
    std::vector<std::int64_t> days;
    for (const plan::DepartmentPlan& department : visible_to(readers, sample::document(), rules).plan.departments)
      for (const plan::PeriodUse& use : department.periods) days.push_back(use.used);
    return days;
  };
  EXPECT_EQ(used({Audience::department, {}, {}}), (std::vector<std::int64_t>{0, 0, 0, 2}));
  EXPECT_EQ(used({Audience::department, "harbour", {}}), (std::vector<std::int64_t>{4, 0}));
  EXPECT_EQ(used({Audience::internal, {}, {}}), (std::vector<std::int64_t>{4, 0, 2, 2}));
}

// Visits added later: known to the inside alone until they are announced.
TEST(Audience, AVisitOutsideThePlanIsKnownOnceItIsAnnounced) {
  PlanDocument document = sample::document();
  document.outside = {
      {"E8", "Cảng Bắc", "R0001+1", "harbour", "check", from_civil(2027, 5, 10), {}, "signs", "BB 3", ""},
      {"E9", "Cảng Nam", "R0001+2", "harbour", "check", from_civil(2027, 6, 1), from_civil(2027, 6, 1), "direction",
       "CV 4", "held"}};
  const auto numbers = [&](const Readers& readers) {
    Ids seen;
    for (const OutsideVisit& visit : visible_to(readers, document, sample::rules()).outside)
      seen.push_back(visit.visit_no);
    return seen;
  };
  EXPECT_EQ(numbers({Audience::internal, {}, {}}), (Ids{"R0001+1", "R0001+2"}));
  for (const Audience audience : {Audience::open, Audience::department})
    EXPECT_EQ(numbers({audience, {}, {}}), Ids{"R0001+2"});
  EXPECT_EQ(numbers({Audience::department, "harbour", {}}), Ids{"R0001+2"});
  EXPECT_EQ(numbers({Audience::department, "health", {}}), Ids{});
  EXPECT_EQ(numbers({Audience::subject, {}, "E9"}), Ids{"R0001+2"});
  EXPECT_EQ(numbers({Audience::subject, {}, "E8"}), Ids{});
  EXPECT_EQ(visible_to({}, document, sample::rules()).outside[0].document, "");
  EXPECT_EQ(visible_to({Audience::department, {}, {}}, document, sample::rules()).outside[0].document, "CV 4");
}

// Lists by falling score would tell what the scores are hidden for.
TEST(Audience, OrderDoesNotTellOfScores) {
  PlanDocument document = sample::document();
  plan::Visit better = sample::port_visit();
  better.enterprise = "E9";
  document.plan.visits.insert(document.plan.visits.begin(), better);
  EXPECT_EQ(visible_to({Audience::internal, {}, {}}, document, sample::rules()).plan.visits[0].enterprise, "E9");
  EXPECT_EQ(visible_to({}, document, sample::rules()).plan.visits[0].enterprise, "E1");
}

// A sector by a limit of the project's own would be a verdict on whom it names; the law that it alone cites tells of
// it.
TEST(Audience, SectorsOfOwnJudgementAreForDepartmentsAndMarked) {
  ruleset::RuleSet rules = sample::rules();
  rules.sectors[0].rationale = Label{"ngưỡng tự đặt", "a limit of our own"};
  rules.sectors[0].basis = {{"guide", "", {}}};
  for (const Readers& readers : {Readers{}, Readers{Audience::subject, {}, "E1"}}) {
    const std::string text = plan_json(visible_to(readers, sample::document(), rules), rules);
    for (const char* hidden : {"\"port\"", "\"guide\""}) EXPECT_EQ(text.find(hidden), std::string::npos) << hidden;
    EXPECT_NE(text.find("act_1"), std::string::npos);
  }
  for (const Audience audience : {Audience::department, Audience::internal}) {
    const PlanDocument document = visible_to({audience, {}, {}}, sample::document(), rules);
    EXPECT_EQ(document.plan.visits[0].sectors, Ids{"port"});
    const std::string csv = plan_csv(document, rules, Language::vi);
    EXPECT_NE(csv.find("Bến cảng [dự án tự đặt]"), std::string::npos) << csv;
  }
  rules.sectors[0].audience = Audience::open;
  EXPECT_EQ(visible_to({}, sample::document(), rules).plan.visits[0].sectors, Ids{"port"});
}

TEST(Audience, PersonalNamesAreNotForThePublic) {
  ruleset::RuleSet rules = sample::rules();
  rules.schema.enterprise.fields[1].personal = true;
  EXPECT_EQ(visible_to({}, sample::document(), rules).plan.visits[1].name, "");
  EXPECT_NE(visible_to({Audience::subject, {}, "E1"}, sample::document(), rules).plan.visits[0].name, "");
}

}  // namespace
}  // namespace inspectplan::report
