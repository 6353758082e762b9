#include "usecase/data/asked_fields.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "ruleset/load.hpp"

namespace inspectplan::usecase {
namespace {

constexpr const char* text = R"(
ruleset: {format: 1, id: here, version: "1", title: {en: Here}}
facts:
  enterprise:
    key: id
    fields:
      id: {type: text}
      name: {type: text}
      owner: {type: text}
      phone: {type: text, personal: true}
      remark: {type: text}
      workers: {type: number, min: 0, max: 1000}
      trade: {type: text, values: [mine, shop]}
      shaft_m: {type: number, min: 0, max: 1000}
      beds: {type: number, min: 0, max: 1000}
derived:
  is_mine: 'trade = "mine"'
sectors:
  mining: {label: {en: Mining}, when: 'is_mine'}
matters:
  mines: {label: {en: Mines}, when: 'in_sector("mining")'}
  wards: {label: {en: Wards}, when: 'beds > 0'}
departments:
  digger: {label: {en: Digger}}
  nurse: {label: {en: Nurse}}
responsibilities:
  mines: {matter: mines, lead: digger}
  wards: {matter: wards, lead: nurse}
scorecards:
  size: {factors: {workers: {of: workers, bands: [{is: '-', points: 1, label: {en: any}}]}, shaft: {of: 'if is_mine then shaft_m else 0', bands: [{is: '-', points: 1, label: {en: any}}]}}}
)";

class AskedFields : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = std::filesystem::temp_directory_path() / "inspectplan-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    std::ofstream(folder_ + "/rules.yaml") << text;
    Diagnostics diagnostics;
    rules_ = ruleset::load(folder_, {}, diagnostics);
    ASSERT_TRUE(rules_) << render(diagnostics.sorted());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string of(const std::string& department) const {
    std::string names;
    for (const std::size_t field : fields_asked_of(rules_, department, from_civil(2027, 1, 1)))
      names += (names.empty() ? "" : " ") + rules_->schema.enterprise.fields[field].name;
    return names;
  }

 private:
  std::string folder_;
  std::shared_ptr<const ruleset::RuleSet> rules_;
};

// Neither what nobody reads, nor what is personal, nor what is read of the others' matters alone.
TEST_F(AskedFields, AreThoseOfTheDepartmentsMattersAndOfAll) {
  EXPECT_EQ(of("digger"), "id name owner workers trade shaft_m");
  EXPECT_EQ(of("nurse"), "id name owner workers beds");
}

}  // namespace
}  // namespace inspectplan::usecase
