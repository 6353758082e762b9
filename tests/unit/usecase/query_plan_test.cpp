// Questions about a recorded plan: each answer against the plan itself.
#include "usecase/query/query_plan.hpp"

#include "audit_world.hpp"
#include "usecase/query/search_text.hpp"

namespace inspectplan::usecase {
namespace {

using testing::AuditWorld;

class QueryPlanTest : public AuditWorld {
 protected:
  std::optional<report::QueryTable> ask(PlanQuestion question, PlanFilter filter = {}, std::string by = "tier") {
    Pool pool(1);
    diagnostics = {};
    return query_plan({used, run, question, std::move(filter), std::move(by), "", Language::en}, pool, diagnostics,
                      silent());
  }
  static std::vector<std::string> column(const report::QueryTable& table, const std::string& id) {
    const report::Sheet sheet = report::query_sheet(table, Language::en);
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (table.columns[i].id == id)
        for (const auto& row : sheet.rows) cells.push_back(row[i]);
    return cells;
  }
  static PlanFilter searching(std::string words) {
    PlanFilter filter;
    filter.search = std::move(words);
    return filter;
  }
  static std::string plan_with(int year, std::int64_t days) {
    PlanRequest request;
    request.session.rules = "freedonia@2027.1";
    request.session.database = used;
    request.session.year = year;
    request.actor = "An";
    request.program_version = "test";
    request.capacity = {{"board_of_mines", days}};
    Pool pool(1);
    Diagnostics diagnostics;
    const auto result = usecase::plan(request, pool, diagnostics, silent());
    EXPECT_TRUE(result) << render(diagnostics.sorted());
    return result ? result->document.run.id : "";
  }
  bool has_finding(const std::string& code) const {
    const std::vector<Diagnostic> found = diagnostics.sorted();
    return std::any_of(found.begin(), found.end(), [&](const Diagnostic& one) { return one.code == code; });
  }
  std::string remedy() const {
    std::string hints;
    for (const Diagnostic& one : diagnostics.sorted())
      if (one.code == "unknown-name") hints += one.hint;
    return hints;
  }
  plan::Plan planned() {
    Diagnostics none;
    return recorded_plan(used, run, none)->document.plan;
  }
  Diagnostics diagnostics;
};

TEST_F(QueryPlanTest, visits_are_those_of_the_plan) {
  const auto table = ask(PlanQuestion::visits);
  ASSERT_TRUE(table);
  std::vector<std::string> keys;
  for (const plan::Visit& visit : planned().visits) keys.push_back(visit.enterprise);
  ASSERT_FALSE(keys.empty());
  EXPECT_EQ(column(*table, "enterprise"), keys);
  EXPECT_EQ(table->source.run, run);
  EXPECT_EQ(table->source.version, "2027.1");
  EXPECT_EQ(to_string(table->source.as_of.value()), "2026-11-01");
}

TEST_F(QueryPlanTest, enterprises_are_those_that_the_register_holds) {
  // E3 is gone with the second import, a snapshot. In the order of names: Mỏ "2", Mỏ 1.
  EXPECT_EQ(column(*ask(PlanQuestion::enterprises), "enterprise"), (std::vector<std::string>{"E2", "E1"}));
}

TEST_F(QueryPlanTest, words_are_found_whatever_their_case_and_marks) {
  const auto found = [&](const char* words) {
    return column(*ask(PlanQuestion::enterprises, searching(words)), "enterprise");
  };
  const std::vector<std::string> both = {"E2", "E1"}, first = {"E1"}, second = {"E2"}, none;
  EXPECT_EQ(found("mo"), both);
  EXPECT_EQ(found("MỎ"), both);
  EXPECT_EQ(found("mo\xCC\x89"), both);  // NFD
  EXPECT_EQ(found("mo 2"), second);
  EXPECT_EQ(found("e1"), first);
  EXPECT_EQ(found("o2"), second);       // the owner
  EXPECT_EQ(found("mo OR kho"), none);  // no operator
  EXPECT_EQ(found("\"; drop table"), none);
  EXPECT_FALSE(ask(PlanQuestion::enterprises, searching("* - ( ) \" '")));  // no word at all
  EXPECT_TRUE(has_finding("nothing-to-search"));
}

// A place without enterprises is an answer, one that nobody has heard of a slip of the pen.
TEST_F(QueryPlanTest, a_place_that_nobody_knows_is_refused) {
  PlanFilter filter;
  filter.place = "99999";
  EXPECT_FALSE(ask(PlanQuestion::enterprises, filter));
  EXPECT_TRUE(has_finding("unknown-name"));
}

TEST_F(QueryPlanTest, groups_add_up) {
  const auto table = ask(PlanQuestion::coverage);
  ASSERT_TRUE(table);
  const auto sum = [&](const char* id) {
    std::int64_t total = 0;
    for (const std::string& cell : column(*table, id)) total += std::stoll(cell);
    return total;
  };
  EXPECT_EQ(sum("enterprises"), 2);
  EXPECT_EQ(sum("visits"), static_cast<std::int64_t>(planned().visits.size()));
  EXPECT_EQ(sum("visits"), sum("mandated") + sum("drawn") + sum("by_score"));
}

TEST_F(QueryPlanTest, coverage_counts_what_is_asked_and_the_hits_of_the_past) {
  Pool pool(1);
  PlanQuery query{used, run, PlanQuestion::coverage, {}, "tier", "", Language::en};
  query.count = {"large=workers >= 100", "silent=workers = null"};
  query.hits = "accident[killed > 0]";
  const auto table = query_plan(query, pool, diagnostics, silent());
  ASSERT_TRUE(table) << render(diagnostics.sorted());
  const auto sum = [&](const char* id) {
    std::int64_t total = 0;
    for (const std::string& cell : column(*table, id)) total += std::stoll(cell);
    return total;
  };
  EXPECT_EQ(sum("large"), 1);
  EXPECT_LE(sum("large_visited"), sum("large"));
  EXPECT_EQ(sum("silent"), 0);
  EXPECT_EQ(sum("looked_at"), 1);
  EXPECT_EQ(sum("hits"), 1);
  query.count = {"later=as_of > date(\"2000-01-01\")"};
  const auto later = query_plan(query, pool, diagnostics, silent());
  ASSERT_TRUE(later) << render(diagnostics.sorted());
  std::int64_t enterprises = 0;
  for (const std::string& cell : column(*later, "later")) enterprises += std::stoll(cell);
  EXPECT_EQ(enterprises, 2);
  query.count = {"large"};
  EXPECT_FALSE(query_plan(query, pool, diagnostics, silent()));
  query.count = {};
  query.hits = "accident";
  EXPECT_FALSE(query_plan(query, pool, diagnostics, silent()));
}

TEST_F(QueryPlanTest, numbers_are_grouped_by_magnitude_in_order) {
  const auto table = ask(PlanQuestion::coverage, {}, "workers");
  ASSERT_TRUE(table);
  EXPECT_EQ(column(*table, "name"), (std::vector<std::string>{"10…99", "100…999"}));
}

TEST_F(QueryPlanTest, what_nobody_knows_is_refused_with_the_nearest) {
  PlanFilter filter;
  filter.department = "board_of_mine";
  EXPECT_FALSE(ask(PlanQuestion::visits, filter));
  EXPECT_EQ(remedy(), "did you mean board_of_mines?");
  EXPECT_FALSE(ask(PlanQuestion::coverage, {}, "worker"));
  EXPECT_EQ(remedy(), "did you mean workers?");
}

TEST_F(QueryPlanTest, who_enters_and_who_leaves_against_another_plan) {
  const std::string without = plan_with(2027, 0);
  Pool pool(1);
  PlanQuery query{used, run, PlanQuestion::changes, {}, "tier", without, Language::en};
  const auto entered = query_plan(query, pool, diagnostics, silent());
  ASSERT_TRUE(entered) << render(diagnostics.sorted());
  const std::size_t visits = planned().visits.size();
  EXPECT_EQ(column(*entered, "change"), std::vector<std::string>(visits, "enters"));
  std::swap(query.run, query.against);
  const auto left = query_plan(query, pool, diagnostics, silent());
  EXPECT_EQ(column(*left, "change"), std::vector<std::string>(visits, "leaves"));
  query.against = query.run;
  EXPECT_TRUE(query_plan(query, pool, diagnostics, silent())->rows.empty());
  query.against = "R9999";
  EXPECT_FALSE(query_plan(query, pool, diagnostics, silent()));
}

TEST_F(QueryPlanTest, who_is_visited_in_the_same_quarter_of_another_year_does_not_move) {
  const std::string next = plan_with(2028, 40), now = plan_with(2027, 40);
  const auto visits = [&](const std::string& id) {
    Diagnostics none;
    std::map<std::string, std::string> quarters;
    const auto plan = recorded_plan(used, id, none);
    for (const plan::Visit& visit : plan.value().document.plan.visits)
      quarters[visit.enterprise] = visit.period.substr(4);
    return quarters;
  };
  ASSERT_FALSE(visits(now).empty());
  Pool pool(1);
  const auto table =
      query_plan({used, next, PlanQuestion::changes, {}, "tier", now, Language::en}, pool, diagnostics, silent());
  ASSERT_TRUE(table) << render(diagnostics.sorted());
  std::vector<std::string> expected;
  const auto before = visits(now), after = visits(next);
  for (const char* enterprise : {"E1", "E2"}) {
    const auto was = before.find(enterprise), is = after.find(enterprise);
    const bool both = was != before.end() && is != after.end();
    if (both ? was->second != is->second : (was != before.end()) != (is != after.end())) expected.push_back(enterprise);
  }
  EXPECT_EQ(column(*table, "enterprise"), expected);
  EXPECT_TRUE(std::any_of(after.begin(), after.end(), [&](const auto& visit) {
    return before.contains(visit.first) && before.at(visit.first) == visit.second;
  })) << "no visit stands in the same quarter of both years: this test shows nothing";
}

TEST_F(QueryPlanTest, json_has_numbers_as_numbers_and_null_where_nothing_is_known) {
  const std::string json = report::query_json(*ask(PlanQuestion::enterprises));
  EXPECT_NE(json.find("\"enterprise\": \"E1\""), std::string::npos) << json;
  EXPECT_EQ(json.find("\"score_low\": \""), std::string::npos) << json;
}

}  // namespace
}  // namespace inspectplan::usecase
