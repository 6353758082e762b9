// Where a plan stands: a draft, proposed, approved; and what does not count.
#include <gtest/gtest.h>

#include "audit_world.hpp"
#include "usecase/planning/plan_approval.hpp"

namespace inspectplan::usecase {
namespace {

using testing::Attacker;
using testing::AuditWorld;
using testing::rules_directory;
namespace fs = std::filesystem;

class StandingTest : public AuditWorld {
 protected:
  std::optional<ledger::PlanApproval> approve(const std::string& file, const std::string& id,
                                              const char* date = "2026-12-15") {
    diagnostics = {};
    const ApprovalRequest request{id, text_of(key_file), "secret", "99/QĐ", *parse_day(date), "An"};
    return approve_plan(file, request, diagnostics);
  }
  std::string refusal(const std::string& file, const std::string& id, const char* date = "2026-12-15") {
    EXPECT_FALSE(approve(file, id, date));
    return diagnostics.empty() ? "" : diagnostics.sorted().front().code;
  }
  static std::string status(const std::string& file, const std::string& id) {
    return ledger::Ledger(registers::Register(file, registers::Register::Open::existing).database()).find(id)->status;
  }
  // A directory with other rules that nobody approved.
  static std::string other_rules() {
    const std::string to = path("other_rules");
    fs::remove_all(to);
    fs::copy(rules_directory, to, fs::copy_options::recursive);
    std::ofstream(to + "/more.yaml") << "documents:\n  more: {title: {vi: x, en: x}, number: '1', issued: 2020-01-01, "
                                        "effective: 2020-01-01}\n";
    return to;
  }
  struct Forms {
    std::string table, english, json;
  };
  static Forms forms(const std::string& file, const std::string& id) {
    Diagnostics none;
    const auto shown = recorded_plan(file, id, none);
    return {report::plan_table(shown->document, *shown->rules, Language::vi, 120),
            report::plan_table(shown->document, *shown->rules, Language::en, 120),
            report::plan_json(shown->document, *shown->rules)};
  }
  static bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
  Diagnostics diagnostics;
};

TEST_F(StandingTest, a_plan_by_rules_that_nobody_approved_is_a_draft_everywhere) {
  const std::string file = copy("draft.db");
  const std::string draft = plan(other_rules(), file);
  const Forms shown = forms(file, draft);
  EXPECT_TRUE(has(shown.table, draft + " (dự thảo)")) << shown.table;
  EXPECT_TRUE(has(shown.english, draft + " (draft)"));
  EXPECT_TRUE(has(shown.json, "\"status\": \"draft\""));
  EXPECT_EQ(refusal(file, draft), "rules-not-approved");
  EXPECT_EQ(status(file, draft), "draft");
}

TEST_F(StandingTest, a_plan_by_approved_rules_is_proposed_and_nowhere_a_draft) {
  const Forms shown = forms(used, run);
  EXPECT_TRUE(has(shown.table, run + " (chờ phê duyệt)")) << shown.table;
  EXPECT_TRUE(has(shown.json, "\"status\": \"proposed\""));
  EXPECT_FALSE(has(shown.table, "dự thảo"));
  EXPECT_FALSE(has(shown.english, "draft"));
  EXPECT_FALSE(has(shown.json, "draft"));
}

TEST_F(StandingTest, rules_approved_later_lift_the_plans_made_with_them) {
  const std::string file = copy("later.db");
  Diagnostics none;
  const std::string rules = other_rules();
  std::string text = text_of(rules + "/ruleset.yaml");
  std::ofstream(rules + "/ruleset.yaml") << text.replace(text.find("2027.1"), 6, "2027.2");
  const std::string made = plan(rules, file);
  EXPECT_EQ(status(file, made), "draft");
  ASSERT_TRUE(publish_rules(rules, file, {*parse_day("2026-12-01"), "An"}, none)) << render(none.sorted());
  EXPECT_EQ(status(file, made), "draft") << "published is not approved";
  ASSERT_TRUE(approve_rules(
      file, {"freedonia@2027.2", text_of(key_file), "secret", "13/QĐ", *parse_day("2026-12-02"), "An"}, none));
  EXPECT_EQ(status(file, made), "proposed");
  EXPECT_TRUE(audit_of(file).findings.empty()) << said(audit_of(file));
}

TEST_F(StandingTest, a_signed_decision_approves_this_plan_alone) {
  const std::string file = copy("approved.db");
  ASSERT_TRUE(approve(file, run)) << render(diagnostics.sorted());
  EXPECT_EQ(status(file, run), "approved");
  const Forms shown = forms(file, run);
  EXPECT_TRUE(has(shown.table, "Phê duyệt: 99/QĐ ngày 15/12/2026")) << shown.table;
  EXPECT_TRUE(has(shown.english, "Approved: 99/QĐ of 2026-12-15"));
  EXPECT_TRUE(has(shown.json, "\"decision\": \"99/QĐ\""));
  EXPECT_FALSE(has(shown.json, "draft"));
  const Audit audit = audit_of(file);
  EXPECT_TRUE(audit.findings.empty()) << said(audit);
  EXPECT_EQ(audit.plan_approvals, 1);
  EXPECT_EQ(refusal(file, run), "approved-already");
}

TEST_F(StandingTest, what_cannot_be_approved_is_refused_and_enters_nothing) {
  const std::string file = copy("refused.db");
  const std::string before = to_string(*last_seal(file));
  EXPECT_EQ(refusal(file, "R0009"), "unknown-run");
  EXPECT_EQ(refusal(file, run, "2026-10-31"), "decision-too-early") << "older than the data of the plan";
  {
    Attacker attacker(file);
    attacker.database.exec("UPDATE run SET plan = replace(plan, '\"mode\":\"physical\"', '\"mode\":\"remote\"')");
  }
  EXPECT_EQ(refusal(file, run), "plan-changed");
  EXPECT_EQ(to_string(*last_seal(file)), before);
  Diagnostics none;
  const std::string revoked = copy("revoked_plan.db");
  ASSERT_TRUE(
      revoke_key(revoked, known_keys(revoked).at(0).public_key, "lost", {*parse_day("2026-12-01"), "An"}, none));
  EXPECT_EQ(refusal(revoked, run), "key-does-not-count");
}

TEST_F(StandingTest, a_forged_approval_of_a_plan_is_named_and_lifts_nothing_even_in_a_chain_written_anew) {
  const std::string file = copy("forged_plan.db");
  ASSERT_TRUE(approve(file, run));
  {
    Attacker attacker(file);
    attacker.database.exec(
        "UPDATE ledger_entry SET what = replace(what, '99/QĐ', '98/QĐ') WHERE kind = 'plan-approval'");
    attacker.rechain();
  }
  EXPECT_EQ(said(audit_of(file)),
            "14 approval-does-not-count: approval of R0001 by 98/QĐ: the signature does not hold\n");
  EXPECT_EQ(status(file, run), "proposed");
}

TEST_F(StandingTest, an_approval_moved_to_another_plan_does_not_count) {
  const std::string file = copy("moved.db");
  ASSERT_TRUE(approve(file, run));
  const std::string other = plan(other_rules(), file);
  {
    Attacker attacker(file);
    attacker.database.exec("UPDATE ledger_entry SET what = replace(what, '\"run\":\"" + run + "\"', '\"run\":\"" +
                           other + "\"') WHERE kind = 'plan-approval'");
    attacker.rechain();
  }
  EXPECT_NE(said(audit_of(file)).find("approval of " + other + " by 99/QĐ: the signature does not hold"),
            std::string::npos);
  EXPECT_EQ(status(file, other), "draft");
}

TEST_F(StandingTest, a_plan_whose_proof_was_changed_is_named) {
  const std::string file = copy("proof.db");
  {
    Attacker attacker(file);  // prices are no part of the result digest
    attacker.database.exec(
        "UPDATE run SET plan = json_set(plan, '$.prices.departments.board_of_mines.\"2027-Q1\"', 9000000000)");
  }
  const std::string text = said(audit_of(file));
  EXPECT_TRUE(has(text, "row-changed: table run, row [1]")) << text;
  EXPECT_TRUE(has(text, "certificate-differs: run 1: ")) << text;
}

TEST_F(StandingTest, a_plan_recorded_without_prices_holds_and_is_noted_as_not_proved) {
  EXPECT_EQ(audit_of(used).certificates, 1);
  const std::string file = copy("no_prices.db");
  {
    Attacker attacker(file);
    attacker.database.exec("UPDATE run SET plan = json_remove(plan, '$.prices')");
  }
  const Audit audit = audit_of(file);
  EXPECT_EQ(audit.certificates, 0);
  ASSERT_EQ(audit.notes.size(), 1u);
  EXPECT_EQ(audit.notes[0].code, "not-proved");
}

}  // namespace
}  // namespace inspectplan::usecase
