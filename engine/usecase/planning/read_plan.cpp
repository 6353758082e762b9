#include "usecase/planning/read_plan.hpp"

#include <nlohmann/json.hpp>

#include "base/error.hpp"

namespace inspectplan::usecase {
namespace {

using Json = nlohmann::ordered_json;

std::string text_or_empty(const Json& json) { return json.is_null() ? "" : json.get<std::string>(); }

Label read_label(const Json& json) { return {json.at("vi").get<std::string>(), json.at("en").get<std::string>()}; }

// Decimals of a plan have few digits: a double keeps all of them, and its shortest text is the text written.
Scaled read_scaled(const Json& json) {
  if (json.is_null()) return {};
  const auto number = parse_scaled(json.is_string() ? json.get<std::string>() : json.dump());
  if (!number) throw EnvironmentError("a recorded plan has a number that cannot be read: " + json.dump());
  return *number;
}

std::optional<Day> read_day(const Json& json) {
  return json.is_null() ? std::nullopt : parse_day(json.get<std::string>());
}

std::map<std::string, std::int64_t> read_days(const Json& json) {
  std::map<std::string, std::int64_t> days;
  for (const auto& [department, count] : json.items()) days[department] = count.get<std::int64_t>();
  return days;
}

void read_grounds(const Json& json, plan::Visit& visit) {
  visit.score_known = !json.at("score").is_null();
  visit.score = read_scaled(json.at("score"));
  visit.score_low = read_scaled(json.at("score_low"));
  visit.score_high = read_scaled(json.at("score_high"));
  visit.range_exact = json.at("range_exact") == true;  // null: withheld
  visit.tier = text_or_empty(json.at("tier"));
  visit.mandates = json.at("mandates").get<std::vector<std::string>>();
  visit.random = json.at("random").get<bool>();
  visit.exception = text_or_empty(json.at("exception"));
  // Runs recorded before papers were kept have none.
  if (const auto record = json.find("exception_record"); record != json.end())
    visit.exception_record = text_or_empty(*record);
  visit.sectors = json.at("sectors").get<std::vector<std::string>>();
  for (const Json& reason : json.at("reasons")) visit.reasons.push_back(read_label(reason));
  if (const auto others = json.find("others"); others != json.end())
    for (const Json& other : *others) visit.others.push_back(read_label(other));
  for (const Json& basis : json.at("basis"))
    visit.basis.push_back({basis.at("document").get<std::string>(), basis.at("at").get<std::string>(), {}});
}

plan::Visit read_visit(const Json& json) {
  plan::Visit visit;
  visit.enterprise = json.at("enterprise").get<std::string>();
  visit.name = json.at("name").get<std::string>();
  visit.owner = text_or_empty(json.at("owner"));
  visit.sites = json.at("sites").get<std::vector<std::string>>();
  visit.kind = json.at("kind").get<std::string>();
  visit.mode = json.at("mode").get<std::string>();
  visit.matters = json.at("matters").get<std::vector<std::string>>();
  visit.lead = json.at("lead").get<std::string>();
  visit.coordinating = json.at("coordinating").get<std::vector<std::string>>();
  visit.period = json.at("period").get<std::string>();
  visit.window = {read_day(json.at("window").at("from")), read_day(json.at("window").at("until"))};
  visit.inspector_days = read_days(json.at("inspector_days"));
  read_grounds(json, visit);
  return visit;
}

plan::DepartmentPlan read_department(const Json& json) {
  plan::DepartmentPlan department{json.at("id").get<std::string>(), read_label(json.at("name")), {}};
  for (const Json& use : json.at("periods"))
    department.periods.push_back({use.at("period").get<std::string>(), use.at("capacity").get<std::int64_t>(),
                                  use.at("reserve").get<std::int64_t>(), use.at("used").get<std::int64_t>()});
  return department;
}

plan::QuotaUse read_quota(const Json& json) {
  plan::QuotaUse quota{json.at("id").get<std::string>(), text_or_empty(json.at("department")),
                       json.at("wanted").get<std::int64_t>(), json.at("achieved").get<std::int64_t>(),
                       json.at("total").get<std::int64_t>()};
  if (const auto part = json.find("part"); part != json.end()) quota.part = part->get<std::string>();
  if (const auto most = json.find("most"); most != json.end()) quota.most = most->get<std::int64_t>();
  return quota;
}

std::vector<plan::Inversion> read_inversions(const Json& json) {
  std::vector<plan::Inversion> inversions;
  for (const Json& one : json)
    inversions.push_back({one.at("enterprise").get<std::string>(), one.at("name").get<std::string>(),
                          read_scaled(one.at("score")), one.at("passed_by").get<std::string>(),
                          read_scaled(one.at("passed_by_score")), read_label(one.at("why"))});
  return inversions;
}

// Null in a part of a plan: withheld.
std::int64_t count_or_zero(const Json& json) { return json.is_null() ? 0 : json.get<std::int64_t>(); }

void read_summary(const Json& json, plan::Plan& plan) {
  plan.enterprises = count_or_zero(json.at("enterprises"));
  plan.candidates = count_or_zero(json.at("candidates"));
  plan.mandatory = count_or_zero(json.at("mandatory"));
  plan.joint_visits = json.at("joint_visits").get<std::int64_t>();
  plan.overlaps_avoided = count_or_zero(json.at("overlaps_avoided"));
  plan.undecided = count_or_zero(json.at("undecided"));
  if (const Json& value = json.at("value"); !value.is_null()) plan.value = read_scaled(value);
  if (const Json& bound = json.at("upper_bound"); !bound.is_null()) plan.upper_bound = read_scaled(bound);
  if (const auto stay = json.find("stay"); stay != json.end())
    plan.stay = plan::Stay{read_scaled(stay->at("price")), stay->at("kept").get<std::int64_t>()};
}

plan::PriceList read_prices(const Json& json) {
  plan::PriceList prices;
  prices.scale = json.at("scale").get<std::int64_t>();
  for (const auto& [department, periods] : json.at("departments").items()) prices.days[department] = read_days(periods);
  prices.groups = read_days(json.at("groups"));
  prices.floors = read_days(json.at("floors"));
  if (const auto ceilings = json.find("ceilings"); ceilings != json.end()) prices.ceilings = read_days(*ceilings);
  return prices;
}

plan::Plan read(const Json& json) {
  if (json.at("format") != "inspectplan.plan/1")
    throw EnvironmentError("a recorded plan has the format " + json.at("format").dump() +
                           ", which this program does not know");
  plan::Plan plan;
  plan.year = json.at("year").get<int>();
  read_summary(json.at("summary"), plan);
  if (const Json& effort = json.at("parameters").at("effort"); !effort.is_null())
    plan.effort = effort.get<std::uint64_t>();
  for (const Json& department : json.at("departments")) plan.departments.push_back(read_department(department));
  for (const Json& visit : json.at("visits")) plan.visits.push_back(read_visit(visit));
  for (const Json& unmet : json.at("unmet"))
    plan.unmet.push_back({unmet.at("mandate").get<std::string>(), unmet.at("enterprise").get<std::string>(),
                          read_label(unmet.at("why")), read_days(unmet.at("needs"))});
  for (const Json& quota : json.at("quotas")) plan.quotas.push_back(read_quota(quota));
  for (const Json& left : json.at("left_out"))
    plan.left_out.push_back({left.at("enterprise").get<std::string>(), left.at("name").get<std::string>(),
                             read_scaled(left.at("value")), read_label(left.at("why"))});
  for (const Json& finding : json.at("findings"))
    plan.findings.push_back({finding.at("code").get<std::string>(), finding.at("severity").get<std::string>(),
                             read_label(finding.at("message"))});
  if (const auto inversions = json.find("inversions"); inversions != json.end())
    plan.inversions = read_inversions(*inversions);
  if (const auto file = json.find("made_elsewhere"); file != json.end()) plan.made_elsewhere = file->get<std::string>();
  // Runs recorded before prices were kept have none.
  if (const auto prices = json.find("prices"); prices != json.end() && !prices->is_null())
    plan.prices = read_prices(*prices);
  return plan;
}

}  // namespace

plan::Plan read_plan(const std::string& text) try {
  return read(Json::parse(text));
} catch (const nlohmann::json::exception& error) {
  throw EnvironmentError(std::string("a recorded plan cannot be read: ") + error.what());
}

}  // namespace inspectplan::usecase
