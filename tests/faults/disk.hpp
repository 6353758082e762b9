#pragma once
// What the tests of this folder do to a register on a disk that fails.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "everywhere.hpp"
#include "register/register.hpp"
#include "ruleset/load.hpp"
#include "usecase/data/importing.hpp"
#include "usecase/rules/versions.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::faults {

namespace fs = std::filesystem;

inline const std::string rules = std::string(INSPECTPLAN_SOURCE_DIR) + "/tests/cases/fictional/rules";

// Loaded once: what reads no register and writes nothing has no places where a disk could fail.
inline const column::Schema& schema() {
  static Diagnostics diagnostics;
  static const auto set = ruleset::load(rules, {}, diagnostics);
  return set->schema;
}

// A folder of CSV files of `count` enterprises; another `version` has other numbers, and ends a few rows.
inline std::string files(const fs::path& folder, int count, int version) {
  fs::create_directories(folder);
  std::ofstream enterprises(folder / "enterprise.csv");
  std::ofstream accidents(folder / "accident.csv");
  enterprises << "id,name,owner,county,trade,workers,depth,explosives,abandoned\n";
  accidents << "enterprise,case_no,date,reported_on,killed\n";
  for (int i = version; i < count; ++i) {
    const std::string id = "E" + std::to_string(1000 + i);
    enterprises << id << ",Mỏ " << i << ",O" << i % 7 << ",north,0710," << 10 * i + version << ",40.5,true,false\n";
    if (i % 3 == version) accidents << id << ",1,2026-0" << 1 + i % 9 << "-01,2026-10-01," << i % 2 << "\n";
  }
  return folder.string();
}

inline void import(const std::string& database, const std::string& folder, const std::string& on,
                   registers::Mode mode) {
  registers::ImportOptions options;
  options.path = folder;
  options.on = parse_day(on).value();
  options.mode = mode;
  Diagnostics diagnostics;
  const auto report = usecase::import(rules, database, options, diagnostics, silent());
  ASSERT_FALSE(diagnostics.has_errors()) << render(diagnostics.sorted());
  ASSERT_TRUE(report);
  for (const registers::TableReport& table : report->tables) EXPECT_TRUE(report->landed || table.no_op);
}

inline usecase::PlanRequest plan_request(const std::string& database) {
  usecase::PlanRequest request;
  request.session.rules = rules;
  request.session.database = database;
  request.session.year = 2027;
  request.capacity = {{"board_of_mines", 40}, {"ministry_of_work", 40}};
  return request;
}

inline void plan(const std::string& database) {
  Pool pool(1);
  Diagnostics diagnostics;
  const auto result = usecase::plan(plan_request(database), pool, diagnostics, silent());
  ASSERT_TRUE(result) << render(diagnostics.sorted());
}

inline void publish(const std::string& database) {
  Diagnostics diagnostics;
  const auto done = usecase::publish_rules(rules, database, {parse_day("2026-10-15").value(), "An"}, diagnostics);
  ASSERT_TRUE(done) << render(diagnostics.sorted());
}

// A register as the first format had it.
inline void format_1(const std::string& path) {
  std::ifstream in(std::string(INSPECTPLAN_SOURCE_DIR) + "/tests/cases/format1/register.sql", std::ios::binary);
  const std::string sql{std::istreambuf_iterator<char>(in), {}};
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

class Disk : public ::testing::TestWithParam<Fault> {
 protected:
  void SetUp() override {
    root_ = fs::path(::testing::TempDir()) / ("inspectplan_faults_" + std::to_string(static_cast<int>(GetParam())));
    fs::remove_all(root_);
    first_ = files(root_ / "first", 40, 0);
    second_ = files(root_ / "second", 45, 1);
    imported_ = (root_ / "imported.db").string();
    import(imported_, first_, "2026-10-01", registers::Mode::upsert);
  }
  void TearDown() override { fs::remove_all(root_); }

  fs::path root_;
  std::string first_, second_, imported_;
};

inline std::string name_of(const ::testing::TestParamInfo<Fault>& info) {
  const std::vector<std::string> names = {"None", "Error", "Full", "Crash", "PowerLoss"};
  return names[static_cast<std::size_t>(info.param)];
}

inline const auto all_faults = ::testing::Values(Fault::error, Fault::full, Fault::crash, Fault::power_loss);

}  // namespace inspectplan::faults
