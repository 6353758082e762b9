#include "ruleset/compose.hpp"

#include "base/error.hpp"
#include "feel/ast.hpp"

namespace inspectplan::ruleset {

Composition::Composition(const yaml::Node& whole) {
  text_.node.kind = yaml::Node::Kind::scalar;
  text_.node.place = whole.place;
}

void Composition::cell(const yaml::Node& scalar) { piece(scalar, scalar.text, 0); }

void Composition::test(const yaml::Node& value, const yaml::Node& tests) {
  Diagnostics none;
  const feel::Syntax syntax = feel::parse_unary_tests(feel::Text::of(tests), none);
  INSPECTPLAN_ASSERT(syntax);
  const feel::ast::Expression& root = *syntax.root();
  add(root.flag ? "not(" : "");
  piece(value, value.text, 0);
  add(" in ");
  // Behind `in` there is no "not(…)": what stands inside it is taken out.
  const std::size_t begin = root.flag ? root.parts[1]->begin : 0;
  const std::size_t end = root.flag ? tests.text.rfind(')') : tests.text.size();
  piece(tests, tests.text.substr(begin, end - begin), begin);
  add(root.flag ? ")" : "");
}

// A comment at the end of a scalar must not take the parenthesis with it.
void Composition::piece(const yaml::Node& scalar, const std::string& part, std::size_t from) {
  add("(");
  text_.pieces.push_back({text_.text.size(), text_.text.size() + part.size() + 1, from, scalar});
  add(part + "\n)");
}

}  // namespace inspectplan::ruleset
