// The written forms of dates, times and durations.
#include <algorithm>

#include "dmn/moment.hpp"

namespace inspectplan::dmn {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes things off the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  bool done() const { return text_.empty(); }
  char next() const { return text_.empty() ? '\0' : text_[0]; }

  bool take(char c) {
    if (next() != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  // As many digits as there are, if least … most.
  std::optional<std::int64_t> digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    std::int64_t value = 0;
    while (count < text_.size() && is_digit(text_[count])) {
      if (count == most) return std::nullopt;
      value = value * 10 + (text_[count++] - '0');
    }
    if (count < least) return std::nullopt;
    text_.remove_prefix(count);
    return value;
  }

  // Behind a point: at most nine digits, as nanoseconds.
  std::optional<std::int64_t> fraction(std::size_t least) {
    std::size_t count = 0;
    std::int64_t value = 0;
    for (; count < text_.size() && is_digit(text_[count]); ++count) {
      if (count == 9) return std::nullopt;
      value = value * 10 + (text_[count] - '0');
    }
    if (count < least) return std::nullopt;
    text_.remove_prefix(count);
    for (; count < 9; ++count) value *= 10;
    return value;
  }

  std::optional<Date> date();
  std::optional<std::int64_t> clock();
  std::optional<std::int32_t> offset();

 private:
  std::string_view text_;
};

std::optional<Date> Cursor::date() {
  const bool negative = take('-');
  const bool padded = next() == '0';
  const std::size_t before = text_.size();
  const auto year = digits(4, 9);
  if (!year || (padded && before - text_.size() > 4) || !take('-')) return std::nullopt;
  const auto month = digits(2, 2);
  if (!month || !take('-')) return std::nullopt;
  const auto day = digits(2, 2);
  if (!day) return std::nullopt;
  return date_of(negative ? -*year : *year, *month, *day);
}

// In nanoseconds; 24:00:00 is the end of the day.
std::optional<std::int64_t> Cursor::clock() {
  const auto hour = digits(2, 2);
  if (!hour || !take(':')) return std::nullopt;
  const auto minute = digits(2, 2);
  if (!minute || !take(':')) return std::nullopt;
  const auto seconds = digits(2, 2);
  if (!seconds || *minute > 59 || *seconds > 59) return std::nullopt;
  std::int64_t nanoseconds = ((*hour * 60 + *minute) * 60 + *seconds) * second;
  if (take('.')) {
    const auto part = fraction(1);
    if (!part) return std::nullopt;
    nanoseconds += *part;
  }
  return nanoseconds > seconds_a_day * second ? std::nullopt : std::optional(nanoseconds);
}

// "Z", "+01:00", "-05:30:15"; at most 18 hours.
std::optional<std::int32_t> Cursor::offset() {
  if (take('Z')) return 0;
  const bool west = next() == '-';
  if (!take('+') && !take('-')) return std::nullopt;
  const auto hour = digits(2, 2);
  if (!hour || !take(':')) return std::nullopt;
  const auto minute = digits(2, 2);
  if (!minute) return std::nullopt;
  std::optional<std::int64_t> seconds = 0;
  if (take(':')) seconds = digits(2, 2);
  if (!seconds || *minute > 59 || *seconds > 59) return std::nullopt;
  const std::int64_t total = (*hour * 60 + *minute) * 60 + *seconds;
  if (total > 18 * 3600) return std::nullopt;
  return static_cast<std::int32_t>(west ? -total : total);
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string fraction_text(std::int64_t nanoseconds) {
  if (nanoseconds == 0) return {};
  std::string text = "." + padded(nanoseconds, 9);
  while (text.back() == '0') text.pop_back();
  return text;
}

std::string offset_text(std::int32_t offset) {
  if (offset == 0) return "Z";
  const std::int32_t size = offset < 0 ? -offset : offset;
  const std::string seconds = size % 60 == 0 ? "" : ":" + padded(size % 60, 2);
  return (offset < 0 ? "-" : "+") + padded(size / 3600, 2) + ":" + padded(size / 60 % 60, 2) + seconds;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  Cursor cursor(text);
  const auto date = cursor.date();
  return cursor.done() ? date : std::nullopt;
}

std::optional<Time> parse_time(std::string_view text) {
  Cursor cursor(text);
  const auto clock = cursor.clock();
  if (!clock) return std::nullopt;
  Time time{*clock % (seconds_a_day * second), {}};
  if (cursor.done()) return time;
  time.offset = cursor.offset();
  return time.offset && cursor.done() ? std::optional(time) : std::nullopt;
}

std::optional<DateTime> parse_date_time(std::string_view text) {
  Cursor cursor(text);
  const auto date = cursor.date();
  if (!date) return std::nullopt;
  if (cursor.done()) return DateTime{*date, {}};
  if (!cursor.take('T')) return std::nullopt;
  const auto clock = cursor.clock();
  if (!clock) return std::nullopt;
  Time midnight;
  if (!cursor.done()) {
    midnight.offset = cursor.offset();
    if (!midnight.offset || !cursor.done()) return std::nullopt;
  }
  return move({*date, midnight}, *clock);
}

std::optional<Months> parse_months(std::string_view text) {
  Cursor cursor(text);
  const bool negative = cursor.take('-');
  if (!cursor.take('P') || cursor.done()) return std::nullopt;
  std::int64_t months = 0;
  auto count = cursor.digits(1, 15);
  if (count && cursor.take('Y')) {
    months = *count * 12;
    if (!cursor.done())
      count = cursor.digits(1, 15);
    else
      return Months{negative ? -months : months};
  }
  if (!count || !cursor.take('M') || !cursor.done()) return std::nullopt;
  months += *count;
  return Months{negative ? -months : months};
}

std::optional<Length> parse_length(std::string_view text) {
  Cursor cursor(text);
  const bool negative = cursor.take('-');
  if (!cursor.take('P') || cursor.done()) return std::nullopt;
  Wide seconds = 0;
  std::int64_t nanoseconds = 0;
  if (!cursor.take('T')) {
    const auto days = cursor.digits(1, 15);
    if (!days || !cursor.take('D')) return std::nullopt;
    seconds = Wide{*days} * seconds_a_day;
    if (!cursor.done() && !cursor.take('T')) return std::nullopt;
    if (cursor.done() && text.back() == 'T') return std::nullopt;
  } else if (cursor.done()) {
    return std::nullopt;
  }
  constexpr std::pair<char, int> units[] = {{'H', 3600}, {'M', 60}, {'S', 1}};
  for (std::size_t unit = 0; !cursor.done();) {
    const auto count = cursor.digits(1, 15);
    if (!count) return std::nullopt;
    const bool point = cursor.take('.');
    if (point) {
      const auto part = cursor.fraction(0);
      if (!part) return std::nullopt;
      nanoseconds = *part;
    }
    while (unit < 3 && cursor.next() != units[unit].first) ++unit;
    if (unit == 3 || (point && unit != 2)) return std::nullopt;
    cursor.take(units[unit].first);
    seconds += Wide{*count} * units[unit++].second;
  }
  const Wide total = seconds * second + nanoseconds;
  return Length{negative ? -total : total};
}

std::string to_string(Date date) {
  const Calendar calendar = calendar_of(date);
  const std::string year = padded(calendar.year < 0 ? -calendar.year : calendar.year, 4);
  return (calendar.year < 0 ? "-" : "") + year + "-" + padded(calendar.month, 2) + "-" + padded(calendar.day, 2);
}

std::string to_string(Time time) {
  const std::int64_t seconds = time.nanosecond / second;
  return padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2) +
         fraction_text(time.nanosecond % second) + (time.offset ? offset_text(*time.offset) : "");
}

std::string to_string(DateTime moment) { return to_string(moment.date) + "T" + to_string(moment.time); }

std::string to_string(Months months) {
  if (months.count == 0) return "P0M";
  const std::int64_t size = months.count < 0 ? -months.count : months.count;
  std::string text = months.count < 0 ? "-P" : "P";
  if (size >= 12) text += std::to_string(size / 12) + "Y";
  if (size % 12 != 0) text += std::to_string(size % 12) + "M";
  return text;
}

std::string to_string(Length length) {
  if (length.nanoseconds == 0) return "PT0S";
  const Wide size = length.nanoseconds < 0 ? -length.nanoseconds : length.nanoseconds;
  const auto seconds = static_cast<std::int64_t>(size / second);
  const std::int64_t rest = seconds % seconds_a_day;
  const std::string fraction = fraction_text(static_cast<std::int64_t>(size % second));
  std::string text = length.nanoseconds < 0 ? "-P" : "P";
  if (seconds >= seconds_a_day) text += std::to_string(seconds / seconds_a_day) + "D";
  if (rest == 0 && fraction.empty()) return text;
  text += "T";
  if (rest >= 3600) text += std::to_string(rest / 3600) + "H";
  if (rest / 60 % 60 != 0) text += std::to_string(rest / 60 % 60) + "M";
  if (rest % 60 != 0 || !fraction.empty()) text += std::to_string(rest % 60) + fraction + "S";
  return text;
}

}  // namespace inspectplan::dmn
