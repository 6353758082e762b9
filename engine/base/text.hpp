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
// Every byte that is not part of valid UTF-8 becomes U+FFFD.
std::string replace_invalid_utf8(std::string_view text);
// Fit to be shown on one line: invalid bytes, control characters other than tab, line separators and
// direction overrides become U+FFFD, so that no input can drive the terminal.
std::string printable(std::string_view text);

// The next three are tolerant: a byte that is not valid UTF-8 counts as one character of one cell.
std::size_t count_characters(std::string_view text);  // code points
std::size_t display_width(std::string_view text);     // terminal cells: combining 0, wide 2, control 0
// Byte offset of the character `index` (0-based, code points); the text's size past its end.
std::size_t byte_offset(std::string_view text, std::size_t index);

std::string to_nfc(std::string_view text);  // input must be valid UTF-8

// Simple case mapping of each letter (Unicode), in NFC.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);

// For search and matching: lower case, Vietnamese tone marks and letters folded to ASCII
// (ă â → a, đ → d, ơ → o …), white space runs to one blank, trimmed.
std::string fold_vietnamese(std::string_view text);

// Vietnamese dictionary order (a ă â … d đ e ê …, tones after letters), as a key to compare bytewise.
// Letters first, then tones, then case, then the NFC text itself: equal keys only for equal NFC texts.
std::string vietnamese_sort_key(std::string_view text);

// The candidate nearest to `word` (edit distance at most a third of its length, accents and case aside),
// for "did you mean". Of equally near ones the bytewise smallest.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace inspectplan
