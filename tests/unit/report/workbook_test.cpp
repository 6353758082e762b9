#include "report/workbook.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "report/sheet_names.hpp"
#include "sample.hpp"

namespace inspectplan::report {
namespace {

using ruleset::Audience;
using ruleset::Shown;

ruleset::Form form() {
  ruleset::Form form;
  form.title = {"Kế hoạch {year} của {lead}", "Plan {year} of {lead}"};
  const auto column = [&](const char* label, Shown show, Audience audience) {
    form.columns.push_back({{label, label}, show, 0, 10, audience});
  };
  column("no", Shown::number, Audience::open);
  column("name", Shown::name, Audience::open);
  column("from", Shown::from, Audience::open);
  column("score", Shown::score, Audience::internal);
  return form;
}

Workbook book(Audience audience) {
  const ruleset::Form layout = form();
  return plan_workbook(sample::document(), sample::rules(), {&layout, {audience, {}, {}}, Language::en},
                       [](const std::string&, std::size_t) { return Cell(); });
}

// In one table a department reads what it joins as well; in a workbook that has a sheet of its own.
TEST(Workbook, ListsOfADepartmentHoldWhatItJoins) {
  const ruleset::Form layout = form();
  const auto nothing = [](const std::string&, std::size_t) { return Cell(); };
  const WorkbookRequest request{&layout, {Audience::department, "health", {}}, Language::en};
  const Workbook lists = plan_lists(sample::document(), sample::rules(), request, nothing);
  EXPECT_EQ(lists.visits, 2u);
  std::size_t rows = 0;
  for (const Page& page : lists.pages) rows += page.rows.size();
  EXPECT_EQ(rows, 3u);  // a site each
  const std::string csv = workbook_csv(lists, Language::en);
  EXPECT_NE(csv.find("Harbour office"), std::string::npos) << csv;
  EXPECT_EQ(plan_workbook(sample::document(), sample::rules(), request, nothing).visits, 2u);
}

TEST(Workbook, AFooterIsTakenAsItIs) { EXPECT_EQ(footer_left("R1 & R2"), "&LR1 && R2"); }

TEST(Workbook, HasASheetForEachLead) {
  const Workbook made = book(Audience::internal);
  ASSERT_EQ(made.pages.size(), 6u);
  EXPECT_EQ(made.pages[0].name, "Harbour office");
  EXPECT_EQ(made.pages[0].title[0], "Plan 2027 of Harbour office");
  EXPECT_EQ(made.pages[0].columns, (std::vector<std::string>{"no", "name", "from", "score"}));
  const std::vector<Cell>& row = made.pages[0].rows[0];
  ASSERT_EQ(row.size(), 4u);
  EXPECT_EQ(std::get<Scaled>(row[0]).value, 1);
  EXPECT_EQ(std::get<std::string>(row[1]), "Cảng Đông \"Bắc\"");
  EXPECT_EQ(std::get<Day>(row[2]), from_civil(2027, 1, 1));
  EXPECT_EQ(to_string(std::get<Scaled>(row[3])), "62.5");
  EXPECT_EQ(made.pages[1].rows[0][1].index(), 0u);  // no name is known
  ASSERT_EQ(made.pages[0].rows.size(), 2u);         // its second site: one number, and the score is not its own
  EXPECT_EQ(std::get<Scaled>(made.pages[0].rows[1][0]).value, 1);
  EXPECT_EQ(std::get<std::string>(made.pages[0].rows[1][1]), "Mỏ đá Tân Lang 2");
  EXPECT_EQ(made.pages[0].rows[1][3].index(), 0u);
  EXPECT_EQ(made.pages[0].foot.size(), 2u);
  EXPECT_EQ(made.pages[2].rows.size(), 4u);  // two who join at two sites
}

// "Đ" comes after "D" and before "E", in whatever order the ids are.
TEST(Workbook, DepartmentsStandByTheirNamesOnEverySheet) {
  PlanDocument document = sample::document();
  document.plan.departments.clear();
  ruleset::RuleSet rules = sample::rules();
  rules.departments[0].label = {"Ê", "Ê"};  // harbour
  rules.departments[1].label = {"Đ", "Đ"};  // health
  for (plan::Visit& visit : document.plan.visits) visit.coordinating = {"harbour", "health"};
  const ruleset::Form layout = form();
  const Workbook made = plan_workbook(document, rules, {&layout, {}, Language::vi},
                                      [](const std::string&, std::size_t) { return Cell(); });
  const auto first = [](const Page& page, std::size_t column) {
    std::vector<std::string> names;
    for (const std::vector<Cell>& row : page.rows) names.push_back(std::get<std::string>(row[column]));
    return names;
  };
  EXPECT_EQ(made.pages[0].lead, "Đ");
  EXPECT_EQ(first(made.pages[2], 1), (std::vector<std::string>{"Đ", "Đ", "Đ", "Ê", "Ê", "Ê"}));
  EXPECT_EQ(first(made.pages[3], 0), (std::vector<std::string>{"Đ", "Ê"}));
  const std::string text = plan_table(document, rules, Language::vi, 200);
  EXPECT_LT(text.find("do Đ chủ trì"), text.find("do Ê chủ trì")) << text;
}

TEST(Workbook, LeavesOutColumnsAndSheetsThatMayNotBeRead) {
  const Workbook made = book(Audience::open);
  ASSERT_EQ(made.pages.size(), 4u);
  EXPECT_EQ(made.pages[0].columns, (std::vector<std::string>{"no", "name", "from"}));
  EXPECT_EQ(made.pages[3].columns.size(), 3u);  // no capacity
}

TEST(SheetNames, AreShortDifferentAndClean) {
  SheetNames names;
  EXPECT_EQ(names.take("Sở A/B: [x]"), "Sở A B   x ");
  const std::string whole = "Ủy ban nhân dân xã Đường Láng Thượng";
  EXPECT_EQ(names.take(whole), "Ủy ban nhân dân xã Đường Láng T");
  EXPECT_EQ(names.take(whole), "Ủy ban nhân dân xã Đường Láng 2");
  EXPECT_EQ(names.take("Y TẾ"), "Y TẾ");
  EXPECT_EQ(names.take("y tế"), "y tế 2");
  EXPECT_EQ(names.take(""), "-");
}

TEST(Xlsx, RefusesATextThatNoCellHolds) {
  const std::string path = std::filesystem::temp_directory_path() / "inspectplan_long.xlsx";
  Workbook long_text;
  Page page;
  page.name = "a";
  page.columns = {"x"};
  page.widths = {10};
  for (int i = 0; i < 32'767; ++i) page.foot.resize(1), page.foot[0] += "ệ";
  long_text.pages = {page};
  write_xlsx(long_text, path);
  long_text.pages[0].rows = {{Cell(page.foot[0] + "ệ")}};
  EXPECT_THROW(write_xlsx(long_text, path), EnvironmentError);
  EXPECT_FALSE(std::filesystem::exists(path + ".part"));
  std::filesystem::remove(path);
  EXPECT_THROW(write_xlsx(book(Audience::open), "/no/such/folder/x.xlsx"), EnvironmentError);
}

}  // namespace
}  // namespace inspectplan::report
