// A plan whose year has begun: what happened is neither planned away nor paid twice.
#include <gtest/gtest.h>

#include "audit_world.hpp"
#include "usecase/life/edit_plan.hpp"
#include "usecase/visits/visits.hpp"

namespace inspectplan::usecase {
namespace {

class UnderWayTest : public testing::AuditWorld {
 protected:
  // The visit of E1, which took three days.
  static void hold(const std::string& file) {
    VisitTold told;
    told.database = file;
    told.run = run;
    told.enterprise = "E1";
    told.event = {{"date", "2027-02-03"}, {"outcome", "held"}};
    told.days = {{"board_of_mines", "3"}};
    told.on = *parse_day("2027-02-05");
    told.actor = "An";
    Diagnostics found;
    ASSERT_TRUE(record_visit(told, found)) << render(found.sorted());
  }

  static std::string refusal(const std::string& file, const std::string& enterprise, const char* on) {
    EditRequest request;
    request.database = file;
    request.run = run;
    request.kind = "drop";
    request.enterprises = {enterprise};
    request.reason = request.by = request.document = "x";
    request.on = *parse_day(on);
    request.actor = "An";
    request.program_version = "test";
    Pool pool(1);
    Diagnostics diagnostics;
    if (edit_plan(request, pool, diagnostics, silent())) return "";
    return diagnostics.sorted().front().code;
  }
};

TEST_F(UnderWayTest, a_draft_is_not_planned_again_once_visits_of_it_took_place) {
  const std::string file = copy("held.db");
  EXPECT_EQ(refusal(copy("before.db"), "E2", "2027-02-10"), "");
  hold(file);
  EXPECT_EQ(refusal(file, "E1", "2027-02-10"), "visit-held");
  EXPECT_EQ(refusal(file, "E2", "2027-02-10"), "visit-held");
}

TEST_F(UnderWayTest, nor_once_visits_of_it_were_due) {
  EXPECT_EQ(refusal(copy("due.db"), "E2", "2027-12-31"), "period-over");
}

TEST_F(UnderWayTest, days_of_visits_that_took_place_are_not_planned_again) {
  const std::string file = copy("spent.db");
  Diagnostics none;
  const auto used_in_q1 = [&](const std::string& id) {
    return recorded_plan(file, id, none)->document.plan.departments.at(0).periods.at(0).used;
  };
  const auto findings = [&](const std::string& id) {
    std::vector<std::string> said;
    for (const plan::Finding& finding : recorded_plan(file, id, none)->document.plan.findings)
      if (finding.code == "days-spent") said.push_back(finding.message.en);
    return said;
  };
  EXPECT_TRUE(findings(run).empty());
  hold(file);
  const std::string anew = plan("freedonia@2027.1", file);
  ASSERT_EQ(findings(anew).size(), 1U);
  EXPECT_NE(findings(anew).front().find("visits that took place used 3 days"), std::string::npos)
      << findings(anew).front();
  EXPECT_GE(used_in_q1(anew), 3);
  Pool pool(1);
  EXPECT_TRUE(replay(file, anew, pool, none, silent())->equal);
  EXPECT_TRUE(replay(file, run, pool, none, silent())->equal);
}

}  // namespace
}  // namespace inspectplan::usecase
