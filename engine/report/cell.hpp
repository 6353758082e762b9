#pragma once
// What stands in one cell of a table that people and programs read.
#include <cstdint>
#include <string>
#include <variant>

#include "base/day.hpp"
#include "base/json.hpp"
#include "base/label.hpp"
#include "base/scaled.hpp"

namespace inspectplan::report {

// Empty: nothing is known. A text is never a formula, whatever it begins with.
using Cell = std::variant<std::monostate, std::string, Scaled, Day>;

Cell text_cell(std::string words);  // empty where there are no words
Cell whole_cell(std::int64_t number);
std::string text_of(const Cell& cell, Language language);  // days as `written` has them, else the same in both
void write(JsonWriter& json, const Cell& cell);            // numbers as numbers, days as "2027-02-28", null where empty

}  // namespace inspectplan::report
