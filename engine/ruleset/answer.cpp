#include "ruleset/answer.hpp"

#include "base/scaled.hpp"
#include "column/schema.hpp"
#include "feel/checked.hpp"
#include "feel/expression.hpp"

namespace inspectplan::ruleset {

std::string answer_of(const std::string& expression) {
  Diagnostics nobody_asks;  // its mistakes are found where the table is checked
  const feel::Syntax syntax = feel::parse_expression(feel::Text::of(expression), nobody_asks);
  if (!syntax || !syntax.uses().names.empty()) return expression;
  column::Schema schema;
  schema.enterprise.name = "enterprise";
  const feel::Typed typed = feel::check(syntax, feel::Scope(schema), nobody_asks);
  if (!typed || typed.root()->op != feel::ast::Op::constant || typed.root()->flag) return expression;
  const feel::ast::Checked& value = *typed.root();
  const std::string number = to_string(Scaled{value.number, value.type.scale});
  return feel::to_string(value.type.kind) + " " + (value.type.kind == feel::Kind::text ? value.text : number);
}

}  // namespace inspectplan::ruleset
