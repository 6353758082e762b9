// The overlap check: a list of 86 visits comes back with 18 of them struck, and what else people do to lists.
#include "usecase/life/overlap.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "life_world.hpp"
#include "usecase/audit/verify_run.hpp"
#include "usecase/life/overlap_list.hpp"

namespace inspectplan::usecase {
namespace {

class OverlapTest : public testing::LifeWorld {
 protected:
  static OverlapRequest request(const std::string& database, const std::string& file) {
    OverlapRequest asked;
    asked.database = database;
    asked.file = file;
    asked.by = "Board";
    asked.document = "88/TT";
    asked.on = *parse_day("2026-11-24");
    asked.language = Language::en;
    return asked;
  }

  std::string sent(const std::string& database, const std::string& file) {
    OverlapRequest asked = request(database, path(file));
    asked.run = "R0001";
    asked.on = *parse_day("2026-11-12");
    diagnostics = {};
    EXPECT_TRUE(send_overlap(asked, diagnostics)) << render(diagnostics.sorted());
    return text_of(path(file));
  }

  std::optional<OverlapTaken> take(const std::string& database, const std::string& bytes, bool dry_run = false) {
    OverlapRequest asked = request(database, "list.csv");
    asked.dry_run = dry_run;
    Pool pool(1);
    diagnostics = {};
    return take_overlap(asked, bytes, pool, diagnostics, silent());
  }

  // The list with a decision in the row of each enterprise that is named.
  static std::string decided(std::string list, const std::vector<std::pair<std::string, std::string>>& decisions) {
    for (const auto& [enterprise, decision] : decisions) {
      const std::size_t row = list.find("," + enterprise + ",");
      EXPECT_NE(row, std::string::npos) << enterprise;
      const std::size_t place = list.find(",R0001,", row) + 7;
      const std::size_t end = list.find('\n', row);
      list.replace(place, end - place, decision);
    }
    return list;
  }
};

TEST_F(OverlapTest, eighteen_of_eighty_six_visits_are_struck) {
  const std::string file = fresh("strike.db");
  const plan::Plan& before = first->document.plan;
  ASSERT_EQ(before.visits.size(), 86u);
  std::vector<std::pair<std::string, std::string>> decisions;
  std::set<std::string> struck;
  for (const plan::Visit& visit : before.visits)
    if (visit.mandates.empty() && decisions.size() < 18) {
      decisions.emplace_back(visit.enterprise, "bỏ,,,đã thanh tra");
      struck.insert(visit.enterprise);
    }
  const auto taken = take(file, decided(sent(file, "list.csv"), decisions));
  ASSERT_TRUE(taken) << render(diagnostics.sorted());
  EXPECT_EQ(codes(), std::vector<std::string>{});
  EXPECT_EQ(taken->struck, 18);
  EXPECT_EQ(taken->kept, 68);
  const PlanDifference& difference = taken->edited->difference;
  const plan::Plan& after = taken->edited->after.document.plan;
  EXPECT_EQ(after.visits.size(), 86u) << "others took their days";
  EXPECT_GE(difference.cost().value, 0);  // without licences no score is known here: every visit is worth the same
  std::set<std::string> mandated;
  for (const plan::Visit& visit : after.visits) {
    EXPECT_FALSE(struck.contains(visit.enterprise)) << visit.enterprise;
    if (!visit.mandates.empty()) mandated.insert(visit.enterprise);
  }
  EXPECT_TRUE(mandated.contains("E150"));
  EXPECT_EQ(after.unmet.size(), before.unmet.size());
  std::int64_t left = 0, entered = 0, moved = 0;
  for (const auto& change : difference.changes) {
    left += change.kind == PlanDifference::Kind::leaves;
    entered += change.kind == PlanDifference::Kind::enters;
    moved += change.kind == PlanDifference::Kind::moves;
    EXPECT_EQ(change.by_hand, struck.contains(change.enterprise));
  }
  EXPECT_EQ(left, 18);
  EXPECT_EQ(entered, 18);
  EXPECT_EQ(moved, 0) << "nothing moves that need not";
  // The letter stands in the ledger, and the plan can be made again and proved.
  EXPECT_EQ(taken->edited->edits.at(0).document, "88/TT");
  EXPECT_EQ(taken->edited->edits.at(0).reason, "đã thanh tra");
  Pool pool(2);
  const auto again = replay(file, taken->run, pool, diagnostics, silent());
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->equal);
  const auto verified = verify_run(file, taken->run, pool, diagnostics, silent());
  EXPECT_TRUE(verified->wrong.empty()) << verified->wrong.front();
  EXPECT_TRUE(audit_of(file).findings.empty()) << said(audit_of(file));
  // Those that entered have not been seen by whoever checks.
  const auto status = plan_status(file, taken->run, std::nullopt, diagnostics);
  ASSERT_TRUE(status);
  EXPECT_EQ(status->state, "overlap_cleared");
  EXPECT_EQ(status->not_cleared.size(), 18u);
}

TEST_F(OverlapTest, what_is_moved_and_merged_is_honoured) {
  const std::string file = fresh("move.db");
  const auto& visits = first->document.plan.visits;
  const std::string moved = visits.at(0).enterprise, merged = visits.at(1).enterprise;
  const std::string to = visits.at(0).period == "2027-Q4" ? "2027-Q3" : "2027-Q4";
  const std::string word = to == "2027-Q4" ? "Quý IV" : "q3";
  const auto taken = take(file, decided(sent(file, "list.csv"),
                                        {{moved, "chuyển," + word + ",90/TT,"}, {merged, "GHÉP,,,đoàn liên ngành"}}));
  ASSERT_TRUE(taken) << render(diagnostics.sorted());
  EXPECT_EQ(taken->moved, 1);
  EXPECT_EQ(taken->merged, 1);
  EXPECT_EQ(taken->edited->edits.at(0).document, "90/TT");
  for (const plan::Visit& visit : taken->edited->after.document.plan.visits) {
    EXPECT_NE(visit.enterprise, merged);
    if (visit.enterprise == moved) {
      EXPECT_EQ(visit.period, to);
    }
  }
}

TEST_F(OverlapTest, where_all_is_kept_the_plan_itself_is_cleared) {
  const std::string file = fresh("kept.db");
  const auto taken = take(file, sent(file, "list.csv"));
  ASSERT_TRUE(taken) << render(diagnostics.sorted());
  EXPECT_FALSE(taken->edited);
  EXPECT_EQ(taken->run, "R0001");
  EXPECT_EQ(plan_status(file, "R0001", std::nullopt, diagnostics)->state, "overlap_cleared");
  EXPECT_EQ(audit_of(file).runs, 1);
}

TEST_F(OverlapTest, a_workbook_comes_back_as_well) {
  const std::string file = fresh("book.db");
  const auto taken = take(file, sent(file, "list.xlsx"));
  ASSERT_TRUE(taken) << render(diagnostics.sorted());
  EXPECT_EQ(taken->kept, 86);
  EXPECT_EQ(codes(), std::vector<std::string>{});
}

TEST_F(OverlapTest, what_people_do_to_lists_is_said) {
  const std::string file = fresh("hands.db");
  const auto& visits = first->document.plan.visits;
  std::string list = sent(file, "list.csv");
  // A row added at the end, the name of the first changed, the second and third exchanged, the fourth taken out.
  list += "87,E999,Mới,,,,,R0001,,,,\n";
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < list.size();) {
    const std::size_t to = list.find('\n', from);
    lines.push_back(list.substr(from, to - from + 1));
    from = to + 1;
  }
  lines[1].replace(lines[1].find(visits[0].name), visits[0].name.size(), "Tên khác");
  std::swap(lines[2], lines[3]);
  lines.erase(lines.begin() + 4);
  list.clear();
  for (const std::string& line : lines) list += line;
  const auto taken = take(file, list);
  ASSERT_TRUE(taken) << render(diagnostics.sorted());
  EXPECT_EQ(taken->kept, 85);
  EXPECT_EQ(codes(),
            (std::vector<std::string>{"list-reordered", "list-row-added", "list-row-renamed", "list-rows-gone"}));
}

TEST_F(OverlapTest, a_decision_on_a_mistyped_id_is_not_lost) {
  const std::string file = fresh("mistyped.db");
  const std::string list = sent(file, "list.csv");
  const std::string enterprise = first->document.plan.visits[0].enterprise;
  std::string mistyped = decided(list, {{enterprise, "bỏ,,,"}});
  mistyped.replace(mistyped.find("," + enterprise + ","), 2, ",e");
  EXPECT_FALSE(take(file, mistyped));
  EXPECT_EQ(codes(), (std::vector<std::string>{"list-row-added", "list-rows-gone"}));
  EXPECT_NE(render(diagnostics.sorted()).find("did you mean " + enterprise), std::string::npos);
}

TEST_F(OverlapTest, a_list_of_another_plan_is_refused) {
  const std::string file = fresh("other.db");
  sent(file, "list.csv");
  PlanResult other = *first;
  other.document.run.result_digest[0] = other.document.run.result_digest[0] == '0' ? '1' : '0';
  report::write_xlsx(overlap_list(other, Language::vi), path("other.xlsx"));
  EXPECT_FALSE(take(file, text_of(path("other.xlsx"))));
  EXPECT_EQ(codes(), std::vector<std::string>{"list-run"});
}

TEST_F(OverlapTest, what_cannot_be_understood_is_refused_as_a_whole) {
  const std::string file = fresh("refused.db");
  const auto& visits = first->document.plan.visits;
  const std::string list = sent(file, "list.csv");
  const Audit before = audit_of(file);
  EXPECT_FALSE(take(file, decided(list, {{visits[0].enterprise, "có lẽ,,,"}, {visits[1].enterprise, "chuyển,Q9,,"}})));
  EXPECT_EQ(codes(), (std::vector<std::string>{"list-decision", "unknown-period"}));
  EXPECT_FALSE(take(file, "a,b\n1,2\n"));
  EXPECT_EQ(codes(), std::vector<std::string>{"no-overlap-list"});
  EXPECT_FALSE(take(file, list.substr(0, list.find('\n') + 1)));
  EXPECT_EQ(codes(), std::vector<std::string>{"list-run"});
  EXPECT_TRUE(take(file, decided(list, {{visits[0].enterprise, "bỏ,,,"}}), true)) << "a dry run";
  EXPECT_EQ(audit_of(file).entries, before.entries);
  // Sent once, taken once: the plan was changed since.
  EXPECT_TRUE(take(file, decided(list, {{visits[0].enterprise, "bỏ,,,"}})));
  EXPECT_FALSE(take(file, decided(list, {{visits[0].enterprise, "bỏ,,,"}})));
  EXPECT_EQ(codes(), std::vector<std::string>{"changed-since"});
}

TEST_F(OverlapTest, what_is_not_clear_or_not_said_is_found) {
  const std::string file = fresh("unclear.db");
  const std::string list = sent(file, "unclear.csv");
  const auto& visits = first->document.plan.visits;
  EXPECT_TRUE(
      take(file, decided(list, {{visits[0].enterprise, ",Q3,,"}, {visits[1].enterprise, ",,,đề nghị bỏ"}}), true));
  EXPECT_EQ(codes(), (std::vector<std::string>{"list-decision-unclear", "list-decision-unclear"}));
  OverlapRequest asked = request(file, "list.csv");
  Pool pool(1);
  diagnostics = {};
  asked.on = *parse_day("2026-11-11");
  EXPECT_FALSE(take_overlap(asked, list, pool, diagnostics, silent()));
  EXPECT_EQ(codes(), (std::vector<std::string>{"step-too-early"})) << "it was sent on the 12th";
  diagnostics = {};
  asked.on = *parse_day("2026-11-24");
  asked.document = "";
  EXPECT_FALSE(take_overlap(asked, list, pool, diagnostics, silent()));
  EXPECT_EQ(codes(), (std::vector<std::string>{"blank-decision"}));
}

TEST_F(OverlapTest, a_step_is_set_right) {
  const std::string file = fresh("right.db");
  StepRequest opinions{file, "R0001", "opinions", "Board", "1/B", {}, *parse_day("2027-11-11"), "An"};
  ASSERT_TRUE(take_step(opinions, diagnostics));
  opinions.on = *parse_day("2026-11-09");
  opinions.correct = true;
  ASSERT_TRUE(take_step(opinions, diagnostics)) << render(diagnostics.sorted());
  EXPECT_EQ(plan_status(file, "R0001", std::nullopt, diagnostics)->steps[0].verdict, "done");
}

TEST_F(OverlapTest, steps_have_an_order_and_deadlines) {
  const std::string file = fresh("steps.db");
  const auto step = [&](const char* what, const char* on) {
    diagnostics = {};
    const bool taken = take_step({file, "R0001", what, "Board", "1/B", {}, *parse_day(on), "An"}, diagnostics);
    return taken ? codes() : [&] {
      auto all = codes();
      all.insert(all.begin(), "refused");
      return all;
    }();
  };
  using Codes = std::vector<std::string>;
  auto status = plan_status(file, "R0001", *parse_day("2026-11-15"), diagnostics);
  EXPECT_EQ(status->state, "draft");
  EXPECT_EQ(status->steps[0].verdict, "late");
  EXPECT_EQ(status->steps[1].verdict, "next");
  EXPECT_EQ(to_string(*status->steps[1].due), "2026-11-20");
  EXPECT_FALSE(status->steps[4].due) << "it counts from a day that is not known yet";
  EXPECT_EQ(step("opinions", "2026-11-11"), Codes{});
  EXPECT_EQ(step("opinions", "2026-11-12"), (Codes{"refused", "step-taken"}));
  EXPECT_EQ(step("approved", "2026-11-12"), (Codes{"refused", "step-is-signed"}));
  EXPECT_EQ(step("blessed", "2026-11-12"), (Codes{"refused", "no-such-step"}));
  EXPECT_EQ(step("overlap_sent", "2026-11-10"), (Codes{"refused", "step-too-early"}));
  EXPECT_EQ(step("overlap_sent", "2040-01-01"), (Codes{"refused", "step-too-late"}));
  EXPECT_EQ(step("overlap_cleared", "2026-12-01"), Codes{"step-out-of-order"});
  // Before a step was taken it was not.
  EXPECT_FALSE(plan_status(file, "R0001", *parse_day("2026-11-30"), diagnostics)->steps[2].done);
  status = plan_status(file, "R0001", *parse_day("2026-12-02"), diagnostics);
  EXPECT_EQ(status->steps[0].verdict, "done_late");
  EXPECT_EQ(status->steps[1].verdict, "left_out");
  EXPECT_EQ(status->steps[2].verdict, "done_late");
  EXPECT_EQ(step("closed", "2028-01-10"), Codes{"step-out-of-order"});
  EXPECT_EQ(step("subjects_told", "2028-01-11"), (Codes{"refused", "plan-closed"}));
  EXPECT_TRUE(audit_of(file).findings.empty()) << said(audit_of(file));
}

}  // namespace
}  // namespace inspectplan::usecase
