#include "base/lookalikes.hpp"

#include <array>

#include "base/utf8.hpp"

namespace inspectplan {
namespace {

struct Pair {
  char32_t code;
  std::string_view plain;
};

constexpr std::array<Pair, 22> pairs = {{
    {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x00AB, "\""}, {0x00BB, "\""},
    {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},  {0x2010, "-"},  {0x2011, "-"},
    {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},  {0x2212, "-"},  {0x2265, ">="}, {0x2264, "<="},
    {0x2260, "!="}, {0x00D7, "*"},  {0x00F7, "/"},  {0x2026, ".."},
}};

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

Lookalike lookalike_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size() || is_ascii(text[offset])) return {};
  const Character character = next_character(text, offset);
  for (const Pair& pair : pairs)
    if (pair.code == character.code) return {character.bytes, pair.plain};
  return {};
}

std::size_t wide_blank_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size() || is_ascii(text[offset])) return 0;
  const auto [code, bytes, valid] = next_character(text, offset);
  const bool blank = code == 0x85 || code == 0xA0 || code == 0x1680 || code == 0x180E ||
                     (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
                     code == 0x205F || code == 0x3000 || code == 0xFEFF;
  return valid && blank ? bytes : 0;
}

std::size_t typographic_opening(std::string_view text) {
  const Lookalike first = lookalike_at(text, 0);
  return first.is_quote() ? first.bytes : 0;
}

std::size_t typographic_closing(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
  return at > 0 ? typographic_opening(text.substr(at - 1)) : 0;
}

}  // namespace inspectplan
