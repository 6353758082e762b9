#include <gtest/gtest.h>

#include "rules.hpp"

namespace inspectplan::responsibility {
namespace {

using Ids = std::vector<std::string>;

bool says(const Answer& answer, std::string_view part) {
  for (const Label& note : answer.notes)
    if (note.en.find(part) != std::string::npos) return !note.vi.empty();
  return false;
}

TEST(Answers, ResolvedWithChainBasisAndTheEndOfATransfer) {
  const Rules rules = mines();
  const auto answers = rules.resolver().answers(minerals(rules), day("2027-01-10"), {});
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0].lead, Ids{"trade"});
  EXPECT_EQ(answers[0].coordinating, Ids{"labour"});
  EXPECT_EQ(answers[0].chain.size(), 3U);
  EXPECT_TRUE(says(answers[0], "temporary until 2027-02-28, then back to land unless new law comes"));
}

TEST(Answers, WhatCameBackAfterATransferSaysThatNoTextSaysSo) {
  const Rules rules = mines();
  const auto on = [&](const char* date) { return rules.resolver().answers(minerals(rules), day(date), {}).at(0); };
  EXPECT_EQ(on("2027-03-01").lead, Ids{"land"});
  EXPECT_TRUE(
      says(on("2027-03-01"), "the temporary transfer land → trade ended on 2027-02-28; no text says what follows"));
  EXPECT_FALSE(says(on("2027-02-28"), "no text says what follows"));
  EXPECT_FALSE(says(on("2026-09-14"), "no text says what follows"));
}

// A later transfer is what follows, and another scope was never away.
TEST(Answers, OnlyWhatIsBackWhereItWasSaysSo) {
  Rules rules = mines();
  rules.succession("land", "labour", {"minerals"}, span("2027-03-01"));
  rules.matter("water");
  rules.responsibility("wells", "water", {{"survey", "water"}});
  const auto of = [&](const char* matter) {
    return rules.resolver().answers(*rules.set->matter_index(matter), day("2027-03-01"), {}).at(0);
  };
  EXPECT_EQ(of("minerals").lead, Ids{"labour"});
  EXPECT_FALSE(says(of("minerals"), "no text says what follows"));
  EXPECT_EQ(of("water").lead, Ids{"land"});
  EXPECT_FALSE(says(of("water"), "no text says what follows"));
}

TEST(Parties, CiteTheTextsAndTheSuccessionsThatMakeTheTeam) {
  Rules rules = mines();
  for (std::size_t i = 0; i < rules.set->successions.size(); ++i)
    rules.set->successions[i].basis = {{"moved_" + rules.set->successions[i].from, "", {}}};
  rules.responsibility("a_guard", "minerals", {}, {{"survey", "minerals"}}).basis = {{"adds_nobody", "", {}}};
  rules.responsibility("b_guard", "minerals", {}, {{"labour", ""}}).basis = {{"digging_act", "1", {}},
                                                                             {"joins", "", {}}};
  rules.responsibility("rival", "minerals", {{"labour", ""}}).role = ruleset::Role::is_implied;
  for (ruleset::Responsibility& each : rules.set->responsibilities)
    if (each.id == "digging")
      each.basis = {{"digging_act", "1", {}}};
    else if (each.id == "rival")
      each.basis = {{"outranked", "", {}}};
  const auto cited = [&](const char* on) {
    std::string text;
    for (const ruleset::Basis& basis : rules.resolver().visit_parties(minerals(rules), day(on), {}).basis)
      text += basis.document + " ";
    return text;
  };
  // b_guard comes before digging by its id, and names the same coordinator.
  EXPECT_EQ(cited("2024-05-01"), "digging_act joins ");
  EXPECT_EQ(cited("2026-05-01"), "digging_act moved_survey joins moved_work ");
  EXPECT_EQ(cited("2027-01-10"), "digging_act moved_survey moved_land joins moved_work ");
  EXPECT_EQ(cited("2027-03-01"), "digging_act moved_survey joins moved_work ");
}

TEST(Answers, TransferWhoseGiverIsGoneSaysNobody) {
  Rules rules;
  rules.department("old", span("", "2026-12-31")).department("trade").matter("minerals");
  rules.succession("old", "trade", {}, span("2026-09-15", "2027-02-28"));
  rules.responsibility("digging", "minerals", {{"old", ""}});
  const auto answers = rules.resolver().answers(0, day("2027-01-10"), {});
  EXPECT_TRUE(says(answers.at(0), "temporary until 2027-02-28, then nobody is named"));
}

TEST(Answers, CoordinatorThatBecameTheLeadIsDroppedAndSaid) {
  Rules rules;
  rules.department("roads", span("", "2025-02-28")).department("works").matter("minerals");
  rules.succession("roads", "works", {}, span("2025-03-01"));
  rules.responsibility("building", "minerals", {{"works", ""}}, {{"roads", ""}});
  const auto answers = rules.resolver().answers(0, day("2027-01-10"), {});
  EXPECT_EQ(answers.at(0).lead, Ids{"works"});
  EXPECT_TRUE(answers.at(0).coordinating.empty());
  EXPECT_TRUE(says(answers.at(0), "merged: roads is now works"));
}

TEST(Answers, EndedDepartmentIsSaidNotNamed) {
  Rules rules;
  rules.department("roads", span("", "2025-02-28")).matter("minerals");
  rules.responsibility("building", "minerals", {{"roads", "roads"}});
  const auto answers = rules.resolver().answers(0, day("2027-01-10"), {});
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_TRUE(answers[0].lead.empty());
  EXPECT_TRUE(says(answers[0], "roads ended 2025-02-28, and no successor for roads is named"));
}

TEST(Answers, OnlyThoseInForceOnTheDay) {
  Rules rules;
  rules.department("a").matter("minerals");
  rules.responsibility("r", "minerals", {{"a", ""}}).valid = span("2024-01-01", "2026-12-31");
  EXPECT_EQ(rules.resolver().answers(0, day("2026-12-31"), {}).size(), 1U);
  EXPECT_TRUE(rules.resolver().answers(0, day("2027-01-01"), {}).empty());
}

TEST(Answers, SayFromWhichDayATextMayNoLongerHold) {
  Rules rules;
  rules.department("works").matter("minerals").document("plan", {});
  rules.set->documents[0].doubt = {day("2025-07-01"), {"tỉnh đã hợp nhất", "the province was merged"}};
  rules.responsibility("digging", "minerals", {{"works", ""}}).basis = {{"plan", "1", {}}, {"plan", "2", {}}};
  const auto on = [&](const char* date) { return rules.resolver().answers(0, day(date), {}).at(0); };
  EXPECT_FALSE(says(on("2025-06-30"), "merged"));
  EXPECT_TRUE(says(on("2025-07-01"), "plan: the province was merged"));
  EXPECT_EQ(on("2025-07-01").notes.size(), on("2025-06-30").notes.size() + 1) << "once, however often it is cited";
  EXPECT_TRUE(on("2025-07-01").basis_in_force);
}

TEST(Answers, TerritoryOfTheTextOrOfItsDocuments) {
  Rules rules;
  rules.department("a").matter("minerals").document("north_plan", {"10", "11"}).document("act", {});
  rules.responsibility("by_document", "minerals", {{"a", ""}}).basis = {{"north_plan", "3", {}}, {"act", "1", {}}};
  ruleset::Responsibility& own = rules.responsibility("by_itself", "minerals", {{"a", ""}});
  own.basis = {{"north_plan", "4", {}}};
  own.territory = {"12"};
  const Resolver resolver = rules.resolver();
  const auto ids = [&](Locality at) {
    Ids result;
    for (const Answer& answer : resolver.answers(0, day("2027-01-01"), at)) result.push_back(answer.responsibility);
    return result;
  };
  EXPECT_EQ(ids({"10", {}}), Ids{"by_document"});
  EXPECT_EQ(ids({"12", {}}), Ids{"by_itself"});
  EXPECT_TRUE(ids({"99", {}}).empty());
  EXPECT_EQ(ids({}), (Ids{"by_document", "by_itself"}));  // not stated: every text applies
}

TEST(Answers, ConditionsOfTheObjectLeaveOut) {
  const Rules rules = mines();
  EXPECT_TRUE(rules.resolver().answers(minerals(rules), day("2027-01-10"), {}, {false, true}).empty());
}

TEST(Answers, SanctionAndTextsWithoutLeadAreShown) {
  Rules rules;
  rules.department("zone").matter("minerals");
  rules.responsibility("joins", "minerals", {}, {{"zone", ""}}).sanction = Label{"Chánh thanh tra", "chief inspector"};
  const auto answers = rules.resolver().answers(0, day("2027-01-01"), {});
  EXPECT_TRUE(says(answers.at(0), "sanction: chief inspector"));
  EXPECT_TRUE(says(answers.at(0), "names no lead"));
}

TEST(VisitParties, NoResponsibilityNoLead) {
  Rules rules;
  rules.matter("minerals");
  EXPECT_TRUE(rules.resolver().visit_parties(0, day("2027-01-01"), {}).lead.empty());
}

TEST(VisitParties, InformingAndTrainingMakeNoVisits) {
  Rules rules;
  rules.department("a").matter("minerals");
  rules.responsibility("r1", "minerals", {{"a", ""}}).duty = ruleset::Duty::inform;
  rules.responsibility("r2", "minerals", {{"a", ""}}).duty = ruleset::Duty::train;
  EXPECT_TRUE(rules.resolver().visit_parties(0, day("2027-01-01"), {}).lead.empty());
}

TEST(VisitParties, ExplicitBeforeImpliedProvinceBeforeNation) {
  Rules rules;
  rules.department("implied").department("nation").department("province").matter("minerals");
  rules.responsibility("a_implied", "minerals", {{"implied", ""}}).role = ruleset::Role::is_implied;
  rules.responsibility("b_nation", "minerals", {{"nation", ""}});
  EXPECT_EQ(rules.resolver().visit_parties(0, day("2027-01-01"), {}).lead, Ids{"nation"});
  rules.responsibility("c_province", "minerals", {{"province", ""}}).territory = {"10"};
  const auto party = rules.resolver().visit_parties(0, day("2027-01-01"), {"10", {}});
  EXPECT_EQ(party.lead, Ids{"province"});
  EXPECT_EQ(party.responsibilities, (std::vector<std::size_t>{2, 1, 0}));  // the others are noted
  EXPECT_FALSE(party.tied);
  EXPECT_EQ(rules.resolver().visit_parties(0, day("2027-01-01"), {"99", {}}).lead, Ids{"nation"});
}

TEST(VisitParties, LeadsUniteOnlyInsideOneText) {
  Rules rules;
  rules.department("army").department("police").department("other").matter("minerals");
  rules.responsibility("a", "minerals", {{"police", ""}, {"army", ""}});
  rules.responsibility("b", "minerals", {{"other", ""}}, {{"army", ""}});
  const auto party = rules.resolver().visit_parties(0, day("2027-01-01"), {});
  EXPECT_EQ(party.lead, (Ids{"police", "army"}));  // as the text has them
  EXPECT_TRUE(party.coordinating.empty());
  EXPECT_TRUE(party.tied);
}

TEST(VisitParties, TextsWithoutLeadJoinTheirCoordinators) {
  Rules rules;
  rules.department("a").department("zone").matter("minerals");
  rules.responsibility("r", "minerals", {{"a", ""}});
  rules.responsibility("z", "minerals", {}, {{"zone", ""}, {"a", ""}});
  EXPECT_EQ(rules.resolver().visit_parties(0, day("2027-01-01"), {}).coordinating, Ids{"zone"});
}

TEST(VisitParties, FallsToTheNextTextWhereTheFirstHasNobodyLeft) {
  Rules rules;
  rules.department("gone", span("", "2025-01-01")).department("b").matter("minerals");
  rules.responsibility("a", "minerals", {{"gone", ""}});
  rules.responsibility("b", "minerals", {{"b", ""}}).role = ruleset::Role::is_implied;
  EXPECT_EQ(rules.resolver().visit_parties(0, day("2027-01-01"), {}).lead, Ids{"b"});
}

}  // namespace
}  // namespace inspectplan::responsibility
