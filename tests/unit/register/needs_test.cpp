// Values that the rules want beside others: said where they can be filled in, and taken.
#include "fixture.hpp"
#include "register/add.hpp"
#include "register/correct.hpp"

namespace inspectplan::registers {
namespace {

using column::Kind;
using testing::field;

// An enterprise's order wants its day once a visit was held, which files and recorded results say; an accident's report
// wants its date whatever else is there.
class NeedsTest : public testing::RegisterTest {
 protected:
  NeedsTest() {
    auto& fields = schema_.enterprise.fields;
    fields.push_back(field("ordered_by", Kind::text));
    fields.back().needs = column::Need{"ordered_on", "held"};
    fields.push_back(field("ordered_on", Kind::date));
    schema_.children[0].fields[3].needs = column::Need{"date", {}};
    column::TableSchema held;
    held.name = "held";
    held.parent = "enterprise";
    held.fields = {field("enterprise", Kind::text), field("no", Kind::text), field("day", Kind::date)};
    held.key = {0, 1};
    held.recorded =
        column::RecordedVisits{{"held"}, {std::nullopt, column::VisitFact::visit, column::VisitFact::date}, false};
    schema_.children.push_back(held);
  }

  void take(Register& store, const std::string& table, const std::string& bytes, const char* on) {
    EXPECT_TRUE(import(store, options(write(table + ".csv", bytes), on)).landed) << render(findings_);
  }
  static std::string lacks(const std::string& enterprise) {
    return "needed-value: column 1 \"enterprise\": \"" + enterprise +
           "\" has a value in \"ordered_by\" and none in "
           "\"ordered_on\", which is needed since it has rows in \"held\"\n";
  }
};

constexpr const char* orders = "id,ordered_by,ordered_on\nA,CV 1,\nB,CV 2,2027-03-01\nC,,\nD,CV 4,\n";

TEST_F(NeedsTest, a_result_says_that_the_paper_has_no_day) {
  Register store = open();
  take(store, "enterprise", orders, "2027-01-01");
  EXPECT_EQ(all_said(), "") << "nothing was held yet";
  take(store, "visit_event",
       "enterprise,visit_no,date,outcome\nA,1,2027-05-04,held\nA,2,2027-05-05,held\nB,1,2027-05-04,held\n"
       "C,1,2027-05-04,held\nD,1,2027-05-04,postponed\n",
       "2027-06-01");
  EXPECT_EQ(all_said(), "2:1 " + lacks("A")) << "once; D was not visited";
  take(store, "held", "enterprise,no,day\nD,x,2026-02-01\n", "2027-06-02");
  EXPECT_EQ(all_said(), "2:1 " + lacks("D"));
}

TEST_F(NeedsTest, so_does_the_paper_itself_and_a_told_result_and_a_correction) {
  Register store = open();
  take(store, "enterprise", "id\nA\nB\n", "2027-01-01");
  take(store, "held", "enterprise,no,day\nA,x,2026-02-01\n", "2027-01-02");
  take(store, "enterprise", "id,ordered_by\nA,CV 1\nB,CV 2\n", "2027-01-03");
  EXPECT_EQ(said(), std::vector<std::string>{
                        "2:3 needed-value: column 2 \"ordered_by\": \"A\" has a value in \"ordered_by\" and none in "
                        "\"ordered_on\", which is needed since it has rows in \"held\""});
  take(store, "enterprise", "id,name\nA,Mine\n", "2027-01-04");
  EXPECT_EQ(all_said(), "") << "the file says nothing of papers";
  Diagnostics told;
  ASSERT_TRUE(add_rows(
      store, schema_,
      {{{"visit_event", {{"enterprise", "B"}, {"visit_no", "1"}, {"date", "2027-01-05"}, {"outcome", "held"}}}},
       "visit record",
       *parse_day("2027-01-05"),
       "An"},
      told));
  EXPECT_NE(render(told.sorted()).find("\"B\" has a value in \"ordered_by\""), std::string::npos);
  const auto correct_to = [&](const char* field, const char* value) {
    Diagnostics found;
    CorrectionRequest request{"enterprise", {"B"}, {{field, value}}, "why", "CV 9", *parse_day("2027-02-01"), "An"};
    EXPECT_TRUE(correct(store, schema_, request, found));
    return found.sorted().size();
  };
  EXPECT_EQ(correct_to("ordered_by", "CV 3"), 1U);
  EXPECT_EQ(correct_to("name", "Mill"), 0U);
  EXPECT_EQ(correct_to("ordered_on", "2027-01-04"), 0U);
  EXPECT_EQ(correct_to("ordered_by", "CV 5"), 0U);
}

TEST_F(NeedsTest, rows_of_a_child_table_are_held_against_themselves) {
  Register store = open();
  take(store, "enterprise", "id\nA\n", "2027-01-01");
  take(store, "accident", "enterprise,case_no,date,reported_on\nA,1,,2026-05-01\nA,2,2026-05-01,2026-05-02\nA,3,,\n",
       "2027-01-02");
  EXPECT_EQ(said(), std::vector<std::string>{
                        "2:5 needed-value: column 3 \"date\": \"A\" has a value in \"reported_on\" and none in "
                        "\"date\", which is needed"});
}

}  // namespace
}  // namespace inspectplan::registers
