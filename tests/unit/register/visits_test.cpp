// Results of visits: told or imported, seen as rows of the rules' own tables, kept from what says too little.
#include "register/visits.hpp"

#include "base/error.hpp"
#include "fixture.hpp"
#include "register/add.hpp"
#include "register/correct.hpp"

namespace inspectplan::registers {
namespace {

using column::Kind;
using column::VisitFact;
using testing::field;
using testing::rows_of;

class VisitsTest : public testing::RegisterTest {
 protected:
  VisitsTest() {
    column::TableSchema check;
    check.name = "check";
    check.parent = "enterprise";
    check.fields = {field("enterprise", Kind::text), field("no", Kind::text),        field("day", Kind::date),
                    field("kind", Kind::text),       field("serious", Kind::number), field("wilful", Kind::boolean)};
    check.fields[3].values = {"check", "inspection"};
    check.key = {0, 1};
    check.known_field = 2;
    check.max_rows = 3;
    check.recorded = column::RecordedVisits{
        {"held"},
        {std::nullopt, VisitFact::visit, VisitFact::date, VisitFact::kind, VisitFact::serious, VisitFact::wilful}};
    schema_.children.push_back(check);
    column::TableSchema stopped;
    stopped.name = "stopped";
    stopped.parent = "enterprise";
    stopped.fields = {field("enterprise", Kind::text), field("no", Kind::text), field("cause", Kind::text)};
    stopped.key = {0, 1};
    stopped.recorded = column::RecordedVisits{{"stopped"}, {std::nullopt, VisitFact::visit, VisitFact::cause}, true};
    schema_.children.push_back(stopped);
  }

  Register filled() {
    Register store = open();
    import_well(store, options(write("enterprise.csv", "id\nA\nB\nC\n"), "2026-01-01"));
    return store;
  }
  void take(Register& store, const std::string& table, const std::string& bytes, const char* on) {
    import_well(store, options(write(table + ".csv", bytes), on));
  }
  std::string seen(Register& store, std::size_t child, const AsOf& as_of = {}) {
    return rows_of(schema_.children[child], store.read(schema_, as_of).children[child]);
  }
  std::optional<std::int64_t> add(Register& store, std::vector<AddedRow> rows, const char* on) {
    Diagnostics diagnostics;
    const auto number = add_rows(store, schema_, {std::move(rows), "visit record", *parse_day(on), "An"}, diagnostics);
    findings_ = diagnostics.sorted();
    return number;
  }
};

constexpr std::size_t checks = 1, stops = 2;

// A table is held against the plans as `visit record` is.
TEST_F(VisitsTest, results_that_cannot_be_are_rejected_and_doubtful_ones_said) {
  Register store = filled();
  const PlannedVisits plan{2027, {{"A", {"office"}}, {"B", {"office"}}}};
  ImportOptions wanted =
      options(write("visit_event.csv",
                    "enterprise,visit_no,run,date,ground,document,outcome\nA,1,R1,2028-05-04,plan,,held\n"
                    "A,2,R1,2028-05-04,plan,,postponed\nA,3,R9,2027-05-04,plan,,held\nC,4,R1,2026-05-04,plan,,held\n"
                    "C,5,R1,2027-05-04,signs,BB 1,held\nC,6,,2027-05-04,,,held\n"),
              "2027-12-01");
  wanted.plans = [&](const std::string& run) { return run == "R1" ? &plan : nullptr; };
  wanted.keep_going = true;
  const ImportReport report = import(store, wanted);
  EXPECT_TRUE(report.landed);
  EXPECT_EQ(report.tables[0].rejected, 2);
  EXPECT_EQ(report.tables[0].added, 4);
  EXPECT_EQ(
      all_said(),
      "2:8 result-in-future: column 4 \"date\": the visit is dated 2028-05-04, and entered on 2027-12-01\n"
      "3:8 outside-plan-year: column 4 \"date\": the visit is dated 2028-05-04, out of the year of the plan, 2027\n"
      "4:5 unknown-run: column 3 \"run\": there is no run R9\n"
      "5:1 visit-not-planned: column 1 \"enterprise\": R1 plans no visit of \"C\"; its result is taken all the same\n"
      "5:8 outside-plan-year: column 4 \"date\": the visit is dated 2026-05-04, out of the year of the plan, 2027\n");
  EXPECT_NE(read_text("visit_event.rejected.csv").find("R9"), std::string::npos);

  wanted.path =
      write("visit_finding.csv",
            "enterprise,visit_no,finding_no,gravity,remedy_by,remedied_on\nC,5,1,minor,2027-05-03,\n"
            "C,5,2,minor,2027-06-01,2027-05-01\nC,5,3,minor,2027-06-01,2027-12-02\nC,5,4,minor,2027-06-01,\n");
  EXPECT_EQ(import(store, wanted).tables[0].rejected, 1);
  EXPECT_EQ(
      all_said(),
      "2:13 remedy-before-visit: column 5 \"remedy_by\": what was found on 2027-05-04 is to be put right by "
      "2027-05-03\n"
      "3:24 remedy-before-visit: column 6 \"remedied_on\": what was found on 2027-05-04 was put right by 2027-05-01\n"
      "4:24 result-in-future: column 6 \"remedied_on\": what was found is said to be put right on 2027-12-02, and that "
      "is entered on 2027-12-01\n");
}

TEST_F(VisitsTest, held_visits_are_rows_of_the_rules_table) {
  Register store = filled();
  take(store, "check", "enterprise,no,day,kind,serious,wilful\nB,QD 1,2024-03-01,inspection,0,false\n", "2026-01-01");
  take(store, "visit_event",
       "enterprise,visit_no,date,kind,outcome,cause\nA,R1,2027-05-04,check,held,\nB,R1,2027-06-04,check,held,\n"
       "C,R1,2027-07-04,check,stopped,subject_gone\nC,R2,2027-08-04,check,postponed,\n",
       "2027-12-01");
  take(store, "visit_finding", "enterprise,visit_no,finding_no,gravity,wilful\nA,R1,1,serious,true\nA,R1,2,minor,\n",
       "2027-12-01");
  EXPECT_EQ(seen(store, checks),
            "A|R1|2027-05-04|check|1|1\nB|QD 1|2024-03-01|inspection|0|0\nB|R1|2027-06-04|check|0|0\n");
  EXPECT_EQ(seen(store, stops), "C|R1|subject_gone\n");
  // The table itself is as files brought it, and as it was then.
  EXPECT_EQ(seen(store, checks, {2, std::nullopt}), "B|QD 1|2024-03-01|inspection|0|0\n");
  // A visit is known from its day on, as the table says.
  EXPECT_EQ(seen(store, checks, {std::nullopt, *parse_day("2027-12-31")}), seen(store, checks));
}

TEST_F(VisitsTest, a_row_of_a_file_is_seen_in_the_place_of_the_same_visit) {
  Register store = filled();
  take(store, "visit_event", "enterprise,visit_no,date,outcome\nA,QD 7,2027-05-04,held\n", "2027-06-01");
  take(store, "check", "enterprise,no,day,kind,serious,wilful\nA,QD 7,2027-05-05,check,4,\n", "2027-06-02");
  EXPECT_EQ(seen(store, checks), "A|QD 7|2027-05-05|check|4|?\n");
}

TEST_F(VisitsTest, what_a_field_does_not_take_is_missing) {
  Register store = filled();
  take(store, "visit_event", "enterprise,visit_no,date,kind,outcome\nA,R1,2027-05-04,raid,held\n", "2027-06-01");
  EXPECT_EQ(seen(store, checks), "A|R1|2027-05-04|?|0|0\n");
}

TEST_F(VisitsTest, a_table_that_nothing_else_fills_is_complete_and_the_others_are_not) {
  Register store = filled();
  const column::Dataset data = store.read(schema_, {});
  EXPECT_FALSE(data.children[checks].imported);
  EXPECT_TRUE(data.children[stops].imported);
}

TEST_F(VisitsTest, a_snapshot_of_the_table_does_not_end_what_was_recorded) {
  Register store = filled();
  take(store, "visit_event", "enterprise,visit_no,date,outcome\nA,R1,2027-05-04,held\n", "2027-06-01");
  ImportOptions snapshot = options(write("check.csv", "enterprise,no,day\nB,QD 1,2024-03-01\n"), "2027-07-01");
  snapshot.mode = Mode::snapshot;
  import_well(store, snapshot);
  EXPECT_EQ(seen(store, checks), "A|R1|2027-05-04|?|0|0\nB|QD 1|2024-03-01|?|?|?\n");
}

TEST_F(VisitsTest, a_corrected_result_is_seen_at_once) {
  Register store = filled();
  take(store, "visit_event", "enterprise,visit_no,date,outcome,cause\nC,R1,2027-05-04,stopped,subject_gone\n",
       "2027-06-01");
  Diagnostics diagnostics;
  CorrectionRequest request{
      "visit_event", {"C", "R1"}, {{"cause", "already_inspected"}}, "opened again", "CV 9", *parse_day("2027-07-01"),
      "An"};
  ASSERT_TRUE(correct(store, schema_, request, diagnostics)) << render(diagnostics.sorted());
  EXPECT_EQ(seen(store, stops), "C|R1|already_inspected\n");
}

TEST_F(VisitsTest, recorded_visits_count_for_the_bound_on_rows) {
  Register store = filled();
  take(store, "check", "enterprise,no,day\nA,1,2024-03-01\nA,2,2024-03-02\nA,3,2024-03-03\n", "2026-01-01");
  take(store, "visit_event", "enterprise,visit_no,date,outcome\nA,R1,2027-05-04,held\n", "2027-06-01");
  EXPECT_THROW(store.read(schema_, {}), EnvironmentError);
}

TEST_F(VisitsTest, what_says_too_little_is_rejected) {
  Register store = filled();
  import(
      store,
      options(write("visit_event.csv",
                    "enterprise,visit_no,date,ground,outcome,cause,document\nA,1,,,held,,\nA,2,2027-05-04,,stopped,,\n"
                    "A,3,2027-05-04,,held,prosecuted,\nA,4,,signs,,,\nX,5,2027-05-04,,held,,\n"),
              "2027-06-01"));
  EXPECT_EQ(said(), (std::vector<std::string>{
                        "2:5 no-visit-date: column 3 \"date\": a visit with an outcome has no day",
                        "3:25 no-visit-cause: column 6 \"cause\": a visit that was stopped says no cause",
                        "4:22 cause-without-stop: column 6 \"cause\": only a visit that was stopped has a cause",
                        "5:14 no-visit-document: column 7 \"document\": a visit on signs of violation or by direction "
                        "rests on no document",
                        "6:1 unknown-enterprise: column 1 \"enterprise\": there is no enterprise \"X\""}));
}

TEST_F(VisitsTest, findings_and_days_belong_to_a_recorded_visit) {
  Register store = filled();
  take(store, "visit_event", "enterprise,visit_no,date,outcome\nA,R1,2027-05-04,held\n", "2027-06-01");
  import(store, options(write("visit_days.csv", "enterprise,visit_no,department,days\nA,R1,office,4\nB,R1,office,4\n"),
                        "2027-06-01"));
  EXPECT_EQ(all_said(),
            "3:3 unknown-visit: column 2 \"visit_no\": table visit_event has no such visit of the enterprise\n");
}

TEST_F(VisitsTest, told_rows_land_together_or_not_at_all) {
  Register store = filled();
  ASSERT_TRUE(
      add(store,
          {{"visit_event", {{"enterprise", "A"}, {"visit_no", "R1"}, {"date", "2027-05-04"}, {"outcome", "held"}}},
           {"visit_days", {{"enterprise", "A"}, {"visit_no", "R1"}, {"department", "office"}, {"days", "4"}}}},
          "2027-06-01"))
      << all_said();
  const VisitBook book = read_visits(store, {});
  ASSERT_EQ(book.events.size(), 1u);
  EXPECT_EQ(book.events[0].outcome, "held");
  ASSERT_EQ(book.days.size(), 1u);
  EXPECT_EQ(book.days[0].days, 4);
  EXPECT_EQ(store.imports().back().file, "visit record");

  // Of two rows the second is wrong: neither lands.
  EXPECT_FALSE(
      add(store,
          {{"visit_event", {{"enterprise", "B"}, {"visit_no", "R1"}, {"date", "2027-05-04"}, {"outcome", "held"}}},
           {"visit_finding", {{"enterprise", "B"}, {"visit_no", "R1"}, {"finding_no", "1"}}}},
          "2027-06-01"));
  EXPECT_EQ(all_said(), "no-finding-gravity: a finding says no gravity\n");
  EXPECT_EQ(read_visits(store, {}).events.size(), 1u);
}

TEST_F(VisitsTest, a_told_row_keeps_what_it_does_not_name) {
  Register store = filled();
  const AddedRow added{"visit_event",
                       {{"enterprise", "A"}, {"visit_no", "R1"}, {"ground", "signs"}, {"document", "BB 1"}}};
  ASSERT_TRUE(add(store, {added}, "2027-05-01")) << all_said();
  ASSERT_TRUE(add(
      store, {{"visit_event", {{"enterprise", "A"}, {"visit_no", "R1"}, {"date", "2027-05-04"}, {"outcome", "held"}}}},
      "2027-06-01"))
      << all_said();
  const VisitBook book = read_visits(store, {});
  EXPECT_EQ(book.events[0].document, "BB 1");
  EXPECT_EQ(book.events[0].outcome, "held");
  EXPECT_FALSE(add(store, {added}, "2027-06-01"));
  EXPECT_EQ(all_said(), "nothing-to-add: the register says so already\n");
  EXPECT_FALSE(add(store, {{"visit_event", {{"enterprise", "A"}, {"visit_no", "R2"}}}}, "2027-05-31"));
  EXPECT_EQ(said().front().substr(0, 11), "import-date");
}

}  // namespace
}  // namespace inspectplan::registers
