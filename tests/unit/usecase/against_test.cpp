// What differs between two runs: data, rules, parameters, edits, visits, in this order.
#include "usecase/audit/against.hpp"

#include <gtest/gtest.h>

#include "audit_world.hpp"
#include "usecase/data/changes.hpp"
#include "usecase/life/edit_plan.hpp"

namespace inspectplan::usecase {
namespace {

using testing::Attacker;
using testing::AuditWorld;
using testing::rules_directory;
namespace fs = std::filesystem;

class AgainstTest : public AuditWorld {
 protected:
  static std::vector<RunChange> between(const std::string& file, const std::string& a, const std::string& b) {
    Diagnostics diagnostics;
    const auto found = compare_runs(file, a, b, diagnostics);
    EXPECT_TRUE(found) << render(diagnostics.sorted());
    return found ? found->differences : std::vector<RunChange>{};
  }
  static std::vector<std::string> kinds(const std::vector<RunChange>& changes) {
    std::vector<std::string> kinds;
    for (const RunChange& one : changes)
      if (kinds.empty() || kinds.back() != one.what) kinds.push_back(one.what);
    return kinds;
  }
  static std::string text(const std::vector<RunChange>& changes) {
    std::string all;
    for (const RunChange& one : changes) all += one.what + ": " + one.text + "\n";
    return all;
  }
  static std::string dropped(const std::string& file, const std::string& id) {
    EditRequest request;
    request.database = file;
    request.run = id;
    request.kind = "drop";
    request.enterprises = {"E2"};
    request.reason = "closed";
    request.program_version = "test";
    request.by = request.actor = "An";
    request.document = "12/SA";
    request.on = *parse_day("2026-12-20");
    Pool pool(1);
    Diagnostics diagnostics;
    const auto done = edit_plan(request, pool, diagnostics, silent());
    EXPECT_TRUE(done) << render(diagnostics.sorted());
    return done ? done->after.document.run.id : "";
  }
  static std::string other_rules() {
    const std::string to = path("against_rules");
    fs::remove_all(to);
    fs::copy(rules_directory, to, fs::copy_options::recursive);
    std::string risk = text_of(to + "/risk.yaml");
    const std::size_t at = risk.find("points: 8}");
    EXPECT_NE(at, std::string::npos);
    std::ofstream(to + "/risk.yaml") << risk.replace(at, 10, "points: 9}");
    return to;
  }
};

TEST_F(AgainstTest, a_run_does_not_differ_from_itself) { EXPECT_EQ(text(between(copy("self.db"), run, run)), ""); }

TEST_F(AgainstTest, data_rules_and_edits_come_in_this_order_each_with_what_it_was) {
  const std::string file = copy("against.db");
  Diagnostics diagnostics;
  ASSERT_TRUE(correct_register(file, rules_directory,
                               {"enterprise", {"E2"}, {{"workers", "777"}}, "w", "d", *parse_day("2026-12-01"), "An"},
                               diagnostics))
      << render(diagnostics.sorted());
  const std::string planned = plan(other_rules(), file), edited = dropped(file, planned);
  const auto changes = between(file, run, edited);
  const std::string said = text(changes);
  EXPECT_EQ(kinds(changes), (std::vector<std::string>{"data", "rules", "parameters", "edits", "visits"})) << said;
  EXPECT_NE(said.find("data: table enterprise: 0 rows more, 0 less, 1 with other values\n"), std::string::npos) << said;
  EXPECT_NE(said.find(": enterprise correction \n"), std::string::npos) << said;
  EXPECT_NE(said.find("8 → 9"), std::string::npos) << said;
  EXPECT_NE(said.find("parameters: follows: (none) → " + planned + "\n"), std::string::npos) << said;
  EXPECT_NE(said.find("edits: only in " + edited + ": drop E2, entry "), std::string::npos) << said;
  EXPECT_NE(said.find(": closed (12/SA)\n"), std::string::npos) << said;
  const std::string back = text(between(file, edited, run));
  EXPECT_NE(back.find("edits: only in " + edited), std::string::npos) << back;
}

// Where rules, data, parameters and edits are the same, the program may be another, and it is said that results differ.
TEST_F(AgainstTest, another_program_and_another_result_are_said_where_nothing_else_differs) {
  const std::string file = copy("program.db");
  const auto twin = [&](int more, const std::string& result, const std::string& program) {
    Attacker(file).database.exec("INSERT INTO run SELECT number + " + std::to_string(more) +
                                 ", status, recorded_on, actor, parameters, ruleset_digest, register_digest, " +
                                 result + ", " + program + ", plan FROM run WHERE number = " + run.substr(1));
    return "R0" + std::to_string(more + std::stoi(run.substr(1)));
  };
  EXPECT_EQ(text(between(file, run, twin(100, "result_digest", "'9.9'"))), "program: test → 9.9\n");
  EXPECT_EQ(text(between(file, run, twin(200, "'ab'", "program_version"))).rfind("result: ", 0), 0u);
}

TEST_F(AgainstTest, an_edit_that_was_changed_is_named_and_without_its_entry_the_plan_cannot_be_made_again) {
  const std::string file = copy("edit.db");
  dropped(file, run);
  Attacker(file).database.exec("UPDATE ledger_entry SET what = replace(what, 'closed', 'friend') WHERE kind = 'edit'");
  const Audit audit = audit_of(file);
  ASSERT_FALSE(audit.findings.empty());
  EXPECT_EQ(audit.findings.front().code, "entry-changed");
  const std::string gone = copy("edit_gone.db");
  dropped(gone, run);
  {
    Attacker attacker(gone);
    attacker.database.exec("DELETE FROM ledger_entry WHERE kind = 'edit'");
    attacker.rechain();
  }
  EXPECT_NE(said(audit_of(gone)).find("run-unreadable: run 2"), std::string::npos) << said(audit_of(gone));
}

}  // namespace
}  // namespace inspectplan::usecase
