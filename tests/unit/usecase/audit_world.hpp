#pragma once
// A register that has been used: two imports, the second a snapshot, a published and approved rule version, a run.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "attacker.hpp"
#include "usecase/audit/audit.hpp"
#include "usecase/data/importing.hpp"
#include "usecase/rules/versions.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase::testing {

namespace fs = std::filesystem;

inline const std::string rules_directory = std::string(INSPECTPLAN_SOURCE_DIR) + "/tests/cases/fictional/rules";

class AuditWorld : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::string name = fs::temp_directory_path() / "inspectplan-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder = name;
    used = path("used.db");
    import("enterprise",
           "id,name,owner,county,trade,workers,depth,explosives,abandoned\n"
           "E1,Mỏ 1,O1,north,0710,100,40.5,true,false\nE2,\"Mỏ \"\"2\"\"\",O2,north,0710,20,,true,\n"
           "E3,Mỏ 3,O2,north,0710,30,1,false,false\n",
           "2026-10-01");
    import("accident", "enterprise,case_no,date,reported_on,killed\nE1,1,2026-02-01,2026-03-01,1\n", "2026-10-01");
    import("enterprise",
           "id,name,owner,county,trade,workers,depth,explosives,abandoned\n"
           "E1,Mỏ 1,O1,north,0710,120,40.5,true,false\nE2,\"Mỏ \"\"2\"\"\",O2,north,0710,20,,true,\n",
           "2026-11-01");
    import("capacity", "department,year,period,days,source\nboard_of_mines,2027,,40,QĐ 1\n", "2026-11-01");
    import("visit_event",
           "enterprise,visit_no,run,date,department,kind,ground,announced,outcome,cause,document,note\n"
           "E1,R0,,2026-05-04,board_of_mines,check,plan,2026-05-01,held,,QĐ 2,n\n"
           "E2,R0,,2026-05-04,board_of_mines,check,signs,,stopped,subject_gone,BB 3,\n",
           "2026-11-01");
    import("visit_days", "enterprise,visit_no,department,planned,days\nE1,R0,board_of_mines,2,3\n", "2026-11-01");
    import("visit_finding",
           "enterprise,visit_no,finding_no,matter,gravity,wilful,text,fine,fined_by,could_fine,remedy_by,remedied_on\n"
           "E1,R0,1,ground,serious,true,x,5000000,board_of_mines,board_of_mines,2026-06-30,2026-06-20\n",
           "2026-11-01");
    import("objection",
           "enterprise,objection_no,run,received,ground,text,outcome,decided,document,note\n"
           "E2,1,,2026-05-01,closed,x,upheld,2026-05-10,CV 1,n\n",
           "2026-11-01");
    publish_and_approve();
    run = plan();
  }
  static void TearDownTestSuite() { fs::remove_all(folder); }

  static std::string path(const std::string& name) { return folder + "/" + name; }

  static void import(const std::string& table, const std::string& bytes, const char* on) {
    std::ofstream(path(table + ".csv")) << bytes;
    registers::ImportOptions options;
    options.path = path(table + ".csv");
    options.on = *parse_day(on);
    options.actor = "An";
    options.mode = registers::Mode::snapshot;
    Diagnostics diagnostics;
    const auto report = usecase::import(rules_directory, used, options, diagnostics, silent());
    ASSERT_TRUE(report && report->landed) << render(diagnostics.sorted());
  }

  static void publish_and_approve() {
    Diagnostics diagnostics;
    const ledger::Act act{*parse_day("2026-11-02"), "An"};
    key_file = path("a.key");
    new_key(used, "An", key_file, "secret", act);
    ASSERT_TRUE(publish_rules(rules_directory, used, act, diagnostics)) << render(diagnostics.sorted());
    ApprovalRequest request{"freedonia@2027.1", text_of(key_file), "secret", "12/QĐ", *parse_day("2026-11-03"), "An"};
    ASSERT_TRUE(approve_rules(used, request, diagnostics)) << render(diagnostics.sorted());
  }

  static std::string plan(const std::string& rules = "freedonia@2027.1", const std::string& database = used) {
    PlanRequest request;
    request.session.rules = rules;
    request.session.database = database;
    request.session.year = 2027;
    request.actor = "An";
    request.program_version = "test";
    Pool pool(1);
    Diagnostics diagnostics;
    const auto result = usecase::plan(request, pool, diagnostics, silent());
    EXPECT_TRUE(result) << render(diagnostics.sorted());
    return result ? result->document.run.id : "";
  }

  static std::string text_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  // A copy to do harm to.
  static std::string copy(const std::string& name) {
    SQLite::Database(used, SQLite::OPEN_READWRITE).exec("PRAGMA wal_checkpoint(TRUNCATE)");
    fs::copy_file(used, path(name), fs::copy_options::overwrite_existing);
    return path(name);
  }

  static Audit audit_of(const std::string& database, const std::optional<Seal>& seal = std::nullopt) {
    Pool pool(1);
    return usecase::audit(database, seal, pool, silent());
  }

  static std::string said(const Audit& audit) {
    std::string text;
    for (const AuditFinding& finding : audit.findings)
      text += std::to_string(finding.entry) + " " + finding.code + ": " + finding.message + "\n";
    return text;
  }

  inline static std::string folder, used, key_file, run;
};

}  // namespace inspectplan::usecase::testing
