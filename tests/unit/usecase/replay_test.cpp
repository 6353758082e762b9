// A recorded plan made again: on one thread and on two, after later imports, corrections, merges and blanking.
#include <gtest/gtest.h>

#include "audit_world.hpp"
#include "usecase/data/changes.hpp"
#include "usecase/planning/planning.hpp"

namespace inspectplan::usecase {
namespace {

using testing::AuditWorld;
using testing::rules_directory;
namespace fs = std::filesystem;

class ReplayTest : public AuditWorld {
 protected:
  static void expect_equal(const std::string& file, const std::string& id) {
    for (const unsigned threads : {1u, 2u}) {
      Pool pool(threads);
      Diagnostics diagnostics;
      const auto result = replay(file, id, pool, diagnostics, silent());
      ASSERT_TRUE(result) << render(diagnostics.sorted());
      EXPECT_TRUE(result->equal) << threads << " threads";
    }
    const Audit audit = audit_of(file);
    EXPECT_TRUE(audit.findings.empty()) << said(audit);
  }
  static void import_into(const std::string& file, const std::string& rules, const std::string& bytes, const char* on) {
    std::ofstream(path("again.csv")) << bytes;
    registers::ImportOptions options;
    options.path = path("again.csv");
    options.into = "enterprise";
    options.on = *parse_day(on);
    Diagnostics diagnostics;
    const auto report = usecase::import(rules, file, options, diagnostics, silent());
    ASSERT_TRUE(report && report->landed) << render(diagnostics.sorted());
  }
  static registers::LinkRequest merge(const char* stays, const char* other) {
    return {"merge", stays, other, {}, "one tax code", "CV 8", *parse_day("2027-01-12"), "An"};
  }
};

TEST_F(ReplayTest, equal_on_one_thread_and_on_two) { expect_equal(copy("replay.db"), run); }

TEST_F(ReplayTest, equal_after_later_imports_corrections_and_merges) {
  const std::string file = copy("later.db");
  import_into(file, rules_directory,
              "id,name,owner,county,trade,workers,depth,explosives,abandoned\nE1,Khác,O1,south,0710,900,1,false,false\n"
              "E7,Mới,O7,north,0710,900,1,true,false\n",
              "2027-01-10");
  Diagnostics diagnostics;
  ASSERT_TRUE(correct_register(file, rules_directory,
                               {"enterprise", {"E2"}, {{"workers", "777"}}, "w", "d", *parse_day("2027-01-11"), "An"},
                               diagnostics));
  ASSERT_TRUE(link_register(file, rules_directory, merge("E1", "E2"), diagnostics)) << render(diagnostics.sorted());
  expect_equal(file, run);
  // And the plan made now sees one enterprise where there were two.
  const std::string now = plan("freedonia@2027.1", file);
  expect_equal(file, now);
  const auto recorded = recorded_plan(file, now, diagnostics);
  for (const plan::Visit& visit : recorded->document.plan.visits) EXPECT_NE(visit.enterprise, "E2");
  EXPECT_EQ(recorded->document.plan.enterprises, 2) << "E1 and E7";
}

TEST_F(ReplayTest, equal_after_personal_values_were_blanked) {
  const std::string file = path("blanked.db"), rules = rules_directory;
  fs::remove(file);
  import_into(file, rules,
              "id,name,owner,county,trade,workers,phone,depth,explosives,abandoned\n"
              "E1,Mỏ 1,O1,north,0710,100,0901777,40.5,true,false\nE2,Mỏ 2,O2,north,0710,20,0902,1,true,false\n",
              "2026-11-01");
  const std::string made = plan(rules, file);
  Diagnostics diagnostics;
  ASSERT_EQ(blank_register(file, rules, {"E1", {}, "asked", *parse_day("2026-12-01"), "An"}, diagnostics), 1)
      << render(diagnostics.sorted());
  EXPECT_EQ(text_of(file).find("0901777"), std::string::npos);
  expect_equal(file, made);
}

TEST_F(ReplayTest, a_link_that_was_slipped_into_the_file_is_found) {
  const std::string file = copy("slipped.db");
  Diagnostics diagnostics;
  ASSERT_TRUE(link_register(file, rules_directory, merge("E1", "E2"), diagnostics));
  {
    testing::Attacker attacker(file);
    attacker.database.exec(
        "UPDATE ledger_entry SET what = replace(what, '\"enterprise\":\"E1\",\"other\":\"E2\"', "
        "'\"enterprise\":\"E2\",\"other\":\"E1\"') WHERE kind = 'merge'");
  }
  EXPECT_NE(said(audit_of(file)).find("14 entry-changed"), std::string::npos) << said(audit_of(file));
}

TEST_F(ReplayTest, who_asks_by_another_key_is_answered) {
  const std::string file = copy("asked.db");
  Diagnostics diagnostics;
  ASSERT_TRUE(link_register(file, rules_directory, merge("E1", "E2"), diagnostics));
  SessionRequest request;
  request.rules = rules_directory;
  request.database = file;
  request.year = 2027;
  const auto session = open_session(request, diagnostics, silent());
  ASSERT_TRUE(session);
  EXPECT_EQ(find_enterprise(*session, "E2", diagnostics), find_enterprise(*session, "E1", diagnostics));
}

}  // namespace
}  // namespace inspectplan::usecase
