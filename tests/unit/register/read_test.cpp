// Reading as of an import or a day, and the digest of what is read.
#include <algorithm>

#include "fixture.hpp"

namespace inspectplan::registers {
namespace {

using testing::RegisterTest;
using testing::rows_of;

class Read : public RegisterTest {
 protected:
  std::string accidents(const Register& store, const AsOf& as_of = {}) const {
    return rows_of(schema_.children[0], store.read(schema_, as_of).children[0]);
  }
  static AsOf at(std::int64_t import) { return {import, std::nullopt}; }
  static AsOf known(const char* day) { return {std::nullopt, parse_day(day)}; }
};

TEST_F(Read, an_empty_register_has_no_rows_and_nothing_imported) {
  const Register store = open();
  const auto data = store.read(schema_, {});
  EXPECT_EQ(data.enterprises.rows, 0u);
  EXPECT_FALSE(data.children[0].imported);
  EXPECT_EQ(data.children[0].offsets, std::vector<std::uint32_t>{0});
  EXPECT_TRUE(store.capacity(2027, {}).empty());
}

TEST_F(Read, enterprises_by_key_and_their_rows_grouped) {
  Register store = open();
  write("in/enterprise.csv", "id\nb\nĐ\na\nB\nc\n");
  write("in/accident.csv", "enterprise,case_no\nc,2\nB,9\nc,10\nĐ,1\nc,1\n");
  import_well(store, options(path("in")));
  const auto data = store.read(schema_, {});
  EXPECT_EQ(rows_of(schema_.enterprise, data.enterprises).substr(0, 2), "B|");
  const auto& child = data.children[0];
  EXPECT_TRUE(child.imported);
  EXPECT_EQ(child.offsets, (std::vector<std::uint32_t>{0, 1, 1, 1, 4, 5}));  // B a b c Đ
  EXPECT_EQ(child.parent, (std::vector<std::uint32_t>{0, 3, 3, 3, 4}));
  EXPECT_EQ(accidents(store), "B|9|?|?|?\nc|1|?|?|?\nc|10|?|?|?\nc|2|?|?|?\nĐ|1|?|?|?\n");
}

TEST_F(Read, rows_that_enterprises_share_are_those_of_each) {
  column::TableSchema closure;
  closure.name = "closure";
  closure.parent = "enterprise";
  closure.by = "vsic";
  closure.fields = {schema_.enterprise.fields[4], testing::field("closure_no", column::Kind::text)};
  closure.key = {0, 1};
  schema_.children.push_back(closure);
  Register store = open();
  write("in/enterprise.csv", "id,vsic\na,41\nb,\nc,08\nd,41\ne,07\n");
  write("in/closure.csv", "vsic,closure_no\n41,2\n41,1\n08,1\n99,1\n");
  import_well(store, options(path("in")));
  const auto child = store.read(schema_, {}).children[1];
  EXPECT_TRUE(child.imported);
  EXPECT_EQ(child.offsets, (std::vector<std::uint32_t>{0, 2, 2, 3, 5, 5}));
  EXPECT_EQ(child.parent, (std::vector<std::uint32_t>{0, 0, 2, 3, 3}));
  EXPECT_EQ(rows_of(schema_.children[1], child), "41|1\n41|2\n08|1\n41|1\n41|2\n");
}

TEST_F(Read, as_it_stood_after_each_import) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id,employees\nE1,1\nE2,2\n"), "2026-01-01"));
  ImportOptions snapshot = options(write("enterprise.csv", "id,employees\nE2,20\nE3,3\n"), "2026-02-01");
  snapshot.mode = Mode::snapshot;
  import_well(store, snapshot);
  import_well(store, options(write("accident.csv", "enterprise,case_no\nE2,1\n"), "2026-03-01"));
  const auto keys = [&](const AsOf& as_of) {
    std::string text;
    const auto data = store.read(schema_, as_of);
    for (std::size_t row = 0; row < data.enterprises.rows; ++row)
      text += std::string(data.enterprises.columns[0].text(row)) + "=" +
              std::to_string(data.enterprises.columns[2].value(row)) + " ";
    return text + (data.children[0].imported ? "imported" : "");
  };
  EXPECT_EQ(keys(at(1)), "E1=1 E2=2 ");
  EXPECT_EQ(keys(at(2)), "E2=20 E3=3 ");
  EXPECT_EQ(keys(at(3)), "E2=20 E3=3 imported");
  EXPECT_EQ(keys({}), "E2=20 E3=3 imported");
  EXPECT_EQ(keys(known("2025-12-31")), "");
  EXPECT_EQ(keys(known("2026-01-31")), "E1=1 E2=2 ");
  EXPECT_EQ(keys(known("2026-02-28")), "E2=20 E3=3 ");
  EXPECT_EQ(keys({3, parse_day("2026-01-01")}), "E1=1 E2=2 ");
}

TEST_F(Read, what_was_reported_later_is_not_known_yet) {
  Register store = open();
  write("in/enterprise.csv", "id\nE1\n");
  write("in/accident.csv", "enterprise,case_no,reported_on\nE1,1,2025-05-01\nE1,2,2025-06-01\nE1,3,\n");
  import_well(store, options(path("in"), "2025-05-15"));
  EXPECT_EQ(accidents(store, known("2025-05-31")), "E1|1|?|2025-05-01|?\nE1|3|?|?|?\n");
  EXPECT_EQ(store.read(schema_, known("2025-06-01")).children[0].rows, 3u);
}

TEST_F(Read, rows_of_an_ended_enterprise_are_left_out) {
  Register store = open();
  write("in/enterprise.csv", "id\nE1\nE2\n");
  write("in/accident.csv", "enterprise,case_no\nE1,1\nE2,1\n");
  import_well(store, options(path("in")));
  ImportOptions snapshot = options(write("enterprise.csv", "id\nE2\n"));
  snapshot.mode = Mode::snapshot;
  import_well(store, snapshot);
  EXPECT_EQ(accidents(store), "E2|1|?|?|?\n");
  EXPECT_EQ(store.read(schema_, {}).children[0].offsets, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(store.read(schema_, at(1)).children[0].rows, 2u);
}

class ContentDigest : public Read {
 protected:
  Digest digest_of(const std::string& name, const std::vector<ImportOptions>& imports) {
    Register store = open(name);
    for (const ImportOptions& wanted : imports) import_well(store, wanted);
    return store.digest(schema_, {});
  }
};

TEST_F(ContentDigest, does_not_know_how_the_content_came) {
  std::vector<std::string> lines;
  for (int i = 0; i < 200; ++i)
    lines.push_back("E" + std::to_string(i) + "," + std::to_string(i * 7 % 11) + ",0." + std::to_string(i % 9 + 1));
  const auto file = [&](const std::string& name, std::size_t first, std::size_t last) {
    std::string bytes = "id,employees,area\n";
    for (std::size_t i = first; i < last; ++i) bytes += lines[i] + "\n";
    return write(name + "/enterprise.csv", bytes);
  };
  const Digest plain = digest_of("a.db", {options(file("a", 0, 200))});
  std::reverse(lines.begin(), lines.end());
  EXPECT_EQ(digest_of("b.db", {options(file("b", 0, 200))}), plain);
  EXPECT_EQ(digest_of("c.db", {options(file("c1", 0, 70)), options(file("c2", 50, 200))}), plain);
  ImportOptions snapshot = options(file("d", 0, 200), "2026-09-09");
  snapshot.mode = Mode::snapshot;
  EXPECT_EQ(digest_of("d.db", {options(write("other/enterprise.csv", "id,name\nX,gone\n")), snapshot}), plain);
  lines[5] = "E194,9,0.5";
  EXPECT_NE(digest_of("e.db", {options(file("e", 0, 200))}), plain);
}

TEST_F(ContentDigest, notices_content_and_nothing_else) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id,name,phone\nE1,a,090\n")));
  const Digest first = store.digest(schema_, {});
  import_well(store, options(write("enterprise.csv", "id,phone\nE1,091\n")));  // personal
  EXPECT_EQ(store.digest(schema_, {}), first);
  column::Schema wider = schema_;  // a field nobody filled, another order of fields
  wider.enterprise.fields.insert(wider.enterprise.fields.begin() + 1, testing::field("noise", column::Kind::number));
  Diagnostics diagnostics;
  store.prepare(wider, diagnostics);
  EXPECT_EQ(store.digest(wider, {}), first);
  import(store, options(write("accident.csv", "enterprise,case_no\n")));  // none is not the same as not known
  EXPECT_NE(store.digest(schema_, {}), first);
  EXPECT_EQ(store.digest(schema_, at(1)), first);
  const Digest none = store.digest(schema_, {});
  import_well(store, options(write("capacity.csv", "department,year,days\nso_a,2027,5\n")));
  EXPECT_NE(store.digest(schema_, {}), none);
}

TEST_F(ContentDigest, cells_do_not_run_together) {
  EXPECT_NE(digest_of("a.db", {options(write("a/enterprise.csv", "id,name\nE1,\"x\"\",\"\"y\"\n"))}),
            digest_of("b.db", {options(write("b/enterprise.csv", "id,name\nE1,x\n"))}));
}

// The form the digest is over is documented; this fixes it for good.
TEST_F(ContentDigest, is_over_the_documented_text) {
  Register store = open();
  write("in/enterprise.csv", "id,employees,area,mine,opened,phone\nE1,5,4.50,1,2020-01-02,090\nE2,,,,,\n");
  write("in/accident.csv", "enterprise,case_no\nE1,7\n");
  import_well(store, options(path("in")));
  Hasher hasher("inspectplan:register:1");
  hasher.update(
      "{\"table\":\"accident\",\"fields\":[\"case_no\",\"enterprise\"]}\n[\"7\",\"E1\"]\n"
      "{\"table\":\"enterprise\",\"fields\":[\"area\",\"employees\",\"id\",\"mine\",\"opened\"]}\n"
      "[4.5,5,\"E1\",true,\"2020-01-02\"]\n[null,null,\"E2\",null,null]\n");
  EXPECT_EQ(to_hex(store.digest(schema_, {})), to_hex(hasher.finish()));
}

}  // namespace
}  // namespace inspectplan::registers
