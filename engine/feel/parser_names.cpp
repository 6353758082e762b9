// Names of several words: functions, types, arguments, and what DMN lets people call their inputs.
#include <array>

#include "feel/parser.hpp"

namespace inspectplan::feel {

Parser::Parser(const Text& text, std::vector<Token> tokens, const Grammar& grammar, Diagnostics& diagnostics)
    : text_(text), tokens_(std::move(tokens)), diagnostics_(diagnostics), dmn_(grammar.dmn) {
  for (const std::string& name : grammar.names) {
    Diagnostics ignored;  // a name that is no run of tokens can never be written
    std::vector<std::string> words;
    for (const Token& part : tokenize(Text::of(name), ignored, grammar)) {
      if (part.kind != TokenKind::end) words.push_back(part.text);
    }
    if (words.empty()) continue;
    names_.push_back(std::move(words));
    spelled_.push_back(name);
  }
}

// The longest name that begins at the next token.
std::size_t Parser::known_name(std::string& name) const {
  std::size_t longest = 0;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto& words = names_[i];
    std::size_t same = 0;
    while (same < words.size() && token(same).kind != TokenKind::text && token(same).text == words[same]) ++same;
    if (same != words.size() || same <= longest) continue;
    longest = same;
    name = spelled_[i];
  }
  return longest;
}

// All words up to "(" belong together; two names hold a keyword.
std::size_t Parser::function_name(std::string& name) const {
  static constexpr std::array<std::array<std::string_view, 4>, 2> with_keyword = {
      {{"date", "and", "time", ""}, {"years", "and", "months", "duration"}}};
  std::size_t count = 0;
  for (const auto& words : with_keyword) {
    std::size_t same = 0;
    while (same < words.size() && !words[same].empty() && is_word(words[same], same)) ++same;
    if (same == words.size() || words[same].empty()) count = same;
  }
  if (count == 0) {
    while (token(count).kind == TokenKind::word && !is_keyword(token(count).text)) ++count;
  }
  if (count == 0 || !is_sign("(", count)) return 0;
  name = token().text;
  for (std::size_t i = 1; i < count; ++i) name += " " + token(i).text;
  return count;
}

// Behind `instance of`: the words of a type, perhaps with "<…>" behind them.
std::string Parser::type_name() {
  static constexpr std::array<std::array<std::string_view, 4>, 3> with_keyword = {
      {{"date", "and", "time", ""}, {"years", "and", "months", "duration"}, {"days", "and", "time", "duration"}}};
  const Nested nested(*this);
  if (token().kind != TokenKind::word || is_keyword(token().text)) {
    if (!is_word("null")) unexpected("the name of a type");
  }
  std::size_t count = 1;
  for (const auto& words : with_keyword) {
    std::size_t same = 0;
    while (same < words.size() && !words[same].empty() && is_word(words[same], same)) ++same;
    if (same == words.size() || words[same].empty()) count = same;
  }
  std::string name = token().text;
  for (std::size_t i = 1; i < count; ++i) name += " " + token(i).text;
  at_ += count;
  if (!take_sign("<")) return name;
  name += "<" + type_name();
  while (take_sign(",")) name += ", " + type_name();
  expect_sign(">", "to close the type");
  return name + ">";
}

// "value", or "name: value". Either all arguments have names or none.
void Parser::argument(Build& build) {
  std::size_t count = 0;
  while (token(count).kind == TokenKind::word) ++count;
  if (count > 0 && is_sign(":", count)) {
    std::string name = token().text;
    for (std::size_t i = 1; i < count; ++i) name += " " + token(i).text;
    if (build.names.size() != build.parts.size())
      fail("wrong-arguments", token(), "arguments by name behind others by place", "name all of them, or none");
    build.names.push_back(std::move(name));
    at_ += count + 1;
  } else if (!build.names.empty()) {
    fail("wrong-arguments", token(), "an argument without a name behind others with one", "name all of them, or none");
  }
  build.parts.push_back(expression());
}

}  // namespace inspectplan::feel
