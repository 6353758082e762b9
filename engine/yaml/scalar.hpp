#pragma once
// Where a scalar's text stands in its source. For the .cpp files of yaml.
#include <cstddef>
#include <optional>
#include <string_view>

namespace inspectplan::yaml {

enum class Style { plain, single_quoted, double_quoted, block };

Style style_at(std::string_view source, std::size_t offset, bool quoted);

// Byte offset of the first content character of the scalar that starts at `offset`.
std::size_t content_start(std::string_view source, std::size_t offset, Style style);

// Byte offset behind the closing quote; empty where there is none.
std::optional<std::size_t> closing_quote(std::string_view source, std::size_t offset, Style style);

// The source offset of byte `wanted` of `text`, following escapes and folded lines from `start` on;
// empty where text and source cannot be brought together.
std::optional<std::size_t> follow(std::string_view source, std::size_t start, Style style, std::string_view text,
                                  std::size_t wanted);

// The same on one line whose letters were written in parts (NFD) and put together since.
std::optional<std::size_t> follow_letters(std::string_view source, std::size_t start, std::string_view text,
                                          std::size_t wanted);

}  // namespace inspectplan::yaml
