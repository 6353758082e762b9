// UTF-8 itself: validity, characters, widths, NFC.
#include "base/text.hpp"

#include <utf8proc.h>

#include <cstdlib>

#include "base/error.hpp"
#include "base/fit_to_show.hpp"
#include "base/utf8.hpp"

namespace inspectplan {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// Already NFC without looking further: below U+0300 nothing combines or composes, and the Vietnamese
// letters of U+1EA0 … U+1EF9 are themselves composed.
bool plainly_nfc(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const Character c = next_character(text, i);
    if (c.code >= 0x300 && (c.code < 0x1EA0 || c.code > 0x1EF9)) return false;
    i += c.bytes;
  }
  return true;
}

bool unfit_to_show(char32_t code) {
  const bool control = (code < 0x20 && code != '\t') || (code >= 0x7F && code < 0xA0);
  const bool line_end = code == 0x2028 || code == 0x2029;
  const bool direction = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E ||
                         code == 0x200F || code == 0x061C;
  return control || line_end || direction;
}

}  // namespace

Character next_character(std::string_view text, std::size_t offset) {
  utf8proc_int32_t code = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset);
  const auto size = static_cast<utf8proc_ssize_t>(text.size() - offset);
  const utf8proc_ssize_t used = utf8proc_iterate(bytes, size, &code);
  if (used <= 0) return {0xFFFD, 1, false};
  return {static_cast<char32_t>(code), static_cast<std::size_t>(used), true};
}

std::string map_utf8(std::string_view text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const utf8proc_ssize_t size =
      utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &mapped, static_cast<utf8proc_option_t>(options));
  INSPECTPLAN_ASSERT(size >= 0);
  std::string out(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  std::free(mapped);
  return out;
}

void append_utf8(std::string& out, char32_t code) {
  utf8proc_uint8_t buffer[4];
  const utf8proc_ssize_t size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
}

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const Character c = next_character(text, i);
    if (!c.valid) return i;
    i += c.bytes;
  }
  return std::nullopt;
}

std::string replace_invalid_utf8(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = next_character(text, i);
    out += c.valid ? text.substr(i, c.bytes) : replacement;
    i += c.bytes;
  }
  return out;
}

namespace {

std::string shown(std::string_view text, bool line_ends) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = next_character(text, i);
    const bool kept = line_ends && (c.code == '\n' || c.code == '\r');
    out += c.valid && (kept || !unfit_to_show(c.code)) ? text.substr(i, c.bytes) : replacement;
    i += c.bytes;
  }
  return out;
}

}  // namespace

std::string printable(std::string_view text) { return shown(text, false); }
std::string fit_to_show(std::string_view text) { return shown(text, true); }

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) i += next_character(text, i).bytes;
  return count;
}

std::size_t byte_offset(std::string_view text, std::size_t index) {
  std::size_t i = 0;
  for (; index > 0 && i < text.size(); --index) i += next_character(text, i).bytes;
  return i;
}

std::size_t display_width(std::string_view text) {
  std::size_t cells = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = next_character(text, i);
    const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c.code));
    cells += width > 0 ? static_cast<std::size_t>(width) : 0;
    i += c.bytes;
  }
  return cells;
}

std::string to_nfc(std::string_view text) {
  if (plainly_nfc(text)) return std::string(text);
  return map_utf8(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

}  // namespace inspectplan
