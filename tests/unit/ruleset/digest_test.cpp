#include <gtest/gtest.h>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

std::string digest(const Files& files) {
  const Loaded loaded = load_files(files);
  EXPECT_TRUE(loaded.rules) << render(loaded.findings);
  return loaded.rules ? to_hex(loaded.rules->digest) : "";
}

const std::string documents = "documents:\n  act: {number: '1', territory: [a, b]}\n  order: {number: '2'}\n";
const std::string tiers = "tiers:\n  a: {when: 'workers > 5', label: {vi: x}}\n  b: {label: {vi: y}}\n";
const std::string successions =
    "departments: {p: {}, q: {}, r: {}}\nsuccessions:\n  - {from: p, to: q, valid: {from: 2026-01-01}}\n";

std::string plain() { return digest({{"set/a.yaml", frame + documents + tiers + successions}}); }

TEST(RuleDigest, FilesAndTheirNamesDoNotMatter) {
  EXPECT_EQ(
      plain(),
      digest(
          {{"set/x/1.yaml", documents}, {"set/y.yaml", tiers}, {"set/z.yaml", successions}, {"set/zz.yaml", frame}}));
}

TEST(RuleDigest, CommentsOrderQuotesAndLayoutDoNotMatter) {
  const std::string other = R"(
# about documents
documents:
  order: {"number": "2"}   # the later one
  act:
    territory:
      - 'a'
      - b
    number: 1
)";
  EXPECT_EQ(plain(), digest({{"set/a.yaml", frame + other + tiers + successions}}));
}

TEST(RuleDigest, ASectionMayStandInSeveralFiles) {
  EXPECT_EQ(plain(), digest({{"set/a.yaml", frame + tiers + successions + "documents: {order: {number: '2'}}\n"},
                             {"set/b.yaml", "documents: {act: {number: '1', territory: [a, b]}}\n"}}));
}

TEST(RuleDigest, SuccessionsHaveNoOrder) {
  const std::string one = "  - {from: p, to: q, valid: {from: 2026-01-01}}\n";
  const std::string two = "  - {from: q, to: r, valid: {from: 2027-01-01}}\n";
  const std::string head = "departments: {p: {}, q: {}, r: {}}\nsuccessions:\n";
  EXPECT_EQ(digest({{"set/a.yaml", frame + head + one + two}}), digest({{"set/a.yaml", frame + head + two + one}}));
}

TEST(RuleDigest, WhatIsSaidMatters) {
  const auto with = [](std::string from, const std::string& to, std::string in) {
    in.replace(in.find(from), from.size(), to);
    return in;
  };
  const std::string all = frame + documents + tiers + successions;
  EXPECT_NE(plain(), digest({{"set/a.yaml", with("'1'", "'3'", all)}}));
  EXPECT_NE(plain(), digest({{"set/a.yaml", with("[a, b]", "[b, a]", all)}})) << "lists have an order";
  EXPECT_NE(plain(), digest({{"set/a.yaml", with("version: \"1\"", "version: \"2\"", all)}}));
}

TEST(RuleDigest, TheOrderOfTiersMatters) {
  const std::string a = "  a: {when: 'workers > 5', label: {vi: x}}\n";
  const std::string b = "  b: {when: 'workers > 3', label: {vi: x}}\n";
  const std::string last = "  c: {label: {vi: y}}\n";
  EXPECT_NE(digest({{"set/a.yaml", frame + "tiers:\n" + a + b + last}}),
            digest({{"set/a.yaml", frame + "tiers:\n" + b + a + last}}));
}

TEST(RuleDigest, AnOverlayThatSaysTheSameIsTheSame) {
  const std::string head = R"(ruleset: {format: 1, id: test, version: "1", verified_until: 2027-12-31)";
  const std::string facts = "facts: {enterprise: {key: id, fields: {id: {type: text}}}}\n";
  const std::string direct = digest({{"set/a.yaml", head + "}\n" + facts + documents}});
  const std::string over = digest(
      {{"up/a.yaml", head + "}\n" + facts + "documents: {act: {number: '9', territory: [a, b]}}\n"},
       {"set/a.yaml",
        head + ", extends: ../up}\namend: {documents: {act: {number: '1'}}}\ndocuments: {order: {number: '2'}}\n"}});
  EXPECT_EQ(direct, over);
}

TEST(Bundle, ReplaysWithTheSameDigest) {
  const Loaded loaded = load_directory(INSPECTPLAN_SOURCE_DIR "/tests/cases/ruleset-bad/missing-label");
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  EXPECT_EQ(loaded.rules->bundle_entry, "missing-label");
  ASSERT_EQ(loaded.rules->bundle.size(), 2u);
  EXPECT_EQ(loaded.rules->bundle[0].first, "base/rules.yaml");
  EXPECT_EQ(loaded.rules->bundle[1].first, "missing-label/rules.yaml");
  const Loaded again = load_files(loaded.rules->bundle, from_civil(2027, 1, 1), loaded.rules->bundle_entry);
  ASSERT_TRUE(again.rules) << render(again.findings);
  EXPECT_EQ(again.rules->digest, loaded.rules->digest);
  EXPECT_EQ(again.rules->bundle, loaded.rules->bundle);
  EXPECT_EQ(again.rules->bundle_entry, loaded.rules->bundle_entry);
}

}  // namespace
}  // namespace inspectplan::ruleset
