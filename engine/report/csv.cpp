#include <string_view>

#include "base/fit_to_show.hpp"
#include "base/scaled.hpp"
#include "report/report.hpp"

namespace inspectplan::report {
namespace {

// What spreadsheets take for the start of a formula, the full-width forms of East Asian keyboards included.
constexpr std::string_view formula_starts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

bool looks_like_formula(std::string_view cell) {
  for (const std::string_view start : formula_starts) {
    if (cell.starts_with(start)) return !parse_scaled(cell);
  }
  return false;
}

std::string csv_cell(std::string_view cell) {
  const bool defused = looks_like_formula(cell);
  const bool quoted = cell.find_first_of(",\"\r\n") != std::string_view::npos;
  std::string out = quoted ? "\"" : "";
  if (defused) out += '\'';
  for (const char c : fit_to_show(cell)) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
  return out;
}

std::string csv_row(const std::vector<std::string>& cells) {
  // A row of one empty cell would be an empty line, which readers skip.
  if (cells.size() == 1 && cells[0].empty()) return "\"\"\n";
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    out += csv_cell(cells[i]);
  }
  return out + "\n";
}

}  // namespace

std::string to_csv(const Sheet& sheet) {
  std::string out = csv_row(sheet.header);
  for (const auto& row : sheet.rows) out += csv_row(row);
  return out;
}

}  // namespace inspectplan::report
