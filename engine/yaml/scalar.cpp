#include "yaml/scalar.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace inspectplan::yaml {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Bytes of the escape sequence at `at` (a backslash) and how many bytes of text it stands for.
struct Escape {
  std::size_t source;
  std::size_t text;
};

std::size_t utf8_length(unsigned code) { return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; }

unsigned hex_value(std::string_view digits) {
  unsigned code = 0;
  for (const char c : digits) {
    const int lower = c | 0x20;
    code = code * 16 + static_cast<unsigned>(lower >= 'a' ? lower - 'a' + 10 : c - '0');
  }
  return code;
}

Escape escape_at(std::string_view source, std::size_t at) {
  const char kind = at + 1 < source.size() ? source[at + 1] : '\0';
  const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (digits > 0) return {2 + digits, utf8_length(hex_value(source.substr(std::min(at + 2, source.size()), digits)))};
  if (kind == '\n' || kind == '\r') {  // an escaped line end and the indentation after it are nothing
    std::size_t end = at + 1;
    while (end < source.size() && is_blank(source[end])) ++end;
    return {end - at, 0};
  }
  if (kind == 'N' || kind == '_') return {2, 2};
  if (kind == 'L' || kind == 'P') return {2, 3};
  return {2, 1};
}

std::size_t run_of_blanks(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_blank(text[end])) ++end;
  return end - at;
}

}  // namespace

Style style_at(std::string_view source, std::size_t offset, bool quoted) {
  if (!quoted || offset >= source.size()) return Style::plain;
  if (source[offset] == '"') return Style::double_quoted;
  if (source[offset] == '\'') return Style::single_quoted;
  return Style::block;
}

std::size_t content_start(std::string_view source, std::size_t offset, Style style) {
  if (style == Style::plain) return offset;
  if (style != Style::block) return std::min(offset + 1, source.size());
  const std::size_t header_end = source.find('\n', offset);
  if (header_end == std::string_view::npos) return source.size();
  return header_end + 1 + run_of_blanks(source, header_end + 1);
}

std::optional<std::size_t> closing_quote(std::string_view source, std::size_t offset, Style style) {
  const char quote = style == Style::double_quoted ? '"' : '\'';
  for (std::size_t at = offset + 1; at < source.size(); ++at) {
    if (style == Style::double_quoted && source[at] == '\\') {
      ++at;
    } else if (source[at] == quote) {
      if (style == Style::double_quoted || at + 1 >= source.size() || source[at + 1] != '\'') return at + 1;
      ++at;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> follow(std::string_view source, std::size_t start, Style style, std::string_view text,
                                  std::size_t wanted) {
  std::size_t s = start;
  // Blank lines before a block's first word are text as well, but `start` stands behind them.
  std::size_t t = style == Style::block ? run_of_blanks(text, 0) : 0;
  while (t < wanted) {
    if (s >= source.size()) return std::nullopt;
    const bool line_end = is_blank(source[s]) && source.substr(s, run_of_blanks(source, s)).find('\n') < source.size();
    if (line_end && is_blank(text[t])) {
      // Folding makes one blank or some line ends of a run of blanks: both runs end where words begin again.
      const std::size_t end = t + run_of_blanks(text, t);
      if (end > wanted) return s;
      t = end;
      s += run_of_blanks(source, s);
    } else if (style == Style::double_quoted && source[s] == '\\') {
      const Escape escape = escape_at(source, s);
      if (t + escape.text > wanted) return s;
      t += escape.text;
      s += escape.source;
    } else if (source[s] == text[t]) {
      const bool doubled = style == Style::single_quoted && source[s] == '\'';
      s += doubled ? 2u : 1u;
      ++t;
    } else {
      return std::nullopt;
    }
  }
  // An escaped line end is no text: what is wanted stands behind it.
  while (style == Style::double_quoted && s < source.size() && source[s] == '\\' && escape_at(source, s).text == 0) {
    s += escape_at(source, s).source;
  }
  return s;
}

std::optional<std::size_t> follow_letters(std::string_view source, std::size_t start, std::string_view text,
                                          std::size_t wanted) {
  constexpr std::size_t longest = 4096;  // each place is looked for from the beginning
  const std::string_view line = source.substr(start, std::min(source.find('\n', start), source.size()) - start);
  for (std::size_t end = 0; end <= std::min(line.size(), longest); ++end) {
    const bool inside = end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U;
    if (!inside && to_nfc(line.substr(0, end)) == text.substr(0, wanted)) return start + end;
  }
  return std::nullopt;
}

}  // namespace inspectplan::yaml
