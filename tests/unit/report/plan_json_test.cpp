#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sample.hpp"

namespace inspectplan::report {
namespace {

using Json = nlohmann::ordered_json;

std::string keys_of(const Json& object) {
  std::string out;
  for (const auto& [key, value] : object.items()) out += (out.empty() ? "" : " ") + key;
  return out;
}

// The contract of inspectplan.plan/1: these members in this order.
TEST(PlanJson, HasTheMembersOfTheFormat) {
  const Json plan = Json::parse(plan_json(sample::document(), sample::rules()));
  EXPECT_EQ(keys_of(plan),
            "format run year jurisdiction status approvals regime parameters ruleset register result_digest summary "
            "departments "
            "visits unmet quotas findings left_out prices");
  EXPECT_EQ(keys_of(plan["parameters"]), "as_of import seed effort capacity force");
  EXPECT_EQ(keys_of(plan["ruleset"]), "id version digest");
  EXPECT_EQ(keys_of(plan["register"]), "digest import");
  EXPECT_EQ(keys_of(plan["summary"]),
            "enterprises candidates mandatory visits joint_visits overlaps_avoided value upper_bound gap undecided");
  EXPECT_EQ(keys_of(plan["departments"][0]), "id name periods");
  EXPECT_EQ(keys_of(plan["departments"][0]["periods"][0]), "period capacity reserve used");
  EXPECT_EQ(
      keys_of(plan["visits"][0]),
      "enterprise name owner sites site_names kind mode matters lead coordinating period window inspector_days score "
      "score_low "
      "score_high range_exact tier mandates random exception exception_record sectors reasons basis");
  EXPECT_EQ(keys_of(plan["visits"][0]["window"]), "from until");
  EXPECT_EQ(keys_of(plan["visits"][0]["basis"][0]), "document at");
  EXPECT_EQ(keys_of(plan["unmet"][0]), "mandate enterprise why needs");
  EXPECT_EQ(keys_of(plan["quotas"][0]), "id department wanted achieved total");
  EXPECT_EQ(keys_of(plan["left_out"][0]), "enterprise name value why");
  EXPECT_EQ(keys_of(plan["findings"][0]), "code severity message");
}

TEST(PlanJson, SaysWhatThePlanSays) {
  const std::string text = plan_json(sample::document(), sample::rules(), 0);
  const Json plan = Json::parse(text);
  EXPECT_EQ(plan["format"], "inspectplan.plan/1");
  EXPECT_EQ(plan["run"], "R0001");
  EXPECT_EQ(plan["status"], "draft");
  EXPECT_EQ(plan["parameters"]["as_of"], "2026-12-31");
  EXPECT_EQ(plan["parameters"]["seed"], 18446744073709551615u);
  EXPECT_EQ(plan["parameters"]["capacity"], Json::parse(R"([{"department":"harbour","days":22}])"));
  EXPECT_EQ(plan["summary"]["visits"], 2);
  EXPECT_NE(text.find("\"value\":62.5,"), std::string::npos);
  const Json& visit = plan["visits"][0];
  EXPECT_EQ(visit["name"], "Cảng Đông \"Bắc\"");
  EXPECT_EQ(visit["window"], Json::parse(R"({"from":"2027-01-01","until":"2027-02-28"})"));
  EXPECT_EQ(visit["inspector_days"], Json::parse(R"({"harbour":4,"health":2,"village:017":1})"));
  EXPECT_NE(text.find(R"("score":62.5,"score_low":60,"score_high":71,"range_exact":true,"tier":"a")"),
            std::string::npos);
  EXPECT_EQ(visit["reasons"], Json::parse(R"([{"vi":"tai nạn chết người","en":"fatal accident"}])"));
  EXPECT_EQ(plan["unmet"][0]["needs"], Json::parse(R"({"harbour":3})"));
}

TEST(PlanJson, WritesNullForWhatIsNotKnown) {
  const Json plan = Json::parse(plan_json(sample::document(), sample::rules()));
  for (const char* name : {"upper_bound", "gap"}) EXPECT_TRUE(plan["summary"][name].is_null()) << name;
  const Json& visit = plan["visits"][1];
  for (const char* name : {"owner", "score", "tier", "exception"}) EXPECT_TRUE(visit[name].is_null()) << name;
  EXPECT_TRUE(plan["quotas"][0]["department"].is_null());
  EXPECT_EQ(visit["score_high"], 90);
  EXPECT_EQ(visit["name"], "");
  EXPECT_EQ(plan["visits"][0]["exception"], "one_check");
}

TEST(PlanJson, IsValidForAnEmptyPlan) {
  PlanDocument empty;
  empty.plan.year = 2027;
  const Json plan = Json::parse(plan_json(empty, sample::rules()));
  EXPECT_EQ(plan["visits"], Json::array());
  EXPECT_EQ(plan["summary"]["visits"], 0);
}

Digest digest_of(const PlanDocument& document) { return result_digest(document.plan, sample::rules()); }

TEST(ResultDigest, ChangesWithEveryPartOfTheResult) {
  const Digest base = digest_of(sample::document());
  const auto changed = [&](auto change) {
    PlanDocument document = sample::document();
    change(document.plan);
    return digest_of(document) != base;
  };
  EXPECT_TRUE(changed([](plan::Plan& p) { p.visits.pop_back(); }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.visits[0].period = "2027-Q2"; }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.visits[0].inspector_days["health"] = 3; }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.visits[0].score_high = {7101, 2}; }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.visits[0].window.until = from_civil(2027, 3, 1); }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.visits[1].random = false; }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.visits[0].name = "khác"; }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.unmet.clear(); }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.quotas[1].achieved = 2; }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.left_out.clear(); }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.findings.clear(); }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.departments[0].periods[0].reserve = 1; }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.undecided = 4; }));
  EXPECT_TRUE(changed([](plan::Plan& p) { p.year = 2028; }));
}

TEST(ResultDigest, DependsOnTheValueNotOnItsScale) {
  PlanDocument document = sample::document();
  document.plan.visits[0].score = {62500, 3};
  EXPECT_EQ(digest_of(document), digest_of(sample::document()));
}

TEST(ResultDigest, LeavesPersonalNamesOut) {
  ruleset::RuleSet rules = sample::rules();
  rules.schema.enterprise.fields[1].personal = true;
  PlanDocument blanked = sample::document();
  blanked.plan.visits[0].name.clear();
  blanked.plan.left_out[0].name.clear();
  EXPECT_EQ(result_digest(blanked.plan, rules), result_digest(sample::document().plan, rules));
}

}  // namespace
}  // namespace inspectplan::report
