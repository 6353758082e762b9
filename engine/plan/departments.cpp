#include "plan/departments.hpp"

#include <algorithm>
#include <tuple>

#include "plan/periods.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {

std::uint32_t Departments::number(const std::string& id) {
  const auto [entry, added] = numbers_.emplace(id, static_cast<std::uint32_t>(ids_.size()));
  if (added) ids_.push_back(id);
  return entry->second;
}

std::int64_t share_of(std::int64_t days, Scaled share) {
  return static_cast<std::int64_t>(Wide{days} * share.value / power_of_ten(share.scale));
}

namespace {

// "2027-Q1", or "Q1" for short.
std::optional<std::uint32_t> find_period(const std::vector<Period>& periods, const std::string& text) {
  for (std::uint32_t i = 0; i < periods.size(); ++i)
    if (periods[i].id == text || (periods[i].id.size() > 5 && periods[i].id.substr(5) == text)) return i;
  return std::nullopt;
}

Finding unusable(const Capacity& row, const Label& why) {
  const std::string of = row.department + (row.period ? " " + *row.period : "") + ": " + std::to_string(row.days);
  return {"capacity-row", "error",
          Label{"số ngày công " + of + " không dùng được: ", "the days " + of + " cannot be used: "} + why};
}

std::string list_of(const std::vector<Period>& periods) {
  std::string list;
  for (const Period& period : periods) list += (list.empty() ? "" : ", ") + period.id;
  return list;
}

}  // namespace

CapacityTable::CapacityTable(const ruleset::RuleSet& rules, const std::vector<Period>& periods,
                             const std::vector<Capacity>& rows, Departments& departments,
                             std::vector<Finding>& findings)
    : reserve_(rules.planning.reserve), periods_(periods.size()) {
  std::vector<std::int64_t> weights;
  for (const Period& period : periods) weights.push_back(period.working_days);
  std::vector<Capacity> sorted = rows;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Capacity& a, const Capacity& b) {
    return std::tie(a.department, a.period, a.days) < std::tie(b.department, b.period, b.days);
  });
  for (const Capacity& row : sorted) {
    if (!rules.find_department(responsibility::department_class(row.department))) {
      findings.push_back(unusable(row, {"bộ quy tắc không có cơ quan này", "the rule set has no such department"}));
      continue;
    }
    if (row.days < 0) {
      findings.push_back(unusable(row, {"số âm", "they are negative"}));
      continue;
    }
    const std::uint32_t department = departments.number(row.department);
    if (department >= days_.size()) {
      days_.resize(department + 1, std::vector<std::optional<std::int64_t>>(periods_));
    }
    const bool whole_year = !row.period || row.period->empty();
    const auto period = whole_year ? std::nullopt : find_period(periods, *row.period);
    if (!whole_year && !period) {
      findings.push_back(unusable(row, {"các kỳ là " + list_of(periods), "the periods are " + list_of(periods)}));
    } else if (whole_year ? any(department) : days_[department][*period].has_value()) {
      findings.push_back(unusable(row, {"đã có dòng khác cho cùng thời gian", "another row speaks of the same time"}));
    } else if (whole_year) {
      const std::vector<std::int64_t> shares = share_out(row.days, weights);
      for (std::size_t p = 0; p < periods_; ++p) days_[department][p] = shares[p];
    } else {
      days_[department][*period] = row.days;
    }
  }
  unchanged_ = days_;
}

void CapacityTable::change(const CapacityChange& change, const std::vector<Period>& periods, Departments& departments,
                           std::vector<Finding>& findings) {
  const std::uint32_t department = departments.number(change.department);
  if (department >= days_.size()) days_.resize(department + 1, std::vector<std::optional<std::int64_t>>(periods_));
  const auto period = find_period(periods, change.period);
  if (!period)
    findings.push_back(unusable({change.department, change.period, change.days, ""},
                                {"các kỳ là " + list_of(periods), "the periods are " + list_of(periods)}));
  else if (days(department, *period) + change.days < 0)
    findings.push_back(unusable({change.department, change.period, change.days, ""},
                                {"không đủ ngày để bớt", "there are not so many to take away"}));
  else
    days_[department][*period] = days(department, *period) + change.days;
}

void CapacityTable::spend(const CapacityChange& spent, const std::vector<Period>& periods, Departments& departments) {
  const std::uint32_t department = departments.number(spent.department);
  const auto period = find_period(periods, spent.period);
  if (!period || !(department < days_.size() && known(department, *period))) return;
  if (department >= spent_.size()) spent_.resize(department + 1, std::vector<std::optional<std::int64_t>>(periods_));
  spent_[department][*period] = given(spent_, department, *period) + spent.days;
}

std::int64_t CapacityTable::reserve_of(std::uint32_t department, std::uint32_t period, std::int64_t now) const {
  // The share of the year, rounded up, spread over the periods by their days: rounding each period down would
  // leave a small department without any.
  const auto share_of_days = [&](std::int64_t days) {
    const std::int64_t unit = power_of_ten(reserve_.scale);
    return static_cast<std::int64_t>((Wide{days} * reserve_.value + unit - 1) / unit);
  };
  std::vector<std::int64_t> known(periods_);
  std::int64_t year = 0;
  for (std::uint32_t p = 0; p < periods_; ++p) year += known[p] = given(unchanged_, department, p);
  const std::int64_t before = year == 0 ? 0 : share_out(share_of_days(year), known)[period];
  if (now == known[period]) return before;
  return now < known[period] ? std::min(before, share_of_days(now)) : std::max(before, share_of_days(now));
}

std::optional<std::int64_t> CapacityTable::with_reserve(std::uint32_t department, std::uint32_t period,
                                                        std::int64_t more) const {
  const std::int64_t unit = power_of_ten(reserve_.scale), kept = unit - reserve_.value;
  if (kept <= 0) return std::nullopt;
  const std::int64_t now = days(department, period);
  const auto left = [&](std::int64_t days) {
    return days - reserve_of(department, period, days) - spent(department, period);
  };
  const std::int64_t wanted = available(department, period) + more;
  // What is left never falls as days are added; rounding takes a day or two beside the share.
  std::int64_t low = more, most = static_cast<std::int64_t>(Wide{wanted - left(now) + 2} * unit / kept + 1);
  while (low < most) {
    const std::int64_t middle = low + (most - low) / 2;
    if (left(now + middle) >= wanted)
      most = middle;
    else
      low = middle + 1;
  }
  return low;
}

bool CapacityTable::any(std::uint32_t department) const {
  return department < days_.size() &&
         std::any_of(
             days_[department].begin(), days_[department].end(), [](const auto& days) { return days.has_value(); });
}

}  // namespace inspectplan::plan
