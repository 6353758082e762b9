#include "dmn/moment.hpp"

#include <algorithm>

namespace inspectplan::dmn {
namespace {

bool is_leap(std::int64_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(std::int64_t year, int month) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

template <class Integer>
Integer floor_divide(Integer a, Integer b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil, civil_from_days.
std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day) {
  year -= month <= 2;
  const std::int64_t era = floor_divide<std::int64_t>(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_era_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_era_year - 719468;
}

}  // namespace

std::optional<Date> date_of(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < -last_year || year > last_year || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in(year, static_cast<int>(month))) return std::nullopt;
  return Date{days_from_civil(year, month, day)};
}

Calendar calendar_of(Date date) {
  const std::int64_t shifted = date.day + 719468;
  const std::int64_t era = floor_divide<std::int64_t>(shifted, 146097);
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const int month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {year_of_era + era * 400 + (month <= 2), month, day};
}

std::optional<Date> in_range(Wide day) {
  static const std::int64_t first = days_from_civil(-last_year, 1, 1);
  static const std::int64_t last = days_from_civil(last_year, 12, 31);
  if (day < first || day > last) return std::nullopt;
  return Date{static_cast<std::int64_t>(day)};
}

std::optional<Date> add_months(Date date, std::int64_t months) {
  const Calendar from = calendar_of(date);
  const Wide month = Wide{from.year} * 12 + from.month - 1 + months;
  const Wide year = floor_divide<Wide>(month, 12);
  if (year < -last_year || year > last_year) return std::nullopt;
  const auto to_year = static_cast<std::int64_t>(year);
  const int to_month = static_cast<int>(month - year * 12) + 1;
  return date_of(to_year, to_month, std::min(from.day, days_in(to_year, to_month)));
}

int weekday_of(Date date) {
  const std::int64_t since_monday = date.day + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(since_monday - floor_divide<std::int64_t>(since_monday, 7) * 7) + 1;
}

int day_of_year(Date date) { return static_cast<int>(date.day - days_from_civil(calendar_of(date).year, 1, 1)) + 1; }

// The week belongs to the year that its Thursday is in.
int week_of_year(Date date) {
  const Date thursday{date.day - weekday_of(date) + 4};
  return (day_of_year(thursday) - 1) / 7 + 1;
}

Wide nanoseconds_of(const DateTime& moment) {
  const Wide seconds = Wide{moment.date.day} * seconds_a_day - moment.time.offset.value_or(0);
  return seconds * second + moment.time.nanosecond;
}

std::optional<DateTime> move(const DateTime& moment, Wide nanoseconds) {
  constexpr Wide day = Wide{seconds_a_day} * second;
  const Wide total = Wide{moment.date.day} * day + moment.time.nanosecond + nanoseconds;
  const Wide days = floor_divide(total, day);
  const auto date = in_range(days);
  if (!date) return std::nullopt;
  return DateTime{*date, {static_cast<std::int64_t>(total - days * day), moment.time.offset}};
}

}  // namespace inspectplan::dmn
