#include "fixture.hpp"

namespace inspectplan::registers {
namespace {

using testing::RegisterTest;
using testing::rows_of;
using Lines = std::vector<std::string>;

class Maps : public RegisterTest {
 protected:
  ImportReport import_with(Register& store, const std::string& map, const std::string& bytes) {
    ImportOptions wanted = options(write("file.csv", bytes));
    wanted.map = write("map.yaml", map);
    return import(store, wanted);
  }
  Lines refused(const std::string& map, const std::string& bytes = "ma,ten\nE1,a\n") {
    Register store = open();
    EXPECT_FALSE(import_with(store, map, bytes).landed);
    return said();
  }
};

TEST_F(Maps, mistakes_of_the_map_are_found_all_at_once_with_their_place) {
  EXPECT_EQ(
      refused("map: {format: 2, into: enterprise, table: x}\ndecimals: \",\"\nthousands: \"'\"\ndate: mm/dd/yyyy\n"
              "columns: {id: {from: ma, const: x}, name: [ten]}\n"),
      (Lines{"1:15 unknown-format: this program reads maps of format 1", "1:36 unknown-key: unknown key \"table\"",
             "2:1 unknown-key: unknown key \"decimals\"", "3:12 bad-value: `thousands` is \"\", \".\", \",\" or \" \"",
             "4:7 bad-value: `date` is yyyy-mm-dd or dd/mm/yyyy",
             "5:15 bad-value: a column has one of `from`, `join` and `const`",
             "5:43 wrong-type: a column (or the header it comes from) is a mapping (key: value)"}));
  EXPECT_EQ(refused("columns: {id: ma}\n"), Lines{"1:1 missing-key: the map does not say what it is"});
  EXPECT_EQ(refused("map: {format: 1, into: enterprise}\ndecimal: \",\"\nthousands: \",\"\n"),
            Lines{"3:12 bad-value: `decimal` and `thousands` are the same"});
  EXPECT_EQ(refused("map: {format: 1, into: enterprises}\n"),
            Lines{"1:24 unknown-table: the rules have no table \"enterprises\""});
}

TEST_F(Maps, fields_and_headers_must_exist) {
  EXPECT_EQ(refused("map: {format: 1, into: enterprise}\ncolumns: {id: khoá, nam: ten}\nignore: [x]\n"),
            (Lines{"1:1 unused-column: column \"ma\" is not in the map and is left out",
                   "1:4 unused-column: column \"ten\" is not in the map and is left out",
                   "2:15 missing-column: the file has no column \"khoá\"",
                   "2:21 unknown-field: table \"enterprise\" has no field \"nam\"",
                   "3:10 missing-column: the file has no column \"x\" to ignore"}));
}

TEST_F(Maps, joins_constants_missing_words_and_repairs) {
  Register store = open();
  const auto report = import_with(store,
                                  "map: {format: 1, into: enterprise}\n"
                                  "missing: [\"-\"]\n"
                                  "columns:\n"
                                  "  id: {join: [licence, mine], with: \" / \"}\n"
                                  "  name: mine\n"
                                  "  vsic: {const: \"0810\"}\n"
                                  "  works: {from: kind, missing: [unknown], values: {c: civil}}\n"
                                  "  area: {from: area, values: {\"4,3\": \"4.3\", \"?\": null}}\n"
                                  "ignore: [note]\n",
                                  "licence,mine,kind,area,note\n"
                                  "482,Mỏ sắt,unknown,\"4,3\",x\n"
                                  "-,Mỏ đá,c,?,\n"
                                  "99,-,civil,-,\n");
  EXPECT_TRUE(report.landed) << all_said();
  EXPECT_TRUE(findings_.empty()) << all_said();
  EXPECT_EQ(rows_of(schema_.enterprise, store.read(schema_, {}).enterprises),
            "482 / Mỏ sắt|Mỏ sắt|?|4.3|0810|?|?|?|?\n"
            "99|?|?|?|0810|civil|?|?|?\n"
            "Mỏ đá|Mỏ đá|?|?|0810|civil|?|?|?\n");
}

TEST_F(Maps, numbers_and_dates_are_read_as_told) {
  Register store = open();
  const auto report =
      import_with(store, "map: {format: 1, into: enterprise}\ndecimal: \",\"\nthousands: \".\"\ndate: dd/mm/yyyy\n",
                  "id;employees;area;opened\nE1;1.234;1.234,5;31/12/2024\n");
  EXPECT_TRUE(report.landed) << all_said();
  EXPECT_EQ(rows_of(schema_.enterprise, store.read(schema_, {}).enterprises), "E1|?|1234|1234.5|?|?|?|2024-12-31|?\n");
  Register other = open("other.db");
  EXPECT_FALSE(
      import_with(other, "map: {format: 1, into: enterprise}\ndecimal: \".\"\n", "id,employees\nE1,1.234\n").landed);
  EXPECT_EQ(
      said(),
      Lines{"2:4 too-many-decimals: column 2 \"employees\": \"1.234\" has more than 0 decimals; nothing is rounded"});
}

TEST_F(Maps, into_on_the_command_line_wins) {
  Register store = open();
  ImportOptions wanted = options(write("file.csv", "department,year,days\nso_a,2027,5\n"));
  wanted.map = write("map.yaml", "map: {format: 1, into: enterprise}\n");
  wanted.into = "capacity";
  EXPECT_TRUE(import(store, wanted).landed) << all_said();
  EXPECT_EQ(store.capacity(2027, {}).size(), 1u);
}

}  // namespace
}  // namespace inspectplan::registers
