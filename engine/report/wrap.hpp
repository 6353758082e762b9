#pragma once
// Texts in narrow columns; widths in terminal cells.
#include <cstddef>
#include <string>
#include <vector>

namespace inspectplan::report {

// The first `width` cells of the text, the last of them "…" where something is left out.
std::string cut(const std::string& text, std::size_t width);

// Broken between words into at most `lines` lines (at least 1) of `width` cells; a word that is wider is broken
// inside. Where more would be needed the last line ends in "…". Never empty.
std::vector<std::string> wrap(const std::string& text, std::size_t width, std::size_t lines);

std::size_t longest_word(const std::string& text);

}  // namespace inspectplan::report
