#include "base/source.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace inspectplan {

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)), starts_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') starts_.push_back(i + 1);
  }
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t first = starts_[number - 1];
  const std::size_t last = number < starts_.size() ? starts_[number] - 1 : text_.size();
  std::string_view line = std::string_view(text_).substr(first, last - first);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::uint32_t Source::line_at(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::uint32_t>(after - starts_.begin());
}

std::size_t Source::line_start(std::uint32_t number) const {
  if (number == 0) return 0;
  return number <= starts_.size() ? starts_[number - 1] : text_.size();
}

std::string to_string(const Place& place) {
  if (!place.source) return {};
  std::string out = place.source->name();
  if (place.line == 0) return out;
  out += ":" + std::to_string(place.line);
  if (place.column > 0) out += ":" + std::to_string(place.column);
  return out;
}

Place place_at(std::shared_ptr<const Source> source, std::size_t offset, std::uint32_t length) {
  if (!source) return {};
  const std::string_view text = source->text();
  offset = std::min(offset, text.size());
  // An offset inside a character means that character.
  while (offset > 0 && offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) --offset;
  Place place;
  place.line = source->line_at(offset);
  const std::size_t start = source->line_start(place.line);
  place.column = static_cast<std::uint32_t>(count_characters(text.substr(start, offset - start))) + 1;
  place.length = length;
  place.source = std::move(source);
  return place;
}

}  // namespace inspectplan
