#include "feel/parser.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace inspectplan::feel {

using ast::Form;
using ast::Operator;
using ast::Pointer;

void Parser::enter() {
  if (++nesting_ > max_nesting)
    fail("too-deep", token(), "more than 200 levels inside each other", "split it into derived values");
}

bool is_keyword(std::string_view word) {
  static constexpr std::array<std::string_view, 13> keywords = {
      "and", "between", "else", "every", "false", "if", "in", "null", "or", "satisfies", "some", "then", "true"};
  return std::binary_search(keywords.begin(), keywords.end(), word);
}

Pointer Parser::whole_expression() {
  try {
    if (token().kind == TokenKind::end)
      fail("empty-expression", token(), "there is no expression", "write one, or leave the key out");
    Pointer result = expression();
    expect_end();
    return result;
  } catch (const Failure&) {
    return nullptr;
  }
}

Pointer Parser::expression() {
  const Nested nested(*this);
  return disjunction();
}

Pointer Parser::disjunction() {
  Build build = start(Form::disjunction, token().begin);
  build.parts.push_back(conjunction());
  build.mark = token().begin;
  while (take_word("or")) build.parts.push_back(conjunction());
  return build.parts.size() == 1 ? build.parts[0] : finish(std::move(build));
}

Pointer Parser::conjunction() {
  Build build = start(Form::conjunction, token().begin);
  build.parts.push_back(comparison());
  build.mark = token().begin;
  while (take_word("and")) build.parts.push_back(comparison());
  return build.parts.size() == 1 ? build.parts[0] : finish(std::move(build));
}

Operator Parser::comparison_operator() const {
  static constexpr std::array<std::pair<std::string_view, Operator>, 6> operators = {{{"=", Operator::equal},
                                                                                      {"!=", Operator::not_equal},
                                                                                      {"<", Operator::less},
                                                                                      {"<=", Operator::at_most},
                                                                                      {">", Operator::greater},
                                                                                      {">=", Operator::at_least}}};
  for (const auto& [sign, op] : operators) {
    if (is_sign(sign)) return op;
  }
  return Operator::none;
}

Pointer Parser::comparison() {
  Pointer value = additive();
  Pointer result = value;
  if (const Operator op = comparison_operator(); op != Operator::none) {
    Build build = start(Form::comparison, value->begin);
    build.mark = token().begin;
    build.op = op;
    ++at_;
    build.parts = {value, additive()};
    result = finish(std::move(build));
  } else if (take_word("between")) {
    result = between(value);
  } else if (is_word("in")) {
    result = in(value);
  }
  if (result != value && (comparison_operator() != Operator::none || is_word("in") || is_word("between"))) {
    fail("chained-comparison", token(), "a comparison of a comparison",
         "join two comparisons with `and`, or set parentheses");
  }
  return result;
}

Pointer Parser::between(Pointer value) {
  Build build = start(Form::between, value->begin);
  build.mark = tokens_[at_ - 1].begin;
  Pointer low = additive();
  expect_word("and", "in `between … and …`");
  Pointer high = additive();
  build.parts = {std::move(value), std::move(low), std::move(high)};
  return finish(std::move(build));
}

Pointer Parser::additive() {
  Pointer left = multiplicative();
  while (is_sign("+") || is_sign("-")) {
    Build build = start(Form::arithmetic, left->begin);
    build.mark = token().begin;
    build.op = is_sign("+") ? Operator::add : Operator::subtract;
    ++at_;
    build.parts = {left, multiplicative()};
    left = finish(std::move(build));
  }
  return left;
}

Pointer Parser::multiplicative() {
  Pointer left = power();
  while (is_sign("*") || is_sign("/")) {
    Build build = start(Form::arithmetic, left->begin);
    build.mark = token().begin;
    build.op = is_sign("*") ? Operator::multiply : Operator::divide;
    ++at_;
    build.parts = {left, power()};
    left = finish(std::move(build));
  }
  return left;
}

// From left to right, and below the minus sign: DMN reads -5 ** 2 as 25.
Pointer Parser::power() {
  Pointer left = unary();
  while (is_sign("**")) {
    Build build = start(Form::arithmetic, left->begin);
    build.mark = token().begin;
    build.op = Operator::power;
    ++at_;
    build.parts = {left, unary()};
    left = finish(std::move(build));
  }
  return left;
}

Pointer Parser::unary() {
  if (!is_sign("-")) return postfix();
  const Nested nested(*this);
  Build build = start(Form::negate, token().begin);
  ++at_;
  build.parts.push_back(unary());
  return finish(std::move(build));
}

Pointer Parser::postfix() {
  Pointer value = primary();
  while (true) {
    if (is_sign(".")) {
      value = path(std::move(value));
    } else if (filters_ && is_sign("[")) {
      Build build = start(Form::filter, value->begin);
      build.mark = token().begin;
      ++at_;
      build.parts = {std::move(value), expression()};
      expect_sign("]", "to close the filter");
      value = finish(std::move(build));
    } else if (is_word("instance") && is_word("of", 1)) {
      Build build = start(Form::instance_of, value->begin);
      build.mark = token().begin;
      at_ += 2;
      build.text = type_name();
      build.parts.push_back(std::move(value));
      value = finish(std::move(build));
    } else {
      return value;
    }
  }
}

Pointer Parser::path(Pointer value) {
  Build build = start(Form::path, value->begin);
  ++at_;
  if (token().kind != TokenKind::word) unexpected("the name of a field or property");
  build.mark = token().begin;
  build.text = token().text;
  if (const std::size_t count = known_name(build.text)) {
    at_ += count;
  } else if ((is_word("time") && is_word("offset", 1)) ||
             ((is_word("start") || is_word("end")) && is_word("included", 1))) {
    build.text += is_word("offset", 1) ? " offset" : " included";
    at_ += 2;
  } else {
    ++at_;
  }
  build.parts.push_back(std::move(value));
  return finish(std::move(build));
}

Pointer Parser::primary() {
  Build build = start(Form::null, token().begin);
  build.text = token().text;
  switch (token().kind) {
    case TokenKind::number:
      build.form = Form::number;
      break;
    case TokenKind::text:
      build.form = Form::text;
      break;
    case TokenKind::word:
      return word();
    case TokenKind::end:
      unexpected("a value");
    case TokenKind::sign:
      return sign();
  }
  ++at_;
  return finish(std::move(build));
}

Pointer Parser::sign() {
  if (is_sign("(")) return parenthesis();
  if (is_sign("[") || is_sign("]")) return bracket();
  Build build = start(Form::subject, token().begin);
  if (is_sign("@")) {
    ++at_;
    if (token().kind != TokenKind::text) unexpected("a date or duration in quotes behind @");
    build.form = Form::at_literal;
    build.text = token().text;
  } else if (!is_sign("?")) {
    unexpected("a value");
  }
  ++at_;
  return finish(std::move(build));
}

Pointer Parser::word() {
  Build build = start(Form::name, token().begin);
  build.text = token().text;
  if (const std::size_t count = known_name(build.text)) {
    at_ += count;
    return finish(std::move(build));
  }
  if (const std::size_t count = function_name(build.text)) {
    at_ += count;
    return call(std::move(build.text), build.begin);
  }
  if (is_word("if")) return condition();
  if (is_word("some") || is_word("every")) return quantifier();
  if (is_word("true") || is_word("false") || is_word("null")) {
    build.form = is_word("null") ? Form::null : Form::boolean;
    build.flag = is_word("true");
  } else if (is_keyword(token().text)) {
    unexpected("a value");
  }
  ++at_;
  return finish(std::move(build));
}

Pointer Parser::call(std::string name, std::size_t begin) {
  Build build = start(Form::call, begin);
  build.text = std::move(name);
  expect_sign("(", "behind the name of a function");
  const bool filters = std::exchange(filters_, true);
  if (!is_sign(")")) {
    do {
      argument(build);
    } while (take_sign(","));
  }
  filters_ = filters;
  expect_sign(")", "to close the call");
  return finish(std::move(build));
}

Pointer Parser::condition() {
  const Nested nested(*this);
  Build build = start(Form::condition, token().begin);
  ++at_;
  build.parts.push_back(expression());
  expect_word("then", "behind the condition of `if`");
  build.parts.push_back(expression());
  if (!is_word("else") && token().kind == TokenKind::end)
    fail("syntax", token(), "this `if` has no `else`",
         "add `else` and the value that holds otherwise; null is missing");
  expect_word("else", "and the other value of `if`");
  build.parts.push_back(expression());
  return finish(std::move(build));
}

Pointer Parser::quantifier() {
  const Nested nested(*this);
  Build build = start(Form::quantifier, token().begin);
  build.flag = is_word("every");
  ++at_;
  if (token().kind != TokenKind::word || is_keyword(token().text)) unexpected("a name for the row");
  build.text = token().text;
  ++at_;
  expect_word("in", "behind the name of the row");
  build.parts.push_back(postfix());
  expect_word("satisfies", "behind the table");
  build.parts.push_back(expression());
  return finish(std::move(build));
}

}  // namespace inspectplan::feel
