// Files that must not land: each fault one clear finding, all in one go, nothing half-written.
#include "base/error.hpp"
#include "fixture.hpp"

namespace inspectplan::registers {
namespace {

using testing::RegisterTest;
using Lines = std::vector<std::string>;

class BadImport : public RegisterTest {
 protected:
  // What is said about these bytes as enterprise.csv; checks that nothing landed.
  Lines refused(const std::string& bytes, const char* name = "enterprise.csv") {
    Register store = open();
    const ImportReport report = import(store, options(write(name, bytes)));
    EXPECT_FALSE(report.landed);
    EXPECT_FALSE(report.number);
    EXPECT_TRUE(store.imports().empty());
    EXPECT_EQ(store.read(schema_, {}).enterprises.rows, 0u);
    return said();
  }
};

TEST_F(BadImport, files_that_are_not_utf8_text) {
  EXPECT_EQ(refused(""), Lines{"empty-file: the file is empty"});
  EXPECT_EQ(refused("\xEF\xBB\xBF\r\n \n"), Lines{"empty-file: the file is empty"});
  EXPECT_EQ(refused(std::string("\xFF\xFEi\0d\0\n\0", 8)), Lines{"utf-16: the file is UTF-16, not UTF-8"});
  EXPECT_NE(findings_[0].hint.find("CSV UTF-8"), std::string::npos);
  EXPECT_EQ(refused(std::string("i\0d\0,\0n\0\n\0", 10)), Lines{"utf-16: the file is UTF-16, not UTF-8"});
  EXPECT_EQ(refused("PK\x03\x04 and so on"),
            Lines{"damaged-workbook: the workbook is damaged: it is cut off, or no zip archive"});
  EXPECT_EQ(refused("id,name\nE1,S\xF4ng\n"), Lines{"2:5 bad-utf8: the text is not valid UTF-8 from here on"});
  EXPECT_EQ(refused("id,name\nĐ1,a\xC3"), Lines{"2:5 bad-utf8: the text is not valid UTF-8 from here on"});
  EXPECT_EQ(refused(std::string("id,name\nE1,long enough a\0b\n", 27)),
            Lines{"2:17 nul-byte: a NUL byte stands here: the file is damaged or not text"});
}

TEST_F(BadImport, headers) {
  EXPECT_EQ(refused("id,name\n"), Lines{"no-rows: the file has a header and no rows"});
  EXPECT_EQ(refused("id,name,id\nE1,a,b\n"), Lines{"1:9 duplicate-header: columns 1 and 3 are both called \"id\""});
  EXPECT_EQ(refused("id,employes\nE1,5\n"),
            Lines{"1:4 unknown-header: table \"enterprise\" has no field \"employes\""});
  EXPECT_EQ(findings_[0].hint, "did you mean \"employees\"?");
  EXPECT_EQ(refused("name,area\na,1\n"),
            Lines{"1:1 missing-column: no column for \"id\", part of the key of table \"enterprise\""});
  EXPECT_EQ(findings_[0].hint, "the file has: name, area");
  std::string wide = "id";
  for (int i = 1; i < 10'000; ++i) wide += ",c" + std::to_string(i);
  EXPECT_EQ(refused(wide + "\n"), Lines{"1:1 too-many-columns: the file has 10000 columns, at most 1000 are read"});
}

TEST_F(BadImport, broken_structure) {
  EXPECT_EQ(refused("id,name\nE1,\"open\nE2,b\n"), Lines{"2:4 open-quote: the quote opened here is never closed"});
  EXPECT_EQ(refused("id,name\rE1,a\rE2,b\r"), Lines{"1:8 lone-cr: a carriage return without a line feed stands here"});
  EXPECT_EQ(refused("id,name\nE1\nE2,b,c\nE3,d\n"), (Lines{"2:1 ragged-row: the row has 1 cells, the header 2",
                                                           "3:1 ragged-row: the row has 3 cells, the header 2"}));
  EXPECT_EQ(refused("id,name\nE1,\"a\"b\n"), Lines{"2:7 text-after-quote: text stands behind a closing quote"});
  EXPECT_EQ(refused("id,name\nE1," + std::string(33'000, 'x') + "\n"),
            Lines{"2:4 cell-too-long: column 2 \"name\": a cell of 33000 bytes; at most 32767 are taken"});
}

TEST_F(BadImport, a_wrong_type_deep_in_the_file_has_its_line_and_column) {
  std::string bytes = "id,name,employees\r\n";
  for (int i = 2; i <= 8000; ++i) bytes += "E" + std::to_string(i) + ",Đá," + (i == 7312 ? "many" : "5") + "\r\n";
  EXPECT_EQ(refused(bytes), Lines{"7312:10 not-a-number: column 3 \"employees\": \"many\" is not a number"});
}

TEST_F(BadImport, every_cell_fault_of_every_row_in_one_go) {
  EXPECT_EQ(
      refused("id,employees,area,vsic,works,mine,opened\n"
              "E1,-1,1.234567,x,marine,maybe,31/12/2024\n"
              ",5,,,,,\n"
              "E3,5,,,,,\n"
              "E3,6,,,,,\n"),
      (Lines{"2:4 out-of-range: column 2 \"employees\": -1 is under the minimum 0",
             "2:7 too-many-decimals: column 3 \"area\": \"1.234567\" has more than 2 decimals; nothing is rounded",
             "2:16 bad-code: column 4 \"vsic\": \"x\" is not a code of the list vsic (^[0-9]{2,5}$)",
             "2:18 not-a-value: column 5 \"works\": \"marine\" is not one of: civil, industrial",
             "2:25 bad-boolean: column 6 \"mine\": \"maybe\" is neither yes nor no",
             "2:31 bad-date: column 7 \"opened\": \"31/12/2024\" is written day/month/year; a date is 2024-12-31 here",
             "3:1 missing-key: column 1 \"id\": the key is missing",
             "5:1 duplicate-key: column 1 \"id\": the key stands in line 4 already"}));
}

TEST_F(BadImport, a_column_that_reads_two_ways_is_refused_once_with_both_readings) {
  EXPECT_EQ(refused("id,employees\nE1,12\nE2,1.234\nE3,2.500\n"),
            Lines{"3:4 two-readings: column 2 \"employees\": \"1.234\" reads two ways, as 1234 and as 1.234; the "
                  "column is refused"});
  EXPECT_EQ(refused("id;area\nE1;1,234\n"), Lines{"2:4 two-readings: column 2 \"area\": \"1,234\" reads two ways, as "
                                                  "1234 and as 1.234; the column is refused"});
  // A value that can only be a decimal settles the point for its column.
  EXPECT_EQ(refused("id,area\nE1,1.234\nE2,6.48\n"),
            Lines{"2:4 too-many-decimals: column 2 \"area\": \"1.234\" has more than 2 decimals; nothing is rounded"});
  // Of a count it settles nothing: 12.000 workers are hardly twelve.
  EXPECT_EQ(refused("id,employees\nE1,12.000\nE2,5.0\n"),
            Lines{"2:4 two-readings: column 2 \"employees\": \"12.000\" reads two ways, as 12000 and as 12.000; the "
                  "column is refused"});
}

TEST_F(BadImport, at_most_twenty_of_a_kind_in_words_then_a_count) {
  std::string bytes = "id,employees\n";
  for (int i = 0; i < 1000; ++i) bytes += "E" + std::to_string(i) + ",x\n";
  const Lines lines = refused(bytes);
  ASSERT_EQ(lines.size(), 21u);
  EXPECT_EQ(lines[19], "21:5 not-a-number: column 2 \"employees\": \"x\" is not a number");
  EXPECT_EQ(lines[20], "22:5 not-a-number: and 980 more of this kind, from here on");
}

TEST_F(BadImport, many_duplicates_are_found_in_time) {
  std::string bytes = "id\n";
  for (int i = 0; i < 100'000; ++i) bytes += "E\n";
  EXPECT_EQ(refused(bytes).size(), 21u);
}

TEST_F(BadImport, tables_files_and_folders_that_do_not_fit) {
  EXPECT_EQ(refused("id\nE1\n", "enterprises.csv"), Lines{"unknown-table: the rules have no table \"enterprises\""});
  EXPECT_EQ(findings_[0].hint, "did you mean \"enterprise\"?; --into says which table");
  Register store = open();
  EXPECT_THROW(import(store, options(path("none/enterprise.csv"))), EnvironmentError);
  std::filesystem::create_directory(path("empty"));
  import(store, options(path("empty")));
  EXPECT_EQ(said(), Lines{"no-files: there is no .csv file in " + path("empty")});
  write("many/enterprise.csv", "id\nE1\n");
  write("many/notes.csv", "x\n1\n");
  EXPECT_FALSE(import(store, options(path("many"))).landed);
  EXPECT_EQ(said(), Lines{"unknown-table: the rules have no table \"notes\""});
  ImportOptions wanted = options(path("many"));
  wanted.into = "enterprise";
  import(store, wanted);
  EXPECT_EQ(said()[0], "one-file-only: --into is for one file, " + path("many") + " is a folder");
  EXPECT_TRUE(store.imports().empty());
}

TEST_F(BadImport, rows_of_unknown_enterprises_are_rejected_with_their_place) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id\nE1\n")));
  EXPECT_FALSE(import(store, options(write("accident.csv", "case_no,enterprise\n1,E1\n2,E9\n3,E0\n4,E9\n"))).landed);
  EXPECT_EQ(said(), (Lines{"3:3 unknown-enterprise: column 2 \"enterprise\": there is no enterprise \"E9\"",
                           "4:3 unknown-enterprise: column 2 \"enterprise\": there is no enterprise \"E0\"",
                           "5:3 unknown-enterprise: column 2 \"enterprise\": there is no enterprise \"E9\""}));
  EXPECT_FALSE(store.read(schema_, {}).children[0].imported);
}

TEST_F(BadImport, more_rows_than_an_enterprise_may_have) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id\nE1\nE2\n")));
  import_well(store, options(write("accident.csv", "enterprise,case_no\nE1,1\nE1,2\nE2,1\n")));
  ImportOptions more = options(write("accident.csv", "enterprise,case_no\nE2,1\nE1,3\nE1,4\n"));
  more.keep_going = true;
  EXPECT_FALSE(import(store, more).landed);
  EXPECT_EQ(said(), Lines{"3:1 too-many-rows: \"E1\" has 4 rows in table \"accident\", at most 3 are allowed"});
  EXPECT_EQ(store.read(schema_, {}).children[0].rows, 3u);
}

TEST_F(BadImport, an_import_cannot_be_dated_before_the_last) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id\nE1\n"), "2026-05-01"));
  EXPECT_FALSE(import(store, options(write("enterprise.csv", "id\nE2\n"), "2026-04-30")).landed);
  EXPECT_EQ(findings_[0].code, "import-date");
  EXPECT_TRUE(import(store, options(path("enterprise.csv"), "2026-05-01")).landed);
}

TEST_F(BadImport, a_folder_lands_whole_or_not_at_all) {
  Register store = open();
  write("in/enterprise.csv", "id\nE1\n");
  write("in/accident.csv", "enterprise,case_no,killed\nE1,1,none\n");
  const ImportReport report = import(store, options(path("in")));
  EXPECT_FALSE(report.landed);
  EXPECT_EQ(said(), Lines{"2:6 not-a-number: column 3 \"killed\": \"none\" is not a number"});
  EXPECT_EQ(store.read(schema_, {}).enterprises.rows, 0u);
  EXPECT_EQ(read_text("accident.rejected.csv"),
            "_line,_column,_reason,enterprise,case_no,killed\n2,killed,\"\"\"none\"\" is not a number\",E1,1,none\n");
}

class Interrupting : public Observer {
 public:
  void progress(std::string_view stage, std::uint64_t, std::uint64_t) override {
    if (stage.starts_with("writing")) throw std::runtime_error("interrupted");
  }
};

TEST_F(BadImport, an_interruption_in_the_middle_leaves_the_register_as_it_was) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id,employees\nE1,1\nE2,2\n")));
  const Digest before = store.digest(schema_, {});
  std::string bytes = "id,employees\n";
  for (int i = 0; i < 20'000; ++i) bytes += "E" + std::to_string(i) + ",7\n";
  Interrupting observer;
  EXPECT_THROW(import(store, options(write("enterprise.csv", bytes)), observer), std::runtime_error);
  EXPECT_EQ(store.digest(schema_, {}), before);
  EXPECT_EQ(store.imports().size(), 1u);
  EXPECT_EQ(import(store, options(path("enterprise.csv"))).tables[0].added, 19'998);
}

}  // namespace
}  // namespace inspectplan::registers
