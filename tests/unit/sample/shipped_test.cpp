// The province that ships with the program: what data/distributions/vn-province.yaml promises, and data/sample.
#include <map>
#include <memory>
#include <set>

#include "base/text.hpp"
#include "fixture.hpp"

namespace inspectplan::sample {
namespace {

const std::filesystem::path source = INSPECTPLAN_SOURCE_DIR;
const std::string province = (source / "data/distributions/vn-province.yaml").string();

class SampleShippedTest : public SampleTest {
 protected:
  // One sample for all questions about its content.
  static constexpr std::size_t many = 10000;
  static void SetUpTestSuite() {
    shared_ = std::filesystem::path(testing::TempDir()) / ("sample-shared-" + std::to_string(::getpid()));
    std::filesystem::remove_all(shared_);
    Diagnostics diagnostics;
    ASSERT_TRUE(make_sample({many, 3, shared_.string(), province}, diagnostics)) << render(diagnostics.sorted());
    enterprises_ = std::make_unique<Csv>(shared_ / "enterprise.csv");
  }
  static void TearDownTestSuite() {
    enterprises_.reset();
    std::filesystem::remove_all(shared_);
  }

  static inline std::filesystem::path shared_;
  static inline std::unique_ptr<Csv> enterprises_;
};

std::set<std::string> files_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

TEST_F(SampleShippedTest, DataSampleIsWhatTheProgramMakes) {
  const auto made = make("sample", province, 3000, 2027);
  const auto shipped = source / "data/sample";
  ASSERT_EQ(files_in(made), files_in(shipped));
  std::uintmax_t bytes = 0;
  for (const std::string& name : files_in(made)) {
    bytes += std::filesystem::file_size(shipped / name);
    EXPECT_TRUE(read_file(made / name) == read_file(shipped / name))
        << name << " differs: remove data/sample and run `inspectplan sample --enterprises 3000 --seed 2027 "
        << "--out data/sample`";
  }
  EXPECT_LT(bytes, 3'000'000U);
}

// Owners are 67 / 26 / 3.5 / 2.5 % micro, small, medium, large; their first sites keep the owner's size. 18 % of the
// micro ones and 5 % of the others have no number: 54.9 + 24.7 + 3.3 + 2.4 of 85.3 that have one.
TEST_F(SampleShippedTest, SizesFollowTheDeclaredShares) {
  const Csv& rows = *enterprises_;
  std::size_t known = 0, micro = 0, small = 0, medium = 0, large = 0;
  std::string owner;
  const std::size_t by = rows.column("owner"), employees = rows.column("employees");
  for (const auto& row : rows.rows) {
    const bool first_site = row[by] != owner;
    owner = row[by];
    if (!first_site || row[employees].empty()) continue;
    const int people = std::stoi(row[employees]);
    ++known;
    ++(people < 10 ? micro : people < 100 ? small : people < 200 ? medium : large);
  }
  EXPECT_TRUE(near_rate(micro, known, 644));
  EXPECT_TRUE(near_rate(small, known, 289));
  EXPECT_TRUE(near_rate(medium, known, 39));
  EXPECT_TRUE(near_rate(large, known, 28));
}

TEST_F(SampleShippedTest, SoftFactsAreMissingAsDeclared) {
  const Csv& rows = *enterprises_;
  EXPECT_TRUE(near_rate(rows.count("hazardous_workers", ""), many, 330));
  EXPECT_TRUE(near_rate(rows.count("fire_group", ""), many, 250));
  EXPECT_TRUE(near_rate(rows.count("eia_required", ""), many, 250));
  EXPECT_TRUE(near_rate(rows.count("in_zone", ""), many, 150));
  EXPECT_TRUE(near_rate(rows.count("managed_locally", ""), many, 300));
  EXPECT_TRUE(near_rate(rows.count("vsic", ""), many, 15));
}

TEST_F(SampleShippedTest, OwnersHaveOneToSixSites) {
  const Csv& rows = *enterprises_;
  std::map<std::string, int> sites;
  const std::size_t by = rows.column("owner");
  for (const auto& row : rows.rows) ++sites[row[by]];
  std::map<int, int> owners;
  for (const auto& [owner, count] : sites) ++owners[count];
  EXPECT_EQ(owners.begin()->first, 1);
  EXPECT_EQ(owners.rbegin()->first, 6);
  EXPECT_GT(owners[1], 7500) << "most have one";
}

// Nobody may take a row for a real enterprise.
TEST_F(SampleShippedTest, EverythingIsPlainlyMadeUp) {
  const Csv& rows = *enterprises_;
  const std::size_t id = rows.column("id"), owner = rows.column("owner");
  const std::size_t name = rows.column("name"), tax_code = rows.column("tax_code");
  for (const auto& row : rows.rows) {
    ASSERT_TRUE(row[id].starts_with("SYN-") && row[owner].starts_with("SYN-"));
    ASSERT_TRUE(row[name].ends_with(" (giả lập)")) << row[name];
    ASSERT_TRUE(row[tax_code].empty() || row[tax_code].starts_with("00")) << row[tax_code];
  }
  EXPECT_NE(read_file(shared_ / "README.md").find("synthetic"), std::string::npos);
  for (const std::string& file : files_in(shared_)) {
    const std::string text = read_file(shared_ / file);
    ASSERT_FALSE(invalid_utf8(text)) << file;
    ASSERT_EQ(to_nfc(text), text) << file << ": composed letters, as the register keeps them";
  }
}

TEST_F(SampleShippedTest, NothingIsKnownAfterTheRegistersDay) {
  const std::pair<const char*, const char*> known[] = {
      {"accident", "reported_on"}, {"inspection", "date"}, {"complaint", "received_on"}, {"report", "filed_on"}};
  for (const auto& [table, field] : known) {
    const Csv rows(shared_ / (std::string(table) + ".csv"));
    EXPECT_GT(rows.rows.size(), 100U) << table;
    EXPECT_EQ(rows.count_if(field, [](const std::string& day) { return day < "2020-01-01" || day > "2026-10-31"; }), 0U)
        << table;
  }
  const Csv accidents(shared_ / "accident.csv");
  const std::size_t happened = accidents.column("date"), reported = accidents.column("reported_on");
  for (const auto& row : accidents.rows) ASSERT_GE(row[reported], row[happened]);
}

}  // namespace
}  // namespace inspectplan::sample
