// Scripts on SQLite say what the engine says, in every row and column.
#include "sqlite.hpp"

#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "facts.hpp"
#include "random_rules.hpp"
#include "register/register.hpp"
#include "ruleset/load.hpp"
#include "sqlgen/compile.hpp"
#include "usecase/data/importing.hpp"

namespace inspectplan::sql {
namespace {

const Day as_of = from_civil(2026, 11, 20);

std::string script_of(const ruleset::RuleSet& rules) {
  Diagnostics found;
  const auto script = sqlgen::compile(rules, score::clock_of(2027, as_of), *sqlgen::find_dialect("sqlite"), found);
  EXPECT_TRUE(script) << render(found.sorted());
  return script.value_or("");
}

RC_GTEST_PROP(Sqlite, SaysWhatTheEngineSays, ()) {
  const auto rules = random_rules(3);
  const column::Dataset data = random_facts(*rules, 60, as_of, *rc::gen::arbitrary<std::uint64_t>());
  const std::string script = script_of(*rules);
  const std::string differs =
      difference(engine_answer(*rules, data, score::clock_of(2027, as_of)), sqlite_answer(*rules, data, script));
  if (!differs.empty()) RC_FAIL(differs + "\n" + rules->bundle[0].second + "\n" + script);
}

namespace fs = std::filesystem;

std::shared_ptr<const ruleset::RuleSet> shipped(const std::string& name) {
  Diagnostics found;
  const auto rules =
      ruleset::load(INSPECTPLAN_SOURCE_DIR "/rules/vn/" + name, {.law_date = from_civil(2027, 1, 1)}, found);
  EXPECT_TRUE(rules) << render(found.sorted());
  return rules;
}

// Results of visits of the sample's first enterprises: one that a file names too, a stopped one, serious findings.
std::string recorded_visits() {
  const fs::path folder = fs::path(::testing::TempDir()) / "sql_visits";
  fs::create_directories(folder);
  std::ofstream events(folder / "visit_event.csv"), findings(folder / "visit_finding.csv");
  std::ofstream inspections(folder / "inspection.csv"), days(folder / "visit_days.csv");
  events << "enterprise,visit_no,date,department,kind,outcome,cause\n";
  findings << "enterprise,visit_no,finding_no,gravity,wilful,fine\n";
  days << "enterprise,visit_no,department,days\n";
  for (int i = 1; i <= 60; ++i) {
    const std::string id = "SYN-0000" + std::string(i < 10 ? "0" : "") + std::to_string(i);
    const std::string month = std::to_string(10 + i % 2);
    const char* outcome = i % 5 == 0 ? "stopped,subject_gone" : i % 7 == 0 ? "paused," : "held,";
    events << id << ",R1,2026-" << month << "-1" << i % 10 << ",so_noi_vu," << (i % 9 == 0 ? "raid" : "check") << ","
           << outcome << "\n";
    for (int finding = 0; finding < i % 4; ++finding)
      findings << id << ",R1," << finding << "," << (finding == 1 ? "serious" : "minor") << ","
               << (i % 2 == 0 ? "true" : "") << ",1000000\n";
    days << id << ",R1,so_noi_vu," << i % 6 << "\n";
  }
  inspections << "enterprise,visit_no,date,kind,serious\nSYN-000002,R1,2026-01-01,check,3\n";
  return folder.string();
}

// The script reads the register's own file.
TEST(Sqlite, ScoresTheSampleInTheRegisterItself) {
  const fs::path file = fs::path(::testing::TempDir()) / "sql_sample.db";
  fs::remove(file);
  Diagnostics found;
  registers::ImportOptions options;
  options.path = INSPECTPLAN_SOURCE_DIR "/data/sample";
  options.on = as_of;
  ASSERT_TRUE(usecase::import(INSPECTPLAN_SOURCE_DIR "/rules/vn/national", file.string(), options, found, silent()));
  options.path = recorded_visits();
  const auto more =
      usecase::import(INSPECTPLAN_SOURCE_DIR "/rules/vn/national", file.string(), options, found, silent());
  ASSERT_TRUE(more && more->landed) << render(found.sorted());
  const auto rules = shipped("national");
  const column::Dataset data = registers::Register(file.string(), registers::Register::Open::read_only)
                                   .read(rules->schema, {std::nullopt, as_of});
  ASSERT_EQ(data.enterprises.rows, 3000U);
  const score::Clock clock = score::clock_of(2027, as_of);
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  const Answer got = sqlite_answer(database, script_of(*rules), "id");
  EXPECT_EQ(difference(engine_answer(*rules, data, clock), got), "");

  // The visits do change what comes out.
  registers::Register store(file.string(), registers::Register::Open::read_only);
  EXPECT_NE(difference(engine_answer(*rules, store.read(rules->schema, {1, as_of}), clock), got), "");

  // What `score` and `plan` read says the same.
  Pool pool(1);
  const score::Assessments assessed = score::assess(*rules, data, clock, pool);
  const auto at = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(got.columns.begin(), got.columns.end(), name) - got.columns.begin());
  };
  for (std::size_t row = 0; row < got.rows.size(); ++row) {
    EXPECT_EQ(got.rows[row][at("score")],
              assessed.score_known[row] ? Cell(std::to_string(assessed.score[row])) : Cell());
    const auto tier = assessed.tier[row];
    EXPECT_EQ(got.rows[row][at("tier")], tier < 0 ? Cell() : Cell(rules->tiers[static_cast<std::size_t>(tier)].id));
  }
}

TEST(Sqlite, ShippedRulesOverEveryBoundAndBandEdge) {
  for (const std::string name : {"national", "lang-son", "hai-phong", "kien-giang", "bac-giang"}) {
    const auto rules = shipped(name);
    const column::Dataset data = random_facts(*rules, 500, as_of, 7);
    EXPECT_EQ(difference(engine_answer(*rules, data, score::clock_of(2027, as_of)),
                         sqlite_answer(*rules, data, script_of(*rules))),
              "")
        << name;
  }
}

TEST(Sqlite, AFifthOfTheCellsIsMissing) {
  const auto rules = shipped("national");
  const column::Dataset data = random_facts(*rules, 2000, as_of, 1);
  for (std::size_t i = 0; i < rules->schema.enterprise.fields.size(); ++i) {
    if (i == rules->schema.enterprise.key[0]) continue;
    EXPECT_GE(data.enterprises.columns[i].missing() * 5, data.enterprises.rows)
        << rules->schema.enterprise.fields[i].name;
  }
}

TEST(Sqlite, FactsOutOfBoundsAreListed) {
  const auto rules = shipped("national");
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec(sqlgen::tables(rules->schema, *sqlgen::find_dialect("sqlite")));
  fill(database, rules->schema, random_facts(*rules, 200, as_of, 3));
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM out_of_bounds").getInt(), 0);
  database.exec("INSERT INTO enterprise (id, employees) VALUES ('wrong', -1), ('also', 1000000000000)");
  database.exec("INSERT INTO accident (enterprise, date) VALUES ('wrong', 99999999)");
  SQLite::Statement found(database, "SELECT \"table\" || '.' || field || ' ' || wrong FROM out_of_bounds ORDER BY 1");
  std::vector<std::string> lines;
  while (found.executeStep()) lines.push_back(found.getColumn(0).getString());
  EXPECT_EQ(lines, (std::vector<std::string>{"accident.date 1", "enterprise.employees 2"}));
}

}  // namespace
}  // namespace inspectplan::sql
