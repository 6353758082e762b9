// What a change of rules does to the enterprises of a register.
#include "usecase/impact/impact.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "audit_world.hpp"

namespace inspectplan::usecase {
namespace {

using testing::AuditWorld;
using testing::rules_directory;
namespace fs = std::filesystem;

class ImpactTest : public AuditWorld {
 protected:
  static std::optional<Impact> impact_of(const std::string& other, bool plans = false) {
    ImpactRequest request;
    request.plan.session.rules = "freedonia@2027.1";
    request.plan.session.database = used;
    request.plan.session.year = 2027;
    request.other = other;
    request.plans = plans;
    request.size = "workers";
    Pool pool(2);
    Diagnostics diagnostics;
    const auto found = impact(request, pool, diagnostics, silent());
    EXPECT_TRUE(found) << render(diagnostics.sorted());
    return found;
  }
  static std::string with_population(const std::string& condition) {
    const std::string changed = path("population");
    fs::remove_all(changed);
    fs::copy(rules_directory, changed, fs::copy_options::recursive);
    std::string text = text_of(changed + "/ruleset.yaml");
    const std::size_t at = text.find("population:");
    if (at == std::string::npos)
      text += "  population: '" + condition + "'\n";
    else
      text.replace(at, text.find('\n', at) - at, "population: '" + condition + "'");
    std::ofstream(changed + "/ruleset.yaml") << text;
    return changed;
  }
};

TEST_F(ImpactTest, the_same_rules_move_nothing) {
  const auto found = impact_of(rules_directory);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->enterprises, 2u);
  EXPECT_TRUE(found->moved.empty());
  EXPECT_TRUE(found->counts.empty());
}

TEST_F(ImpactTest, a_sector_that_is_gone_is_counted) {
  const std::string changed = path("changed");
  fs::copy(rules_directory, changed, fs::copy_options::recursive);
  std::string risk = text_of(changed + "/risk.yaml");
  const std::size_t at = risk.find("when: ", risk.find("sectors:"));
  ASSERT_NE(at, std::string::npos);
  const std::size_t end = risk.find('\'', risk.find('\'', at) + 1);
  std::ofstream(changed + "/risk.yaml") << risk.replace(at, end + 1 - at, "when: 'workers > 5000'");
  const auto found = impact_of(changed);
  ASSERT_TRUE(found);
  std::size_t out = 0;
  for (const auto& [what, count] : found->counts)
    if (what.ends_with(": out")) out += count;
  EXPECT_GT(out, 0u);
}

TEST_F(ImpactTest, the_same_rules_change_no_plan) {
  const auto found = impact_of(rules_directory, true);
  ASSERT_TRUE(found && found->plan);
  EXPECT_GT(found->plan->visits.before, 0u);
  EXPECT_EQ(found->plan->visits.before, found->plan->visits.after);
  EXPECT_EQ(found->plan->value_before, found->plan->value_after);
  EXPECT_TRUE(found->plan->passages.empty());
}

// E1 (120 workers) and E2 (20) are planned; the other rules know only enterprises of 100 and more.
TEST_F(ImpactTest, who_leaves_the_population_leaves_the_plans_and_is_named) {
  const auto found = impact_of(with_population("workers >= 100"), true);
  ASSERT_TRUE(found && found->plan);
  const PlanImpact& plan = *found->plan;
  EXPECT_EQ(plan.visits.before, 2u);
  EXPECT_EQ(plan.visits.after, 1u);
  ASSERT_FALSE(plan.passages.empty());
  for (const Passage& one : plan.passages) {
    EXPECT_EQ(one.enterprise, "E2");
    EXPECT_EQ(one.name, "Mỏ \"2\"");
    EXPECT_NE(one.before, "");
    EXPECT_EQ(one.after, "");
  }
  EXPECT_EQ(plan.sizes.at("100–499").after, 1u);
  EXPECT_EQ(plan.sizes.at("10–49").before, 1u);
  EXPECT_EQ(plan.sizes.at("10–49").after, 0u);
  EXPECT_EQ(plan.places.at("north").before, 2u);
  std::string text = report::to_csv(impact_sheet(*found, 0));
  EXPECT_NE(text.find("leaves,board_of_mines,E2,\"Mỏ \"\"2\"\"\",lead,\n"), std::string::npos) << text;
  EXPECT_NE(text.find("total,visits,,,2,1"), std::string::npos) << text;
  EXPECT_NE(impact_json(*found).find("\"change\": \"leaves\""), std::string::npos);
  EXPECT_EQ(recorded_runs(used).size(), 1u) << "nothing is recorded";
}

TEST_F(ImpactTest, scores_alone_are_those_that_plans_are_made_from) {
  const std::string other = with_population("workers >= 100");
  const auto alone = impact_of(other), whole = impact_of(other, true);
  ASSERT_TRUE(alone && whole);
  EXPECT_EQ(alone->counts.at("population: out"), 1u) << "E2, whose score nobody knows";
  EXPECT_EQ(alone->counts, whole->counts);
  ASSERT_EQ(alone->moved.size(), whole->moved.size());
  for (std::size_t i = 0; i < alone->moved.size(); ++i) {
    const Moved &a = alone->moved[i], &b = whole->moved[i];
    EXPECT_EQ(std::tie(a.enterprise, a.old_score, a.new_score, a.old_tier, a.new_tier),
              std::tie(b.enterprise, b.old_score, b.new_score, b.old_tier, b.new_tier));
  }
}

TEST_F(ImpactTest, a_table_for_people_says_how_many_names_it_cut) {
  Impact many{"a", "b", 9, 3, 0, {}, {}, {}};
  for (const char* id : {"E1", "E2", "E3"}) many.moved.push_back({id, "", "1", "2", "low", "low"});
  EXPECT_EQ(impact_sheet(many, 2).rows.back()[1], "1 more: --format csv");
  EXPECT_EQ(impact_sheet(many, 0).rows.size(), impact_sheet(many, 3).rows.size());
}

TEST(SizeClass, has_steps_of_one_and_five) {
  const std::vector<std::pair<std::int64_t, std::string>> cases = {
      {-1, ""},      {0, "0"},      {1, "1–9"},       {9, "1–9"},       {10, "10–49"},
      {49, "10–49"}, {50, "50–99"}, {100, "100–499"}, {999, "500–999"}, {1000, "1000–4999"}};
  for (const auto& [whole, text] : cases) EXPECT_EQ(size_class(whole), text) << whole;
  EXPECT_NE(size_class(INT64_MAX), "");
}

}  // namespace
}  // namespace inspectplan::usecase
