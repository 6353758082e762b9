// Rule versions: published, given back, approved, judged away from the register.
#include <gtest/gtest.h>

#include <algorithm>

#include "audit_world.hpp"
#include "base/error.hpp"
#include "ruleset/load.hpp"
#include "usecase/data/backup.hpp"

namespace inspectplan::usecase {
namespace {

using testing::Attacker;
using testing::AuditWorld;
using testing::rules_directory;
namespace fs = std::filesystem;

class VersionsTest : public AuditWorld {
 protected:
  void TearDown() override { diagnostics = {}; }
  std::string first_code() const { return diagnostics.empty() ? "" : diagnostics.sorted().front().code; }
  Diagnostics diagnostics;
  const ledger::Act act{*parse_day("2026-12-01"), "An"};
};

// The rules with a line added to one file.
std::string changed_rules(const std::string& to, const std::string& file, const std::string& line) {
  fs::remove_all(to);
  fs::copy(rules_directory, to, fs::copy_options::recursive);
  std::ofstream(to + "/" + file, std::ios::app) << line;
  return to;
}

TEST_F(VersionsTest, export_gives_back_the_same_bytes) {
  const auto directory = export_rules(used, "freedonia@2027.1", path("out"), diagnostics);
  ASSERT_TRUE(directory) << render(diagnostics.sorted());
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(rules_directory)) {
    if (entry.path().extension() != ".yaml") continue;
    ++files;
    EXPECT_EQ(text_of(entry.path()), text_of(*directory + "/" + entry.path().filename().string()));
  }
  EXPECT_EQ(files, 5u);
  EXPECT_FALSE(export_rules(used, "freedonia@2027.1", path("out"), diagnostics));
  EXPECT_EQ(first_code(), "folder-not-empty");
}

TEST_F(VersionsTest, comments_change_nothing_other_content_wants_another_version) {
  const std::string comment = changed_rules(path("comment"), "risk.yaml", "# a comment\n");
  const auto again = publish_rules(comment, used, act, diagnostics);
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->is_new);
  const std::string other =
      changed_rules(path("other"), "more.yaml",
                    "documents:\n  more: {title: {vi: x, en: x}, number: '1', issued: 2020-01-01, "
                    "effective: 2020-01-01}\n");
  EXPECT_FALSE(publish_rules(other, used, act, diagnostics));
  EXPECT_EQ(first_code(), "version-taken");
  EXPECT_EQ(rule_history(used).size(), 1u);
}

TEST_F(VersionsTest, the_history_says_who_approved_and_which_runs_there_are) {
  const auto history = rule_history(used);
  ASSERT_EQ(history.size(), 1u);
  EXPECT_EQ(history[0].known.published_on, "2026-11-02");
  ASSERT_EQ(history[0].approvals.size(), 1u);
  EXPECT_EQ(history[0].approvals[0].decision, "12/QĐ");
  EXPECT_EQ(history[0].runs, std::vector<std::string>{"R0001"});
}

TEST_F(VersionsTest, a_version_is_found_by_name_or_by_enough_of_its_digest) {
  SQLite::Database database(used, SQLite::OPEN_READWRITE);
  const std::string digest = ledger::versions(database).at(0).version.digest;
  EXPECT_TRUE(ledger::find_version(database, digest));
  EXPECT_TRUE(ledger::find_version(database, digest.substr(0, 8)));
  EXPECT_FALSE(ledger::find_version(database, digest.substr(0, 7)));
  EXPECT_FALSE(ledger::find_version(database, "freedonia@1"));
}

TEST_F(VersionsTest, a_plan_by_version_is_the_plan_by_directory) {
  EXPECT_EQ(plan(rules_directory), "R0001") << "equal rules, data and result are one run";
}

TEST_F(VersionsTest, an_exported_folder_is_judged_without_a_register) {
  const auto directory = export_rules(used, "freedonia@2027.1", path("judged"), diagnostics);
  ASSERT_TRUE(directory);
  const auto judged = judge_export(path("judged"), diagnostics);
  ASSERT_TRUE(judged) << render(diagnostics.sorted());
  ASSERT_EQ(judged->approvals.size(), 1u);
  EXPECT_EQ(judged->approvals[0].fault, "");

  std::string text = text_of(path("judged") + "/approvals.json");
  std::ofstream(path("judged") + "/approvals.json") << text.replace(text.find("12/Q"), 4, "13/Q");
  EXPECT_EQ(judge_export(path("judged"), diagnostics)->approvals[0].fault, "the signature does not hold");

  ASSERT_TRUE(export_rules(used, "freedonia@2027.1", path("swapped"), diagnostics));
  std::ofstream(path("swapped") + "/rules/more.yaml")
      << "documents:\n  more: {title: {vi: x, en: x}, number: '1', issued: 2020-01-01, effective: 2020-01-01}\n";
  EXPECT_NE(judge_export(path("swapped"), diagnostics)->approvals[0].fault.find("it approves other rules"),
            std::string::npos);
}

TEST_F(VersionsTest, an_exported_folder_vouches_for_its_own_files_alone) {
  ASSERT_TRUE(export_rules(used, "freedonia@2027.1", path("genuine"), diagnostics));
  ASSERT_TRUE(export_rules(used, "freedonia@2027.1", path("lent"), diagnostics));
  std::ofstream(path("lent") + "/rules/risk.yaml", std::ios::app) << "# not what was signed\n";
  std::ofstream(path("lent") + "/entry.txt") << "../genuine/rules\n";
  EXPECT_FALSE(judge_export(path("lent"), diagnostics));
  EXPECT_EQ(first_code(), "outside-folder");
  diagnostics = {};
  fs::copy(path("genuine") + "/rules", path("genuine") + "/other");
  EXPECT_FALSE(judge_export(path("genuine"), diagnostics));
  EXPECT_EQ(first_code(), "not-of-the-version");
  diagnostics = {};
  fs::remove_all(path("genuine") + "/other");
  const auto judged = judge_export(path("genuine"), diagnostics);
  ASSERT_TRUE(judged);
  EXPECT_EQ(judged->directory, "rules");
  std::ofstream(path("genuine") + "/approvals.json") << "[]";
  EXPECT_THROW(judge_export(path("genuine"), diagnostics), EnvironmentError);
  std::ofstream(path("genuine") + "/approvals.json") << R"({"format":"inspectplan.approvals/1","approvals":[]})";
  EXPECT_TRUE(judge_export(path("genuine"), diagnostics));
  EXPECT_EQ(first_code(), "nothing-approved");
}

TEST_F(VersionsTest, a_key_opens_with_its_passphrase_alone) {
  const std::string file = text_of(key_file);
  EXPECT_NO_THROW(ledger::SigningKey(file, "secret"));
  EXPECT_THROW(ledger::SigningKey(file, "Secret"), EnvironmentError);
  EXPECT_THROW(ledger::SigningKey("{}", "secret"), EnvironmentError);
  EXPECT_EQ(file.find("secret"), std::string::npos);
  EXPECT_EQ(fs::status(key_file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_THROW(new_key(used, "An", key_file, "x", act), EnvironmentError) << "never over a key that is there";
}

TEST_F(VersionsTest, a_revoked_key_approves_nothing_more_and_what_it_approved_stays) {
  const std::string file = copy("revoked.db");
  const std::string key = known_keys(file).at(0).public_key;
  EXPECT_FALSE(revoke_key(file, key, "lost", {*parse_day("2020-02-01"), "An"}, diagnostics));
  EXPECT_EQ(first_code(), "revoked-too-early");
  ASSERT_TRUE(revoke_key(file, key.substr(0, 8), "lost", act, diagnostics));
  EXPECT_FALSE(revoke_key(file, key, "lost", act, diagnostics));
  const ApprovalRequest request{"freedonia@2027.1", text_of(key_file), "secret", "13/QĐ", act.on, "An"};
  EXPECT_FALSE(approve_rules(file, request, diagnostics));
  EXPECT_EQ(rule_history(file).at(0).approvals.size(), 1u);
  EXPECT_TRUE(audit_of(file).findings.empty()) << said(audit_of(file));
}

TEST_F(VersionsTest, a_backup_is_verified_before_it_is_restored) {
  const auto done = backup(used, path("backup.db"), diagnostics);
  ASSERT_TRUE(done && done->seal);
  EXPECT_EQ(to_string(*done->seal), to_string(*last_seal(used)));
  EXPECT_FALSE(backup(used, path("backup.db"), diagnostics)) << "never over a file that is there";

  std::ofstream(path("restored.db-wal")) << "of a register that is gone";
  EXPECT_FALSE(restore(path("backup.db"), path("restored.db"), done->seal, diagnostics, silent()));
  EXPECT_FALSE(backup(used, path("restored.db"), diagnostics));
  EXPECT_EQ(diagnostics.sorted().back().code, "log-exists");
  fs::remove(path("restored.db-wal"));
  const auto restored = restore(path("backup.db"), path("restored.db"), done->seal, diagnostics, silent());
  ASSERT_TRUE(restored);
  EXPECT_TRUE(restored->restored) << said(restored->audit);
  EXPECT_EQ(to_string(*last_seal(path("restored.db"))), to_string(*done->seal));

  Attacker(path("backup.db")).database.exec("UPDATE enterprise SET workers = 1");
  const auto refused = restore(path("backup.db"), path("refused.db"), std::nullopt, diagnostics, silent());
  ASSERT_TRUE(refused);
  EXPECT_FALSE(refused->restored);
  EXPECT_FALSE(fs::exists(path("refused.db")));
  EXPECT_FALSE(fs::exists(path("refused.db.restoring")));
  EXPECT_FALSE(fs::exists(path("refused.db.restoring")));
}

}  // namespace
}  // namespace inspectplan::usecase
