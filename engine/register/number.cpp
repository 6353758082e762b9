#include "register/number.hpp"

#include <algorithm>

namespace inspectplan::registers {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

std::string_view unsigned_part(std::string_view cell) {
  if (cell.starts_with('-')) cell.remove_prefix(1);
  return cell;
}

// "1 234 567" with any separator of `blank` kinds made one character.
std::string with_plain_blanks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t wide = rest.starts_with("\xC2\xA0")       ? 2
                             : rest.starts_with("\xE2\x80\xAF") ? 3
                                                                : 0;  // U+00A0, U+202F
    out += wide ? ' ' : text[i];
    i += wide ? wide : 1;
  }
  return out;
}

// Digits in groups of three behind `separator` ("1.234.567"); appended without it.
bool append_grouped(std::string_view text, char separator, std::string& out) {
  const std::size_t first = text.find(separator);
  if (first == std::string_view::npos) return out += text, all_digits(text);
  if (first == 0 || first > 3 || !all_digits(text.substr(0, first))) return false;
  out += text.substr(0, first);
  for (text.remove_prefix(first); !text.empty(); text.remove_prefix(4)) {
    if (text.size() < 4 || text[0] != separator || !all_digits(text.substr(1, 3))) return false;
    out += text.substr(1, 3);
  }
  return true;
}

bool is_written(std::string_view cell, char decimal, const char* thousands) {
  std::string ignored;
  return to_plain_number(cell, {decimal, thousands, true}, ignored);
}

}  // namespace

bool to_plain_number(std::string_view cell, const NumberFormat& format, std::string& plain) {
  plain.clear();
  const std::string unified = format.thousands == " " ? with_plain_blanks(cell) : std::string(cell);
  std::string_view digits = unsigned_part(unified);
  if (digits.size() < unified.size()) plain += '-';
  const std::size_t point = digits.find(format.decimal);
  const std::string_view whole = digits.substr(0, point);
  if (format.thousands.empty() ? (plain += whole, !all_digits(whole))
                               : !append_grouped(whole, format.thousands[0], plain))
    return false;
  if (point == std::string_view::npos) return true;
  plain += '.';
  plain += digits.substr(point + 1);
  return all_digits(digits.substr(point + 1));
}

Fault wrong_number(const std::string& shown, std::string_view cell, const NumberFormat& format) {
  Fault fault{"not-a-number", shown + " is not a number", "correct it in the file; an unknown number is left empty"};
  if (all_digits(unsigned_part(cell))) {
    fault = {"number-too-large", shown + " is too large", "correct it in the file"};
  } else if (format.told) {
    fault.message += " as the map says they are written";
  } else if (is_written(cell, ',', "")) {
    fault.hint = "if \",\" is the decimal sign, say `decimal: \",\"` in a map";
  } else if (is_written(cell, ',', ".")) {
    fault.hint = "if \".\" stands between thousands, say `decimal: \",\"` and `thousands: \".\"` in a map";
  } else if (is_written(cell, '.', ",")) {
    fault.hint = "if \",\" stands between thousands, say `thousands: \",\"` in a map";
  } else if (is_written(cell, ',', " ") || is_written(cell, '.', " ")) {
    fault.hint = "if a blank stands between thousands, say `thousands: \" \"` in a map";
  }
  return fault;
}

bool reads_two_ways(std::string_view cell) {
  const std::string_view digits = unsigned_part(cell);
  const std::size_t sign = digits.find_first_of(".,");
  return sign != std::string_view::npos && sign >= 1 && sign <= 3 && digits[0] != '0' && digits.size() == sign + 4 &&
         all_digits(digits.substr(0, sign)) && all_digits(digits.substr(sign + 1));
}

bool shows_decimal_point(std::string_view cell) {
  return cell.find('.') != std::string_view::npos && !reads_two_ways(cell) && is_written(cell, '.', "");
}

}  // namespace inspectplan::registers
