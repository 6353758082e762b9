#pragma once
// A small country built by hand: rules, enterprises and their assessments, as the stages before planning give them.
#include <algorithm>
#include <memory>

#include "plan/plan.hpp"

namespace inspectplan::plan {

inline Day day(std::string_view text) { return *parse_day(text); }
inline Span span(std::string_view from, std::string_view until = {}) {
  Span result;
  if (!from.empty()) result.from = day(from);
  if (!until.empty()) result.until = day(until);
  return result;
}

struct Place {
  std::string id;
  std::vector<std::string> matters = {};
  std::int64_t value = 10;
  std::string owner = {};  // empty: missing
  std::vector<std::string> mandates = {}, sectors = {};
  int tier = -1;
  std::string last_visit = {};
  bool due = false, random = false, excepted = false, outside = false;
  int workload = 0;
  std::string commune = {};  // empty: missing
  std::string first_day = {}, last_day = {};
};

class World {
 public:
  World() {
    auto& enterprise = rules_->schema.enterprise;
    enterprise.name = "enterprise";
    for (const char* name : {"id", "owner", "name", "commune"}) {
      column::Field field;
      field.name = name;
      enterprise.fields.push_back(field);
    }
    enterprise.key = {0};
    rules_->planning.periods = "quarter";
    rules_->planning.workload = {{{}, 2, 1, {}}};
  }
  ruleset::RuleSet& rules() { return *rules_; }

  World& department(std::string id, Span life = {}, std::string one_per = {}) {
    ruleset::Department entry;
    entry.id = std::move(id);
    entry.life = life;
    entry.one_per = std::move(one_per);
    return add(rules_->departments, std::move(entry));
  }
  World& succession(std::string from, std::string to, Span valid) {
    ruleset::Succession entry;
    entry.from = std::move(from);
    entry.to = std::move(to);
    entry.valid = valid;
    rules_->successions.push_back(std::move(entry));
    return *this;
  }
  // A matter and the one responsibility for it.
  World& matter(std::string id, std::vector<std::string> lead, std::vector<std::string> coordinate = {},
                std::string kind = "check") {
    ruleset::Responsibility who;
    who.id = id;
    who.matter = id;
    who.basis = {{"act", id, {}}};
    for (std::string& each : lead) who.lead.push_back({std::move(each), ""});
    for (std::string& each : coordinate) who.coordinate.push_back({std::move(each), ""});
    ruleset::Matter entry;
    entry.id = std::move(id);
    entry.visit_kind = std::move(kind);
    add(rules_->responsibilities, std::move(who));
    return add(rules_->matters, std::move(entry));
  }
  World& sector(std::string id) {
    ruleset::Sector entry;
    entry.label = {"ngành " + id, "sector " + id};
    entry.id = std::move(id);
    return add(rules_->sectors, std::move(entry));
  }
  World& mandate(std::string id, bool must, std::int64_t priority = 1, std::string mode = "visit",
                 std::string instead = {}) {
    ruleset::Mandate entry;
    entry.id = id;
    entry.label = {"lệnh " + id, "order " + id};
    entry.must = must;
    entry.mode = std::move(mode);
    entry.instead = std::move(instead);
    entry.priority = priority;
    entry.basis = {{"order", id, {}}};
    return add(rules_->mandates, std::move(entry));
  }
  World& tier(std::string id, std::int64_t due_months, std::int64_t not_before_months) {
    ruleset::Tier entry;
    entry.label = {"Hạng " + id, "Tier " + id};
    entry.id = std::move(id);
    if (due_months > 0) entry.due = ruleset::Length{due_months, 0};
    if (not_before_months > 0) entry.not_before = ruleset::Length{not_before_months, 0};
    rules_->tiers.push_back(std::move(entry));
    return *this;
  }
  World& cap(std::string id, std::string kind, std::int64_t at_most, std::string per = "owner") {
    ruleset::Cap entry;
    entry.id = std::move(id);
    entry.kinds = {std::move(kind)};
    entry.at_most = at_most;
    entry.per = std::move(per);
    rules_->planning.caps.push_back(std::move(entry));
    return *this;
  }
  World& enterprise(Place place) {
    places_.push_back(std::move(place));
    return *this;
  }
  World& days(std::string department, std::int64_t days, std::optional<std::string> period = {}) {
    capacity_.push_back({std::move(department), std::move(period), days, "test"});
    return *this;
  }

  Plan plan(std::uint64_t seed = 1) { return plan(Request{{}, seed, {}}); }
  // Of the days given by days().
  Plan plan(Request request) {
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.id < b.id; });
    const column::Dataset data = dataset();
    const responsibility::Resolver resolver(rules_);
    request.capacity = capacity_;
    return make_plan(*rules_, data, assessments(), resolver,
                     score::Clock{2027, day("2027-01-01"), day("2027-12-31"), day("2026-11-20")}, request);
  }

 private:
  template <class Entry>
  World& add(std::vector<Entry>& entries, Entry entry) {
    entries.push_back(std::move(entry));
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
    return *this;
  }

  column::Dataset dataset() const {
    column::Dataset data = column::make_dataset(rules_->schema);
    const auto put = [&](std::size_t field, const std::string& text) {
      column::Column& column = data.enterprises.columns[field];
      text.empty() ? column.append_missing() : column.append_text(text);
    };
    for (const Place& place : places_) {
      put(0, place.id);
      put(1, place.owner);
      put(2, "name of " + place.id);
      put(3, place.commune);
    }
    data.enterprises.rows = places_.size();
    return data;
  }

  template <class Entries, class Has>
  std::vector<std::vector<std::uint8_t>> truths(const Entries& entries, Has has) const {
    std::vector<std::vector<std::uint8_t>> result;
    for (const auto& entry : entries) {
      result.emplace_back();
      for (const Place& place : places_) {
        const std::vector<std::string>& list = has(place);
        const bool found = std::find(list.begin(), list.end(), entry.id) != list.end();
        const bool asked = std::find(list.begin(), list.end(), entry.id + "?") != list.end();
        result.back().push_back(asked ? feel::truth_unknown : found ? feel::truth_true : feel::truth_false);
      }
    }
    return result;
  }

  score::Assessments assessments() const {
    score::Assessments out;
    out.rows = places_.size();
    out.score_scale = 1;
    out.sectors = truths(rules_->sectors, [](const Place& p) -> const auto& { return p.sectors; });
    out.matters = truths(rules_->matters, [](const Place& p) -> const auto& { return p.matters; });
    out.mandates = truths(rules_->mandates, [](const Place& p) -> const auto& { return p.mandates; });
    out.responsibilities.resize(rules_->responsibilities.size());
    out.cap_excepted.resize(rules_->planning.caps.size());
    out.quotas.resize(rules_->planning.quotas.size());
    const auto truth = [](bool value) -> std::uint8_t { return value ? feel::truth_true : feel::truth_false; };
    for (const Place& place : places_) {
      out.in_population.push_back(place.outside ? 0 : 1);
      out.score.push_back(place.value * 10 + 5);  // 10 → 10.5
      out.score_known.push_back(1);
      out.score_low.push_back(out.score.back());
      out.score_high.push_back(out.score.back());
      out.range_exact.push_back(1);
      out.tier.push_back(static_cast<std::int16_t>(place.tier));
      out.is_due.push_back(truth(place.due));
      out.last_visit.push_back(place.last_visit.empty() ? score::no_day : day(place.last_visit).number);
      const auto number = [](const std::string& text) { return text.empty() ? score::no_day : day(text).number; };
      out.first_day.push_back(number(place.first_day));
      out.last_day.push_back(number(place.last_day));
      out.value.push_back(place.value);
      out.workload.push_back(static_cast<std::int16_t>(place.workload));
      for (auto& cap : out.cap_excepted) cap.push_back(truth(place.excepted));
      for (auto& quota : out.quotas) quota.push_back(truth(!place.sectors.empty()));
      if (rules_->planning.random_share) out.random_eligible.push_back(truth(place.random));
    }
    return out;
  }

  std::shared_ptr<ruleset::RuleSet> rules_ = std::make_shared<ruleset::RuleSet>();
  std::vector<Place> places_;
  std::vector<Capacity> capacity_;
};

inline const Visit* visit_to(const Plan& plan, const std::string& enterprise) {
  for (const Visit& visit : plan.visits)
    if (visit.enterprise == enterprise) return &visit;
  return nullptr;
}
inline std::vector<std::string> visited(const Plan& plan) {
  std::vector<std::string> ids;
  for (const Visit& visit : plan.visits) ids.push_back(visit.enterprise);
  std::sort(ids.begin(), ids.end());
  return ids;
}
inline std::vector<std::string> sites(const Visit& visit) {
  std::vector<std::string> ids;
  for (const Site& site : visit.sites) ids.push_back(site.enterprise);
  return ids;
}
inline std::vector<std::string> findings(const Plan& plan, std::string_view code) {
  std::vector<std::string> messages;
  for (const Finding& finding : plan.findings)
    if (finding.code == code) messages.push_back(finding.message.en);
  return messages;
}

}  // namespace inspectplan::plan
