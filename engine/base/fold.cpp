// Folding for search, and the nearest word.
#include <utf8proc.h>

#include <algorithm>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace inspectplan {
namespace {

bool is_space(char32_t code) {
  if (code == ' ' || (code >= 0x09 && code <= 0x0D) || code == 0x85) return true;
  if (code < 0x80) return false;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

// đ has no decomposition. Old fonts and typists put eth (ð) or the African d (ɖ), which look the same in capitals.
bool is_barred_d(char32_t code) { return code == 0x0111 || code == 0x00F0 || code == 0x0256; }

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = next_character(text, i);
    out += c.code;
    i += c.bytes;
  }
  return out;
}

// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

}  // namespace

std::string fold_vietnamese(std::string_view text) {
  const std::string bare =
      map_utf8(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < bare.size();) {
    const Character c = next_character(bare, i);
    i += c.bytes;
    if (is_space(c.code)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    append_utf8(out, is_barred_d(c.code) ? U'd' : c.code);
  }
  return out;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 200;  // nobody mistypes more, and the distance takes quadratic time
  if (word.size() > 4 * longest || invalid_utf8(word)) return std::nullopt;
  const std::u32string wanted = code_points(fold_vietnamese(word));
  std::size_t best = wanted.size() / 3;
  std::optional<std::string> found;
  for (const std::string& candidate : candidates) {
    if (candidate == word || candidate.size() > 4 * longest || invalid_utf8(candidate)) continue;
    const std::size_t distance = edit_distance(wanted, code_points(fold_vietnamese(candidate)));
    if (distance > best || (found && distance == best && *found <= candidate)) continue;
    best = distance;
    found = candidate;
  }
  return found;
}

}  // namespace inspectplan
