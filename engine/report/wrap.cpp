#include "report/wrap.hpp"

#include <algorithm>
#include <string_view>

#include "base/text.hpp"

namespace inspectplan::report {
namespace {

std::size_t first_character(std::string_view text) { return byte_offset(text, 1); }

// Bytes of the longest beginning that is at most `width` cells wide, marks kept with their letter.
std::size_t beginning(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t bytes = first_character(text.substr(i));
    used += display_width(text.substr(i, bytes));
    if (used > width) break;
    i += bytes;
  }
  return i;
}

// Bytes of the first line: up to the last blank that fits, or as much of the word as does; at least one character,
// so that breaking always makes headway.
std::size_t line_end(std::string_view text, std::size_t width) {
  const std::size_t fits = std::max(beginning(text, width), first_character(text));
  if (fits == text.size() || text[fits] == ' ') return fits;
  const std::size_t blank = text.substr(0, fits).rfind(' ');
  return blank == std::string_view::npos || blank == 0 ? fits : blank;
}

std::string_view without_blanks_before(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

}  // namespace

std::string cut(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) return text;
  if (width == 0) return {};
  std::string out = text.substr(0, beginning(text, width - 1));
  while (out.ends_with(' ')) out.pop_back();
  return out + "…";
}

std::vector<std::string> wrap(const std::string& text, std::size_t width, std::size_t lines) {
  std::vector<std::string> out;
  std::string_view rest = text;
  while (out.size() + 1 < lines && display_width(rest) > width) {
    const std::size_t end = line_end(rest, width);
    out.emplace_back(rest.substr(0, end));
    rest = without_blanks_before(rest.substr(end));
  }
  out.push_back(cut(std::string(rest), width));
  return out;
}

std::size_t longest_word(const std::string& text) {
  std::size_t longest = 0;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    longest = std::max(longest, display_width(std::string_view(text).substr(start, end - start)));
    start = end + 1;
  }
  return longest;
}

}  // namespace inspectplan::report
