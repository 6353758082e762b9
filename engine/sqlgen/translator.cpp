#include "sqlgen/translator.hpp"

#include "feel/family.hpp"

namespace inspectplan::sqlgen {

using feel::Kind;

Value Translator::translate(const feel::Typed& expression, const Value* subject) {
  const feel::Text* outer_text = text_;
  const Value* outer_subject = subject_;
  text_ = &expression.syntax().text();
  subject_ = subject;
  Value result = value(*expression.root());
  text_ = outer_text;
  subject_ = outer_subject;
  return result;
}

Value Translator::translate(const feel::ast::Checked& node, const feel::Text& text) {
  const feel::Text* outer = text_;
  text_ = &text;
  Value result = value(node);
  text_ = outer;
  return result;
}

Value Translator::refused(Node node, const std::string& what, const std::string& remedy) {
  refuse(diagnostics_, text_->place(node.mark), what, remedy);
  const Sort sort = sort_of(node.type);
  return point(node.type, relation_.missing(sort));
}

Value Translator::value(Node node) {
  if (const auto found = memory_.find(&node); found != memory_.end()) return found->second;
  Value result = made(node);
  memory_.emplace(&node, result);
  return result;
}

Value Translator::constant(Node node) {
  const Sort sort = sort_of(node.type);
  if (node.flag) return point(node.type, relation_.missing(sort));
  if (sort == Sort::text) return point(node.type, relation_.literal(node.text));
  if (sort == Sort::truth) return point(node.type, relation_.literal(node.number != 0));
  return point(node.type, relation_.literal(node.number));
}

Value Translator::made(Node node) {
  if (node.op == Op::constant) return constant(node);
  if (is_leaf(node)) return leaf(node);
  switch (feel::family_of(node.op)) {
    case feel::Family::truth:
    case feel::Family::choice:
      return truth(node);
    case feel::Family::question:
      return node.op == Op::under ? under(node) : text_question(node);
    case feel::Family::text:
      return text_made(node);
    case feel::Family::date:
      return date(node);
    default:
      return arithmetic(node);
  }
}

}  // namespace inspectplan::sqlgen
