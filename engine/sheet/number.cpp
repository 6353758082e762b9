#include "sheet/number.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "base/day.hpp"

namespace inspectplan::sheet {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;
// Day 1 is 1 January 1900, and day 60 the 29 February that 1900 did not have: days before it are one off.
constexpr std::int64_t day_not_there = 60;
constexpr double last_day = 2'958'466;  // 1 January 10000

// The format without what is written as it stands: quoted, escaped, in brackets, widths and fillings.
std::string bare_format(std::string_view code) {
  std::string bare;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char sign = code[i];
    if (sign == ';') break;  // what follows is for other numbers
    if (sign == '"')
      i = std::min(code.find('"', i + 1), code.size());
    else if (sign == '[')
      i = std::min(code.find(']', i), code.size());
    else if (sign == '\\' || sign == '_' || sign == '*')
      ++i;
    else
      bare += static_cast<char>(sign >= 'A' && sign <= 'Z' ? sign - 'A' + 'a' : sign);
  }
  return bare;
}

Cell plain(double number) {
  std::array<char, 400> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr;
  return {Kind::number, std::string(digits.data(), end), false};
}

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// A day of the calendar, from the serial number; empty where there is none.
std::optional<Day> day_of(std::int64_t serial, bool from_1904) {
  if (from_1904) return Day{from_civil(1904, 1, 1).number + static_cast<std::int32_t>(serial)};
  if (serial < 1 || serial == day_not_there) return std::nullopt;
  const auto since = static_cast<std::int32_t>(serial < day_not_there ? serial - 1 : serial - 2);
  return Day{from_civil(1900, 1, 1).number + since};
}

Cell date_cell(double number, bool from_1904) {
  if (!(number >= 0 && number < last_day)) return plain(number);
  auto day = static_cast<std::int64_t>(std::floor(number));
  auto second = static_cast<std::int64_t>(std::llround((number - static_cast<double>(day)) * seconds_a_day));
  if (second == seconds_a_day) ++day, second = 0;
  const auto date = day_of(day, from_1904);
  if (!date) return plain(number);
  std::string text = to_string(*date);
  if (second != 0) text += "T" + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
  return {Kind::date, text, false};
}

}  // namespace

NumberStyle style_of_format(std::string_view format_code) {
  const std::string bare = bare_format(format_code);
  NumberStyle style;
  const bool clock = bare.find_first_of("hs") != std::string::npos;
  style.date = bare != "general" &&
               (bare.find_first_of("yd") != std::string::npos || (bare.find('m') != std::string::npos && !clock));
  if (!bare.empty() && bare.find_first_not_of('0') == std::string::npos) style.padded = static_cast<int>(bare.size());
  return style;
}

NumberStyle style_of_builtin(std::uint64_t id) {
  // 14–17 and 22 are dates; 18–21 and 45–47 times of day; 27–36 and 50–58 dates of East Asian versions.
  return {(id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58), 0};
}

Cell number_cell(std::string_view stored, const NumberStyle& style, bool from_1904) {
  double number = 0;
  const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), number);
  if (error != std::errc{} || end != stored.data() + stored.size() || !std::isfinite(number))
    return {Kind::error, std::string(stored), false};
  if (style.date) return date_cell(number, from_1904);
  Cell cell = plain(number == 0 ? 0 : number);  // no "-0"
  if (style.padded > 0 && cell.text.find_first_not_of("0123456789") == std::string::npos)
    while (cell.text.size() < static_cast<std::size_t>(style.padded)) cell.text.insert(0, 1, '0');
  return cell;
}

}  // namespace inspectplan::sheet
