#pragma once
// Unicode as the program needs it. All text inside the engine is valid UTF-8 in NFC.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan {

// Byte offset of the first byte that is not valid UTF-8 (overlong, surrogate, truncated); empty if fine.
std::optional<std::size_t> invalid_utf8(std::string_view text);
std::size_t count_characters(std::string_view text);  // code points
std::size_t display_width(std::string_view text);     // terminal cells

std::string to_nfc(std::string_view text);  // input must be valid UTF-8

// For search and matching: lower case, Vietnamese tone marks and letters folded to ASCII
// (ă â → a, đ → d, ơ → o …), white space runs to one blank, trimmed.
std::string fold_vietnamese(std::string_view text);

// Vietnamese dictionary order (a ă â … d đ e ê …, tones after letters), as a key to compare bytewise.
std::string vietnamese_sort_key(std::string_view text);

// The candidate nearest to `word` (edit distance at most a third of its length), for "did you mean".
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace inspectplan
