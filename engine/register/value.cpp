#include "register/value.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <vector>

#include "base/day.hpp"
#include "base/scaled.hpp"
#include "base/text.hpp"
#include "register/number.hpp"

namespace inspectplan::registers {
namespace {

using column::Field;
using column::Kind;

// std::regex recurses once a character; a code is never this long.
constexpr std::size_t max_code_bytes = 200;
constexpr std::size_t shown_characters = 60;

std::string shown(std::string_view cell) {
  if (cell.size() <= shown_characters) return '"' + std::string(cell) + '"';
  std::size_t cut = shown_characters;
  while (cut > 0 && (static_cast<unsigned char>(cell[cut]) & 0xC0) == 0x80) --cut;
  return '"' + std::string(cell.substr(0, cut)) + "…\"";
}

std::string in_field_terms(const Field& field, std::int64_t value) {
  if (field.kind == Kind::date) return to_string(Day{static_cast<std::int32_t>(value)});
  return to_string(Scaled{value, field.scale});
}

std::optional<Day> read_day_month_year(std::string_view cell) {
  const std::size_t first = cell.find('/');
  const std::size_t second = first == std::string_view::npos ? first : cell.find('/', first + 1);
  if (second == std::string_view::npos || first > 2 || second - first > 3 || cell.size() - second != 5)
    return std::nullopt;
  const auto two = [](std::string_view digits) { return std::string(2 - digits.size(), '0') + std::string(digits); };
  return parse_day(std::string(cell.substr(second + 1)) + '-' + two(cell.substr(first + 1, second - first - 1)) + '-' +
                   two(cell.substr(0, first)));
}

bool has_shape(std::string_view cell, std::string_view shape) {  // 9 = a digit
  return cell.size() == shape.size() && std::equal(cell.begin(), cell.end(), shape.begin(), [](char c, char s) {
           return s == '9' ? c >= '0' && c <= '9' : c == s;
         });
}

Fault bad_iso_date(std::string_view cell) {
  const std::string message = shown(cell) + " is not a date of the form yyyy-mm-dd";
  if (const auto day = read_day_month_year(cell))
    return {"bad-date", shown(cell) + " is written day/month/year; a date is " + to_string(*day) + " here",
            "say `date: dd/mm/yyyy` in a map"};
  if (has_shape(cell, "9999-99-99"))
    return {"bad-date", "there is no day " + std::string(cell), "correct it in the file"};
  if (has_shape(cell.substr(0, 10), "9999-99-99"))
    return {"bad-date", message + ": more stands behind the day", "cut the time off in the file"};
  return {"bad-date", message, "correct it in the file; an unknown date is left empty"};
}

Fault bad_day_month_year(std::string_view cell) {
  if (parse_day(cell))
    return {"bad-date", shown(cell) + " is written yyyy-mm-dd; the map says dd/mm/yyyy",
            "say `date: yyyy-mm-dd` in the map"};
  return {"bad-date", shown(cell) + " is not a day of the form dd/mm/yyyy",
          "correct it in the file; an unknown date is left empty"};
}

}  // namespace

// A closed set of values or a code list, with what was found about each distinct text.
struct ValueReader::Codes {
  const column::CodeList* list = nullptr;
  std::optional<std::regex> pattern;
  std::map<std::string, std::string> called;  // name, folded → value; empty where several are called so
  column::Dictionary seen;
  std::vector<bool> good;               // by index in `seen`
  std::vector<std::string_view> meant;  // likewise: the value itself, where the text is its name

  void call(const std::string& value, const std::string& name) {
    if (name.empty()) return;
    const auto [at, is_new] = called.emplace(fold_vietnamese(name), value);
    if (!is_new && at->second != value) at->second.clear();
  }
  // Of a text that is no value by itself.
  std::string_view named(std::string_view text) const {
    const auto found = called.find(fold_vietnamese(text));
    return found == called.end() ? std::string_view() : std::string_view(found->second);
  }
};

ValueReader::ValueReader(const Field& field, const column::Schema& schema, const NumberFormat& numbers,
                         DateFormat dates)
    : field_(&field), numbers_(numbers), dates_(dates) {
  if (field.kind != Kind::text || (field.values.empty() && !field.code_list)) return;
  codes_ = std::make_unique<Codes>();
  for (const auto& [value, name] : schema.names_of(field)) {
    codes_->call(value, name.vi);
    codes_->call(value, name.en);
  }
  if (!field.code_list) return;
  codes_->list = &schema.code_lists.at(*field.code_list);
  if (!codes_->list->pattern.empty()) codes_->pattern.emplace(codes_->list->pattern, std::regex::optimize);
}

ValueReader::~ValueReader() = default;
ValueReader::ValueReader(ValueReader&&) noexcept = default;

std::optional<Fault> ValueReader::read(std::string_view cell, Value& value) {
  if (cell.size() > max_cell_bytes)
    return Fault{
        "cell-too-long",
        "a cell of " + std::to_string(cell.size()) + " bytes; at most " + std::to_string(max_cell_bytes) + " are taken",
        "is a closing quote missing? Otherwise shorten it"};
  switch (field_->kind) {
    case Kind::number:
      return read_number(cell, value);
    case Kind::date:
      return read_date(cell, value);
    case Kind::boolean:
      return read_boolean(cell, value);
    case Kind::text:
      return read_text(cell, value);
  }
  return std::nullopt;
}

std::optional<Fault> ValueReader::read_number(std::string_view cell, Value& value) {
  std::string_view plain = cell;
  if (numbers_.decimal != '.' || !numbers_.thousands.empty()) {
    if (!to_plain_number(cell, numbers_, buffer_)) return wrong_number(shown(cell), cell, numbers_);
    plain = buffer_;
  }
  const auto number = parse_scaled(plain);
  if (!number) return wrong_number(shown(cell), cell, numbers_);
  const auto scaled = rescale(*number, field_->scale);
  if (!scaled && number->scale > field_->scale)
    return Fault{"too-many-decimals",
                 shown(cell) + " has more than " + std::to_string(field_->scale) + " decimals; nothing is rounded",
                 "round it in the file, or raise `scale` of the field in the rules"};
  if (!scaled) return Fault{"number-too-large", shown(cell) + " is too large", "correct it in the file"};
  value.number = *scaled;
  return check_bounds(value.number);
}

std::optional<Fault> ValueReader::read_date(std::string_view cell, Value& value) const {
  const bool iso = dates_ == DateFormat::iso;
  const auto day = iso ? parse_day(cell) : read_day_month_year(cell);
  if (!day) return iso ? bad_iso_date(cell) : bad_day_month_year(cell);
  value.number = day->number;
  return check_bounds(value.number);
}

std::optional<Fault> ValueReader::read_boolean(std::string_view cell, Value& value) const {
  const std::string word = cell.size() == 1 ? std::string(cell) : fold_vietnamese(cell);
  for (const std::string_view yes : {"1", "true", "yes", "co"})
    if (word == yes) return value.number = 1, std::nullopt;
  for (const std::string_view no : {"0", "false", "no", "khong"})
    if (word == no) return value.number = 0, std::nullopt;
  return Fault{"bad-boolean", shown(cell) + " is neither yes nor no", "write true/false, 1/0, yes/no or có/không"};
}

std::optional<Fault> ValueReader::read_text(std::string_view cell, Value& value) {
  const bool ascii = std::all_of(cell.begin(), cell.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  if (!ascii) {
    buffer_ = to_nfc(cell);
    cell = buffer_;
  }
  value.text = cell;
  if (!codes_) return std::nullopt;
  const std::uint32_t index = codes_->seen.intern(cell);
  const bool is_new = index == codes_->good.size();
  if (!is_new && codes_->good[index]) return value.text = codes_->meant[index], std::nullopt;
  auto fault = judge(cell);
  const std::string_view named = fault ? codes_->named(cell) : std::string_view();
  if (!named.empty()) fault.reset();
  if (is_new) {
    codes_->good.push_back(!fault);
    codes_->meant.push_back(named.empty() ? codes_->seen.text(index) : named);
  }
  if (!fault) value.text = codes_->meant[index];
  return fault;
}

std::optional<Fault> ValueReader::judge(std::string_view text) const {
  const std::vector<std::string>& values = field_->values;
  if (!values.empty() && std::find(values.begin(), values.end(), text) == values.end()) {
    std::string list;
    for (std::size_t i = 0; i < values.size() && i < 20; ++i) list += (i ? ", " : "") + values[i];
    const auto near = nearest(text, values);
    return Fault{"not-a-value", shown(text) + " is not one of: " + list, near ? "did you mean \"" + *near + "\"?" : ""};
  }
  if (!codes_->list) return std::nullopt;
  const column::CodeList& list = *codes_->list;
  if (list.closed && !std::binary_search(list.codes.begin(), list.codes.end(), text)) {
    const auto near = nearest(text, list.codes);
    return Fault{"unknown-code", shown(text) + " is not in the code list " + list.name,
                 near ? "did you mean \"" + *near + "\"?" : "add it to the list in the rules, or correct the file"};
  }
  if (codes_->pattern &&
      (text.size() > max_code_bytes || !std::regex_match(text.begin(), text.end(), *codes_->pattern)))
    return Fault{"bad-code", shown(text) + " is not a code of the list " + list.name + " (" + list.pattern + ")",
                 "correct it in the file"};
  return std::nullopt;
}

std::optional<Fault> ValueReader::check_bounds(std::int64_t value) const {
  const bool under = field_->min && value < *field_->min, over = field_->max && value > *field_->max;
  if (!under && !over) return std::nullopt;
  return Fault{"out-of-range",
               in_field_terms(*field_, value) + (under ? " is under the minimum " : " is over the maximum ") +
                   in_field_terms(*field_, under ? *field_->min : *field_->max),
               "correct it in the file, or the bound in the rules"};
}

}  // namespace inspectplan::registers
