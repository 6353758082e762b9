// The section `matching`, check digits and other headings: what they hold and what is refused.
#include <gtest/gtest.h>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

TEST(Matching, ReadsHowFieldsAreCompared) {
  const auto loaded = load_text(R"(
matching:
  threshold: 60
  place: county
  compare:
    workers: {as: equal, agree: 5, differ: -5}
    id: {as: code, agree: 70, differ: -60, slip: 40}
    county: {as: words, agree: 50, differ: 0, short: {Cty: Công ty}}
)");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  ASSERT_TRUE(loaded.rules->matching);
  const Matching& matching = *loaded.rules->matching;
  const auto& schema = loaded.rules->schema.enterprise;
  EXPECT_EQ(matching.threshold, 60);
  EXPECT_EQ(matching.place, schema.find("county"));
  ASSERT_EQ(matching.compare.size(), 3U);
  EXPECT_EQ(matching.compare[0].field, *schema.find("county"));
  EXPECT_EQ(matching.compare[0].as, Comparison::As::words);
  EXPECT_EQ(matching.compare[0].shorts, (std::vector<std::pair<std::string, std::string>>{{"cty", "cong ty"}}));
  EXPECT_EQ(matching.compare[1].slip, 40);
  EXPECT_EQ(matching.compare[2].as, Comparison::As::equal);
  EXPECT_EQ(matching.compare[2].differ, -5);
}

TEST(Matching, RefusesWhatCannotBeMeant) {
  const auto with = [](const std::string& compare) {
    return load_text("matching: {threshold: 60, compare: {" + compare + "}}\n").errors();
  };
  EXPECT_EQ(with("id: {as: code, agree: 1, differ: 0}"), "");
  EXPECT_EQ(with("idd: {as: code, agree: 1, differ: 0}"), "unknown-field 1:37");
  EXPECT_EQ(with("phone: {as: equal, agree: 1, differ: 0}"), "personal-field 1:37");
  EXPECT_EQ(with("workers: {as: words, agree: 1, differ: 0}"), "type-mismatch 1:51");
  EXPECT_EQ(with("id: {as: words, agree: 1, differ: 0, slip: 3}"), "unknown-key 1:74");
  EXPECT_EQ(with("id: {as: code, agree: 1}"), "missing-key 1:37");
  EXPECT_EQ(with("id: {as: sound, agree: 1, differ: 0}"), "bad-value 1:46");
  EXPECT_EQ(load_text("matching: {threshold: 0, compare: {}}\n").errors(), "bad-value 1:23");
}

TEST(Matching, ReadsCheckDigitsAndOtherHeadings) {
  const auto loaded = load_files({{"set/a.yaml", R"(
ruleset: {format: 1, id: test, version: "1", verified_until: 2027-12-31}
codes:
  tax: {stem: 4, check: {weights: [3, 2, 1], modulus: 11, from: 10, status: unverified}}
facts:
  enterprise:
    key: id
    fields: {id: {type: text, also: [Mã, "No."]}, tax: {type: code, list: tax}}
)"}});
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  const column::CodeList& list = loaded.rules->schema.code_lists.at(0);
  EXPECT_EQ(list.stem, 4U);
  ASSERT_TRUE(list.check);
  EXPECT_EQ(list.check->weights, (std::vector<std::int64_t>{3, 2, 1}));
  EXPECT_EQ(list.check->modulus, 11);
  EXPECT_EQ(list.check->from, 10);
  EXPECT_EQ(loaded.rules->schema.enterprise.fields.at(0).also, (std::vector<std::string>{"Mã", "No."}));
}

}  // namespace
}  // namespace inspectplan::ruleset
