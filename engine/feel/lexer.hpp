#pragma once
// Text to tokens.
#include <cstddef>
#include <string>
#include <vector>

#include "feel/expression.hpp"

namespace inspectplan::feel {

enum class TokenKind { end, number, text, word, sign };

struct Token {
  TokenKind kind = TokenKind::end;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;  // text: the content; otherwise as written
};

inline constexpr std::size_t max_text_bytes = 64u << 10;

// The last token is `end`. Empty on error.
std::vector<Token> tokenize(const Text& text, Diagnostics& diagnostics, const Grammar& grammar);

}  // namespace inspectplan::feel
