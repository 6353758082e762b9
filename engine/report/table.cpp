#include <algorithm>
#include <numeric>
#include <string_view>

#include "base/text.hpp"
#include "report/table_maker.hpp"
#include "report/wrap.hpp"

namespace inspectplan::report {
namespace {

constexpr std::size_t gap = 2;        // blanks between columns
constexpr std::size_t narrowest = 3;  // cells; below that a column says nothing

// One line that cannot drive the terminal: line ends and tabs become blanks.
std::string one_line(std::string_view cell) {
  std::string out(cell);
  for (char& c : out) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return printable(out);
}

using Widths = std::vector<std::size_t>;

// Natural widths, and those below which columns do not go.
struct Measure {
  const Widths& natural;
  Widths least;
};

// The widest columns give way first: the greatest cap with which all fit.
Widths fitted(const Measure& measured, std::size_t room) {
  const auto capped = [&measured](std::size_t cap) {
    Widths widths = measured.natural;
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(measured.least[i], std::min(widths[i], cap));
    return widths;
  };
  const auto total = [](const Widths& widths) { return std::accumulate(widths.begin(), widths.end(), std::size_t{0}); };
  std::size_t cap = *std::max_element(measured.natural.begin(), measured.natural.end());
  while (cap > narrowest && total(capped(cap)) > room) --cap;
  Widths widths = capped(cap);
  for (std::size_t i = 0; i < widths.size() && total(widths) < room; ++i) {
    if (widths[i] < measured.natural[i]) ++widths[i];
  }
  return widths;
}

Widths choose_widths(const Measure& measured, std::size_t room) {
  const Widths whole_words = fitted(measured, room);
  if (std::accumulate(whole_words.begin(), whole_words.end(), std::size_t{0}) <= room) return whole_words;
  Measure harder = measured;
  for (std::size_t& least : harder.least) least = std::min(least, narrowest);
  return fitted(harder, room);
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t used = display_width(text);
  const std::string blanks(width > used ? width - used : 0, ' ');
  return right ? blanks + text : text + blanks;
}

std::string row_of(const std::vector<std::string>& cells, const Widths& widths, const Sheet& sheet) {
  std::vector<std::vector<std::string>> wrapped;
  std::size_t height = 1;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::string cell = i < cells.size() ? cells[i] : std::string();
    wrapped.push_back(wrap(cell, widths[i], std::max<std::size_t>(sheet.lines, 1)));
    height = std::max(height, wrapped.back().size());
  }
  std::string out;
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (i > 0) text.append(gap, ' ');
      const std::string part = line < wrapped[i].size() ? wrapped[i][line] : std::string();
      text += padded(part, widths[i], i < sheet.right.size() && sheet.right[i]);
    }
    while (text.ends_with(' ')) text.pop_back();
    out += text + "\n";
  }
  return out;
}

std::string rule_of(const Widths& widths) {
  std::string out;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) out.append(gap, ' ');
    for (std::size_t cell = 0; cell < widths[i]; ++cell) out += "─";
  }
  return out + "\n";
}

std::vector<std::string> one_line_each(const std::vector<std::string>& cells) {
  std::vector<std::string> out;
  for (const std::string& cell : cells) out.push_back(one_line(cell));
  return out;
}

}  // namespace

TableMaker::TableMaker(Sheet like) : like_(std::move(like)) { measure(like_.header); }

void TableMaker::measure(const std::vector<std::string>& cells) {
  natural_.resize(std::max(natural_.size(), cells.size()), 0);
  least_.resize(natural_.size(), 0);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = one_line(cells[i]);
    const std::size_t width = display_width(cell);
    natural_[i] = std::max(natural_[i], width);
    least_[i] = std::max(least_[i], like_.lines > 1 ? longest_word(cell) : std::min(width, narrowest));
  }
}

std::string TableMaker::head(std::size_t width) {
  if (natural_.empty()) return {};
  const std::size_t gaps = gap * (natural_.size() - 1);
  widths_ = choose_widths({natural_, least_}, width > gaps ? width - gaps : 0);
  return row(like_.header) + rule_of(widths_);
}

std::string TableMaker::row(const std::vector<std::string>& cells) const {
  return row_of(one_line_each(cells), widths_, like_);
}

std::string to_table(const Sheet& sheet, std::size_t width) {
  TableMaker table({sheet.header, {}, sheet.right, sheet.lines});
  for (const auto& row : sheet.rows) table.measure(row);
  std::string out = table.head(width);
  for (const auto& row : sheet.rows) out += table.row(row);
  return out;
}

}  // namespace inspectplan::report
