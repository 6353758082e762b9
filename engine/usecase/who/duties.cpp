#include "usecase/who/duties.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.hpp"
#include "usecase/who/life.hpp"

namespace inspectplan::usecase {
namespace {

using responsibility::Owed;
using ruleset::Obligation;

bool names(const std::vector<std::string>& parties, const std::string& department) {
  return std::any_of(parties.begin(), parties.end(), [&](const std::string& party) {
    return party == department || responsibility::department_class(party) == department;
  });
}

// The strongest role; empty where it has none on the day.
std::string role_in(const Owed& owed, const std::string& department) {
  if (!owed.in_force) return {};
  if (names(owed.lead, department)) return "lead";
  if (names(owed.coordinating, department)) return "coordinate";
  return names(owed.to, department) ? "receive" : std::string();
}

bool same_parties(const Owed& a, const Owed& b) {
  return std::tie(a.lead, a.coordinating, a.to) == std::tie(b.lead, b.coordinating, b.to);
}

// Where an instance of a class stands: its own code. Of a department that is no instance: nowhere in particular.
responsibility::Locality place_of(const ruleset::RuleSet& rules, const std::string& department) {
  responsibility::Locality at;
  const auto colon = department.find(':');
  if (colon == std::string::npos) return at;
  const ruleset::Department* known = rules.find_department(department.substr(0, colon));
  if (known) at.codes.emplace(known->one_per, department.substr(colon + 1));
  return at;
}

class Calendar {
 public:
  Calendar(const std::shared_ptr<const ruleset::RuleSet>& rules, const std::string& department, int year)
      : rules_(*rules), resolver_(rules), department_(department), at_(place_of(*rules, department)), year_(year) {}

  std::vector<OwedDuty> all() {
    for (std::size_t i = 0; i < rules_.reporting.size(); ++i) {
      const Obligation& one = rules_.reporting[i];
      if (!one.due && !one.on)
        spread(i, one);
      else if (const auto due = responsibility::due_in(one, year_))
        on_its_day(i, one, *due);
    }
    std::sort(found_.begin(), found_.end(), [this](const OwedDuty& a, const OwedDuty& b) { return key(a) < key(b); });
    return std::move(found_);
  }

 private:
  std::tuple<bool, Day, std::string, Day> key(const OwedDuty& duty) const {
    return {!duty.due, duty.due.value_or(duty.from), rules_.reporting[duty.report].id, duty.from};
  }

  void on_its_day(std::size_t report, const Obligation& one, Day due) {
    Owed owed = responsibility::owed(rules_, resolver_, one, due, at_);
    const std::string role = role_in(owed, department_);
    if (!role.empty()) found_.push_back({report, role, due, due, due, std::move(owed)});
  }

  // Without a day: the parts of the year in which it has a role beside the same departments.
  void spread(std::size_t report, const Obligation& one) {
    const Day first = from_civil(year_, 1, 1);
    const Day last = from_civil(year_, 12, 31);
    std::set<Day> starts = {first};
    for (const Day day : resolver_.changes(first, last)) starts.insert(day);
    if (one.valid.from && first < *one.valid.from && *one.valid.from <= last) starts.insert(*one.valid.from);
    if (one.valid.until && first <= *one.valid.until && *one.valid.until < last)
      starts.insert(Day{one.valid.until->number + 1});
    bool going_on = false;
    for (auto start = starts.begin(); start != starts.end(); ++start) {
      const Day until = std::next(start) == starts.end() ? last : Day{std::next(start)->number - 1};
      Owed owed = responsibility::owed(rules_, resolver_, one, *start, at_);
      const std::string role = role_in(owed, department_);
      if (going_on && found_.back().role == role && same_parties(found_.back().owed, owed))
        found_.back().until = until;
      else if (!role.empty())
        found_.push_back({report, role, {}, *start, until, std::move(owed)});
      going_on = !role.empty();
    }
  }

  const ruleset::RuleSet& rules_;
  responsibility::Resolver resolver_;
  const std::string& department_;
  const responsibility::Locality at_;
  const int year_;
  std::vector<OwedDuty> found_;
};

}  // namespace

bool known_department(const ruleset::RuleSet& rules, const std::string& department, Diagnostics& diagnostics) {
  if (const ruleset::Department* known = rules.find_department(responsibility::department_class(department))) {
    if (known->id == department || !known->one_per.empty()) return true;
    diagnostics.error("unknown-department", known->place, "\"" + known->id + "\" is one department, not one a place",
                      "ask for \"" + known->id + "\"");
    return false;
  }
  std::vector<std::string> ids;
  for (const ruleset::Department& one : rules.departments) ids.push_back(one.id);
  const auto near = nearest(department, ids);
  diagnostics.error("unknown-department", {}, "the rule set has no department \"" + department + "\"",
                    near ? "did you mean \"" + *near + "\"?" : "");
  return false;
}

namespace {}  // namespace

std::optional<std::vector<OwedDuty>> duties_of(const std::shared_ptr<const ruleset::RuleSet>& rules,
                                               const std::string& department, int year, Diagnostics& diagnostics) {
  if (!known_department(*rules, department, diagnostics)) return std::nullopt;
  check_life(rules, department, {from_civil(year, 1, 1), from_civil(year, 12, 31)}, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  auto duties = Calendar(rules, department, year).all();
  if (duties.empty())
    diagnostics.warning("nothing-owed", {},
                        "the rules ask nothing of \"" + department + "\" in " + std::to_string(year),
                        "`inspectplan who --all` says which matters it leads or joins");
  return duties;
}

}  // namespace inspectplan::usecase
