#pragma once
// Small rule sets of a country that does not exist, built by hand.
#include <algorithm>
#include <memory>

#include "responsibility/resolve.hpp"

namespace inspectplan::responsibility {

inline Day day(std::string_view text) { return *parse_day(text); }

inline Span span(std::string_view from, std::string_view until = {}) {
  Span result;
  if (!from.empty()) result.from = day(from);
  if (!until.empty()) result.until = day(until);
  return result;
}

struct Rules {
  std::shared_ptr<ruleset::RuleSet> set = std::make_shared<ruleset::RuleSet>();

  Rules& department(std::string id, Span life = {}, std::string one_per = {}) {
    ruleset::Department entry;
    entry.id = std::move(id);
    entry.life = life;
    entry.one_per = std::move(one_per);
    set->departments.push_back(std::move(entry));
    sort(set->departments);
    return *this;
  }
  Rules& succession(std::string from, std::string to, std::vector<std::string> scope, Span valid) {
    ruleset::Succession entry;
    entry.from = std::move(from);
    entry.to = std::move(to);
    entry.scope = std::move(scope);
    entry.valid = valid;
    entry.basis = {{"act", "7", {}}};
    set->successions.push_back(std::move(entry));
    return *this;
  }
  Rules& matter(std::string id) {
    ruleset::Matter entry;
    entry.id = std::move(id);
    set->matters.push_back(std::move(entry));
    sort(set->matters);
    return *this;
  }
  Rules& document(std::string id, std::vector<std::string> territory) {
    ruleset::Document entry;
    entry.id = std::move(id);
    entry.territory = std::move(territory);
    set->documents.push_back(std::move(entry));
    sort(set->documents);
    return *this;
  }
  // Returns the entry to change; no other may be added while it is held.
  ruleset::Responsibility& responsibility(std::string id, std::string matter, std::vector<ruleset::Party> lead,
                                          std::vector<ruleset::Party> coordinate = {}) {
    ruleset::Responsibility entry;
    entry.id = id;
    entry.matter = std::move(matter);
    entry.lead = std::move(lead);
    entry.coordinate = std::move(coordinate);
    set->responsibilities.push_back(std::move(entry));
    sort(set->responsibilities);
    for (ruleset::Responsibility& each : set->responsibilities)
      if (each.id == id) return each;
    return set->responsibilities.back();
  }
  Resolver resolver() const { return Resolver(set); }

  template <class Entries>
  static void sort(Entries& entries) {
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  }
};

// mines: survey → land office (2025) → trade office (15 Sept 2026 to 28 Feb 2027), then back.
inline Rules mines() {
  Rules rules;
  rules.department("survey", span("", "2025-02-28")).department("land").department("trade").department("labour");
  rules.department("work", span("", "2025-02-28"));
  rules.succession("land", "trade", {"minerals"}, span("2026-09-15", "2027-02-28"));
  rules.succession("survey", "land", {"minerals", "water"}, span("2025-03-01"));
  rules.succession("work", "labour", {"osh"}, span("2025-03-01"));
  rules.matter("minerals").matter("osh");
  rules.responsibility("digging", "minerals", {{"survey", "minerals"}}, {{"work", "osh"}});
  rules.responsibility("safety", "osh", {{"work", "osh"}});
  return rules;
}

inline const ruleset::RuleSet& of(const Rules& rules) { return *rules.set; }
inline std::size_t minerals(const Rules& rules) { return *rules.set->matter_index("minerals"); }

}  // namespace inspectplan::responsibility
