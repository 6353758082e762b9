// Two rule sets compared by what they say.
#include "usecase/rules/rules_diff.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;

class RulesDiffTest : public ::testing::Test {
 protected:
  RulesDiffTest() {
    std::string name = fs::temp_directory_path() / "inspectplan-XXXXXX";
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  ~RulesDiffTest() override { fs::remove_all(folder_); }

  std::string rules(const std::string& name, const std::string& bands, const std::string& rest = "") const {
    fs::create_directories(folder_ + "/" + name);
    std::ofstream(folder_ + "/" + name + "/all.yaml")
        << "ruleset: {format: 1, id: " << name << ", version: '1', title: {vi: x, en: x}}\n"
        << "scorecards:\n  size:\n    label: {vi: Quy mô, en: Size}\n    basis: [{document: act, at: s 1}]\n"
        << "    factors:\n      workers:\n        of: workers\n        bands: " << bands << "\n"
        << rest;
    return folder_ + "/" + name;
  }

  std::string differences(const std::string& a, const std::string& b) const {
    Diagnostics diagnostics;
    const auto diff = diff_rules("", a, b, diagnostics);
    EXPECT_TRUE(diff) << render(diagnostics.sorted());
    std::string text;
    for (const auto& row : diff_sheet(*diff).rows)
      if (row[0].rfind("ruleset", 0) != 0) text += row[0] + " | " + row[1] + " | " + row[2] + " | " + row[3] + "\n";
    return text;
  }

  std::string folder_;
};

TEST_F(RulesDiffTest, a_band_is_known_by_its_test_and_dated_points_by_their_day) {
  const std::string a = rules("a", "[{is: '>= 500', points: 10}, {is: '< 500', points: 2}]");
  const std::string b =
      rules("b", "[{is: '< 500', points: 2}, {is: '>= 500', points: {2020-01-01: 10, 2027-01-01: 12}}]");
  EXPECT_EQ(differences(a, b),
            "scorecards.size | amended | points for workers >= 500: 10 → 12 from 2027-01-01 | act s 1\n"
            "scorecards.size | amended | order of factors.workers.bands: >= 500, < 500 → < 500, >= 500 | act s 1\n");
  EXPECT_EQ(differences(a, a), "");
}

TEST_F(RulesDiffTest, what_stands_in_another_order_decides_otherwise) {
  const std::string bands = "[{is: '-', points: 1}]";
  const std::string b = "  b: {when: 'true', label: {vi: B, en: B}}\n",
                    c = "  c: {when: 'false', label: {vi: C, en: C}}\n";
  const std::string days =
      "planning:\n  workload: [{when: 'workers >= 9', lead: 2}, {when: 'workers >= 5', lead: 1}]\n";
  const std::string swapped =
      "planning:\n  workload: [{when: 'workers >= 5', lead: 1}, {when: 'workers >= 9', lead: 2}]\n";
  const std::string a = rules("a", bands, "tiers:\n" + b + c + days);
  EXPECT_EQ(differences(a, rules("t", bands, "tiers:\n" + c + b + days)), "tiers | amended | order: b, c → c, b | \n");
  EXPECT_EQ(differences(a, rules("w", bands, "tiers:\n" + b + c + swapped)),
            "planning.workload | amended | order: workers >= 9, workers >= 5 → workers >= 5, workers >= 9 | \n");
  const std::string one = "successions:\n  - {from: x, to: y}\n  - {from: y, to: z}\n";
  const std::string two = "successions:\n  - {from: y, to: z}\n  - {from: x, to: y}\n";
  EXPECT_EQ(differences(rules("s", bands, one), rules("r", bands, two)), "") << "files add to this list in any order";
}

TEST_F(RulesDiffTest, a_rule_that_comes_or_goes_says_since_and_until_when) {
  const std::string bands = "[{is: '-', points: 1}]";
  const std::string a = rules("a", bands);
  const std::string b =
      rules("b", bands,
            "sectors:\n  mining: {label: {vi: Mỏ, en: Mining}, when: 'true', valid: {from: 2027-01-01, "
            "until: 2027-12-31}}\n");
  EXPECT_EQ(differences(a, b), "sectors.mining | added | Mỏ from 2027-01-01 until 2027-12-31 | \n");
}

TEST_F(RulesDiffTest, entries_come_and_go) {
  const std::string bands = "[{is: '-', points: 1}]";
  const std::string a = rules("a", bands);
  const std::string b = rules("b", bands, "sectors:\n  mining: {label: {vi: Mỏ, en: Mining}, when: 'true'}\n");
  EXPECT_EQ(differences(a, b), "sectors.mining | added | Mỏ | \n");
  EXPECT_EQ(differences(b, a), "sectors.mining | removed | Mỏ | \n");
}

TEST_F(RulesDiffTest, a_value_that_is_new_or_gone_says_so) {
  const std::string bands = "[{is: '-', points: 1}]";
  const std::string a = rules("a", bands, "sectors:\n  mining: {label: {vi: Mỏ, en: Mining}, when: 'true'}\n");
  const std::string b =
      rules("b", bands, "sectors:\n  mining: {label: {vi: Mỏ, en: Mining}, when: 'false', unknown: true}\n");
  EXPECT_EQ(differences(a, b),
            "sectors.mining | amended | unknown: (none) → true | \nsectors.mining | amended | when: true → false | \n");
}

}  // namespace
}  // namespace inspectplan::usecase
