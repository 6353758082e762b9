#include "score/tokens.hpp"

namespace inspectplan::score {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::size_t end_of_text(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2U : 1U;
  return at < text.size() ? at : text.size();
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word(text[at])) ++at;
  return at;
}

// "1..5" is two numbers: a point counts only before a digit.
std::size_t end_of_number(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at + 1 >= text.size() || text[at] != '.' || !is_digit(text[at + 1])) return at;
  ++at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

}  // namespace

void add_tokens(std::string_view text, Tokens& tokens) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    if (text[at] == '"') {
      at = end_of_text(text, at + 1);
      tokens.texts.emplace(text.substr(start + 1, at - start - 1));
      ++at;
    } else if (is_digit(text[at])) {
      at = end_of_number(text, at);
      if (const auto number = parse_scaled(text.substr(start, at - start))) tokens.numbers.push_back(*number);
    } else if (is_word(text[at])) {
      at = end_of_word(text, at);
      tokens.words.emplace(text.substr(start, at - start));
    } else {
      ++at;
    }
  }
}

}  // namespace inspectplan::score
