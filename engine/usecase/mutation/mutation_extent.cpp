#include "usecase/mutation/mutation_extent.hpp"

#include "base/text.hpp"

namespace inspectplan::usecase {
namespace {

bool is_flow(std::string_view text, const yaml::Node& node) {
  const std::size_t at = offset_of(text, node.place);
  return at < text.size() && (text[at] == '{' || text[at] == '[');
}

// Behind the closing quote; '' and \" stay inside.
std::size_t quote_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\')
      ++at;
    else if (text[at] == quote && quote == '\'' && at + 1 < text.size() && text[at + 1] == quote)
      ++at;
    else if (text[at] == quote)
      return at + 1;
  }
  return text.size();
}

std::size_t bracket_end(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if ((c == '"' || c == '\'') && depth > 0) {
      const char before = text[at - 1];
      const bool begins = before == ' ' || before == '[' || before == '{' || before == ',';
      at = begins ? quote_end(text, at) : at + 1;
      continue;
    }
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    ++at;
    if (depth == 0) return at;
  }
  return text.size();
}

// The end of a value inside a flow collection.
std::optional<std::size_t> value_end(std::string_view text, const yaml::Node& value) {
  const std::size_t at = offset_of(text, value.place);
  if (at >= text.size()) return std::nullopt;
  if (text[at] == '[' || text[at] == '{') return bracket_end(text, at);
  if (value.quoted) return quote_end(text, at);
  if (!value.is_scalar() || !value.text_verbatim) return std::nullopt;
  return value.text_offset + value.text.size();
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  return at;
}

// With the comma behind it, or else the one before it.
Extent with_comma(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t behind = skip_blanks(text, end);
  if (behind < text.size() && text[behind] == ',') {
    behind = skip_blanks(text, behind + 1);
    return {begin, behind - begin};
  }
  std::size_t before = begin;
  while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\n')) --before;
  if (before > 0 && text[before - 1] == ',') return {before - 1, end - before + 1};
  return {begin, end - begin};
}

std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

// Whole lines from `begin` on as long as they stand deeper than `column`.
std::size_t block_end(std::string_view text, std::size_t begin, std::size_t column, bool dashes_belong) {
  std::size_t at = begin;
  for (bool first = true; at < text.size(); first = false) {
    std::size_t end = text.find('\n', at);
    end = end == std::string_view::npos ? text.size() : end + 1;
    const std::string_view line = text.substr(at, end - at);
    const std::size_t indent = line.find_first_not_of(" \n");
    const bool blank = indent == std::string_view::npos;
    const bool dash = !blank && indent == column && line[indent] == '-' && dashes_belong;
    if (!first && !blank && indent <= column && !dash) break;
    if (!first && blank) break;
    at = end;
  }
  return at;
}

}  // namespace

std::size_t offset_of(std::string_view text, const Place& place) {
  if (!place.source || place.line == 0) return text.size();
  const std::size_t start = place.source->line_start(place.line);
  return start + byte_offset(place.source->line(place.line), place.column - 1);
}

std::optional<Extent> extent_of_entry(std::string_view text, const yaml::Node& mapping, std::size_t index) {
  const yaml::Entry& entry = mapping.entries[index];
  const std::size_t key = offset_of(text, entry.key_place);
  if (is_flow(text, mapping)) {
    const auto end = value_end(text, entry.value);
    return end ? std::optional(with_comma(text, key, *end)) : std::nullopt;
  }
  const std::size_t begin = line_start(text, key);
  if (text.substr(begin, key - begin).find_first_not_of(' ') != std::string_view::npos) return std::nullopt;
  return Extent{begin, block_end(text, begin, key - begin, entry.value.is_sequence()) - begin};
}

std::optional<Extent> extent_of_item(std::string_view text, const yaml::Node& sequence, std::size_t index) {
  const yaml::Node& item = sequence.items[index];
  const std::size_t at = offset_of(text, item.place);
  if (is_flow(text, sequence)) {
    const auto end = value_end(text, item);
    return end ? std::optional(with_comma(text, at, *end)) : std::nullopt;
  }
  const std::size_t begin = line_start(text, at);
  const std::size_t dash = text.substr(begin, at - begin).find_first_not_of(' ');
  if (dash == std::string_view::npos || text[begin + dash] != '-') return std::nullopt;
  return Extent{begin, block_end(text, begin, dash, false) - begin};
}

}  // namespace inspectplan::usecase
