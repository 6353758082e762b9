#pragma once
// Departments by number, and their days by period.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "plan/plan.hpp"

namespace inspectplan::plan {

// Every department that is met, numbered in the order in which it is met.
class Departments {
 public:
  std::uint32_t number(const std::string& id);
  const std::string& id(std::uint32_t number) const { return ids_[number]; }
  std::size_t size() const { return ids_.size(); }
  const std::vector<std::string>& ids() const { return ids_; }

 private:
  std::vector<std::string> ids_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Days known by department and period. A cell without a row is unknown: neither 0 nor without end.
class CapacityTable {
 public:
  // Rows that cannot be used (unknown department or period, negative days, two rows for one cell) are findings.
  CapacityTable(const ruleset::RuleSet& rules, const std::vector<Period>& periods, const std::vector<Capacity>& rows,
                Departments& departments, std::vector<Finding>& findings);

  // A period that there is not, or days that would fall below 0, are findings.
  void change(const CapacityChange& change, const std::vector<Period>& periods, Departments& departments,
              std::vector<Finding>& findings);

  // Days that went into visits which took place: of those known, beside the reserve, they are not there any more.
  void spend(const CapacityChange& spent, const std::vector<Period>& periods, Departments& departments);

  bool known(std::uint32_t department, std::uint32_t period) const { return cell(department, period).has_value(); }
  std::int64_t days(std::uint32_t department, std::uint32_t period) const {
    return cell(department, period).value_or(0);
  }
  // Held back for unannounced and ordered checks: the share of the year, rounded up and spread over the periods. Days
  // changed in one period change no reserve of another: fewer days hold back no more than before, more days no less.
  std::int64_t reserve(std::uint32_t department, std::uint32_t period) const {
    return reserve_of(department, period, days(department, period));
  }
  std::int64_t available(std::uint32_t department, std::uint32_t period) const {
    return std::max<std::int64_t>(0,
                                  days(department, period) - reserve(department, period) - spent(department, period));
  }
  // The least days more that leave `more` more once the reserve is taken; none where it takes them all.
  std::optional<std::int64_t> with_reserve(std::uint32_t department, std::uint32_t period, std::int64_t more) const;
  bool any(std::uint32_t department) const;  // some period is known
  std::int64_t spent(std::uint32_t department, std::uint32_t period) const { return given(spent_, department, period); }

 private:
  std::int64_t reserve_of(std::uint32_t department, std::uint32_t period, std::int64_t days) const;
  std::optional<std::int64_t> cell(std::uint32_t department, std::uint32_t period) const {
    return department < days_.size() ? days_[department][period] : std::nullopt;
  }
  Scaled reserve_;
  std::size_t periods_;
  using Days = std::vector<std::vector<std::optional<std::int64_t>>>;  // [department][period]
  static std::int64_t given(const Days& table, std::uint32_t department, std::uint32_t period) {
    return department < table.size() ? table[department][period].value_or(0) : 0;
  }
  Days days_;
  Days unchanged_;  // as they were given, before any change
  Days spent_;
};

std::int64_t share_of(std::int64_t days, Scaled share);  // rounded down

}  // namespace inspectplan::plan
