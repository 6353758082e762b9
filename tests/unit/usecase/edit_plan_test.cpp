// What people decide about a plan: what comes of it, that it is made again from the ledger, and what is refused.
#include "usecase/life/edit_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "audit_world.hpp"
#include "usecase/audit/verify_run.hpp"
#include "usecase/planning/plan_approval.hpp"

namespace inspectplan::usecase {
namespace {

using testing::Attacker;
using testing::AuditWorld;

class EditPlanTest : public AuditWorld {
 protected:
  std::optional<Edited> edit(const std::string& file, const std::string& kind, std::vector<std::string> enterprises,
                             const std::string& of = run, const std::string& period = {}) {
    EditRequest request;
    request.database = file;
    request.run = of;
    request.kind = kind;
    request.enterprises = std::move(enterprises);
    request.period = period;
    request.reason = "lý do";
    request.by = "Sở A";
    request.document = "12/SA";
    request.on = *parse_day(on);
    request.dry_run = dry_run;
    request.actor = "An";
    request.program_version = "test";
    Pool pool(1);
    diagnostics = {};
    return edit_plan(request, pool, diagnostics, silent());
  }
  std::string refusal(const std::string& file, const std::string& kind, std::vector<std::string> enterprises,
                      const std::string& of = run, const std::string& period = {}) {
    EXPECT_FALSE(edit(file, kind, std::move(enterprises), of, period));
    return diagnostics.empty() ? "" : diagnostics.sorted().front().code;
  }
  static std::vector<std::string> visited(const plan::Plan& plan) {
    std::vector<std::string> ids;
    for (const plan::Visit& visit : plan.visits) ids.push_back(visit.enterprise);
    std::sort(ids.begin(), ids.end());
    return ids;
  }
  static void expect_equal(const std::string& file, const std::string& id) {
    Pool pool(2);
    Diagnostics none;
    const auto replayed = replay(file, id, pool, none, silent());
    ASSERT_TRUE(replayed) << render(none.sorted());
    EXPECT_TRUE(replayed->equal);
    const auto verified = verify_run(file, id, pool, none, silent());
    ASSERT_TRUE(verified);
    EXPECT_TRUE(verified->wrong.empty()) << verified->wrong.front();
    EXPECT_TRUE(audit_of(file).findings.empty()) << said(audit_of(file));
  }
  Diagnostics diagnostics;
  const char* on = "2026-11-25";
  bool dry_run = false;
};

TEST_F(EditPlanTest, what_is_dropped_stays_out_and_the_plan_can_be_made_again) {
  const std::string file = copy("drop.db");
  const auto dropped = edit(file, "drop", {"E1"});
  ASSERT_TRUE(dropped) << render(diagnostics.sorted());
  EXPECT_EQ(dropped->before.id, run);
  EXPECT_EQ(dropped->after.document.run.id, "R0002");
  const auto& changes = dropped->difference.changes;
  ASSERT_FALSE(changes.empty());
  EXPECT_EQ(changes[0].enterprise, "E1");
  EXPECT_EQ(changes[0].kind, PlanDifference::Kind::leaves);
  EXPECT_TRUE(changes[0].by_hand);
  expect_equal(file, "R0002");
  // And a second decision stands on the first.
  const auto second = edit(file, "drop", {"E2"}, "R0002");
  ASSERT_TRUE(second) << render(diagnostics.sorted());
  for (const std::string& id : visited(second->after.document.plan)) EXPECT_TRUE(id != "E1" && id != "E2") << id;
  EXPECT_EQ(second->after.document.run.edits.size(), 2u);
  expect_equal(file, "R0003");
  // What was taken back is as it was.
  const auto back = edit(file, "release", {"E1", "E2"}, "R0003");
  ASSERT_TRUE(back);
  Diagnostics none;
  EXPECT_EQ(visited(back->after.document.plan), visited(recorded_plan(file, run, none)->document.plan));
  expect_equal(file, "R0004");
}

TEST_F(EditPlanTest, a_visit_is_moved_to_the_period_that_was_named) {
  const std::string file = copy("move.db");
  const auto moved = edit(file, "move", {"E1"}, run, "Q4");
  ASSERT_TRUE(moved) << render(diagnostics.sorted());
  for (const plan::Visit& visit : moved->after.document.plan.visits)
    if (visit.enterprise == "E1") {
      EXPECT_EQ(visit.period, "2027-Q4");
    }
  EXPECT_EQ(moved->edits.at(0).period, "2027-Q4");
  expect_equal(file, "R0002");
}

TEST_F(EditPlanTest, what_cannot_be_is_refused_and_nothing_is_recorded) {
  const std::string file = copy("refused.db");
  EXPECT_EQ(refusal(file, "drop", {"E99"}), "unknown-enterprise");
  EXPECT_EQ(refusal(file, "drop", {"E1"}, "R0009"), "unknown-run");
  EXPECT_EQ(refusal(file, "move", {"E1"}, run, "Q5"), "unknown-period");
  on = "2026-10-01";
  EXPECT_EQ(refusal(file, "drop", {"E1"}), "decision-too-early");
  on = "2026-11-25";
  dry_run = true;
  const auto asked = edit(file, "drop", {"E1"});
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->after.document.run.id, "");
  EXPECT_EQ(audit_of(file).entries, audit_of(used).entries);
  EXPECT_EQ(audit_of(file).runs, 1);
}

TEST_F(EditPlanTest, a_plan_that_was_changed_since_is_neither_changed_nor_approved) {
  const std::string file = copy("since.db");
  ASSERT_TRUE(edit(file, "drop", {"E1"}));
  EXPECT_EQ(refusal(file, "drop", {"E2"}), "changed-since");
  Diagnostics none;
  const ApprovalRequest first{run, text_of(key_file), "secret", "99/QĐ", *parse_day("2026-12-15"), "An"};
  EXPECT_FALSE(approve_plan(file, first, none));
  EXPECT_EQ(none.sorted().front().code, "changed-since");
  none = {};
  const ApprovalRequest last{"R0002", text_of(key_file), "secret", "99/QĐ", *parse_day("2026-12-15"), "An"};
  EXPECT_TRUE(approve_plan(file, last, none)) << render(none.sorted());
  expect_equal(file, "R0002");
}

TEST_F(EditPlanTest, an_edit_that_somebody_changed_is_found) {
  const std::string file = copy("tampered.db");
  ASSERT_TRUE(edit(file, "drop", {"E1"}));
  {
    Attacker attacker(file);
    attacker.database.exec("UPDATE ledger_entry SET what = replace(what, '\"E1\"', '\"E2\"') WHERE kind = 'edit'");
    attacker.rechain();
  }
  EXPECT_NE(said(audit_of(file)).find("certificate-differs"), std::string::npos) << said(audit_of(file));
}

}  // namespace
}  // namespace inspectplan::usecase
