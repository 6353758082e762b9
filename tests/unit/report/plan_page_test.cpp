#include "report/plan_page.hpp"

#include <gtest/gtest.h>

#include "report/appendix.hpp"
#include "report/page_parts.hpp"
#include "report/workbook.hpp"
#include "sample.hpp"

namespace inspectplan::report {
namespace {

using ruleset::Audience;

std::string page(const Readers& readers, Language language = Language::en,
                 const PlanDocument& document = sample::document()) {
  return plan_page(document, sample::rules(), readers, language).html;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(PlanPage, ShowsAllToThoseInside) {
  const std::string text = page({Audience::internal, {}, {}});
  for (const char* part :
       {"Inspection plan 2027", "R0001: draft", "utopia 2027.1", "Cảng Đông &quot;Bắc&quot;", "fatal accident",
        "62.5 [60…71]", "no days left", "village 017 has no days", "18446744073709551615", "Cảng Tây",
        "class=\"watermark\"", "id=\"capacity\"", "id=\"risk\"", "id=\"joint\"", "7/2020"})
    EXPECT_TRUE(has(text, part)) << part;
}

TEST(PlanPage, HidesInBytesWhatTheReadersMayNotRead) {
  const std::string open = page({});
  for (const char* part : {"62.5", "71", ">High<", "Follow-up", "fatal accident", "no days left", "E7", "E5",
                           "18446744073709551615", "id=\"capacity\"", "id=\"risk\"", "id=\"left\""})
    EXPECT_FALSE(has(open, part)) << part;
  EXPECT_TRUE(has(open, "Cảng Đông"));
  const std::string department = page({Audience::department, "health", {}});
  EXPECT_TRUE(has(department, "id=\"capacity\""));
  EXPECT_TRUE(has(department, ">High<"));
  EXPECT_FALSE(has(department, "62.5"));
  EXPECT_EQ(plan_page(sample::document(), sample::rules(), {Audience::internal, "harbour", {}}, Language::en).visits,
            1u);
}

TEST(PlanPage, WhatIsNotApprovedIsMarked) {
  PlanDocument document = sample::document();
  document.run.status = "approved";
  EXPECT_FALSE(has(page({}, Language::vi, document), "class=\"watermark\""));
  EXPECT_TRUE(has(page({}, Language::vi), "DỰ THẢO"));
}

TEST(PlanPage, ANameCannotBecomeMarkup) {
  PlanDocument document = sample::document();
  document.plan.visits[0].name = "<script>x</script>";
  document.plan.visits[0].reasons = {{"</li><b>", "</li><b>"}};
  const std::string text = page({Audience::internal, {}, {}}, Language::en, document);
  EXPECT_FALSE(has(text, "<script>x"));
  EXPECT_FALSE(has(text, "</li><b>"));
}

TEST(PlanPage, WithoutVisitsItSaysSo) {
  PlanDocument document = sample::document();
  document.plan.visits.clear();
  const std::string text = page({Audience::internal, {}, {}}, Language::en, document);
  EXPECT_TRUE(has(text, "<p>none</p>"));
  EXPECT_FALSE(has(text, "id=\"risk\""));
}

TEST(PlanPage, NumbersAreGroupedAsTheLanguageWritesThem) {
  EXPECT_EQ(grouped(Scaled{-123456750, 2}, Language::vi), "-1.234.567,5");
  EXPECT_EQ(grouped(999, Language::en), "999");
  EXPECT_EQ(grouped(1000, Language::en), "1,000");
}

ruleset::Form form() {
  ruleset::Form form;
  form.title = {"Danh sách {year} của {lead}", "List {year} of {lead}"};
  form.head = {{"NƯỚC", "COUNTRY"}, {"Tiêu ngữ", "Motto"}};
  form.columns = {{{"Tên", "Name"}, ruleset::Shown::name, 0, 30, Audience::open},
                  {{"Từ", "From"}, ruleset::Shown::from, 0, 10, Audience::open},
                  {{"Điểm", "Score"}, ruleset::Shown::score, 0, 10, Audience::internal}};
  form.appendix = ruleset::FormAppendix{{{"BỘ", "MINISTRY"}, {"SỞ", "OFFICE"}},
                                        {"Số", "No."},
                                        {"Nơi", "Place"},
                                        {"PHỤ LỤC", "APPENDIX"},
                                        {"Kế hoạch {year}", "Plan {year}"},
                                        {},
                                        {{"- Lưu", "- File"}},
                                        {{"GIÁM ĐỐC", "DIRECTOR"}}};
  return form;
}

Appendix appendix(const Readers& readers) {
  const ruleset::Form layout = form();
  return plan_appendix(sample::document(), sample::rules(), {&layout, readers, Language::en},
                       [](const std::string&, std::size_t) { return Cell(); });
}

TEST(Appendix, HasAListForEachLeadAndWhatStandsAround) {
  const Appendix made = appendix({Audience::internal, {}, {}});
  EXPECT_EQ(made.visits, 2u);
  for (const char* part :
       {"<p>COUNTRY</p><p>Motto</p>", "<p>MINISTRY</p><p>OFFICE</p>", "<span>APPENDIX</span><span>Plan 2027</span>",
        "<h2>List 2027 of Harbour office</h2>", "<h2>List 2027 of Health office</h2>",
        "Pursuant to the Ports Act, No. 7/2020 of …", "<td class=\"c\">2027-01-01</td><td class=\"c\">62.5</td>",
        "<li>- File</li>", "<p>DIRECTOR</p>"})
    EXPECT_TRUE(has(made.html, part)) << part;
  EXPECT_FALSE(has(made.html, "<script"));
}

// Reasons in the width that a sheet gives them made a page of each visit.
TEST(Appendix, AColumnThatSaysMuchGetsRoomForIt) {
  ruleset::Form layout = form();
  layout.columns = {{{"Tên", "Name"}, ruleset::Shown::name, 0, 30, Audience::open},
                    {{"Lý do", "Reasons"}, ruleset::Shown::reasons, 0, 10, Audience::internal}};
  PlanDocument document = sample::document();
  document.plan.visits.resize(1);
  document.plan.visits[0].sites.resize(1);
  const auto widths = [&](std::size_t letters) {
    document.plan.visits[0].reasons = {{std::string(letters, 'x'), std::string(letters, 'x')}};
    const std::string html =
        plan_appendix(document, sample::rules(), {&layout, {Audience::internal, {}, {}}, Language::en},
                      [](const std::string&, std::size_t) { return Cell(); })
            .html;
    const std::size_t from = html.find("<colgroup>");
    return html.substr(from, html.find("</colgroup>") - from);
  };
  EXPECT_TRUE(has(widths(40), "width:75%") && has(widths(40), "width:25%")) << widths(40);
  EXPECT_TRUE(has(widths(280), "width:30%") && has(widths(280), "width:70%")) << widths(280);
}

TEST(Appendix, OfAnApprovedPlanNamesItsDecision) {
  ruleset::Form layout = form();
  layout.appendix->number = {"Số: …… /X", "No. …… /X"};
  layout.appendix->attached = {"Kèm theo số …… ngày ……", "Attached to No. …… of ……"};
  PlanDocument document = sample::document();
  const auto made = [&] {
    return plan_appendix(document, sample::rules(), {&layout, {Audience::internal, {}, {}}, Language::en},
                         [](const std::string&, std::size_t) { return Cell(); })
        .html;
  };
  EXPECT_TRUE(has(made(), "<p class=\"number\">No. …… /X</p>"));
  document.run.decisions = {{"1699/X", "2026-12-23", "An"}};
  EXPECT_TRUE(has(made(), "<p class=\"number\">No. 1699/X</p>"));
  EXPECT_TRUE(has(made(), "<p class=\"attached\">(Approved: 1699/X of 2026-12-23)</p>"));
  EXPECT_FALSE(has(made(), "…… of ……"));
}

TEST(Appendix, ListsOnlyWhatADepartmentLeadsAndItsReadersMayRead) {
  const Appendix made = appendix({Audience::department, "harbour", {}});
  EXPECT_EQ(made.visits, 1u);
  EXPECT_FALSE(has(made.html, "Health office</h2>"));
  EXPECT_FALSE(has(made.html, "62.5"));
  EXPECT_FALSE(has(made.html, "Score"));
}

// The law under which plans are made is nobody's secret, also where only mandates cite it.
TEST(Appendix, NamesTheLawOfThePlanToEverybody) {
  ruleset::RuleSet rules = sample::rules();
  ruleset::Document decree;
  decree.id = "decree";
  decree.label = {"Nghị định", "Decree on plans"};
  decree.number = "9/2025";
  rules.documents.insert(rules.documents.begin() + 1, decree);  // they are sorted
  rules.planning.regime.emplace();
  rules.planning.regime->basis = {{"decree", "1", {}}};
  const ruleset::Form layout = form();
  const Fact nothing = [](const std::string&, std::size_t) { return Cell(); };
  const WorkbookRequest request{&layout, {}, Language::en};
  EXPECT_TRUE(has(plan_appendix(sample::document(), rules, request, nothing).html, "Decree on plans, No. 9/2025"));
  for (const Page& list : plan_workbook(sample::document(), rules, request, nothing).pages)
    EXPECT_TRUE(list.lead.empty() || has(list.notes.at(1), "9/2025")) << list.name;
}

TEST(Appendix, EveryPrintedPageSaysOfWhichRun) {
  EXPECT_TRUE(has(appendix({}).html, "@bottom-left { content: \"R0001 (draft), rules utopia 2027.1"));
  EXPECT_TRUE(has(page({}), "@bottom-left { content: \"R0001 (draft), rules utopia 2027.1"));
}

TEST(Appendix, ATitleInCapitalsHasTheLeadInCapitals) {
  ruleset::Form layout = form();
  layout.title = {"DANH SÁCH {year} CỦA {lead}", "LIST {year} OF {lead}"};
  const std::string made = plan_appendix(sample::document(), sample::rules(), {&layout, {}, Language::en},
                                         [](const std::string&, std::size_t) { return Cell(); })
                               .html;
  EXPECT_TRUE(has(made, "<h2>LIST 2027 OF HARBOUR OFFICE</h2>"));
}

TEST(Appendix, TheSignatureIsPartOfTheLastList) { EXPECT_TRUE(has(appendix({}).html, "</footer></section></main>")); }

// The bar is 1,000 bytes a visit; end tags that HTML does not need were a tenth of them.
TEST(PlanPage, RowsSpareTheEndTagsThatNobodyNeeds) {
  const std::string text = page({Audience::internal, {}, {}});
  const std::size_t list = text.find("class=\"visits\"");
  ASSERT_NE(list, std::string::npos);
  const std::string body =
      text.substr(text.find("<tbody>", list), text.find("</tbody>", list) - text.find("<tbody>", list));
  for (const char* spared : {"</td>", "</th>", "</tr>", "</li>"}) EXPECT_FALSE(has(body, spared)) << spared;
  for (const char* needed : {"</details>", "</summary>", "</ul>", "</bdi>"}) EXPECT_TRUE(has(body, needed)) << needed;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(PlanPage, LongReasonsOfSeveralVisitsStandOnceAndHaveAWayToThem) {
  PlanDocument document = sample::document();
  const std::string common(61, 'c'), lone(61, 'l'), brief(60, 'b');
  for (plan::Visit& visit : document.plan.visits) visit.reasons = {{common, common}, {brief, brief}};
  document.plan.visits[1].reasons.push_back({lone, lone});
  const std::string text = page({Audience::internal, {}, {}}, Language::en, document);
  EXPECT_EQ(times(text, common), 1u);
  EXPECT_TRUE(has(text, "<li id=\"r1\">" + common));
  EXPECT_EQ(times(text, "<li><a href=\"#r1\">Reason 1</a>"), 2u);
  EXPECT_EQ(times(text, "<li>" + brief), 2u);
  EXPECT_EQ(times(text, "<li>" + lone), 1u);
  EXPECT_FALSE(has(page({}, Language::en, document), common));
}

TEST(PlanPage, TiersKeepTheOrderOfTheRules) {
  const std::string text = page({Audience::internal, {}, {}});
  std::string order;
  for (const ruleset::Tier& tier : sample::rules().tiers) order += (order.empty() ? "" : "|") + tier.label.en;
  ASSERT_FALSE(order.empty());
  EXPECT_TRUE(has(text, "data-order=\"" + order + "\""));
}

TEST(PlanPage, SaysWhatAQuestionMarkForDaysMeans) {
  PlanDocument document = sample::document();
  for (plan::Visit& visit : document.plan.visits) visit.coordinating.clear();
  EXPECT_FALSE(has(page({}, Language::en, document), "(?)"));
  document.plan.visits[0].coordinating = {"nobody"};
  EXPECT_TRUE(has(page({}, Language::en, document), "has told no inspector-days"));
}

}  // namespace
}  // namespace inspectplan::report
