// What lands, and what an import leaves alone.
#include "base/error.hpp"
#include "fixture.hpp"

namespace inspectplan::registers {
namespace {

using testing::RegisterTest;
using testing::rows_of;

class Import : public RegisterTest {
 protected:
  std::string enterprises(const Register& store, const AsOf& as_of = {}) const {
    return rows_of(schema_.enterprise, store.read(schema_, as_of).enterprises);
  }
};

void expect_counts(const TableReport& table, std::int64_t added, std::int64_t changed, std::int64_t ended,
                   std::int64_t unchanged) {
  EXPECT_EQ(table.added, added);
  EXPECT_EQ(table.changed, changed);
  EXPECT_EQ(table.ended, ended);
  EXPECT_EQ(table.unchanged, unchanged);
}

TEST_F(Import, keeps_every_type_and_what_is_missing) {
  Register store = open();
  const auto report =
      import_well(store, options(write("enterprise.csv",
                                       "\xEF\xBB\xBF id ;name;employees;area;vsic;works;mine;opened;phone\r\n"
                                       "E2;\"Mỏ; đá\";120;4.5;0810;civil;có;2020-02-29;090\r\n"
                                       "E1;;;;;;;;\r\n")));
  EXPECT_EQ(report.number, 1);
  expect_counts(report.tables.at(0), 2, 0, 0, 0);
  EXPECT_EQ(enterprises(store), "E1|?|?|?|?|?|?|?|?\nE2|Mỏ; đá|120|4.5|0810|civil|1|2020-02-29|090\n");
}

TEST_F(Import, a_quoted_empty_cell_is_missing_too) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id,name\nE1,\"\"\nE2,\"  \"\n")));
  EXPECT_EQ(store.read(schema_, {}).enterprises.columns[1].missing(), 2u);
}

TEST_F(Import, decomposed_letters_are_the_same_key_and_header) {
  Register store = open();
  schema_.enterprise.fields[0].name = "mã";
  import_well(store, options(write("enterprise.csv", "ma\xCC\x83\nSo\xCC\x9B\xCC\x89\n")));  // NFD
  const auto report = import(store, options(write("enterprise.csv", "mã,name\nSở,a\n")));
  expect_counts(report.tables.at(0), 0, 1, 0, 0);
}

TEST_F(Import, upsert_leaves_absent_rows_and_snapshot_ends_them) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id,employees\nE1,1\nE2,2\nE3,3\n")));
  const auto second = import_well(store, options(write("enterprise.csv", "id,employees\nE2,20\nE3,3\nE4,4\n")));
  expect_counts(second.tables.at(0), 1, 1, 0, 1);
  EXPECT_EQ(store.read(schema_, {}).enterprises.rows, 4u);
  ImportOptions snapshot = options(path("enterprise.csv"));
  snapshot.mode = Mode::snapshot;
  const auto third = import_well(store, snapshot);  // the same bytes, but now E1 must end
  EXPECT_FALSE(third.tables.at(0).no_op);
  expect_counts(third.tables.at(0), 0, 0, 1, 3);
  EXPECT_EQ(store.read(schema_, {}).enterprises.rows, 3u);
}

TEST_F(Import, an_ended_row_can_come_back) {
  Register store = open();
  ImportOptions snapshot = options(write("enterprise.csv", "id\nE1\nE2\n"));
  snapshot.mode = Mode::snapshot;
  import_well(store, snapshot);
  write("enterprise.csv", "id\nE2\n");
  import_well(store, snapshot);
  write("enterprise.csv", "id\nE1\nE2\n");
  expect_counts(import_well(store, snapshot).tables.at(0), 1, 0, 0, 1);
  for (int import = 1; import <= 3; ++import) {
    AsOf as_of;
    as_of.import = import;
    EXPECT_EQ(store.read(schema_, as_of).enterprises.rows, import == 2 ? 1u : 2u);
  }
}

TEST_F(Import, a_field_without_a_column_keeps_what_stood_there) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id,name,employees\nE1,a,1\n")));
  import_well(store, options(write("enterprise.csv", "id,employees\nE1,2\n")));
  EXPECT_EQ(enterprises(store).substr(0, 7), "E1|a|2|");
  import_well(store, options(write("enterprise.csv", "id,name,employees\nE1,,2\n")));  // an empty cell is told, too
  EXPECT_EQ(enterprises(store).substr(0, 7), "E1|?|2|");
}

TEST_F(Import, the_same_file_again_is_nothing_to_do) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id,employees\nE1,1\n")));
  const auto again = import(store, options(path("enterprise.csv"), "2020-01-01"));
  EXPECT_TRUE(findings_.empty());
  EXPECT_TRUE(again.tables.at(0).no_op);
  EXPECT_EQ(again.tables.at(0).unchanged, 1);
  EXPECT_FALSE(again.number);
  EXPECT_EQ(store.imports().size(), 1u);
  // Back to an earlier file is a change, not a repetition.
  import_well(store, options(write("enterprise.csv", "id,employees\nE1,2\n")));
  expect_counts(import_well(store, options(write("enterprise.csv", "id,employees\nE1,1\n"))).tables.at(0), 0, 1, 0, 0);
}

TEST_F(Import, the_same_bytes_under_new_rules_are_read_again) {
  Register store = open();
  const std::string map = write("map.yaml", "map: {format: 1}\n");
  ImportOptions wanted = options(write("enterprise.csv", "id,noise\nE1,7\n"));
  wanted.map = map;
  EXPECT_TRUE(import(store, wanted).landed);
  EXPECT_EQ(said(), std::vector<std::string>{"1:4 unused-column: column \"noise\" is not in the map and is left out"});
  schema_.enterprise.fields.push_back(testing::field("noise", column::Kind::number));
  EXPECT_TRUE(import(store, wanted).landed);
  EXPECT_EQ(store.read(schema_, {}).enterprises.columns.back().value(0), 7);
}

TEST_F(Import, keeps_going_and_puts_bad_rows_into_a_file_that_can_be_mended) {
  Register store = open();
  ImportOptions wanted =
      options(write("enterprise.csv", "id;name;employees\nE1;\"a;b\";5\nE2;\"c;\"\"d\"\"\";x\n;d;y\nE4\n"));
  wanted.keep_going = true;
  const auto report = import(store, wanted);
  EXPECT_TRUE(report.landed);
  EXPECT_EQ(report.tables.at(0).rejected, 3);
  EXPECT_EQ(report.tables.at(0).rows, 4);
  EXPECT_EQ(report.rejected_file, path("enterprise.rejected.csv"));
  EXPECT_EQ(read_text("enterprise.rejected.csv"),
            "_line;_column;_reason;id;name;employees\n"
            "3;employees;\"\"\"x\"\" is not a number\";E2;\"c;\"\"d\"\"\";x\n"
            "4;\"id; employees\";\"the key is missing; \"\"y\"\" is not a number\";;d;y\n"
            "5;;the row has 1 cells, the header 3;E4\n");
  EXPECT_EQ(enterprises(store), "E1|a;b|5|?|?|?|?|?|?\n");
  EXPECT_FALSE(std::filesystem::exists(path("enterprise.rejected.csv.part")));

  ImportOptions mended =
      options(write("mended.csv", "_line;_column;_reason;id;name;employees\n3;employees;x;E2;c;6\n"));
  mended.into = "enterprise";
  expect_counts(import_well(store, mended).tables.at(0), 1, 0, 0, 0);
}

TEST_F(Import, rejected_rows_never_take_the_place_of_what_was_read) {
  Register store = open();
  ImportOptions wanted = options(write("enterprise.csv", "id,employees\nE1,1\nE2,x\n"));
  wanted.keep_going = true;
  wanted.rejected_file = path("enterprise.csv");
  EXPECT_FALSE(import(store, wanted).landed);
  EXPECT_EQ(findings_.at(0).code, "rejected-is-input");
  EXPECT_EQ(read_text("enterprise.csv"), "id,employees\nE1,1\nE2,x\n");
}

TEST_F(Import, where_rejected_rows_cannot_be_written_nothing_lands) {
  Register store = open();
  ImportOptions wanted = options(write("enterprise.csv", "id,employees\nE1,1\nE2,x\n"));
  wanted.keep_going = true;
  wanted.rejected_file = path("no/such/folder/r.csv");
  EXPECT_THROW(import(store, wanted), EnvironmentError);
  EXPECT_EQ(store.read(schema_, {}).enterprises.rows, 0u);
  EXPECT_TRUE(store.imports().empty());
}

TEST_F(Import, a_rejected_row_does_not_end_the_row_it_would_have_replaced) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id,employees\nE1,1\nE2,2\n")));
  ImportOptions wanted = options(write("enterprise.csv", "id,employees\nE1,10\nE2,x\n"));
  wanted.mode = Mode::snapshot;
  wanted.keep_going = true;
  EXPECT_TRUE(import(store, wanted).landed);
  EXPECT_EQ(findings_[0].code, "no-snapshot");
  EXPECT_EQ(store.read(schema_, {}).enterprises.rows, 2u);
}

TEST_F(Import, a_file_without_one_good_row_does_not_land) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id\nE1\n")));
  ImportOptions wanted = options(write("accident.csv", "enterprise,case_no\nE9,1\n"));
  wanted.keep_going = true;
  EXPECT_FALSE(import(store, wanted).landed);
  EXPECT_FALSE(store.read(schema_, {}).children[0].imported);  // not "none happened"
}

TEST_F(Import, accidents_of_a_rejected_enterprise_are_rejected_with_it) {
  Register store = open();
  write("in/enterprise.csv", "id,employees\nE1,1\nE2,x\n");
  write("in/accident.csv", "enterprise,case_no\nE1,1\nE2,1\n");
  ImportOptions wanted = options(path("in"));
  wanted.keep_going = true;
  const auto report = import(store, wanted);
  EXPECT_TRUE(report.landed);
  EXPECT_EQ(said().at(0),
            "3:1 rejected-enterprise: column 1 \"enterprise\": the row of enterprise \"E2\" was rejected");
  EXPECT_EQ(store.read(schema_, {}).children[0].rows, 1u);
  EXPECT_EQ(report.tables.at(1).rejected_file, path("accident.rejected.csv"));
}

TEST_F(Import, a_dry_run_checks_everything_and_writes_nothing) {
  Register store = open();
  ImportOptions wanted = options(write("enterprise.csv", "id,employees\nE1,1\n"));
  wanted.dry_run = true;
  const auto good = import(store, wanted);
  EXPECT_FALSE(good.landed);
  EXPECT_EQ(good.tables.at(0).added, 1);
  write("enterprise.csv", "id,employees\nE1,x\n");
  import(store, wanted);
  EXPECT_EQ(said().size(), 1u);
  EXPECT_TRUE(store.imports().empty());
  EXPECT_EQ(store.read(schema_, {}).enterprises.rows, 0u);
  EXPECT_FALSE(std::filesystem::exists(path("enterprise.rejected.csv")));
}

TEST_F(Import, a_folder_is_one_import_in_the_right_order) {
  Register store = open();
  write("in/accident.csv", "enterprise,case_no\nE1,1\n");
  write("in/capacity.csv", "department,year,period,days,source\nso_a,2027,2027-Q1,40,letter\nso_b,2027,,160,\n");
  write("in/enterprise.csv", "id\nE1\n");
  write("in/enterprise.rejected.csv", "rubbish");
  write("in/readme.txt", "not looked at");
  const auto report = import_well(store, options(path("in") + "/"));
  ASSERT_EQ(report.tables.size(), 3u);
  EXPECT_EQ(report.tables[0].table, "enterprise");
  EXPECT_EQ(report.tables[2].table, "capacity");
  const auto records = store.imports();
  ASSERT_EQ(records.size(), 3u);
  for (const auto& record : records) EXPECT_EQ(record.number, 1);
  // One file changed: only that one is imported again.
  write("in/accident.csv", "enterprise,case_no\nE1,1\nE1,2\n");
  const auto second = import_well(store, options(path("in")));
  EXPECT_TRUE(second.tables[0].no_op);
  EXPECT_EQ(second.tables[1].added, 1);
  EXPECT_EQ(store.imports().size(), 4u);
}

TEST_F(Import, capacity_for_a_period_or_for_the_whole_year) {
  Register store = open();
  import_well(store, options(write("capacity.csv",
                                   "department,year,period,days,source\nso_a,2027,2027-Q1,40,letter\n"
                                   "so_a,2026,,100,\nso_b,2027,,160,\n")));
  const auto rows = store.capacity(2027, {});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].department, "so_a");
  EXPECT_EQ(rows[0].period, "2027-Q1");
  EXPECT_EQ(rows[0].days, 40);
  EXPECT_EQ(rows[0].source, "letter");
  EXPECT_EQ(rows[1].period, "");
  EXPECT_EQ(rows[1].days, 160);
  import_well(store, options(write("capacity.csv", "department,year,days\nso_b,2027,170\n")));
  EXPECT_EQ(store.capacity(2027, {})[1].days, 170);
  EXPECT_FALSE(
      import(store, options(write("capacity.csv", "department,year,days\nso_b,2027,\nso_b,2026,-1\n"))).landed);
  EXPECT_EQ(said().size(), 2u);
}

TEST_F(Import, a_child_file_without_rows_says_there_are_none) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id\nE1\n")));
  EXPECT_TRUE(import(store, options(write("accident.csv", "enterprise,case_no\n"))).landed);
  EXPECT_EQ(findings_.at(0).severity, Severity::warning);
  EXPECT_TRUE(store.read(schema_, {}).children[0].imported);
}

}  // namespace
}  // namespace inspectplan::registers
