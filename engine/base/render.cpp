// Findings as text for a terminal.
#include <algorithm>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/text.hpp"

namespace inspectplan {
namespace {

constexpr std::size_t longest_line = 160;  // characters of a source line that are shown

struct Excerpt {
  std::string line;
  std::size_t column;  // 0-based character in `line`
};

// The line, or of a very long one the part around the column.
Excerpt excerpt(std::string_view line, std::size_t column) {
  const std::size_t size = count_characters(line);
  if (size <= longest_line) return {printable(line), column};
  const std::size_t first = column > longest_line / 2 ? column - longest_line / 2 : 0;
  const std::size_t begin = byte_offset(line, first);
  std::string_view part = line.substr(begin);
  part = part.substr(0, byte_offset(part, longest_line));
  const bool cut_before = begin > 0;
  const bool cut_after = begin + part.size() < line.size();
  std::string shown = (cut_before ? "…" : "") + printable(part) + (cut_after ? "…" : "");
  return {std::move(shown), column - first + (cut_before ? 1 : 0)};
}

// Blanks as wide as `text`, tabs kept so that the terminal aligns them as it did above.
std::string blanks_for(std::string_view text) {
  std::string out;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '\t') continue;
    out.append(display_width(text.substr(start, i - start)), ' ');
    if (i < text.size()) out += '\t';
    start = i + 1;
  }
  return out;
}

std::string carets(const Place& place) {
  if (!place.source || place.line == 0 || place.column == 0) return {};
  const auto [line, column] = excerpt(place.source->line(place.line), place.column - 1);
  if (line.empty()) return {};
  const std::size_t begin = byte_offset(line, column);
  const std::string_view rest = std::string_view(line).substr(begin);
  const std::string_view marked = rest.substr(0, byte_offset(rest, std::max<std::uint32_t>(place.length, 1)));
  const std::size_t width = std::max<std::size_t>(display_width(marked), 1);
  return "  " + line + "\n  " + blanks_for(std::string_view(line).substr(0, begin)) + "^" +
         std::string(width - 1, '~') + "\n";
}

std::string head(const Place& place) {
  const std::string where = printable(to_string(place));
  return where.empty() ? where : where + ": ";
}

}  // namespace

std::string render(const Diagnostic& diagnostic) {
  std::string out =
      head(diagnostic.place) + std::string(to_string(diagnostic.severity)) + ": " + printable(diagnostic.message);
  if (!diagnostic.code.empty()) out += " [" + diagnostic.code + "]";
  out += "\n" + carets(diagnostic.place);
  if (!diagnostic.hint.empty()) out += "  = " + printable(diagnostic.hint) + "\n";
  for (const Note& note : diagnostic.notes) {
    out += head(note.place) + "note: " + printable(note.message) + "\n" + carets(note.place);
  }
  return out;
}

std::string render(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) out += render(diagnostic);
  return out;
}

}  // namespace inspectplan
