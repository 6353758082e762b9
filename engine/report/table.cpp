#include <algorithm>
#include <numeric>
#include <string_view>

#include "base/text.hpp"
#include "report/report.hpp"
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

// Natural widths and, where cells may be wrapped, those below which words would break.
struct Measure {
  Widths natural;
  Widths least;
};

Measure measure(const std::vector<std::vector<std::string>>& rows, bool wrapped) {
  Measure out;
  for (const auto& row : rows) {
    out.natural.resize(std::max(out.natural.size(), row.size()), 0);
    out.least.resize(out.natural.size(), 0);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t width = display_width(row[i]);
      out.natural[i] = std::max(out.natural[i], width);
      out.least[i] = std::max(out.least[i], wrapped ? longest_word(row[i]) : std::min(width, narrowest));
    }
  }
  return out;
}

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

std::string to_table(const Sheet& sheet, std::size_t width) {
  std::vector<std::vector<std::string>> rows = {one_line_each(sheet.header)};
  for (const auto& row : sheet.rows) rows.push_back(one_line_each(row));
  const Measure measured = measure(rows, sheet.lines > 1);
  if (measured.natural.empty()) return {};
  const std::size_t gaps = gap * (measured.natural.size() - 1);
  const Widths widths = choose_widths(measured, width > gaps ? width - gaps : 0);
  std::string out = row_of(rows[0], widths, sheet) + rule_of(widths);
  for (std::size_t i = 1; i < rows.size(); ++i) out += row_of(rows[i], widths, sheet);
  return out;
}

}  // namespace inspectplan::report
