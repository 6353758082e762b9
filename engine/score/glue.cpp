#include "score/glue.hpp"

#include "base/error.hpp"

namespace inspectplan::score {

Glue::Glue(const column::Schema& schema, feel::Builder& builder) : builder_(builder), scope_(schema) {}

std::string Glue::fresh(const feel::Type& type) {
  const std::string name = "Own" + std::to_string(names_++);
  INSPECTPLAN_ASSERT(scope_.add(name, type));
  return name;
}

std::string Glue::name(feel::Register value, const feel::Type& type) {
  std::string name = fresh(type);
  builder_.bind(name, value, type);
  return name;
}

std::string Glue::name(const feel::Constant& constant, const feel::Type& type) {
  std::string name = fresh(type);
  builder_.bind(name, constant);
  return name;
}

feel::Typed Glue::check(const std::string& text) const {
  Diagnostics diagnostics;
  const feel::Syntax syntax = feel::parse_expression(feel::Text::of(text), diagnostics);
  if (!syntax) bug(render(diagnostics.sorted()).c_str(), __FILE__, __LINE__);
  const feel::Typed typed = feel::check(syntax, scope_, diagnostics);
  if (!typed) bug(render(diagnostics.sorted()).c_str(), __FILE__, __LINE__);
  return typed;
}

feel::Register Glue::compile(const std::string& text) { return builder_.compile(check(text)); }

}  // namespace inspectplan::score
