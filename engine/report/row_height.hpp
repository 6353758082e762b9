#pragma once
// How high rows of a sheet must be for what they say to be seen. Spreadsheets tell rows by themselves only while one
// types: LibreOffice shows a row that has no height in the file as one line.
#include <cstdint>
#include <string_view>

namespace inspectplan::report {

// Lines that a text takes in a column of `width` characters, broken between words, in 12-point Times New Roman; at
// least 1. Estimated from the widths of its letters, a little more rather than less.
std::int64_t lines_in_column(std::string_view text, std::int64_t width);

// Points of a row of so many lines; no row is higher than the file format allows (409 points).
double row_height(std::int64_t lines);

}  // namespace inspectplan::report
