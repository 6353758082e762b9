// The parser's view of its tokens, and its findings.
#include <algorithm>

#include "base/text.hpp"
#include "feel/parser.hpp"
#include "feel/slips.hpp"

namespace inspectplan::feel {

const Token& Parser::token(std::size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

bool Parser::is_sign(std::string_view sign, std::size_t ahead) const {
  return token(ahead).kind == TokenKind::sign && token(ahead).text == sign;
}

bool Parser::is_word(std::string_view word, std::size_t ahead) const {
  return token(ahead).kind == TokenKind::word && token(ahead).text == word;
}

bool Parser::take_sign(std::string_view sign) {
  if (!is_sign(sign)) return false;
  ++at_;
  return true;
}

bool Parser::take_word(std::string_view word) {
  if (!is_word(word)) return false;
  ++at_;
  return true;
}

void Parser::expect_sign(std::string_view sign, std::string_view where) {
  if (!take_sign(sign)) unexpected("`" + std::string(sign) + "` " + std::string(where));
}

void Parser::expect_word(std::string_view word, std::string_view where) {
  if (!take_word(word)) unexpected("`" + std::string(word) + "` " + std::string(where));
}

void Parser::expect_end() {
  if (token().kind == TokenKind::end) return;
  unexpected("an operator or the end");
}

void Parser::unexpected(std::string_view wanted) {
  const Token& at = token();
  std::string found = at.kind == TokenKind::end
                          ? "the end"
                          : "`" + text_.text.substr(at.begin, std::min<std::size_t>(at.end - at.begin, 60)) + "`";
  std::string hint = decimal_comma(1);
  if (hint.empty()) hint = decimal_comma(3);  // "[1,5..2]"
  if (hint.empty()) hint = slip_at(tokens_, at_);
  fail("syntax", at, "found " + printable(found) + " where " + std::string(wanted) + " should stand", std::move(hint));
}

// "1,5" as people write it, of which the first number stands `back` tokens before the next one: how it should be
// written; empty where there is none.
std::string Parser::decimal_comma(std::size_t back) const {
  if (back > at_ || at_ - back + 2 >= tokens_.size()) return {};
  const Token &whole = tokens_[at_ - back], &comma = tokens_[at_ - back + 1], &behind = tokens_[at_ - back + 2];
  const bool together = whole.kind == TokenKind::number && comma.text == "," && comma.kind == TokenKind::sign &&
                        behind.kind == TokenKind::number && whole.end == comma.begin && comma.end == behind.begin;
  return together ? "numbers have a decimal point: " + whole.text + "." + behind.text : std::string();
}

void Parser::fail(const char* code, const Token& at, std::string message, std::string hint) {
  const auto length = count_characters(std::string_view(text_.text).substr(at.begin, at.end - at.begin));
  diagnostics_.error(code, text_.place(at.begin, static_cast<std::uint32_t>(std::max<std::size_t>(1, length))),
                     std::move(message), std::move(hint));
  throw Failure{};
}

Parser::Build Parser::start(ast::Form form, std::size_t begin) const {
  Build build;
  build.form = form;
  build.begin = begin;
  build.mark = begin;
  build.end = begin;
  return build;
}

ast::Pointer Parser::finish(Build build) {
  build.end = at_ > 0 ? tokens_[at_ - 1].end : 0;
  for (const ast::Pointer& part : build.parts) build.height = std::max(build.height, part->height + 1);
  if (build.height > max_height) {
    fail("too-deep", tokens_[at_ > 0 ? at_ - 1 : 0], "more than 250 operations inside each other",
         "split it into derived values");
  }
  return std::make_shared<const ast::Expression>(std::move(build));
}

}  // namespace inspectplan::feel
