#pragma once
// One cell as the type its field wants, or why not. For the .cpp files of this module.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "column/column.hpp"
#include "column/schema.hpp"
#include "register/map.hpp"

namespace inspectplan::registers {

inline constexpr std::size_t max_cell_bytes = 32767;  // what a spreadsheet's cell holds

struct Fault {
  std::string code, message, hint;
};

struct Value {
  std::int64_t number = 0;  // scaled, day number, 0/1
  std::string_view text;
};

// Cells come trimmed and not empty. Remembers texts already judged, so that each distinct code is matched once.
class ValueReader {
 public:
  ValueReader(const column::Field& field, const column::Schema& schema, const NumberFormat& numbers, DateFormat dates);
  ~ValueReader();
  ValueReader(ValueReader&&) noexcept;

  // Empty: `value` is set (a text stays good until the next call).
  std::optional<Fault> read(std::string_view cell, Value& value);

 private:
  struct Codes;
  std::optional<Fault> read_number(std::string_view cell, Value& value);
  std::optional<Fault> read_date(std::string_view cell, Value& value) const;
  std::optional<Fault> read_boolean(std::string_view cell, Value& value) const;
  std::optional<Fault> read_text(std::string_view cell, Value& value);
  std::optional<Fault> judge(std::string_view text) const;
  std::optional<Fault> check_bounds(std::int64_t value) const;

  const column::Field* field_;
  NumberFormat numbers_;
  DateFormat dates_;
  std::string buffer_;            // a number without its separators, a text in NFC
  std::unique_ptr<Codes> codes_;  // texts with a closed set or a code list
};

// "1.234" or "1,234" where nothing says what the sign is: one between thousands or a decimal one.
// Never true of a number that begins with 0.
bool reads_two_ways(std::string_view cell);
// Written with a point that can only be a decimal one: "6.48", "0.125", "1234.567".
bool shows_decimal_point(std::string_view cell);

}  // namespace inspectplan::registers
