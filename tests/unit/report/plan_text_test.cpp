#include <gtest/gtest.h>

#include <sstream>

#include "base/text.hpp"
#include "sample.hpp"

namespace inspectplan::report {
namespace {

TEST(PlanCsv, HasARowASiteInVietnamese) {
  EXPECT_EQ(
      plan_csv(sample::document(), sample::rules(), Language::vi),
      "STT,Tên cơ sở,Mã,Chủ sở hữu,Lĩnh vực,Nội dung kiểm tra,Chủ trì,Phối hợp (số ngày),Thời gian,Từ ngày,Đến ngày,"
      "Số ngày chủ trì,Hình thức,Điểm,Điểm thấp nhất,Điểm cao nhất,Hạng,Căn cứ,Bộ quy tắc,Chế độ kế hoạch,Ghi chú\n"
      "1,\"Cảng Đông \"\"Bắc\"\"\",E1,O1,Bến cảng,Cần trục; Tiếng ồn,Cảng vụ,Y tế (2); Xã 017 (1),Quý "
      "I/2027,2027-01-01,"
      "2027-02-28,4,trực tiếp,62.5,60,71,Cao,\"7/2020, 8; Sổ tay; unknown_act, 3\",utopia 2027.1,,"
      "\"gồm: E1 (Cảng Đông \"\"Bắc\"\"), E2 (Mỏ đá Tân Lang 2); tai nạn chết người\"\n"
      "1,Mỏ đá Tân Lang 2,E2,O1,Bến cảng,Cần trục; Tiếng ồn,Cảng vụ,Y tế; Xã 017,Quý I/2027,2027-01-01,"
      "2027-02-28,,trực tiếp,,,,,\"7/2020, 8; Sổ tay; unknown_act, 3\",utopia 2027.1,,"
      "\"gồm: E1 (Cảng Đông \"\"Bắc\"\"), E2 (Mỏ đá Tân Lang 2); tai nạn chết người\"\n"
      "2,,E3,,,Tiếng ồn,Y tế,,Quý IV/2027,2027-10-01,2027-12-31,2,từ xa,,0,90,,,utopia 2027.1,,\n");
}

TEST(PlanCsv, SpeaksEnglish) {
  const std::string csv = plan_csv(sample::document(), sample::rules(), Language::en);
  EXPECT_TRUE(csv.starts_with("No.,Enterprise,Id,Owner,Sectors,Matters,Lead,Coordinating (days),Period,From,Until,"));
  EXPECT_NE(csv.find("Harbour office,Health office (2); Village 017 (1),Q1 2027,"), std::string::npos);
  EXPECT_NE(csv.find("on site,62.5,60,71,High,"), std::string::npos);
}

TEST(PlanCsv, NamesTheRulesAndTheLawOfThePlan) {
  ruleset::RuleSet rules = sample::rules();
  rules.title = {"Quy tắc của Utopia", "Rules of Utopia"};
  rules.planning.regime = ruleset::Regime{{"Kế hoạch năm", "Yearly plan"}, {{"act_1", "8", {}}}};
  const std::string csv = plan_csv(sample::document(), rules, Language::vi);
  EXPECT_NE(csv.find(",Quy tắc của Utopia (utopia 2027.1),\"Kế hoạch năm (7/2020, 8)\","), std::string::npos) << csv;
}

TEST(PlanCsv, NamesPeriodsOfEveryUnit) {
  const auto period_in = [](const std::string& unit, const std::string& id) {
    ruleset::RuleSet rules = sample::rules();
    rules.planning.periods = unit;
    PlanDocument document = sample::document();
    for (plan::Visit& visit : document.plan.visits) visit.period = id;
    return plan_csv(document, rules, Language::vi);
  };
  EXPECT_NE(period_in("month", "2027-03").find(",Tháng 3/2027,"), std::string::npos);
  EXPECT_NE(period_in("half", "2027-H2").find(",6 tháng cuối năm 2027,"), std::string::npos);
  EXPECT_NE(period_in("year", "2027").find(",Năm 2027,"), std::string::npos);
  EXPECT_NE(period_in("quarter", "2031-Q9").find(",2031-Q9,"), std::string::npos);
}

const char* const vietnamese_table =
    R"(Kế hoạch kiểm tra năm 2027 — utopia 2027.1
Lần lập kế hoạch R0001 (dự thảo): dữ liệu đến 31/12/2026, lần nhập 3, mã gieo 18446744073709551615
9 cơ sở, 4 có thể kiểm tra, 1 thuộc diện bắt buộc; 2 cuộc, 1 liên ngành; tránh 2 cuộc chồng chéo
Tổng giá trị: 62,5   Chưa quyết định được vì thiếu dữ liệu: 3

Kế hoạch kiểm tra năm 2027 do Cảng vụ chủ trì
  Thời gian    Số ngày có  Dự phòng  Đã dùng  Còn lại
  ───────────  ──────────  ────────  ───────  ───────
  Quý I/2027           10         2        4        4
  Quý II/2027          12         2        0       10
  Cả năm               22         4        4       14
)";

TEST(PlanTable, DaysOfWhoJoinsWithoutCapacityAreNotNone) {
  PlanDocument document = sample::document();
  document.plan.visits[0].inspector_days.erase("village:017");
  const std::string table = plan_table(document, sample::rules(), Language::vi, 300);
  EXPECT_NE(table.find("Cảng vụ  Quý I/2027 (01/01–28/02)        ?\n"), std::string::npos) << table;
}

TEST(PlanTable, OpensWithThePlanAndItsFirstDepartment) {
  const std::string table = plan_table(sample::document(), sample::rules(), Language::vi, 300);
  EXPECT_EQ(table.substr(0, std::string(vietnamese_table).size()), vietnamese_table);
}

TEST(PlanTable, ListsWhatADepartmentLeadsAndWhereItCoordinates) {
  const std::string table = plan_table(sample::document(), sample::rules(), Language::vi, 300);
  EXPECT_NE(table.find("    1  E1  Cảng Đông \"Bắc\"  Cần trục; Tiếng ồn  Quý I/2027 (01/01–28/02)        4  "
                       "Y tế (2); Xã 017 (1)  62,5 [60…71]  Cao   gồm: E1 (Cảng Đông \"Bắc\"), E2 (Mỏ đá Tân Lang 2); "
                       "tai nạn chết người"),
            std::string::npos)
      << table;
  EXPECT_NE(table.find("chưa xác định [0…90]"), std::string::npos);
  EXPECT_NE(table.find("Kế hoạch kiểm tra năm 2027 do Xã 017 chủ trì\n"
                       "  Không chủ trì cuộc kiểm tra nào.\n\n"
                       "  Phối hợp trong các cuộc do cơ quan khác chủ trì\n"
                       "  STT  Mã  Tên cơ sở        Chủ trì  Thời gian                 Số ngày\n"
                       "  ───  ──  ───────────────  ───────  ────────────────────────  ───────\n"
                       "    1  E1  Cảng Đông \"Bắc\"  Cảng vụ  Quý I/2027 (01/01–28/02)        1\n"),
            std::string::npos)
      << table;
}

TEST(PlanTable, EndsWithWhatIsUnmetFoundAndTheDigests) {
  const std::string table = plan_table(sample::document(), sample::rules(), Language::vi, 300);
  EXPECT_TRUE(
      table.ends_with("\nBắt buộc nhưng không xếp được: 1\n"
                      "  Quy tắc bắt buộc      Mã  Lý do     Cần thêm (ngày)\n"
                      "  ────────────────────  ──  ────────  ───────────────\n"
                      "  Theo dõi sau tai nạn  E7  hết ngày  Cảng vụ 3\n"
                      "\nTỷ lệ tối thiểu\n"
                      "  Chỉ tiêu  Chủ trì        Cần (cuộc)  Đạt (cuộc)  Tổng số cuộc\n"
                      "  ────────  ─────────────  ──────────  ──────────  ────────────\n"
                      "  ports     toàn kế hoạch           1           1             2\n"
                      "  noisy     Y tế                    2           1             1\n"
                      "\nCó giá trị cao nhất trong số không xếp được\n"
                      "  Mã  Tên cơ sở  Giá trị  Lý do\n"
                      "  ──  ─────────  ───────  ──────────────────\n"
                      "  E5  Cảng Tây        55  hết ngày trong quý\n"
                      "\nPhát hiện: 1\n"
                      "  cảnh báo: Xã 017 chưa có số ngày [no-capacity]\n"
                      "\nMã băm dữ liệu: bb\nMã băm kết quả: cc\n"))
      << table;
}

TEST(PlanTable, SaysNoneWhereNothingIsUnmetOrFound) {
  PlanDocument document = sample::document();
  document.plan.unmet.clear();
  document.plan.findings.clear();
  document.plan.quotas.clear();
  document.plan.left_out.clear();
  const std::string table = plan_table(document, sample::rules(), Language::en, 120);
  EXPECT_NE(table.find("\nMandatory but not placed: none\n\nFindings: none\n"), std::string::npos) << table;
}

TEST(PlanTable, LeavesOutDepartmentsWithNothingToDo) {
  PlanDocument document = sample::document();
  document.plan.departments.push_back({"village:099", {}, {{"2027-Q1", 0, 0, 0}}});
  EXPECT_EQ(plan_table(document, sample::rules(), Language::vi, 120).find("099"), std::string::npos);
}

TEST(PlanTable, FitsTheTerminal) {
  for (const Language language : {Language::vi, Language::en}) {
    PlanDocument document = sample::document();
    document.run.parameters.seed = 1;
    for (const std::size_t width : {100u, 120u, 160u}) {
      std::istringstream lines(plan_table(document, sample::rules(), language, width));
      for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
    }
  }
}

}  // namespace
}  // namespace inspectplan::report
