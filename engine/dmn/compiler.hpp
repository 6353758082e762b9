#pragma once
// From the text of an expression to operations, with the kinds each can have: what can never be more than null
// is refused here, with its place. One use a compiler and text; the names and the program are shared.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "dmn/program.hpp"
#include "feel/ast.hpp"
#include "feel/expression.hpp"

namespace inspectplan::dmn {

struct Type {
  Kinds kinds = kind::any;
  Kinds of = kind::any;  // inside a list or a range
};

struct Typed {
  Register at = 0;
  Type type;
};

struct Scope {
  std::map<std::string, Typed> names;  // inputs and the decisions so far
  std::vector<std::string> words;      // names of members as well, for the parser
};

// `name` as the batch format and `instance of` write it; empty where there is no such type.
std::optional<Type> type_named(const std::string& name);

class Compiler {
 public:
  Compiler(Program& program, const Scope& scope, Diagnostics& diagnostics)
      : program_(program), scope_(scope), diagnostics_(diagnostics) {}

  // Empty where refused; the finding says why.
  std::optional<Typed> expression(const std::string& text, const std::string& source_name);
  // Does `subject` pass the unary tests? Boolean.
  std::optional<Typed> tests(const std::string& text, const std::string& source_name, Typed subject);
  // The values of a list of tests one by one (the allowed values of an output, in their order).
  std::optional<std::vector<Typed>> test_values(const std::string& text, const std::string& source_name);

 private:
  using At = const feel::ast::Expression&;
  struct Refused {};  // thrown at the first finding, caught by the functions above

  Typed visit(At at);
  Typed literal(At at);
  Typed name(At at);
  Typed path(At at);
  Typed arithmetic(At at);
  Typed comparison(At at);
  Typed junction(At at);
  Typed truth(At at);
  Typed condition(At at);
  Typed between(At at);
  Typed instance_of(At at);
  Typed list(At at);
  Typed range(At at);
  Typed relation(At at);
  // compile_tests.cpp
  Typed in(At at);
  Typed test(At at, Typed subject);
  Typed any_of(std::vector<Register> truths);
  static bool uses_subject(At at);
  void wants_comparable(Kinds a, Kinds b, Kinds among, At at);
  // compile_call.cpp
  Typed call(At at);
  Typed call_many(const Function& function, At at);
  Typed call_one(const Function& function, const std::vector<std::optional<Typed>>& arguments);
  const Function& choose(At at, const std::vector<Typed>& arguments, std::vector<std::optional<Typed>>& placed);

  Typed constant(Value value, Kinds of = kind::any);
  Typed operation(Kernel kernel, std::vector<Register> in, Type type);
  [[noreturn]] void refuse(const char* code, At at, std::string message, std::string hint = {});
  Place place(At at) const;
  feel::Syntax parse(const std::string& text, const std::string& source_name, bool tests);

  Program& program_;
  const Scope& scope_;
  Diagnostics& diagnostics_;
  feel::Syntax syntax_;
  std::optional<Typed> subject_;
};

}  // namespace inspectplan::dmn
