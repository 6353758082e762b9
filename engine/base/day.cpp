// Hinnant's algorithms (http://howardhinnant.github.io/date_algorithms.html), which std::chrono carries.
#include "base/day.hpp"

#include <chrono>

#include "base/error.hpp"

namespace inspectplan {
namespace {

std::chrono::year_month_day ymd_of(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

// All of `text` as digits; -1 otherwise.
int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

unsigned days_in_month(int year, unsigned month) {
  const std::chrono::year_month_day_last last{std::chrono::year{year},
                                              std::chrono::month_day_last{std::chrono::month{month}}};
  return static_cast<unsigned>(last.day());
}

void append_padded(std::string& out, int value, int width) {
  const std::string text = std::to_string(value);
  out.append(static_cast<std::size_t>(width) - text.size(), '0');
  out += text;
}

}  // namespace

bool date_exists(int year, unsigned month, unsigned day) {
  // chrono keeps a year in 16 and month and day in 8 bits: test the range before it can wrap around.
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  return day <= days_in_month(year, month);
}

Day from_civil(int year, unsigned month, unsigned day) {
  INSPECTPLAN_ASSERT(date_exists(year, month, day));
  const auto days = std::chrono::sys_days{ymd_of(year, month, day)}.time_since_epoch().count();
  return Day{static_cast<std::int32_t>(days)};
}

Civil to_civil(Day day) {
  INSPECTPLAN_ASSERT(first_day <= day && day <= last_day);
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day.number}}};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits(text.substr(0, 4));
  const int month = digits(text.substr(5, 2));
  const int day = digits(text.substr(8, 2));
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  if (!date_exists(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) return std::nullopt;
  return from_civil(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::string to_string(Day day) {
  const Civil civil = to_civil(day);
  std::string out;
  append_padded(out, civil.year, 4);
  out += '-';
  append_padded(out, static_cast<int>(civil.month), 2);
  out += '-';
  append_padded(out, static_cast<int>(civil.day), 2);
  return out;
}

std::optional<Day> add_months(Day day, std::int64_t months) {
  constexpr std::int64_t all_months = std::int64_t{12} * 9999;
  if (months > all_months || months < -all_months) return std::nullopt;
  const Civil civil = to_civil(day);
  const std::int64_t index = std::int64_t{civil.year} * 12 + (civil.month - 1) + months;
  if (index < 12 || index >= std::int64_t{12} * 10000) return std::nullopt;
  const int year = static_cast<int>(index / 12);
  const unsigned month = static_cast<unsigned>(index % 12) + 1;
  const unsigned last = days_in_month(year, month);
  return from_civil(year, month, civil.day < last ? civil.day : last);
}

Span whole_year(Day day) {
  const int year = to_civil(day).year;
  return {from_civil(year, 1, 1), from_civil(year, 12, 31)};
}

}  // namespace inspectplan
