#include "usecase/life/difference.hpp"

#include <algorithm>
#include <map>

#include "plan/sites.hpp"

namespace inspectplan::usecase {

Scaled PlanDifference::cost() const {
  const int scale = std::max(value_before.scale, value_after.scale);
  return {rescale(value_before, scale).value() - rescale(value_after, scale).value(), scale};
}

bool same_visit(const plan::Visit& a, const plan::Visit& b) {
  return a.lead == b.lead && a.period == b.period && a.window.until == b.window.until;
}

std::vector<BothVisits> both_by_site(const std::vector<plan::Visit>& before, const std::vector<plan::Visit>& after) {
  std::map<std::string, BothVisits> both;
  for (const auto& [enterprise, visit] : plan::by_site(before)) both[enterprise] = {enterprise, visit, nullptr};
  for (const auto& [enterprise, visit] : plan::by_site(after)) {
    both[enterprise].enterprise = enterprise;
    both[enterprise].after = visit;
  }
  std::vector<BothVisits> list;
  for (auto& [enterprise, one] : both) list.push_back(std::move(one));
  return list;
}

PlanDifference difference_of(const plan::Plan& before, const plan::Plan& after, const std::set<std::string>& by_hand) {
  PlanDifference difference;
  difference.value_before = before.value;
  difference.value_after = after.value;
  difference.visits_before = static_cast<std::int64_t>(before.visits.size());
  difference.visits_after = static_cast<std::int64_t>(after.visits.size());
  difference.unmet_before = static_cast<std::int64_t>(before.unmet.size());
  difference.unmet_after = static_cast<std::int64_t>(after.unmet.size());
  using Kind = PlanDifference::Kind;
  for (const BothVisits& both : both_by_site(before.visits, after.visits)) {
    if (both.before && both.after && same_visit(*both.before, *both.after)) continue;
    PlanDifference::Change change{!both.before  ? Kind::enters
                                  : !both.after ? Kind::leaves
                                                : Kind::moves,
                                  both.enterprise,
                                  plan::name_at(both.any(), both.enterprise),
                                  {},
                                  {},
                                  by_hand.contains(both.enterprise)};
    if (both.before) change.before = *both.before;
    if (both.after) change.after = *both.after;
    difference.changes.push_back(std::move(change));
  }
  return difference;
}

const char* name_of(PlanDifference::Kind kind) {
  return kind == PlanDifference::Kind::enters ? "enters" : kind == PlanDifference::Kind::leaves ? "leaves" : "moves";
}

namespace {

void write_visit(JsonWriter& json, const char* name, const plan::Visit& visit, bool there) {
  json.key(name);
  if (!there) {
    json.null();
    return;
  }
  json.begin_object().member("lead", visit.lead).member("period", visit.period);
  json.member("score", visit.score).key("mandates").begin_array();
  for (const std::string& mandate : visit.mandates) json.string(mandate);
  json.end_array().end_object();
}

}  // namespace

void write(JsonWriter& json, const PlanDifference& difference) {
  json.key("value").begin_object().member("before", difference.value_before).member("after", difference.value_after);
  json.member("cost", difference.cost()).end_object();
  json.key("visits").begin_object().member("before", difference.visits_before);
  json.member("after", difference.visits_after).end_object();
  json.key("unmet").begin_object().member("before", difference.unmet_before);
  json.member("after", difference.unmet_after).end_object();
  json.key("changes").begin_array();
  for (const PlanDifference::Change& change : difference.changes) {
    json.begin_object().member("change", name_of(change.kind)).member("enterprise", change.enterprise);
    json.member("name", change.name).member("by_hand", change.by_hand);
    write_visit(json, "before", change.before, change.kind != PlanDifference::Kind::enters);
    write_visit(json, "after", change.after, change.kind != PlanDifference::Kind::leaves);
    json.end_object();
  }
  json.end_array();
}

}  // namespace inspectplan::usecase
