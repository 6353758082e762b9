#include "usecase/rule_tests/constant.hpp"

#include "column/column.hpp"
#include "feel/program.hpp"

namespace inspectplan::usecase {

std::optional<Scaled> constant(const yaml::Node& scalar, Diagnostics& diagnostics) {
  // Numbers and operators only: a name could only be a mistake, and the finding would speak of scopes.
  if (scalar.text.find_first_not_of("0123456789.+-*/() ") != std::string::npos) {
    diagnostics.error("bad-expectation", scalar.place, "\"" + scalar.text + "\" is no number",
                      "write a number, or arithmetic on numbers");
    return std::nullopt;
  }
  const feel::Syntax syntax = feel::parse_expression(feel::Text::of(scalar), diagnostics);
  if (!syntax) return std::nullopt;
  column::Schema schema;
  schema.enterprise.name = "enterprise";
  const feel::Typed typed = feel::check(syntax, feel::Scope(schema), diagnostics, feel::Kind::number);
  if (!typed) return std::nullopt;
  feel::Builder builder(schema);
  const feel::Register result = builder.compile(typed);
  const feel::Program program = builder.finish();
  feel::Workspace workspace(program);
  column::Dataset data = column::make_dataset(schema);
  data.enterprises.rows = 1;
  program.run(data, 0, 1, feel::Mode::shown, workspace);
  if (workspace.known(result)[0] != 0) return Scaled{workspace.low(result)[0], typed.type().scale};
  diagnostics.error("bad-expectation", scalar.place, "\"" + scalar.text + "\" has no value", "divide by no zero");
  return std::nullopt;
}

}  // namespace inspectplan::usecase
