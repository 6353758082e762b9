#pragma once
// A sheet of a workbook as the text that the rest of an import reads. For the .cpp files of this module.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "register/map.hpp"

namespace inspectplan::registers {

struct SheetChoice {
  std::optional<std::string> sheet;        // its name, accents and case aside, or its number; default: the only one
  std::optional<std::int64_t> header_row;  // default: the first row with something in it
  std::int64_t header_lines = 1;           // headers stand in so many rows from there on; a column's are joined

  bool given() const { return sheet || header_row || header_lines != 1; }
};

// A finding's marker for a formula's cell that was saved without its value.
inline constexpr std::string_view unsaved_formula = "#FORMULA!";

bool is_workbook(const std::string& path, std::string_view bytes);

struct SheetText {
  std::shared_ptr<const Source> source;
  NumberFormat numbers;  // as the text is to be read
};

// The rows of a sheet as CSV, each on the line of its own number, so that findings name the row that people see.
// Numbers and dates that are such are written as the map says that texts are; where it says nothing and no text
// among the cells can be read two ways, numbers are settled. A line end inside a cell becomes a blank. Empty,
// with findings, where there is no such sheet or the file cannot be read.
std::optional<SheetText> sheet_as_csv(const std::string& path, std::string bytes, const SheetChoice& choice,
                                      const ImportMap& map, Diagnostics& diagnostics);

}  // namespace inspectplan::registers
