// Decision tables as values: how they are read, what is refused and where, which rules may not hold together.
#include <gtest/gtest.h>

#include "helpers.hpp"

namespace inspectplan::ruleset {
namespace {

Loaded table(const std::string& body) { return load_text("derived:\n  points:\n    table:\n" + body); }

const std::string rules_of_two = R"(
      rules:
        - {when: [">= 500", "-"], then: 10}
        - {when: ["< 500", '"north"'], then: 5}
)";

TEST(Table, IsAValueWithBounds) {
  const Loaded loaded = table("      hit: U\n      inputs: [workers, county]\n      default: 1" + rules_of_two);
  ASSERT_TRUE(loaded.rules) << render(loaded.findings);
  const Derived& points = loaded.rules->derived.at(0);
  EXPECT_EQ(points.value.type().kind, feel::Kind::number);
  EXPECT_EQ(points.value.type().low, 1);
  EXPECT_EQ(points.value.type().high, 10);
  ASSERT_TRUE(points.table);
  EXPECT_EQ(points.table->inputs, (std::vector<std::string>{"workers", "county"}));
  EXPECT_EQ(points.table->rules.at(1).cells, (std::vector<std::string>{"< 500", "\"north\""}));
  EXPECT_TRUE(points.table->rules.at(1).when);
}

TEST(Table, OverlapOfAUniqueTableIsAnError) {
  const std::string head =
      "      inputs: [workers]\n      rules:\n        - {when: [\">= 500\"], then: 10}\n        - {when: "
      "[\"[100..500]\"], then: 5}\n";
  const Loaded unique = table("      hit: U\n" + head);
  EXPECT_EQ(unique.errors(), "table-overlap 8:11");
  EXPECT_NE(render(unique.findings).find("workers = 500"), std::string::npos) << render(unique.findings);
  EXPECT_EQ(table("      hit: F\n" + head).errors(), "");
  EXPECT_EQ(table("      hit: A\n" + head).errors(), "table-overlap 8:11");
}

// Asked together, the rules of such tables would make an expression that is too long.
TEST(Table, OfAsManyRulesAsThereMayBe) {
  const auto errors = [](const std::string& hit, int answers) {
    std::string rules = "      hit: " + hit + "\n      inputs: [workers, county]\n      rules:\n";
    for (int i = 0; i < 80; ++i)
      rules +=
          "        - {when: ['" + std::to_string(i) + "', '\"north\"'], then: " + std::to_string(i % answers) + "}\n";
    return table(rules).errors();
  };
  for (const char* hit : {"U", "A", "F"})
    for (const int answers : {1, 2, 40, 80}) EXPECT_EQ(errors(hit, answers), "") << hit << answers;
}

TEST(Table, FindingsStandAtTheCell) {
  EXPECT_EQ(
      table("      hit: U\n      inputs: [workers]\n      rules:\n        - {when: ['\"many\"'], then: 10}\n").errors(),
      "type-mismatch 7:20");
  EXPECT_EQ(table("      hit: U\n      inputs: [workers]\n      rules:\n        - {when: [\"> 5\"], then: 'counti'}\n")
                .errors(),
            "unknown-name 7:34");
  EXPECT_EQ(
      table("      hit: U\n      inputs: [wokers]\n      rules:\n        - {when: [\"> 5\"], then: 1}\n").errors(),
      "unknown-name 5:16");
  EXPECT_EQ(
      table("      hit: U\n      inputs: [workers]\n      rules:\n        - {when: [\"> \"], then: 1}\n").errors(),
      "syntax 7:22");
}

TEST(Table, RefusesWhatRuleSetsDoNotHave) {
  const std::string rest = "      inputs: [workers]\n      rules:\n        - {when: [\"> 5\"], then: 1}\n";
  EXPECT_EQ(table("      hit: R\n" + rest).errors(), "bad-table 4:12");
  EXPECT_EQ(table("      hit: C\n" + rest).errors(), "bad-table 4:12");
  EXPECT_EQ(table("      hit: P\n" + rest).errors(), "bad-table 4:7");
  EXPECT_EQ(table("      hit: U\n      inputs: [workers, county]\n      rules:\n        - {when: [\"> 5\"], then: 1}\n")
                .errors(),
            "bad-table 7:18");
  EXPECT_EQ(table("      hit: C\n      aggregate: MAX\n      inputs: [workers]\n      rules:\n        - {when: [\"> "
                  "5\"], then: workers}\n")
                .errors(),
            "bad-table 8:11");
}

}  // namespace
}  // namespace inspectplan::ruleset
