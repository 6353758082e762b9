#pragma once
// Character by character; for the .cpp files of base.
#include <cstddef>
#include <string>
#include <string_view>

namespace inspectplan {

struct Character {
  char32_t code;      // U+FFFD where not valid
  std::size_t bytes;  // 1 where not valid
  bool valid;
};
Character next_character(std::string_view text, std::size_t offset);  // offset < size

void append_utf8(std::string& out, char32_t code);

// utf8proc_map with its own option bits; text must be valid.
std::string map_utf8(std::string_view text, int options);

}  // namespace inspectplan
