#include <algorithm>
#include <map>

#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

constexpr std::int64_t most_stay_price = 1'000'000;

bool is_price(const Scaled& amount) {
  return amount.value >= 0 && Wide{amount.value} <= Wide{most_stay_price} * power_of_ten(amount.scale);
}

class PlanningReader {
 public:
  PlanningReader(const yaml::Node& section, Reading& reading)
      : reading_(reading), planning_(reading.rules.planning), fields_(section, "planning", reading.reader) {}

  void read() {
    read_aside(fields_, "planning", reading_);
    if (const yaml::Node* periods = fields_.find("periods")) {
      planning_.periods = reader().one_of(*periods, {"month", "quarter", "half", "year"}).value_or("quarter");
    }
    if (const yaml::Node* objective = fields_.find("objective"))
      if (reader().one_of(*objective, {"risk", "strict"}) == "strict") planning_.objective = Objective::strict;
    field_name("territory", planning_.territory_field);
    field_name("owner", planning_.owner_field);
    field_name("name", planning_.name_field);
    if (const yaml::Node* regime = fields_.find("regime")) read_regime(*regime);
    if (const yaml::Node* order = fields_.find("lead_order")) read_lead_order(*order);
    read_last_visit();
    Computation& rest = reading_.begin(Stage::planning, "", 0, fields_.place());
    read_value(rest);
    read_day("first_day", rest, &Planning::first_day);
    read_day("last_day", rest, &Planning::last_day);
    read_reserve();
    read_stay();
    read_random(rest);
    each("workload", [&](const yaml::Node& node) { read_workload(node, rest); });
    each("caps", [&](const yaml::Node& node) { read_cap(node, rest); });
    if (const yaml::Node* shared = fields_.find("shared_visit")) read_shared_visit(*shared);
    each("quotas", [&](const yaml::Node& node) { read_quota(node, rest); });
    each("blackouts", [&](const yaml::Node& node) { read_blackout(node, "blackouts", planning_.blackouts, reading_); });
    read_life(fields_, reading_);
    fields_.finish();
  }

 private:
  Reader& reader() { return reading_.reader; }

  void field_name(std::string_view key, std::string& target) { field_name(fields_, key, target); }

  void field_name(Fields& fields, std::string_view key, std::string& target) {
    if (const yaml::Node* node = fields.find(key)) enterprise_field(*node, target);
  }

  void enterprise_field(const yaml::Node& node, std::string& target) {
    const std::string* name = reader().text(node);
    if (!name) return;
    target = *name;
    const column::TableSchema& enterprise = reading_.rules.schema.enterprise;
    if (enterprise.find(*name)) return;
    std::vector<std::string> names;
    names.reserve(enterprise.fields.size());
    for (const column::Field& field : enterprise.fields) names.push_back(field.name);
    reading_.diagnostics.error("unknown-field", node.place, "enterprises have no field \"" + *name + "\"",
                               did_you_mean(*name, names, "add it to the facts of enterprises"));
  }

  void read_regime(const yaml::Node& node) {
    if (!reader().mapping(node, "{label: {vi: …, en: …}, basis: …}")) return;
    Fields fields(node, "regime", reader());
    const Entry entry = read_aside(fields, "regime", reading_);
    planning_.regime = Regime{entry.label, entry.basis};
    fields.finish();
  }

  void read_lead_order(const yaml::Node& node) {
    planning_.lead_order = reader().ids(node);
    std::map<std::string, Place> seen;
    for (const yaml::Node& matter : node.items) {
      if (!matter.is_scalar() || !is_id(matter.text)) continue;
      reading_.references.push_back({"matters", matter.text, matter.place});
      const auto [first, is_new] = seen.emplace(matter.text, matter.place);
      if (!is_new)
        reading_.diagnostics
            .error("duplicate-id", matter.place, "\"" + matter.text + "\" stands here a second time",
                   "name each matter once")
            .notes.push_back({first->second, "the first time"});
    }
  }

  template <typename Read>
  void each(std::string_view key, Read read) {
    const yaml::Node* list = fields_.find(key);
    if (!list || !reader().sequence(*list, "a list")) return;
    for (const yaml::Node& item : list->items) {
      if (reader().mapping(item, "an entry {key: value}")) read(item);
    }
  }

  void read_last_visit() {
    const yaml::Node* node = fields_.find("last_visit");
    if (!node) return;
    Computation& computation = reading_.begin(Stage::last_visit, "", 0, node->place);
    reading_.expression(computation, node, feel::Kind::date,
                        [planning = &planning_](feel::Typed typed) { planning->last_visit = std::move(typed); });
  }

  void read_value(Computation& rest) {
    reading_.expression(rest, fields_.find("value"), feel::Kind::number,
                        [planning = &planning_](feel::Typed typed) { planning->value = std::move(typed); });
  }

  void read_day(std::string_view key, Computation& rest, std::optional<feel::Typed> Planning::* day) {
    reading_.expression(rest, fields_.find(key), feel::Kind::date,
                        [planning = &planning_, day](feel::Typed typed) { planning->*day = std::move(typed); });
  }

  void read_reserve() {
    const yaml::Node* node = fields_.find("reserve");
    if (!node || !reader().mapping(*node, "{share: 0.15}")) return;
    Fields fields(*node, "reserve", reader());
    read_aside(fields, "reserve", reading_);
    if (const yaml::Node* share = fields.need("share")) planning_.reserve = reader().share(*share).value_or(Scaled{});
    fields.finish();
  }

  void read_stay() {
    const yaml::Node* node = fields_.find("stay");
    if (!node || !reader().mapping(*node, "{price: 5}")) return;
    Fields fields(*node, "stay", reader());
    read_aside(fields, "stay", reading_);
    const yaml::Node* price = fields.need("price");
    const auto amount = price ? reader().decimal(*price) : std::nullopt;
    if (amount && !is_price(*amount))
      reading_.diagnostics.error("bad-value", price->place,
                                 "a price lies between 0 and " + std::to_string(most_stay_price));
    else
      planning_.stay = amount.value_or(Scaled{});
    fields.finish();
  }

  void read_random(Computation& rest) {
    const yaml::Node* node = fields_.find("random");
    if (!node || !reader().mapping(*node, "{share: 0.05, of: CONDITION}")) return;
    Fields fields(*node, "random", reader());
    read_aside(fields, "random", reading_);
    if (const yaml::Node* share = fields.need("share")) planning_.random_share = reader().share(*share);
    reading_.expression(rest, fields.find("of"), feel::Kind::boolean,
                        [planning = &planning_](feel::Typed typed) { planning->random_of = std::move(typed); });
    fields.finish();
  }

  void read_shared_visit(const yaml::Node& node) {
    if (!reader().mapping(node, "{at_most: 4, same: [FIELD], saves: [{sites: 2, share: 0.1}]}")) return;
    SharedVisit shared;
    shared.place = node.place;
    Fields fields(node, "a shared visit", reader());
    const Entry entry = read_aside(fields, "shared_visit", reading_);
    shared.label = entry.label;
    shared.rationale = entry.rationale;
    shared.basis = entry.basis;
    if (const yaml::Node* most = fields.need("at_most")) shared.at_most = reader().integer(*most, 2, 100).value_or(2);
    if (const yaml::Node* same = fields.find("same"); same && reader().sequence(*same, "a list of fields"))
      for (const yaml::Node& field : same->items) enterprise_field(field, shared.same.emplace_back());
    if (const yaml::Node* saves = fields.find("saves"); saves && reader().sequence(*saves, "a list"))
      for (const yaml::Node& saving : saves->items) read_saving(saving, shared);
    fields.finish();
    planning_.shared_visit = std::move(shared);
  }

  void read_saving(const yaml::Node& node, SharedVisit& shared) {
    if (!reader().mapping(node, "{sites: 2, share: 0.1}")) return;
    Fields fields(node, "a saving", reader());
    SharedVisit::Saving saving;
    if (const yaml::Node* sites = fields.need("sites")) saving.sites = reader().integer(*sites, 2, 100).value_or(2);
    if (const yaml::Node* share = fields.need("share")) saving.share = reader().share(*share).value_or(Scaled{});
    fields.finish();
    if (!shared.saves.empty() && saving.sites <= shared.saves.back().sites)
      reading_.diagnostics.error("savings-order", node.place,
                                 "savings from " + std::to_string(saving.sites) + " sites on stand after those from " +
                                     std::to_string(shared.saves.back().sites) + " sites on",
                                 "write them by the number of sites, each number once");
    shared.saves.push_back(saving);
  }

  void read_workload(const yaml::Node& node, Computation& rest) {
    const std::size_t index = planning_.workload.size();
    Workload& workload = planning_.workload.emplace_back();
    workload.place = node.place;
    Fields fields(node, "a workload", reader());
    read_aside(fields, "workload." + std::to_string(index + 1), reading_);
    if (const yaml::Node* lead = fields.need("lead")) workload.lead = reader().integer(*lead, 0, 10000).value_or(0);
    if (const yaml::Node* with = fields.find("coordinate"))
      workload.coordinate = reader().integer(*with, 0, 10000).value_or(0);
    const yaml::Node* when = fields.find("when");
    if (when) workload.when.emplace();  // where it is refused, the line is not one without a condition
    reading_.expression(rest, when, feel::Kind::boolean, [planning = &planning_, index](feel::Typed typed) {
      planning->workload[index].when = std::move(typed);
    });
    fields.finish();
  }

  void read_cap(const yaml::Node& node, Computation& rest) {
    const std::size_t index = planning_.caps.size();
    Cap& cap = planning_.caps.emplace_back();
    cap.place = node.place;
    cap.id = "cap_" + std::to_string(index + 1);
    Fields fields(node, "a cap", reader());
    if (const yaml::Node* id = fields.find("id")) cap.id = reader().id(*id).value_or(cap.id);
    const Entry entry = read_aside(fields, "caps." + cap.id, reading_);
    cap.basis = entry.basis;
    cap.label = entry.label;
    field_name(fields, "record", cap.record);
    if (const yaml::Node* kind = fields.need("kind")) cap.kinds = reader().id_or_ids(*kind);
    if (const yaml::Node* most = fields.need("at_most")) cap.at_most = reader().integer(*most, 0, 10000).value_or(1);
    if (const yaml::Node* per = fields.find("per"))
      cap.per = reader().one_of(*per, {"owner", "enterprise"}).value_or("owner");
    if (const yaml::Node* in = fields.find("in")) reader().one_of(*in, {"year"});
    if (const yaml::Node* kinds = fields.find("not_with")) cap.not_with = reader().ids(*kinds);
    reading_.expression(
        rest, fields.find("except"), feel::Kind::boolean,
        [planning = &planning_, index](feel::Typed typed) { planning->caps[index].except = std::move(typed); });
    fields.finish();
  }

  void read_quota(const yaml::Node& node, Computation& rest) {
    const std::size_t index = planning_.quotas.size();
    Quota& quota = planning_.quotas.emplace_back();
    quota.place = node.place;
    quota.id = "quota_" + std::to_string(index + 1);
    quota.each = "plan";
    Fields fields(node, "a quota", reader());
    if (const yaml::Node* id = fields.find("id")) quota.id = reader().id(*id).value_or(quota.id);
    const Entry entry = read_aside(fields, "quotas." + quota.id, reading_);
    quota.label = entry.label;
    quota.rationale = entry.rationale;
    if (const yaml::Node* share = fields.find("at_least")) quota.at_least = reader().share(*share);
    if (const yaml::Node* share = fields.find("at_most")) quota.at_most = reader().share(*share);
    if (const yaml::Node* least = fields.find("least_visits"))
      quota.least_visits = reader().integer(*least, 0, 1000000);
    if (const yaml::Node* most = fields.find("most_visits")) quota.most_visits = reader().integer(*most, 0, 1000000);
    if (const yaml::Node* unit = fields.find("each")) read_unit(*unit, quota.each);
    reading_.expression(
        rest, fields.need("of"), feel::Kind::boolean,
        [planning = &planning_, index](feel::Typed typed) { planning->quotas[index].of = std::move(typed); });
    fields.finish();
    check_bounds(quota);
  }

  void read_unit(const yaml::Node& node, std::string& each) {
    const std::string* unit = reader().text(node);
    if (unit && (*unit == "plan" || *unit == "lead" || *unit == "tier"))
      each = *unit;
    else if (unit)
      enterprise_field(node, each);
  }

  // One bound at least, and none above the other.
  void check_bounds(const Quota& quota) {
    if (!quota.at_least && !quota.at_most && !quota.least_visits && !quota.most_visits)
      reading_.diagnostics.error("missing-key", quota.place,
                                 "a quota wants one of \"at_least\", \"at_most\", \"least_visits\", \"most_visits\"",
                                 "write at_least: 0.10 for a tenth of the visits, least_visits: 5 for five");
    const auto billionths = [](Scaled share) { return Wide{share.value} * power_of_ten(18 - share.scale); };
    const bool shares = quota.at_least && quota.at_most && billionths(*quota.at_most) < billionths(*quota.at_least);
    if (shares || (quota.least_visits && quota.most_visits && *quota.most_visits < *quota.least_visits))
      reading_.diagnostics.error("empty-quota", quota.place, "more is wanted at least than is allowed at most",
                                 "correct one of the two");
  }

  Reading& reading_;
  Planning& planning_;
  Fields fields_;
};

}  // namespace

void read_planning(const Tree& tree, Reading& reading) {
  const yaml::Node& section = tree.node("planning");
  if (!section.entries.empty()) PlanningReader(section, reading).read();
}

}  // namespace inspectplan::ruleset
