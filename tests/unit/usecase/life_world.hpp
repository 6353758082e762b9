#pragma once
// A register of 120 pits and a plan that visits 86 of them, by rules with steps and a calendar.
#include <optional>

#include "audit_world.hpp"
#include "usecase/life/status.hpp"

namespace inspectplan::usecase::testing {

inline constexpr const char* more_rules = R"(
planning:
  stay: {price: 2}
  steps:
    - {id: opinions, by: 11-10, year: before, optional: true}
    - {id: overlap_sent, by: 11-20, year: before}
    - {id: overlap_cleared, by: 11-30, year: before}
    - {id: approved, by: 12-20, year: before}
    - {id: subjects_told, working_days: 10, after: approved}
    - {id: closed, by: 01-15, year: after}
  calendar:
    holidays: [{from: 2026-12-24, until: 2026-12-28, why: {vi: x, en: x}}, {from: 2027-01-01, until: 2027-01-01, why: {vi: x, en: x}}]
)";

class LifeWorld : public AuditWorld {
 protected:
  static void SetUpTestSuite() {
    AuditWorld::SetUpTestSuite();
    rules = path("rules");
    fs::copy(testing::rules_directory, rules, fs::copy_options::recursive);
    std::ofstream(rules + "/more.yaml") << more_rules;
    world = path("world.db");
    std::string rows = "id,name,owner,county,trade,workers,depth,explosives,abandoned\n";
    for (int i = 100; i < 220; ++i)
      rows += "E" + std::to_string(i) + ",Mỏ " + std::to_string(i) + ",O" + std::to_string(i) + ",north,0710," +
              std::to_string(10 + i % 90) + ",40.5,false,false\n";
    import_into("enterprise", rows);
    import_into("accident", "enterprise,case_no,date,reported_on,killed\nE150,1,2026-02-01,2026-03-01,1\n");
    // Days for 86 visits, without the tenth that is held back.
    import_into(
        "capacity",
        "department,year,period,days,source\nboard_of_mines,2027,2027-Q1,49,x\nboard_of_mines,2027,2027-Q2,49,x\n"
        "board_of_mines,2027,2027-Q3,49,x\nboard_of_mines,2027,2027-Q4,46,x\n");
    first = plan();
  }

  static void import_into(const std::string& table, const std::string& bytes) {
    std::ofstream(path(table + ".csv")) << bytes;
    registers::ImportOptions options;
    options.path = path(table + ".csv");
    options.on = *parse_day("2026-10-20");
    Diagnostics found;
    const auto report = usecase::import(rules, world, options, found, silent());
    ASSERT_TRUE(report && report->landed) << render(found.sorted());
  }

  static PlanResult plan() {
    PlanRequest request;
    request.session.rules = rules;
    request.session.database = world;
    request.session.year = 2027;
    request.capacity = {{"ministry_of_work", 4000}};
    Pool pool(1);
    Diagnostics found;
    return usecase::plan(request, pool, found, silent()).value();
  }

  static std::string fresh(const std::string& name) {
    SQLite::Database(world, SQLite::OPEN_READWRITE).exec("PRAGMA wal_checkpoint(TRUNCATE)");
    fs::copy_file(world, path(name), fs::copy_options::overwrite_existing);
    return path(name);
  }

  std::vector<std::string> codes() const {
    std::vector<std::string> codes;
    // What is said of the rules themselves, whenever they are read, is no matter here.
    for (const Diagnostic& one : diagnostics.sorted())
      if (one.code != "missing-policy" && one.code != "not-analysed") codes.push_back(one.code);
    return codes;
  }

  inline static std::string rules, world;
  inline static std::optional<PlanResult> first;
  Diagnostics diagnostics;
};

}  // namespace inspectplan::usecase::testing
