// The function range(…): a range from its text. Ends are literals, or one of date, time, date and time, duration
// of a literal text (DMN 1.5, 10.3.4.1, table 72).
#include <algorithm>

#include "dmn/function.hpp"
#include "feel/ast.hpp"
#include "feel/expression.hpp"

namespace inspectplan::dmn {
namespace {

using feel::ast::Expression;
using feel::ast::Form;

Value literal(const Expression& at) {
  switch (at.form) {
    case Form::number:
      return parse_number(at.text);
    case Form::text:
      return at.text;
    case Form::at_literal:
      return parse_at_literal(at.text);
    case Form::negate:
      return negate_value(literal(*at.parts[0]));
    default:
      break;
  }
  const bool call = at.form == Form::call && at.parts.size() == 1 && at.parts[0]->form == Form::text;
  if (!call) return {};
  const Value text = at.parts[0]->text;
  const Value* argument = &text;
  for (const Function& function : moment_functions()) {
    const bool reads_text = function.parameters.size() == 1 && (function.parameters[0].kinds & kind::text) != 0;
    if (reads_text && function.name == at.text) return function.run({&argument, 1});
  }
  return {};
}

}  // namespace

Value parse_range(const std::string& text) {
  Diagnostics ignored;  // a text that is no range gives null, as DMN has it
  const auto syntax = feel::parse_expression(feel::Text::of(text), ignored, {true, {}});
  if (!syntax || syntax.root()->form != Form::range) return {};
  Range range{Range::Form::interval, literal(*syntax.root()->parts[0]), literal(*syntax.root()->parts[1]),
              syntax.root()->flag, syntax.root()->other_flag};
  const auto order = compare(range.low, range.high);
  return order && *order <= 0 ? Value::of(std::move(range)) : Value();
}

}  // namespace inspectplan::dmn
