// Unary tests and what stands behind `in`: ranges, relations, lists.
#include <utility>

#include "feel/parser.hpp"

namespace inspectplan::feel {

using ast::Form;
using ast::Operator;
using ast::Pointer;

Pointer Parser::whole_unary_tests() {
  try {
    if (token().kind == TokenKind::end)
      fail("empty-expression", token(), "there is no test", "write `-` where anything will do");
    Build build = start(Form::in, token().begin);
    build.parts.push_back(finish(start(Form::subject, token().begin)));
    // "not(…)" is a negation of tests only where it is the whole; "not(a) and b" is an expression.
    if (is_word("not") && is_sign("(", 1)) {
      const std::size_t begin = at_;
      at_ += 2;
      build.flag = true;
      test_list(build);
      expect_sign(")", "to close `not(`");
      if (token().kind == TokenKind::end) return finish(std::move(build));
      at_ = begin;
      build.flag = false;
      build.parts.resize(1);
    }
    test_list(build);
    expect_end();
    return finish(std::move(build));
  } catch (const Failure&) {
    return nullptr;
  }
}

void Parser::test_list(Build& build) {
  do {
    build.parts.push_back(test());
  } while (take_sign(","));
}

Pointer Parser::test() {
  if (comparison_operator() != Operator::none) return relation();
  if (is_sign("-") && (is_sign(",", 1) || is_sign(")", 1) || token(1).kind == TokenKind::end)) {
    Build build = start(Form::any, token().begin);
    ++at_;
    return finish(std::move(build));
  }
  return expression();
}

Pointer Parser::relation() {
  const Nested nested(*this);
  Build build = start(Form::relation, token().begin);
  build.op = comparison_operator();
  ++at_;
  build.parts.push_back(additive());
  refuse_decimal_comma();
  return finish(std::move(build));
}

// "< 1,5" would be two tests, "< 1" and "5"; in rule sets nobody means that.
void Parser::refuse_decimal_comma() {
  const std::string remedy = dmn_ ? std::string() : decimal_comma(1);
  if (remedy.empty()) return;
  fail("decimal-comma", token(), "a comma inside a number", remedy + "; of two tests put a blank behind the comma");
}

// Behind `low ..`; `begin` is where the opening bracket stands.
Pointer Parser::range_from(Pointer low, bool closed, std::size_t begin) {
  Build build = start(Form::range, begin);
  build.flag = closed;
  const bool filters = std::exchange(filters_, false);
  Pointer high = additive();
  filters_ = filters;
  build.parts = {std::move(low), std::move(high)};
  build.other_flag = is_sign("]");
  if (!take_sign("]") && !take_sign(")") && !take_sign("[")) unexpected("`]`, `)` or `[` to close the range");
  return finish(std::move(build));
}

// "(a..b]", "(< 10)", or an expression in parentheses.
Pointer Parser::parenthesis() {
  const std::size_t begin = token().begin;
  ++at_;
  const bool filters = std::exchange(filters_, true);
  Pointer inner = comparison_operator() != Operator::none ? relation() : expression();
  filters_ = filters;
  if (take_sign("..")) return range_from(std::move(inner), false, begin);
  expect_sign(")", "to close the parenthesis");
  return inner;
}

// "[a..b]", "]a..b[", or a list "[a, b]".
Pointer Parser::bracket() {
  const bool closed = is_sign("[");
  Build build = start(Form::list, token().begin);
  ++at_;
  if (closed && take_sign("]")) return finish(std::move(build));
  const bool filters = std::exchange(filters_, true);
  do {
    build.parts.push_back(comparison_operator() != Operator::none ? relation() : expression());
    if (build.parts.size() == 1 && is_sign("..")) break;
  } while (take_sign(","));
  filters_ = filters;
  if (build.parts.size() == 1 && take_sign("..")) return range_from(std::move(build.parts[0]), closed, build.begin);
  if (!closed) unexpected("`..` in a range");
  expect_sign("]", "to close the list");
  return finish(std::move(build));
}

Pointer Parser::in(Pointer value) {
  Build build = start(Form::in, value->begin);
  build.mark = token().begin;
  build.parts.push_back(std::move(value));
  ++at_;
  if (is_sign("(")) {
    in_parentheses(build);
  } else if (comparison_operator() != Operator::none) {
    build.parts.push_back(relation());
  } else {
    build.parts.push_back(additive());
  }
  return finish(std::move(build));
}

// "(1..5]" or "(1, 2, > 5)".
void Parser::in_parentheses(Build& build) {
  const Nested nested(*this);
  const std::size_t begin = token().begin;
  ++at_;
  const bool filters = std::exchange(filters_, true);
  Pointer first = test();
  filters_ = filters;
  if (take_sign("..")) {
    build.parts.push_back(range_from(std::move(first), false, begin));
    return;
  }
  build.parts.push_back(std::move(first));
  filters_ = true;
  if (take_sign(",")) test_list(build);
  filters_ = filters;
  expect_sign(")", "to close the list of tests");
}

}  // namespace inspectplan::feel
