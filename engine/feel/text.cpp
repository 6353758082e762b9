// Where an expression stands.
#include "base/text.hpp"

#include <memory>

#include "feel/expression.hpp"

namespace inspectplan::feel {

Place Text::place(std::size_t offset, std::uint32_t length) const {
  if (pieces.empty()) return yaml::place_inside(node, offset, length);
  for (const Piece& piece : pieces) {
    if (offset >= piece.begin && offset < piece.end)
      return yaml::place_inside(piece.node, offset - piece.begin + piece.from, length);
  }
  return node.place;
}

Text Text::of(const yaml::Node& scalar) { return {scalar.text, scalar, {}}; }

Text Text::of(std::string text, std::string source_name) {
  // A source must be valid UTF-8; the lexer refuses a text that is not, and points into this copy.
  const auto source = std::make_shared<const Source>(std::move(source_name), replace_invalid_utf8(text));
  yaml::Node node;
  node.kind = yaml::Node::Kind::scalar;
  node.place = place_at(source, 0);
  node.text = text;
  node.text_verbatim = source->text() == text;
  return {std::move(text), std::move(node), {}};
}

}  // namespace inspectplan::feel
