// What those who make a visit are told beside its matters: for departments and inside, and never further out.
#include <gtest/gtest.h>

#include "report/plan_page.hpp"
#include "report/workbook.hpp"
#include "sample.hpp"

namespace inspectplan::report {
namespace {

using ruleset::Audience;

ruleset::RuleSet rules() {
  ruleset::RuleSet rules = sample::rules();
  rules.derived = {sample::entry<ruleset::Derived>("minors", "Trẻ em", "Minors"),
                   sample::entry<ruleset::Derived>("old", "Người già", "Old people"),
                   sample::entry<ruleset::Derived>("women", "Phụ nữ", "Women")};
  for (ruleset::Derived& derived : rules.derived) derived.for_team = true;
  return rules;
}

PlanDocument document() {
  PlanDocument document = sample::document();
  document.plan.visits[0].for_team = {
      {"E1", "minors", {}}, {"E1", "old", Scaled{0, 0}}, {"E1", "women", Scaled{1234, 0}},
      {"E2", "minors", {}}, {"E2", "old", {}},           {"E2", "women", {}}};
  return document;
}

std::string page(const Readers& readers) { return plan_page(document(), rules(), readers, Language::en).html; }

Workbook book(Audience audience) {
  const ruleset::Form layout;
  return plan_workbook(document(), rules(), {&layout, {audience, {}, {}}, Language::en},
                       [](const std::string&, std::size_t) { return Cell(); });
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(ForTheTeam, NothingOfItGoesToThePublicOrToWhoIsVisited) {
  for (const Readers& readers : {Readers{}, Readers{Audience::subject, {}, "E1"}}) {
    const std::string json = plan_json(visible_to(readers, document(), rules()), rules());
    EXPECT_FALSE(has(json, "for_team") || has(json, "1234") || has(json, "women")) << json;
    EXPECT_FALSE(has(page(readers), "1234") || has(page(readers), "Women"));
  }
  for (const Page& sheet : book(Audience::open).pages) EXPECT_NE(sheet.name, "To look at");
}

TEST(ForTheTeam, ThePageNamesWhatIsThereAndCountsWhatIsNotKnown) {
  const std::string text = page({Audience::department, {}, {}});
  EXPECT_TRUE(has(text, "For the team to look at, E1: Women 1234; not known: 1 more<")) << text;
  EXPECT_TRUE(has(text, "For the team to look at, E2: not known: Minors; Old people; Women"));
}

TEST(ForTheTeam, TheSheetHasARowForEachSiteOfWhichAnythingIsKnown) {
  const Workbook made = book(Audience::department);
  const auto sheet =
      std::find_if(made.pages.begin(), made.pages.end(), [](const Page& one) { return one.name == "To look at"; });
  ASSERT_NE(sheet, made.pages.end());
  ASSERT_EQ(sheet->rows.size(), 1u);
  EXPECT_EQ(std::vector<std::string>(sheet->columns.end() - 3, sheet->columns.end()),
            (std::vector<std::string>{"Minors", "Old people", "Women"}));
  const std::vector<Cell>& row = sheet->rows[0];
  EXPECT_EQ(std::get<std::string>(row[2]), "E1");
  EXPECT_EQ(row[4].index(), 0u);
  EXPECT_EQ(std::get<Scaled>(row[5]).value, 0);
  EXPECT_EQ(std::get<Scaled>(row[6]).value, 1234);
  EXPECT_EQ(sheet->notes.back(), "2 sites of which nothing is known are not listed.");
}

TEST(ForTheTeam, ThePlanSaysItToProgramsAndItsDigestDoesNot) {
  const std::string json = plan_json(document(), rules(), 0);
  EXPECT_TRUE(has(json, R"("for_team":{"E1":{"minors":null,"old":0,"women":1234},"E2":{"minors":null,)")) << json;
  EXPECT_EQ(result_digest(document().plan, rules()), result_digest(sample::document().plan, rules()));
}

}  // namespace
}  // namespace inspectplan::report
