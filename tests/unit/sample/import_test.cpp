// The shipped province goes into a register of the national rules as it is: every column is a fact, every value of
// its type and within its bounds, every key there once.
#include "register/import.hpp"

#include "fixture.hpp"
#include "register/register.hpp"
#include "ruleset/load.hpp"

namespace inspectplan::sample {
namespace {

TEST_F(SampleTest, ImportTakesTheProvinceAsItIs) {
  const std::string source = INSPECTPLAN_SOURCE_DIR;
  Diagnostics diagnostics;
  const auto rules = ruleset::load(source + "/rules/vn/national", {}, diagnostics);
  ASSERT_TRUE(rules) << render(diagnostics.sorted());

  const auto out = make("sample", source + "/data/distributions/vn-province.yaml", 5000, 77);
  registers::Register store((folder_ / "test.db").string(), registers::Register::Open::create);
  Diagnostics findings;
  store.prepare(rules->schema, findings);
  registers::ImportOptions options;
  options.path = out.string();
  options.on = *parse_day("2026-11-01");
  options.rejected_file = (folder_ / "rejected.csv").string();
  const auto report = registers::import_files(store, rules->schema, options, findings);

  EXPECT_TRUE(findings.empty()) << render(findings.sorted());
  EXPECT_TRUE(report.landed);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(out))
    files += entry.path().extension() == ".csv" ? 1U : 0U;
  EXPECT_EQ(report.tables.size(), files);
  for (const auto& table : report.tables) {
    EXPECT_GT(table.rows, 0) << table.table;
    EXPECT_EQ(table.added, table.rows) << table.table;
    EXPECT_EQ(table.rejected, 0) << table.table;
  }
}

}  // namespace
}  // namespace inspectplan::sample
