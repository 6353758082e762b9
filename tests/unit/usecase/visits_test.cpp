// After the plan: results told, visits outside the plan, objections; what of it whom is told.
#include "usecase/visits/visits.hpp"

#include <gtest/gtest.h>

#include "audit_world.hpp"
#include "register/visits.hpp"
#include "usecase/data/importing.hpp"
#include "usecase/visits/execution.hpp"
#include "usecase/visits/objections.hpp"

namespace inspectplan::usecase {
namespace {

class VisitsTest : public testing::AuditWorld {
 protected:
  VisitTold told(const std::string& file, const std::string& enterprise, FieldValues event, const char* on) {
    VisitTold told;
    told.database = file;
    told.run = run;
    told.enterprise = enterprise;
    told.event = std::move(event);
    told.on = *parse_day(on);
    told.actor = "An";
    return told;
  }

  ObjectionTold objection(const std::string& file, FieldValues cells, const char* on) {
    ObjectionTold told;
    told.database = file;
    told.run = run;
    told.enterprise = "E1";
    told.cells = std::move(cells);
    told.on = *parse_day(on);
    told.actor = "An";
    return told;
  }

  std::vector<std::string> codes() const {
    std::vector<std::string> codes;
    // What is said of the rules themselves, whenever they are read, is no matter here.
    for (const Diagnostic& one : found.sorted())
      if (one.code != "missing-policy" && one.code != "not-analysed") codes.push_back(one.code);
    return codes;
  }

  static registers::VisitBook book(const std::string& file) {
    registers::Register store(file, registers::Register::Open::read_only);
    return read_visits(store, {});
  }

  Diagnostics found;
};

using Codes = std::vector<std::string>;

TEST_F(VisitsTest, a_result_needs_to_say_which_visit_it_is_of) {
  const std::string file = copy("unplanned.db");
  // E9 came into the register after the plan was made.
  std::ofstream(path("enterprise.csv")) << "id,name,owner,county,trade\nE9,Mỏ 9,O9,north,0710\n";
  registers::ImportOptions options;
  options.path = path("enterprise.csv");
  options.on = *parse_day("2027-02-01");
  ASSERT_TRUE(usecase::import(testing::rules_directory, file, options, found, silent())) << render(found.sorted());
  found = {};
  VisitTold result = told(file, "E9", {{"date", "2027-03-01"}, {"outcome", "held"}}, "2027-03-05");
  EXPECT_FALSE(record_visit(result, found));
  EXPECT_EQ(codes(), Codes{"no-visit-number"});
  result.visit_no = "QĐ 7";
  found = {};
  const auto taken = record_visit(result, found);
  ASSERT_TRUE(taken) << render(found.sorted());
  EXPECT_EQ(codes(), Codes{"visit-not-planned"});
  EXPECT_EQ(book(file).events.back().visit_no, "QĐ 7");
}

TEST_F(VisitsTest, a_table_of_results_names_runs_that_are_there) {
  const std::string file = copy("table.db");
  std::ofstream(path("visit_event.csv")) << "enterprise,visit_no,run,date,outcome\nE2,1,R0099,2027-03-01,held\n";
  registers::ImportOptions options;
  options.path = path("visit_event.csv");
  options.on = *parse_day("2027-03-05");
  const auto report = usecase::import(testing::rules_directory, file, options, found, silent());
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->landed);
  const Codes said = codes();
  EXPECT_EQ(std::count(said.begin(), said.end(), "unknown-run"), 1) << render(found.sorted());
  std::ofstream(path("visit_event.csv")) << "enterprise,visit_no,run,date,outcome\nE2,1," + run + ",2027-03-01,held\n";
  EXPECT_TRUE(usecase::import(testing::rules_directory, file, options, found, silent())->landed);
}

TEST_F(VisitsTest, a_visit_outside_the_plan_waits_to_be_announced) {
  const std::string file = copy("outside.db");
  VisitTold added =
      told(file, "E2", {{"ground", "signs"}, {"date", "2027-05-10"}, {"department", "board_of_mines"}}, "2027-05-01");
  added.days = {{"board_of_mines", "1"}};
  EXPECT_FALSE(add_visit(added, found));
  EXPECT_EQ(codes(), (Codes{"also-planned", "no-visit-document"}));
  added.event.emplace_back("document", "BB 3");
  found = {};
  const auto taken = add_visit(added, found);
  ASSERT_TRUE(taken) << render(found.sorted());
  EXPECT_EQ(taken->taken.visit_no, run + "+1");
  ASSERT_EQ(taken->reserves.size(), 1u);
  EXPECT_EQ(taken->reserves[0].drawn, 1);

  ExecutionQuery query;
  query.database = file;
  query.year = 2027;
  const auto unplanned = [&](ruleset::Audience audience) {
    query.readers.audience = audience;
    Diagnostics none;
    const auto table = execution_table(query, none);
    return report::text_of(table->rows.back()[8], Language::en);
  };
  EXPECT_EQ(unplanned(ruleset::Audience::internal), "1");
  EXPECT_EQ(unplanned(ruleset::Audience::department), "0");
  ASSERT_TRUE(announce_visit(told(file, "E2", {{"announced", "2027-05-10"}}, "2027-05-10"), found));
  EXPECT_EQ(unplanned(ruleset::Audience::department), "1");
  EXPECT_TRUE(audit_of(file).findings.empty()) << said(audit_of(file));
}

TEST_F(VisitsTest, what_is_outside_the_year_or_unknown_is_refused) {
  const std::string file = copy("refused.db");
  EXPECT_FALSE(add_visit(
      told(file, "E2", {{"ground", "signs"}, {"document", "x"}, {"date", "2028-01-01"}}, "2027-05-01"), found));
  EXPECT_EQ(codes(), Codes{"outside-plan-year"});
  found = {};
  VisitTold wrong = told(file, "E2", {{"date", "2027-03-01"}, {"department", "board_of_mine"}}, "2027-05-01");
  wrong.findings = {{{"matter", "nothing"}, {"gravity", "minor"}}};
  EXPECT_FALSE(record_visit(wrong, found));
  EXPECT_EQ(codes(), (Codes{"unknown-department", "unknown-matter"}));
}

TEST_F(VisitsTest, what_cannot_be_or_is_told_twice_is_refused) {
  const std::string file = copy("twice.db");
  VisitTold result = told(file, "E1", {{"date", "2027-03-06"}, {"outcome", "held"}}, "2027-03-05");
  result.visit_no = "QĐ 7";
  EXPECT_FALSE(record_visit(result, found));
  EXPECT_NE(render(found.sorted()).find("result-in-future"), std::string::npos) << render(found.sorted());
  found = {};
  VisitTold added = told(
      file, "E2", {{"ground", "signs"}, {"date", "2027-05-10"}, {"department", "board_of_mines"}, {"document", "BB 3"}},
      "2027-05-01");
  ASSERT_TRUE(add_visit(added, found));
  EXPECT_NE(render(found.sorted()).find("no-days-set-aside"), std::string::npos);
  EXPECT_FALSE(add_visit(added, found));
  EXPECT_NE(render(found.sorted()).find("visit-added-already"), std::string::npos) << render(found.sorted());
  found = {};
  EXPECT_FALSE(add_objection(objection(file, {{"ground", "closed"}, {"received", "2027-01-12"}}, "2027-01-11"), found));
  EXPECT_NE(render(found.sorted()).find("objection-in-future"), std::string::npos);
}

TEST_F(VisitsTest, an_objection_that_is_upheld_sets_the_register_right) {
  const std::string file = copy("objection.db");
  const auto added =
      add_objection(objection(file, {{"ground", "wrong_data"}, {"received", "2027-01-10"}}, "2027-01-11"), found);
  ASSERT_TRUE(added) << render(found.sorted());
  EXPECT_EQ(added->objection_no, "1");

  ObjectionTold decided =
      objection(file, {{"outcome", "rejected"}, {"decided", "2027-01-20"}, {"document", "CV 7"}}, "2027-01-20");
  decided.objection_no = "1";
  decided.corrections = {{"workers", "90"}};
  EXPECT_FALSE(decide_objection(decided, found));
  EXPECT_EQ(codes(), Codes{"correction-of-rejected"});

  found = {};
  decided.cells[0].second = "upheld";
  const auto done = decide_objection(decided, found);
  ASSERT_TRUE(done) << render(found.sorted());
  EXPECT_EQ(done->correction, added->import + 1);
  EXPECT_EQ(done->import, added->import + 2);
  SQLite::Database database(file, SQLite::OPEN_READWRITE);
  const auto entries = ledger::entries(database, "correction");
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_NE(entries[0].what.find(R"("why":"objection 1","document":"CV 7")"), std::string::npos) << entries[0].what;
  EXPECT_TRUE(audit_of(file).findings.empty()) << said(audit_of(file));

  const auto answer = answer_subject(file, run, "E1", "1", Language::en, found, silent());
  ASSERT_TRUE(answer) << render(found.sorted());
  EXPECT_NE(answer->text.find(": 120 → 90\n"), std::string::npos) << answer->text;

  decided.objection_no = "9";
  EXPECT_FALSE(decide_objection(decided, found));
  EXPECT_EQ(codes(), Codes{"unknown-objection"});
}

TEST_F(VisitsTest, the_visited_are_told_their_law_and_data_but_no_points) {
  const std::string file = copy("reply.db");
  ASSERT_TRUE(add_objection(objection(file, {{"ground", "closed"}, {"received", "2027-01-10"}}, "2027-01-11"), found));
  const auto answer = answer_subject(file, run, "E1", "1", Language::en, found, silent());
  ASSERT_TRUE(answer) << render(found.sorted());
  EXPECT_EQ(answer->text.find("Objection 1 2027-01-10: closed\nOutcome: not decided yet\n\nE1"), 0u) << answer->text;
  EXPECT_NE(answer->text.find("= 120"), std::string::npos) << answer->text;
  for (const char* hidden : {"score", "Score", "tier", "Tier", "mandate", "points"}) {
    EXPECT_EQ(answer->text.find(hidden), std::string::npos) << hidden;
    EXPECT_EQ(answer->json.find(hidden), std::string::npos) << hidden;
  }
}

}  // namespace
}  // namespace inspectplan::usecase
