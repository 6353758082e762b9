// One department changes its part of an approved plan: the rest stays, and what was announced does not move unnamed.
#include "usecase/life/amend.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "life_world.hpp"
#include "usecase/audit/verify_run.hpp"
#include "usecase/planning/plan_approval.hpp"

namespace inspectplan::usecase {
namespace {

class AmendTest : public testing::LifeWorld {
 protected:
  // The plan of the world, approved.
  std::string approved(const std::string& name) {
    const std::string file = fresh(name);
    diagnostics = {};
    const ledger::Act act{*parse_day("2026-11-02"), "An"};
    const std::string key = path(name + ".key");
    new_key(file, "An", key, "secret", act);
    EXPECT_TRUE(publish_rules(rules, file, act, diagnostics)) << render(diagnostics.sorted());
    const ApprovalRequest of_rules{"freedonia@2027.1", text_of(key), "secret", "12/QĐ", *parse_day("2026-11-03"), "An"};
    EXPECT_TRUE(approve_rules(file, of_rules, diagnostics)) << render(diagnostics.sorted());
    diagnostics = {};
    const ApprovalRequest of_plan{"R0001", text_of(key), "secret", "99/QĐ", *parse_day("2026-12-15"), "An"};
    EXPECT_TRUE(approve_plan(file, of_plan, diagnostics)) << render(diagnostics.sorted());
    EXPECT_EQ(codes(), std::vector<std::string>{"step-out-of-order"}) << "it was not sent for the overlap check";
    return file;
  }
  void tell(const std::string& file) {
    EXPECT_TRUE(
        take_step({file, "R0001", "subjects_told", "Board", "1/B", {}, *parse_day("2027-01-04"), "An"}, diagnostics));
  }
  static AmendRequest request(const std::string& file) {
    AmendRequest asked;
    asked.database = file;
    asked.run = "R0001";
    asked.department = "board_of_mines";
    asked.reason = "lý do";
    asked.by = "Board";
    asked.document = "30/B";
    asked.on = *parse_day("2027-04-15");
    asked.actor = "An";
    return asked;
  }
  std::optional<Amended> amend(const AmendRequest& asked) {
    Pool pool(1);
    diagnostics = {};
    return amend_plan(asked, pool, diagnostics, silent());
  }
  void expect_sound(const std::string& file, const std::string& id) {
    Pool pool(2);
    Diagnostics none;
    const auto again = replay(file, id, pool, none, silent());
    ASSERT_TRUE(again) << render(none.sorted());
    EXPECT_TRUE(again->equal);
    const auto verified = verify_run(file, id, pool, none, silent());
    EXPECT_TRUE(verified->wrong.empty()) << verified->wrong.front();
    EXPECT_TRUE(audit_of(file).findings.empty()) << said(audit_of(file));
  }
  static std::vector<std::string> led_in(const plan::Plan& plan, const std::string& period) {
    std::vector<std::string> ids;
    for (const plan::Visit& visit : plan.visits)
      if (visit.period == period && visit.lead == "board_of_mines") ids.push_back(visit.enterprise);
    std::sort(ids.begin(), ids.end());
    return ids;
  }
};

TEST_F(AmendTest, days_lost_take_visits_of_what_is_to_come_and_nothing_else) {
  const std::string file = approved("lost.db");
  AmendRequest asked = request(file);
  asked.days = {{"Q3", -10}};
  const auto amended = amend(asked);
  ASSERT_TRUE(amended) << render(diagnostics.sorted());
  const plan::Plan& before = first->document.plan;
  const plan::Plan& after = amended->edited.after.document.plan;
  EXPECT_EQ(led_in(after, "2027-Q1"), led_in(before, "2027-Q1")) << "what is over stays";
  for (const auto& change : amended->edited.difference.changes) {
    EXPECT_NE(change.kind, PlanDifference::Kind::enters) << "no day was won";
    EXPECT_NE(change.before.period, "2027-Q1");
    const bool takes_part =
        change.before.lead == "board_of_mines" ||
        std::count(change.before.coordinating.begin(), change.before.coordinating.end(), "board_of_mines") > 0;
    EXPECT_TRUE(takes_part) << change.before.enterprise;
  }
  EXPECT_FALSE(amended->edited.difference.changes.empty());
  const auto& changes = amended->edited.difference.changes;
  EXPECT_EQ(std::count_if(changes.begin(), changes.end(),
                          [](const auto& change) { return change.kind == PlanDifference::Kind::leaves; }),
            5)
      << "ten days, one of them of the reserve, are five visits";
  EXPECT_TRUE(amended->without_room.empty()) << "nobody had been told";
  expect_sound(file, "R0002");
  EXPECT_EQ(plan_status(file, "R0002", std::nullopt, diagnostics)->state, "amending");
}

TEST_F(AmendTest, what_was_announced_moves_only_where_it_is_named) {
  const std::string file = approved("told.db");
  tell(file);
  const plan::Plan& before = first->document.plan;
  const std::string moved = led_in(before, "2027-Q3").at(0), dropped = led_in(before, "2027-Q3").at(1);
  AmendRequest asked = request(file);
  asked.move = {moved + "=Q4"};
  asked.drop = {dropped};
  asked.days = {{"Q4", 4}};
  const auto amended = amend(asked);
  ASSERT_TRUE(amended) << render(diagnostics.sorted());
  for (const auto& change : amended->edited.difference.changes)
    if (change.kind != PlanDifference::Kind::enters) {
      EXPECT_TRUE(change.by_hand) << change.enterprise;
    }
  EXPECT_TRUE(amended->without_room.empty());
  const auto told = std::find_if(amended->to_tell.begin(), amended->to_tell.end(),
                                 [&](const ToTell& one) { return one.enterprise && one.who == moved; });
  ASSERT_NE(told, amended->to_tell.end());
  EXPECT_TRUE(told->was_told);
  expect_sound(file, "R0002");
}

TEST_F(AmendTest, announced_visits_without_days_are_said) {
  const std::string file = approved("room.db");
  tell(file);
  AmendRequest asked = request(file);
  asked.days = {{"Q3", -10}};
  const auto amended = amend(asked);
  ASSERT_TRUE(amended) << render(diagnostics.sorted());
  EXPECT_FALSE(amended->without_room.empty());
  EXPECT_EQ(amended->without_room.size(), amended->edited.difference.changes.size());
  expect_sound(file, "R0002");
}

TEST_F(AmendTest, days_keep_who_decided_why_and_on_which_paper) {
  const std::string file = approved("paper.db");
  AmendRequest asked = request(file);
  asked.days = {{"Q3", -2}};
  ASSERT_TRUE(amend(asked)) << render(diagnostics.sorted());
  const auto recorded = recorded_plan(file, "R0002", diagnostics);
  ASSERT_TRUE(recorded);
  const auto& days = recorded->document.run.parameters.amendment->days;
  ASSERT_EQ(days.size(), 1U);
  EXPECT_EQ(days[0].reason + "|" + days[0].by + "|" + days[0].document, "lý do|Board|30/B");
  EXPECT_NE(recorded->document.run.plan_json.find("30/B"), std::string::npos);
}

TEST_F(AmendTest, a_move_without_room_is_said_and_strikes_nothing) {
  const std::string file = approved("full.db");
  tell(file);
  AmendRequest asked = request(file);
  asked.move = {led_in(first->document.plan, "2027-Q3").at(0) + "=Q4"};
  EXPECT_FALSE(amend(asked));
  EXPECT_EQ(codes(), std::vector<std::string>{"no-room"});
}

TEST_F(AmendTest, what_is_said_must_be_clear) {
  const std::string file = approved("clear.db");
  const std::string one = led_in(first->document.plan, "2027-Q3").at(0);
  AmendRequest asked = request(file);
  asked.drop = {one};
  asked.move = {one + "=Q4"};
  EXPECT_FALSE(amend(asked));
  EXPECT_EQ(codes(), std::vector<std::string>{"named-twice"});
  asked.move.clear();
  asked.drop = {one + "=Q3"};
  EXPECT_FALSE(amend(asked)) << "what is struck has no period";
  const auto& visits = first->document.plan.visits;
  for (int i = 100; i < 220 && asked.drop.size() < 2; ++i)
    if (std::none_of(visits.begin(), visits.end(),
                     [&](const plan::Visit& visit) { return visit.enterprise == "E" + std::to_string(i); }))
      asked.drop = {one, "E" + std::to_string(i)};
  EXPECT_FALSE(amend(asked)) << "who is not in the plan cannot be struck";
  EXPECT_EQ(codes(), std::vector<std::string>{"not-in-plan"});
  asked.drop = {led_in(first->document.plan, "2027-Q1").at(0)};
  EXPECT_FALSE(amend(asked));
  EXPECT_EQ(codes(), std::vector<std::string>{"period-over"});
  asked.drop = {one};
  asked.reason = " ";
  asked.document = "";
  EXPECT_FALSE(amend(asked));
  EXPECT_EQ(codes(), (std::vector<std::string>{"blank-decision", "blank-decision"}));
  asked = request(file);
  asked.drop = {one};
  asked.on = *parse_day("2029-01-01");
  EXPECT_FALSE(amend(asked));
  const std::vector<std::string> found = codes();
  EXPECT_NE(std::find(found.begin(), found.end(), "outside-plan-year"), found.end());
}

TEST_F(AmendTest, what_nobody_signed_yet_is_part_of_the_appendix) {
  const std::string file = approved("unsigned.db");
  tell(file);
  const std::vector<std::string> in_q3 = led_in(first->document.plan, "2027-Q3");
  AmendRequest asked = request(file);
  asked.drop = {in_q3.at(0)};
  const auto once = amend(asked);
  ASSERT_TRUE(once);
  EXPECT_EQ(codes(), std::vector<std::string>{});
  EXPECT_EQ(once->signed_plan.id, "R0001");
  asked.run = "R0002";
  asked.drop = {in_q3.at(1)};
  asked.reason = "lý do khác";
  const auto amended = amend(asked);
  ASSERT_TRUE(amended) << render(diagnostics.sorted());
  EXPECT_EQ(codes(), std::vector<std::string>{"amends-unsigned"});
  EXPECT_EQ(amended->signed_plan.id, "R0001");
  const auto tells = [&](const std::string& enterprise) {
    return std::any_of(amended->to_tell.begin(), amended->to_tell.end(),
                       [&](const ToTell& one) { return one.enterprise && one.who == enterprise && one.was_told; });
  };
  EXPECT_TRUE(tells(in_q3.at(0))) << "the first amendment struck it, and the second is what is signed";
  EXPECT_TRUE(tells(in_q3.at(1)));
  const report::Workbook appendix = amendment_workbook(*amended, Language::vi);
  ASSERT_GE(appendix.pages.at(0).rows.size(), 2U);
  EXPECT_EQ(appendix.mark.find("R0001 → R0003"), 0U) << appendix.mark;
  EXPECT_NE(amended_json(*amended).find("\"since_signed\""), std::string::npos);
  expect_sound(file, "R0003");
}

TEST_F(AmendTest, refused) {
  const std::string draft = fresh("draft.db");
  AmendRequest asked = request(draft);
  asked.days = {{"Q3", -10}};
  EXPECT_FALSE(amend(asked));
  EXPECT_EQ(codes(), std::vector<std::string>{"not-approved"});
  const std::string file = approved("refused.db");
  asked.database = file;
  asked.days = {{"Q1", -10}};
  EXPECT_FALSE(amend(asked));
  EXPECT_EQ(codes(), std::vector<std::string>{"period-over"});
  asked.days = {{"Q3", -1000}};
  EXPECT_FALSE(amend(asked));
  EXPECT_EQ(codes(), std::vector<std::string>{"capacity-row"});
  asked.days.clear();
  EXPECT_FALSE(amend(asked));
  EXPECT_EQ(codes(), std::vector<std::string>{"nothing-to-amend"});
  asked.days = {{"Q3", -4}};
  asked.department = "nobody";
  EXPECT_FALSE(amend(asked));
  EXPECT_EQ(codes(), std::vector<std::string>{"unknown-department"});
  // Two departments amend one after the other; an approved plan is not changed as if it were a draft.
  asked.department = "board_of_mines";
  ASSERT_TRUE(amend(asked));
  asked.department = "ministry_of_work";
  EXPECT_FALSE(amend(asked));
  EXPECT_EQ(codes(), std::vector<std::string>{"changed-since"});
  asked.run = "R0002";
  EXPECT_TRUE(amend(asked)) << render(diagnostics.sorted());
  expect_sound(file, "R0003");
  asked.run = "R0001";
  EXPECT_FALSE(amend(asked));
  EXPECT_NE(render(diagnostics.sorted()).find("go on from R0003"), std::string::npos)
      << "the last of the line is named";
}

}  // namespace
}  // namespace inspectplan::usecase
