// Parsed expressions and what they refer to.
#include "base/error.hpp"
#include "feel/expression.hpp"
#include "feel/functions.hpp"
#include "feel/parser.hpp"

namespace inspectplan::feel {
namespace {

using ast::Expression;
using ast::Form;

class UseFinder {
 public:
  Uses find(const Expression& root) {
    visit(root);
    return std::move(uses_);
  }

 private:
  void visit(const Expression& node) {
    switch (node.form) {
      case Form::name:
        name(node.text);
        return;
      case Form::path:
        return path(node);
      case Form::filter:
        table(*node.parts[0]);
        visit(*node.parts[1]);
        return;
      case Form::quantifier:
        return quantifier(node);
      case Form::call:
        return call(node);
      default:
        for (const ast::Pointer& part : node.parts) visit(*part);
    }
  }

  void name(const std::string& name) {
    if (!locals_.contains(name)) uses_.names.insert(name);
  }

  // What stands before "[…]" or is counted: a table by name, or another filter.
  void table(const Expression& node) {
    if (node.form == Form::name) {
      uses_.tables.insert(node.text);
    } else {
      visit(node);
    }
  }

  void path(const Expression& node) {
    const Expression& base = *node.parts[0];
    if (base.form == Form::name && !is_property(node.text)) {
      if (!locals_.contains(base.text)) uses_.tables.insert(base.text);
    } else {
      visit(base);
    }
  }

  void quantifier(const Expression& node) {
    table(*node.parts[0]);
    const bool fresh = locals_.insert(node.text).second;
    visit(*node.parts[1]);
    if (fresh) locals_.erase(node.text);
  }

  void call(const Expression& node) {
    if (node.text == "count" && node.parts.size() == 1) return table(*node.parts[0]);
    if (node.text == "in_sector" && node.parts.size() == 1 && node.parts[0]->form == Form::text) {
      uses_.sectors.insert(node.parts[0]->text);
    }
    for (const ast::Pointer& part : node.parts) visit(*part);
  }

  Uses uses_;
  std::set<std::string> locals_;
};

}  // namespace

const Uses& Syntax::uses() const {
  INSPECTPLAN_ASSERT(uses_);
  return *uses_;
}

const Text& Syntax::text() const {
  INSPECTPLAN_ASSERT(text_);
  return *text_;
}

Syntax make_syntax(Text text, std::shared_ptr<const Expression> root, Uses uses) {
  Syntax syntax;
  syntax.root_ = std::move(root);
  syntax.text_ = std::make_shared<const Text>(std::move(text));
  syntax.uses_ = std::make_shared<const Uses>(std::move(uses));
  return syntax;
}

namespace {

Syntax parse(Text text, Diagnostics& diagnostics, const Grammar& grammar, ast::Pointer (Parser::*whole)()) {
  std::vector<Token> tokens = tokenize(text, diagnostics, grammar);
  if (tokens.empty()) return {};
  ast::Pointer root = (Parser(text, std::move(tokens), grammar, diagnostics).*whole)();
  if (!root) return {};
  Uses uses = UseFinder().find(*root);
  return make_syntax(std::move(text), std::move(root), std::move(uses));
}

}  // namespace

Syntax parse_expression(Text text, Diagnostics& diagnostics, const Grammar& grammar) {
  return parse(std::move(text), diagnostics, grammar, &Parser::whole_expression);
}

Syntax parse_unary_tests(Text text, Diagnostics& diagnostics, const Grammar& grammar) {
  return parse(std::move(text), diagnostics, grammar, &Parser::whole_unary_tests);
}

}  // namespace inspectplan::feel
