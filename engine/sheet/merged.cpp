#include "sheet/merged.hpp"

#include <algorithm>
#include <charconv>

namespace inspectplan::sheet {
namespace {

constexpr std::uint32_t most_rows = 1'048'576, most_columns = 16'384;
// A range over more columns is a title, or a slip; none of a register's.
constexpr std::uint32_t widest = 64;

}  // namespace

std::optional<CellName> cell_name(std::string_view text) {
  CellName name;
  std::size_t at = 0;
  std::uint32_t column = 0;
  while (at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && column <= most_columns)
    column = column * 26 + static_cast<std::uint32_t>(text[at++] - 'A' + 1);
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), name.row);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (column == 0 || column > most_columns || name.row == 0 || name.row > most_rows) return std::nullopt;
  name.column = column - 1;
  return name;
}

void Merged::add(std::string_view range) {
  const std::size_t colon = range.find(':');
  const auto first = cell_name(range.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : cell_name(range.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return;
  if (last->column - first->column < widest) ranges_.push_back({*first, *last, {}});
}

void Merged::fill(std::uint32_t row, std::vector<Cell>& cells) {
  if (!sorted_) {
    std::sort(ranges_.begin(), ranges_.end(), [](const Range& a, const Range& b) { return a.first.row < b.first.row; });
    sorted_ = true;
  }
  std::erase_if(open_, [&](std::size_t range) { return ranges_[range].last.row < row; });
  for (; next_ < ranges_.size() && ranges_[next_].first.row <= row; ++next_) {
    Range& range = ranges_[next_];
    if (range.first.row == row && range.first.column < cells.size()) range.value = cells[range.first.column];
    range.value.merged = true;
    if (range.value.kind != Kind::empty) open_.push_back(next_);
  }
  for (const std::size_t at : open_) {
    const Range& range = ranges_[at];
    if (cells.size() <= range.last.column) cells.resize(range.last.column + 1);
    for (std::uint32_t column = range.first.column; column <= range.last.column; ++column)
      if (cells[column].kind == Kind::empty) cells[column] = range.value;
  }
}

}  // namespace inspectplan::sheet
