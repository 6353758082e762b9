#include "usecase/life/calendar.hpp"

#include <algorithm>

namespace inspectplan::usecase {
namespace {

// The first day of 1970 was a Thursday.
bool is_weekend(Day day) { return ((day.number + 3) % 7 + 7) % 7 >= 5; }

}  // namespace

bool is_working_day(const ruleset::Calendar& calendar, Day day) {
  if (std::find(calendar.workdays.begin(), calendar.workdays.end(), day) != calendar.workdays.end()) return true;
  const bool holiday = std::any_of(calendar.holidays.begin(), calendar.holidays.end(),
                                   [&](const ruleset::Blackout& one) { return one.from <= day && day <= one.until; });
  return !holiday && !is_weekend(day);
}

Day after_working_days(const ruleset::Calendar& calendar, Day day, std::int64_t days) {
  while (days > 0) {
    ++day.number;
    days -= is_working_day(calendar, day);
  }
  return day;
}

bool knows(const ruleset::Calendar& calendar, int year) {
  return std::any_of(calendar.holidays.begin(), calendar.holidays.end(), [&](const ruleset::Blackout& one) {
    return to_civil(one.from).year <= year && year <= to_civil(one.until).year;
  });
}

}  // namespace inspectplan::usecase
