#pragma once
// Calendar days as numbers: proleptic Gregorian, no time zone, no clock.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inspectplan {

// Days since 1970-01-01. Valid range 0001-01-01 … 9999-12-31.
struct Day {
  std::int32_t number = 0;
  auto operator<=>(const Day&) const = default;
};

struct Civil {
  int year;
  unsigned month;
  unsigned day;
};

inline constexpr Day first_day{-719162};  // 0001-01-01
inline constexpr Day last_day{2932896};   // 9999-12-31

Day from_civil(int year, unsigned month, unsigned day);  // the date must exist
Civil to_civil(Day day);
bool date_exists(int year, unsigned month, unsigned day);

// Strict "YYYY-MM-DD" and a day that exists; nothing else.
std::optional<Day> parse_day(std::string_view text);
std::string to_string(Day day);  // "YYYY-MM-DD"

// Adds months; a day that does not exist in the target month becomes its last day (as DMN does).
// Empty where the result leaves the valid range.
std::optional<Day> add_months(Day day, std::int64_t months);

// First and last day that some rule is in force; both inclusive. Absent = open.
struct Span {
  std::optional<Day> from;
  std::optional<Day> until;
  bool contains(Day day) const { return (!from || *from <= day) && (!until || day <= *until); }
  Span within(const Span& other) const {
    return {from < other.from ? other.from : from,
            !until || (other.until && *other.until < *until) ? other.until : until};
  }
  bool overlaps(Day first, Day last) const { return (!from || *from <= last) && (!until || first <= *until); }
};
Span whole_year(Day day);  // the year of a day

}  // namespace inspectplan
