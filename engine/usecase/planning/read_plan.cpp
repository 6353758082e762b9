#include "usecase/planning/read_plan.hpp"

#include <algorithm>
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

// Null in a part of a plan: withheld.
template <class Value>
Value given(const Json& json) {
  return json.is_null() ? Value{} : json.get<Value>();
}

template <class Item, class Read>
std::vector<Item> read_list(const Json& json, const Read& read) {
  std::vector<Item> items;
  for (const Json& one : json) items.push_back(read(one));
  return items;
}

void read_grounds(const Json& json, plan::Visit& visit) {
  visit.score_known = !json.at("score").is_null();
  visit.score = read_scaled(json.at("score"));
  visit.score_low = read_scaled(json.at("score_low"));
  visit.score_high = read_scaled(json.at("score_high"));
  visit.range_exact = given<bool>(json.at("range_exact"));
  visit.tier = text_or_empty(json.at("tier"));
  visit.mandates = given<std::vector<std::string>>(json.at("mandates"));
  visit.random = given<bool>(json.at("random"));
  visit.exception = text_or_empty(json.at("exception"));
  // Runs recorded before papers were kept have none.
  if (const auto record = json.find("exception_record"); record != json.end())
    visit.exception_record = text_or_empty(*record);
  visit.sectors = json.at("sectors").get<std::vector<std::string>>();
  visit.reasons = read_list<Label>(json.at("reasons"), read_label);
  if (const auto others = json.find("others"); others != json.end())
    for (const Json& other : *others) visit.others.push_back(read_label(other));
  for (const Json& basis : json.at("basis"))
    visit.basis.push_back({basis.at("document").get<std::string>(), basis.at("at").get<std::string>(), {}});
}

// Names stand beside the keys only where there are several sites, and never in runs recorded before they were kept.
std::vector<plan::Site> read_sites(const Json& json) {
  std::vector<plan::Site> sites;
  for (const Json& enterprise : json.at("sites")) sites.push_back({enterprise.get<std::string>(), ""});
  if (sites.size() == 1) sites.front().name = text_or_empty(json.at("name"));
  const auto names = json.find("site_names");
  for (std::size_t i = 0; names != json.end() && i < sites.size() && i < names->size(); ++i)
    sites[i].name = text_or_empty(names->at(i));
  return sites;
}

std::vector<plan::TeamValue> read_for_team(const Json& json) {
  std::vector<plan::TeamValue> values;
  for (const auto& [enterprise, told] : json.items())
    for (const auto& [derived, value] : told.items())
      values.push_back({enterprise, derived, value.is_null() ? std::nullopt : std::optional(read_scaled(value))});
  return values;
}

plan::Visit read_visit(const Json& json) {
  plan::Visit visit;
  visit.enterprise = json.at("enterprise").get<std::string>();
  visit.name = text_or_empty(json.at("name"));
  visit.owner = text_or_empty(json.at("owner"));
  visit.sites = read_sites(json);
  visit.kind = json.at("kind").get<std::string>();
  visit.mode = json.at("mode").get<std::string>();
  visit.matters = json.at("matters").get<std::vector<std::string>>();
  visit.lead = json.at("lead").get<std::string>();
  visit.coordinating = json.at("coordinating").get<std::vector<std::string>>();
  visit.period = json.at("period").get<std::string>();
  visit.window = {read_day(json.at("window").at("from")), read_day(json.at("window").at("until"))};
  visit.inspector_days = read_days(json.at("inspector_days"));
  read_grounds(json, visit);
  if (const auto told = json.find("for_team"); told != json.end()) visit.for_team = read_for_team(*told);
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

plan::Unmet read_unmet(const Json& json) {
  return {json.at("mandate").get<std::string>(), json.at("enterprise").get<std::string>(), read_label(json.at("why")),
          read_days(json.at("needs"))};
}

plan::LeftOut read_left_out(const Json& json) {
  return {json.at("enterprise").get<std::string>(), json.at("name").get<std::string>(), read_scaled(json.at("value")),
          read_label(json.at("why"))};
}

plan::Finding read_finding(const Json& json) {
  return {json.at("code").get<std::string>(), json.at("severity").get<std::string>(), read_label(json.at("message"))};
}

std::vector<plan::Inversion> read_inversions(const Json& json) {
  std::vector<plan::Inversion> inversions;
  for (const Json& one : json)
    inversions.push_back({one.at("enterprise").get<std::string>(), one.at("name").get<std::string>(),
                          read_scaled(one.at("score")), one.at("passed_by").get<std::string>(),
                          read_scaled(one.at("passed_by_score")), read_label(one.at("why"))});
  return inversions;
}

void read_summary(const Json& json, plan::Plan& plan) {
  plan.enterprises = given<std::int64_t>(json.at("enterprises"));
  plan.candidates = given<std::int64_t>(json.at("candidates"));
  plan.mandatory = given<std::int64_t>(json.at("mandatory"));
  plan.joint_visits = json.at("joint_visits").get<std::int64_t>();
  plan.overlaps_avoided = given<std::int64_t>(json.at("overlaps_avoided"));
  plan.undecided = given<std::int64_t>(json.at("undecided"));
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
  plan.unmet = read_list<plan::Unmet>(json.at("unmet"), read_unmet);
  plan.quotas = read_list<plan::QuotaUse>(json.at("quotas"), read_quota);
  plan.left_out = read_list<plan::LeftOut>(json.at("left_out"), read_left_out);
  plan.findings = read_list<plan::Finding>(json.at("findings"), read_finding);
  if (const auto inversions = json.find("inversions"); inversions != json.end())
    plan.inversions = read_inversions(*inversions);
  if (const auto file = json.find("made_elsewhere"); file != json.end()) plan.made_elsewhere = file->get<std::string>();
  // Runs recorded before prices were kept have none.
  if (const auto prices = json.find("prices"); prices != json.end() && !prices->is_null())
    plan.prices = read_prices(*prices);
  return plan;
}

// Parts written before format 2 have null for sums and ranges alone.
report::Withheld withheld_from(const Json& json) {
  const Json& visits = json.at("visits");
  const auto any = [&visits](const char* member) {
    return std::any_of(visits.begin(), visits.end(), [&](const Json& visit) { return visit.at(member).is_null(); });
  };
  return {json.at("summary").at("enterprises").is_null(), any("range_exact"), any("mandates"), any("name")};
}

}  // namespace

report::Withheld read_withheld(const std::string& text) { return withheld_from(Json::parse(text)); }

plan::Plan read_plan(const std::string& text) try {
  return read(Json::parse(text));
} catch (const nlohmann::json::exception& error) {
  throw EnvironmentError(std::string("a recorded plan cannot be read: ") + error.what());
}

}  // namespace inspectplan::usecase
