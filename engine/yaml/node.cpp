#include "yaml/node.hpp"

#include <algorithm>

#include "yaml/scalar.hpp"

namespace inspectplan::yaml {

const Entry* Node::find_entry(std::string_view key) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [key](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

const Node* Node::find(std::string_view key) const {
  const Entry* entry = find_entry(key);
  return entry ? &entry->value : nullptr;
}

Place place_inside(const Node& scalar, std::size_t offset, std::uint32_t length) {
  if (!scalar.place.source) return scalar.place;
  offset = std::min(offset, scalar.text.size());
  if (scalar.text_verbatim) return place_at(scalar.place.source, scalar.text_offset + offset, length);
  const std::string_view source = scalar.place.source->text();
  Style style = Style::plain;
  if (scalar.quoted) {
    const char before = scalar.text_offset > 0 ? source[scalar.text_offset - 1] : '\0';
    style = before == '"' ? Style::double_quoted : before == '\'' ? Style::single_quoted : Style::block;
  }
  auto found = follow(source, scalar.text_offset, style, scalar.text, offset);
  if (!found) found = follow_letters(source, scalar.text_offset, scalar.text, offset);
  return found ? place_at(scalar.place.source, *found, length) : scalar.place;
}

}  // namespace inspectplan::yaml
