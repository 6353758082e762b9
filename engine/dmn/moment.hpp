#pragma once
// Dates, times and durations of DMN: years -999 999 999 … 999 999 999, nanoseconds, offsets from UTC.
// No zones by name: what "@Europe/Paris" means changes with its law. Source: DMN 1.5, 10.3.2.3.4-8; the
// written forms are those of XML Schema.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/scaled.hpp"

namespace inspectplan::dmn {

inline constexpr std::int64_t second = 1'000'000'000;  // in nanoseconds
inline constexpr std::int64_t seconds_a_day = 86'400;
inline constexpr std::int64_t last_year = 999'999'999;

struct Date {
  std::int64_t day = 0;  // since 1970-01-01, proleptic Gregorian
  bool operator==(const Date&) const = default;
};

struct Calendar {
  std::int64_t year;
  int month, day;
};

struct Time {
  std::int64_t nanosecond = 0;         // of the day
  std::optional<std::int32_t> offset;  // seconds east of UTC; none: local time
  bool operator==(const Time&) const = default;
};

struct DateTime {
  Date date;
  Time time;
  bool operator==(const DateTime&) const = default;
};

struct Months {  // years and months duration
  std::int64_t count = 0;
  bool operator==(const Months&) const = default;
};

struct Length {  // days and time duration
  Wide nanoseconds = 0;
  bool operator==(const Length&) const = default;
};

std::optional<Date> date_of(std::int64_t year, std::int64_t month, std::int64_t day);
Calendar calendar_of(Date date);
std::optional<Date> in_range(Wide day);                          // empty outside the years
std::optional<Date> add_months(Date date, std::int64_t months);  // the last day of a shorter month
int weekday_of(Date date);                                       // 1 Monday … 7 Sunday
int day_of_year(Date date);
int week_of_year(Date date);  // ISO 8601

std::optional<Date> parse_date(std::string_view text);
std::optional<Time> parse_time(std::string_view text);
std::optional<DateTime> parse_date_time(std::string_view text);  // a date alone: its midnight
std::optional<Months> parse_months(std::string_view text);
std::optional<Length> parse_length(std::string_view text);

std::string to_string(Date date);
std::string to_string(Time time);
std::string to_string(DateTime moment);
std::string to_string(Months months);
std::string to_string(Length length);

// Seconds since 1970-01-01T00:00:00, at UTC where there is an offset. DMN compares moments and times by whole
// seconds (DMN 1.5, 10.3.2.3.5).
Wide nanoseconds_of(const DateTime& moment);
std::optional<DateTime> move(const DateTime& moment, Wide nanoseconds);  // keeps the offset

}  // namespace inspectplan::dmn
