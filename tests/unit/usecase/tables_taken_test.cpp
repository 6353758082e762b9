// Tables that departments send in: what they name must be there, and days must be in order.
#include <gtest/gtest.h>

#include <algorithm>

#include "audit_world.hpp"
#include "usecase/data/importing.hpp"
#include "usecase/visits/visits.hpp"

namespace inspectplan::usecase {
namespace {

class TablesTaken : public testing::AuditWorld {
 protected:
  bool landed(const std::string& file, const std::string& table, const std::string& bytes) {
    std::ofstream(path(table + ".csv")) << bytes;
    registers::ImportOptions options;
    options.path = path(table + ".csv");
    options.on = *parse_day("2027-03-05");
    found = {};
    const auto report = usecase::import(testing::rules_directory, file, options, found, silent());
    return report && report->landed;
  }
  std::ptrdiff_t times(const std::string& code) const {
    const auto all = found.sorted();
    return std::count_if(all.begin(), all.end(), [&](const Diagnostic& one) { return one.code == code; });
  }
  Diagnostics found;
};

TEST_F(TablesTaken, departments_and_matters_that_the_rules_do_not_have_are_rejected) {
  const std::string file = copy("named.db"), event = "enterprise,visit_no,run,date,department,outcome\n";
  EXPECT_FALSE(landed(file, "visit_event", event + "E2," + run + "," + run + ",2027-03-01,board_of_mine,held\n"));
  EXPECT_EQ(times("unknown-department"), 1) << render(found.sorted());
  EXPECT_TRUE(landed(file, "visit_event", event + "E2," + run + "," + run + ",2027-03-01,board_of_mines,held\n"));
  EXPECT_FALSE(
      landed(file, "visit_finding",
             "enterprise,visit_no,finding_no,matter,gravity,fined_by\nE2," + run + ",1,blastin,minor,boards\n"));
  EXPECT_EQ(times("unknown-matter"), 1) << render(found.sorted());
  EXPECT_FALSE(landed(file, "visit_days", "enterprise,visit_no,department,days\nE2," + run + ",boards,1\n"));
  EXPECT_EQ(times("unknown-department"), 1) << render(found.sorted());
}

TEST_F(TablesTaken, a_lead_without_a_part_in_the_visit_is_said) {
  const std::string file = copy("lead.db");
  EXPECT_TRUE(landed(
      file, "visit_event",
      "enterprise,visit_no,run,date,department,outcome\nE2," + run + "," + run + ",2027-03-01,parish:south,held\n"));
  EXPECT_EQ(times("not-its-part"), 1) << render(found.sorted());
}

TEST_F(TablesTaken, visits_of_others_name_matters_that_are_there_and_end_after_they_begin) {
  const std::string file = copy("others.db"), header = "enterprise,body,from,until,kind,matters\n";
  EXPECT_FALSE(landed(file, "commitment", header + "E1,x,2027-03-01,,inspection,ground;blastin\n"));
  EXPECT_EQ(times("unknown-matter"), 1) << render(found.sorted());
  EXPECT_FALSE(landed(file, "commitment", header + "E1,x,2027-03-10,2027-03-01,inspection,\n"));
  EXPECT_EQ(times("days-reversed"), 1) << render(found.sorted());
  EXPECT_TRUE(landed(file, "commitment", header + "E1,x,2027-03-01,2027-03-10,inspection,ground; blasting\n"));
}

TEST_F(TablesTaken, a_visit_that_is_added_says_who_else_comes) {
  const std::string file = copy("added.db");
  ASSERT_TRUE(landed(file, "commitment", "enterprise,body,from,kind,document\nE2,police,2027-06-01,fire,9/CA\n"));
  VisitTold told;
  told.database = file;
  told.run = run;
  told.enterprise = "E2";
  told.event = {
      {"ground", "direction"}, {"date", "2027-05-10"}, {"department", "board_of_mines"}, {"document", "CV 3"}};
  told.days = {{"board_of_mines", "1"}};
  told.on = *parse_day("2027-05-01");
  told.actor = "An";
  found = {};
  ASSERT_TRUE(add_visit(told, found)) << render(found.sorted());
  EXPECT_EQ(times("also-planned"), 2) << render(found.sorted());
  EXPECT_NE(render(found.sorted()).find("police comes to E2 on 2027-06-01 (fire, 9/CA)"), std::string::npos);
}

}  // namespace
}  // namespace inspectplan::usecase
