#include "matching/pairs.hpp"

#include <gtest/gtest.h>

#include "matching/words.hpp"

namespace inspectplan::matching {
namespace {

using ruleset::Comparison;

struct Row {
  std::string code, name, place;
};

// A register of three texts; an empty text is missing.
struct World {
  column::Schema schema;
  column::Table table;
  ruleset::Matching how;

  explicit World(const std::vector<Row>& rows) {
    schema.code_lists.emplace_back();
    schema.code_lists[0].stem = 10;
    schema.code_lists[0].check = column::CheckDigit{{31, 29, 23, 19, 17, 13, 7, 5, 3}, 11, 10};
    for (const char* name : {"code", "name", "place"}) {
      column::Field field;
      field.name = name;
      if (field.name == "code") field.code_list = 0;
      schema.enterprise.fields.push_back(field);
      table.columns.emplace_back(column::Kind::text);
    }
    for (const Row& row : rows) {
      const std::string* cells[] = {&row.code, &row.name, &row.place};
      for (std::size_t i = 0; i < 3; ++i)
        cells[i]->empty() ? table.columns[i].append_missing() : table.columns[i].append_text(*cells[i]);
      ++table.rows;
    }
    how.threshold = 30;
    how.place = 2;
    how.compare = {{0, Comparison::As::code, 60, -50, 35, {}},
                   {1, Comparison::As::words, 40, -40, 0, {{"cty", "cong ty"}}},
                   {2, Comparison::As::equal, 10, -10, 0, {}}};
  }

  std::vector<Pair> pairs(unsigned threads = 1) const {
    Pool pool(threads);
    return find_pairs(schema, how, table, pool).pairs;
  }
};

// Names around a pair, so that words are rare or not.
std::vector<Row> crowd(std::vector<Row> rows) {
  const std::vector<std::string> first = {"Bắc", "Đông", "Tây", "Nam"}, last = {"Hà", "Giang", "Thành", "Long"};
  for (const std::string& a : first)
    for (const std::string& b : last) rows.push_back({"", "Công ty " + a + " " + b, "p9"});
  return rows;
}

TEST(Pairs, OneCodeIsOneEnterpriseHoweverItIsWritten) {
  const auto pairs = World(crowd({{"0100-109-106", "Alpha", "p1"}, {"0100109106", "Beta", "p2"}})).pairs();
  EXPECT_TRUE(pairs.empty());  // 60 − 40 − 10: name and place speak against it
  const auto same = World(crowd({{"0100-109-106", "Alpha", "p1"}, {"0100109106", "", ""}})).pairs();
  ASSERT_EQ(same.size(), 1U);
  EXPECT_EQ(same[0].points, 60);  // what is missing says nothing
  ASSERT_EQ(same[0].reasons.size(), 1U);
  EXPECT_EQ(same[0].reasons[0].is, Reason::Is::same);
}

TEST(Pairs, ASlipIsOneWhereACheckDigitFails) {
  // 0100190106: the sixth and seventh digit in each other's place.
  const auto pairs = World(crowd({{"0100109106", "Alpha", "p1"}, {"0100190106", "Alpha", "p1"}})).pairs();
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].points, 35 + 40 + 10);
  EXPECT_EQ(pairs[0].reasons[0].is, Reason::Is::slip);
  EXPECT_EQ(pairs[0].reasons[0].wrong, 2);
}

// Sums that leave no digit to be the check digit belong to no code: 31·0+29·1+23·0+19·0+17·1+13·0+7·9+5·1+3·4 = 126,
// and 126 mod 11 = 5; with 2 in place of the first 1 it is 155, 155 mod 11 = 1; 0100109145 is right.
TEST(Pairs, ASlipMayLeaveNoCheckDigitAtAll) {
  std::string stem = "010010914";
  for (char digit = '0'; digit <= '9'; ++digit) {
    stem[3] = digit;
    int sum = 0;
    const int weights[] = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    for (std::size_t i = 0; i < 9; ++i) sum += weights[i] * (stem[i] - '0');
    if (sum % 11 != 0) continue;
    const auto pairs = World(crowd({{"0100109145", "Alpha", "p1"}, {stem + "5", "Alpha", "p1"}})).pairs();
    ASSERT_EQ(pairs.size(), 1U) << stem;
    EXPECT_EQ(pairs[0].reasons[0].is, Reason::Is::slip);
    EXPECT_EQ(pairs[0].reasons[0].wrong, 2);
    return;
  }
  FAIL() << "no digit leaves no check digit";
}

TEST(Pairs, CodesThatAreBothRightAreTwo) {
  // 31·0+29·1+23·0+19·0+17·1+13·0+7·9+5·1+3·1 = 117, 117 mod 11 = 7: 0100109113.
  const auto pairs = World(crowd({{"0100109106", "Alpha", "p1"}, {"0100109113", "Alpha", "p1"}})).pairs();
  EXPECT_TRUE(pairs.empty());  // −50 + 40 + 10
}

TEST(Pairs, SitesOfOneOwnerAreNeverProposed) {
  EXPECT_TRUE(World(crowd({{"0100109106", "Alpha", "p1"}, {"0100109106-002", "Alpha", "p1"}})).pairs().empty());
}

TEST(Pairs, NamesCountByRareWords) {
  const auto pairs = World(crowd({{"", "Công ty Hồng Lĩnh", "p1"}, {"", "Cty HONG LINH", "p1"}})).pairs();
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].points, 50);
  EXPECT_EQ(pairs[0].reasons[0].is, Reason::Is::same);  // "cty" stands for "công ty"
}

TEST(Pairs, AreTheSameOnEveryThreadCount) {
  std::vector<Row> rows;
  for (int i = 0; i < 3000; ++i)
    rows.push_back({"", "Xưởng số " + std::to_string(i % 1500), i % 1500 < 700 ? "p1" : "p2"});
  const World world(rows);
  const auto one = world.pairs(1), three = world.pairs(3);
  ASSERT_EQ(one.size(), three.size());
  EXPECT_EQ(one.size(), 1500U);
  for (std::size_t i = 0; i < one.size(); ++i)
    EXPECT_EQ(std::pair(one[i].first, one[i].second), std::pair(three[i].first, three[i].second));
}

TEST(Words, OneLetterAway) {
  EXPECT_TRUE(is_one_letter_away("phong", "phomg"));
  EXPECT_TRUE(is_one_letter_away("phong", "phng"));
  EXPECT_TRUE(is_one_letter_away("phong", "phoong"));
  EXPECT_TRUE(is_one_letter_away("phong", "phnog"));
  EXPECT_FALSE(is_one_letter_away("phong", "phong"));
  EXPECT_FALSE(is_one_letter_away("phong", "phuoc"));
  EXPECT_FALSE(is_one_letter_away("phong", "ph"));
}

TEST(Words, ARareMistypedWordCountsThreeQuarters) {
  column::Column names(column::Kind::text);
  for (int i = 0; i < 8; ++i) names.append_text("cong ty phong");
  names.append_text("cong ty phogn");
  names.append_text("cong ty thanh");
  const Words words(names, {});
  const auto slip = words.share(0, 8), other = words.share(0, 9);
  EXPECT_TRUE(slip.misspelt);
  EXPECT_FALSE(other.misspelt);
  // "cong" and "ty" weigh 1 each, "phong" (8 of 10 rows) 1: 2 + ¾ of 3.
  EXPECT_EQ(slip.common * 12, slip.all * 11);
  // "thanh" (1 of 10) weighs 4²: (2 + 2) of (1 + 1 + 1 + 1 + 1 + 16).
  EXPECT_EQ(other.common * 21, other.all * 4);
}

}  // namespace
}  // namespace inspectplan::matching
