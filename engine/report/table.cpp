#include <algorithm>
#include <string_view>

#include "base/text.hpp"
#include "report/report.hpp"

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

// The first `width` cells of the text, the last of them "…" where something is left out.
std::string cut(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) return text;
  if (width == 0) return {};
  std::string out;
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t bytes = byte_offset(std::string_view(text).substr(i), 1);
    const std::string_view letter = std::string_view(text).substr(i, bytes);
    if (used + display_width(letter) > width - 1) break;
    used += display_width(letter);
    out += letter;
    i += bytes;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out + "…";
}

using Widths = std::vector<std::size_t>;

// The widest columns give way first: the greatest cap with which all fit.
void shrink(Widths& widths, std::size_t room) {
  const auto total = [&widths](std::size_t cap) {
    std::size_t sum = 0;
    for (const std::size_t width : widths) sum += std::min(width, cap);
    return sum;
  };
  std::size_t cap = *std::max_element(widths.begin(), widths.end());
  while (cap > narrowest && total(cap) > room) --cap;
  std::size_t spare = room > total(cap) ? room - total(cap) : 0;
  for (std::size_t& width : widths) {
    const bool grows = width > cap && spare > 0;
    width = std::min(width, cap) + (grows ? 1 : 0);
    spare -= grows ? 1 : 0;
  }
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::string shown = cut(text, width);
  const std::size_t used = display_width(shown);
  const std::string blanks(width > used ? width - used : 0, ' ');
  return right ? blanks + shown : shown + blanks;
}

std::string line_of(const std::vector<std::string>& cells, const Widths& widths, const std::vector<bool>& right) {
  std::string out;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) out.append(gap, ' ');
    out += padded(i < cells.size() ? cells[i] : std::string(), widths[i], i < right.size() && right[i]);
  }
  while (out.ends_with(' ')) out.pop_back();
  return out + "\n";
}

std::string rule_of(std::size_t cells) {
  std::string out;
  for (std::size_t i = 0; i < cells; ++i) out += "─";
  return out;
}

std::vector<std::string> one_line_each(const std::vector<std::string>& cells) {
  std::vector<std::string> out;
  for (const std::string& cell : cells) out.push_back(one_line(cell));
  return out;
}

Widths widths_of(const std::vector<std::vector<std::string>>& lines) {
  Widths widths;
  for (const auto& line : lines) {
    widths.resize(std::max(widths.size(), line.size()), 0);
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], display_width(line[i]));
  }
  return widths;
}

}  // namespace

std::string to_table(const Sheet& sheet, std::size_t width) {
  std::vector<std::vector<std::string>> lines = {one_line_each(sheet.header)};
  for (const auto& row : sheet.rows) lines.push_back(one_line_each(row));
  Widths widths = widths_of(lines);
  if (widths.empty()) return {};
  const std::size_t gaps = gap * (widths.size() - 1);
  shrink(widths, width > gaps ? width - gaps : 0);
  std::string out = line_of(lines[0], widths, sheet.right);
  std::vector<std::string> rule;
  for (const std::size_t cells : widths) rule.push_back(rule_of(cells));
  out += line_of(rule, widths, {});
  for (std::size_t i = 1; i < lines.size(); ++i) out += line_of(lines[i], widths, sheet.right);
  return out;
}

}  // namespace inspectplan::report
