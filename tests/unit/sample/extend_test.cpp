// Distributions over others: what is written takes the other's place, the rest stays.
#include "base/error.hpp"
#include "fixture.hpp"

namespace inspectplan::sample {
namespace {

class SampleExtendTest : public SampleTest {};

constexpr const char* base = R"(sample: {format: 1, count: shop, as_of: 2026-10-31, readme: base}
lists: {towns: [A, B], kinds: [x]}
tables:
  shop:
    fields:
      id: {text: "S{row}"}
      town: {pick: towns, missing: 50}
      kind: {pick: kinds}
  capacity:
    columns: [department, days]
    given: [{department: one, days: 1}]
)";

TEST_F(SampleExtendTest, ListsFieldsAndGivenRowsAreReplacedWholeNewFieldsComeLast) {
  write("base.yaml", base);
  const auto over = write("over.yaml", R"(extends: base.yaml
lists: {towns: [C]}
tables:
  shop: {fields: {town: {pick: towns}, open: "true"}}
  capacity: {given: [{department: two, days: 2}]}
)");
  const auto made = make("out", over, 3, 1);
  EXPECT_EQ(lines_of(made / "shop.csv"),
            (std::vector<std::string>{"id,town,kind,open", "S1,C,x,true", "S2,C,x,true", "S3,C,x,true"}));
  EXPECT_EQ(lines_of(made / "capacity.csv"), (std::vector<std::string>{"department,days", "two,2"}));
}

TEST_F(SampleExtendTest, TheFingerprintCoversBothFiles) {
  write("base.yaml", base);
  const auto over = write("over.yaml", "extends: base.yaml\n");
  const std::string before = read_file(make("one", over, 1, 1) / "README.md");
  write("base.yaml", std::string(base) + "# changed\n");
  EXPECT_NE(read_file(make("two", over, 1, 1) / "README.md"), before);
}

TEST_F(SampleExtendTest, AMissingBaseIsSaid) {
  Diagnostics diagnostics;
  const auto over = write("over.yaml", "extends: nowhere.yaml\n");
  EXPECT_THROW(make_sample({1, 1, (folder_ / "out").string(), over}, diagnostics), EnvironmentError);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
}

// Each province's file draws its own places: none of another province's, some where no plan speaks.
TEST_F(SampleExtendTest, TheShippedProvinces) {
  const std::filesystem::path folder = std::filesystem::path(INSPECTPLAN_SOURCE_DIR) / "data/distributions";
  const std::vector<std::vector<std::string>> provinces = {
      {"bac-giang", "24", "24", "27"}, {"kien-giang", "91", "91", "89"}, {"hai-phong", "31", "31", "30"}};
  for (const auto& province : provinces) {
    const auto made = make(province[0], (folder / (province[0] + ".yaml")).string(), 500, 1);
    const Csv rows(made / "enterprise.csv");
    std::size_t inside = 0, outside = 0;
    for (const auto& row : rows.rows) {
      EXPECT_EQ(row[rows.column("province")], province[1]);
      inside += row[rows.column("old_province")] == province[2];
      outside += row[rows.column("old_province")] == province[3];
    }
    EXPECT_EQ(inside + outside, 500U);
    EXPECT_GT(outside, 50U);
  }
}

}  // namespace
}  // namespace inspectplan::sample
