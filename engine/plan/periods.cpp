#include "plan/periods.hpp"

#include <algorithm>
#include <numeric>

#include "base/error.hpp"

namespace inspectplan::plan {
namespace {

bool is_weekday(Day day) {
  // 1970-01-01 was a Thursday: Monday is 0.
  const int weekday = ((day.number + 3) % 7 + 7) % 7;
  return weekday < 5;
}

struct Unit {
  const char* name;
  int months;
  const char* mark;  // between the year and the number
};
constexpr Unit units[] = {{"month", 1, "-"}, {"quarter", 3, "-Q"}, {"half", 6, "-H"}, {"year", 12, ""}};

std::string period_id(int year, const Unit& unit, int number) {
  std::string id = to_string(from_civil(year, 1, 1)).substr(0, 4) + unit.mark;
  if (unit.months == 12) return id;
  if (unit.months == 1 && number < 10) id += "0";
  return id + std::to_string(number);
}

}  // namespace

WorkingDays::WorkingDays(int year, const std::vector<ruleset::Blackout>& blackouts) : first_(from_civil(year, 1, 1)) {
  const Day last = from_civil(year, 12, 31);
  before_.push_back(0);
  for (Day day = first_; day <= last; ++day.number) {
    const bool out = std::any_of(blackouts.begin(), blackouts.end(),
                                 [&](const ruleset::Blackout& b) { return b.from <= day && day <= b.until; });
    before_.push_back(before_.back() + (is_weekday(day) && !out ? 1 : 0));
  }
}

std::int64_t WorkingDays::between(Day first, Day last) const {
  const auto length = static_cast<std::int32_t>(before_.size()) - 1;
  const std::int32_t from = std::clamp(first.number - first_.number, 0, length);
  const std::int32_t end = std::clamp(last.number - first_.number + 1, 0, length);
  if (end <= from) return 0;
  return before_[static_cast<std::size_t>(end)] - before_[static_cast<std::size_t>(from)];
}

std::vector<Period> periods_of(int year, const std::string& unit, const std::vector<ruleset::Blackout>& blackouts) {
  const auto found = std::find_if(std::begin(units), std::end(units), [&](const Unit& u) { return unit == u.name; });
  INSPECTPLAN_ASSERT(found != std::end(units));  // the rule set is checked when it is read
  const WorkingDays days(year, blackouts);
  std::vector<Period> periods;
  for (int month = 1, number = 1; month <= 12; month += found->months, ++number) {
    Period period;
    period.id = period_id(year, *found, number);
    period.from = from_civil(year, static_cast<unsigned>(month), 1);
    const int next = month + found->months;
    period.until =
        next > 12 ? from_civil(year, 12, 31) : Day{from_civil(year, static_cast<unsigned>(next), 1).number - 1};
    period.working_days = days.between(period.from, period.until);
    periods.push_back(std::move(period));
  }
  return periods;
}

std::vector<Part> parts_of(const std::vector<Period>& periods, const std::vector<Day>& changes) {
  std::vector<Part> parts;
  for (std::uint32_t i = 0; i < periods.size(); ++i) {
    Day from = periods[i].from;
    for (const Day change : changes) {
      if (change <= from || change > periods[i].until) continue;
      parts.push_back({i, from, Day{change.number - 1}});
      from = change;
    }
    parts.push_back({i, from, periods[i].until});
  }
  return parts;
}

std::vector<std::int64_t> share_out(std::int64_t total, const std::vector<std::int64_t>& weights) {
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  std::vector<std::int64_t> shares(weights.size());
  if (sum <= 0) return shares;
  std::vector<std::pair<std::int64_t, std::size_t>> remainders;  // largest first, earlier first
  std::int64_t left = total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide product = Wide{total} * weights[i];
    shares[i] = static_cast<std::int64_t>(product / sum);
    left -= shares[i];
    remainders.emplace_back(-static_cast<std::int64_t>(product % sum), i);
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t i = 0; left > 0; ++i, --left) ++shares[remainders[i].second];
  return shares;
}

}  // namespace inspectplan::plan
