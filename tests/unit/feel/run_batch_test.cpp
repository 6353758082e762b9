// Where batches begin and end nothing changes; a million rows of one enterprise are as good as one.
#include "rows.hpp"

namespace inspectplan::feel::testing {
namespace {

// Row i: i workers where i % 3 != 0; i % 4 accidents.
Rows many(int count) {
  Rows rows;
  for (int i = 0; i < count; ++i) {
    rows.enterprise(i % 3 == 0 ? Facts{} : Facts{{"workers", std::to_string(i)}});
    for (int a = 0; a < i % 4; ++a) rows.child("accident", {{"killed", std::to_string(a)}});
  }
  return rows;
}

TEST(RunBatch, EdgesOfBatches) {
  const Compiled compiled({"workers + 1", "workers >= 2048", "count(accident[killed > 0])"});
  for (const int count : {1, 2047, 2048, 2049, 4096}) {
    const Rows rows = many(count);
    const Outcome outcome = compiled.run(rows.data());
    ASSERT_EQ(outcome.rows.size(), 3 * static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      const std::size_t at = 3 * static_cast<std::size_t>(i);
      ASSERT_EQ(outcome.rows[at], i % 3 == 0 ? "missing" : std::to_string(i + 1)) << count << " " << i;
      ASSERT_EQ(outcome.rows[at + 1], i % 3 == 0 ? "unknown" : i >= 2048 ? "true" : "false") << count << " " << i;
      ASSERT_EQ(outcome.rows[at + 2], std::to_string(std::max(0, i % 4 - 1))) << count << " " << i;
    }
  }
}

TEST(RunBatch, SizeOfBatchesDoesNotMatter) {
  const Compiled compiled(
      {"if workers > 20 then workers / 7 else null", "sum(accident.killed)", "upper case(\"đ\" + \"a\")"});
  const Rows rows = many(300);
  for (const Mode mode : {Mode::shown, Mode::range}) {
    const Outcome whole = compiled.run(rows.data(), mode);
    for (const std::size_t batch : {1u, 2u, 7u, 64u, 299u, 300u})
      EXPECT_EQ(compiled.run(rows.data(), mode, batch).rows, whole.rows) << batch;
  }
}

TEST(RunBatch, NoRowsAtAll) {
  const Rows none;
  EXPECT_TRUE(Compiled("count(accident) + workers").run(none.data()).rows.empty());
  const Compiled compiled("count(accident) + workers");
  Workspace workspace(compiled.program());
  compiled.program().run(none.data(), 0, 0, Mode::shown, workspace);
  EXPECT_EQ(workspace.rows(), 0u);
}

// `max_rows` is the importer's affair; here every row counts.
TEST(RunBatch, AMillionRowsOfOneEnterprise) {
  constexpr int million = 1'000'000;
  Rows rows;
  rows.enterprise({{"workers", "3"}});
  column::Dataset data = rows.data();
  column::ChildTable& visits = data.children[1];
  for (int i = 0; i < million; ++i) {
    visits.columns[0].append_text("");
    visits.columns[1].append(from_civil(2021, 1, 1).number + i % 1000);
    if (i % 10 == 0)
      visits.columns[2].append_missing();
    else
      visits.columns[2].append(i % 10);
    visits.parent.push_back(0);
  }
  visits.rows = million;
  visits.offsets.back() = million;
  const std::string known = "visit[date >= @\"2021-01-01\" and days != null]";
  const Compiled compiled({"count(visit[date >= @\"2021-01-01\"])", "count(" + known + ")", "sum(" + known + ".days)",
                           "mean(" + known + ".days)", "count(visit[date >= @\"2021-01-01\" and days > workers])",
                           "max(visit.date)"});
  EXPECT_EQ(compiled.run(data).rows,
            (std::vector<std::string>{"1000000", "900000", "4500000", "5", "[600000..700000]", "2023-09-27"}));
}

}  // namespace
}  // namespace inspectplan::feel::testing
