// Unary tests: a value against ranges, relations, lists and other values.
#include <algorithm>

#include "dmn/compiler.hpp"

namespace inspectplan::dmn {

using feel::ast::Form;

std::optional<Typed> Compiler::tests(const std::string& text, const std::string& source_name, Typed subject) {
  syntax_ = parse(text, source_name, true);
  if (!syntax_) return std::nullopt;
  subject_ = subject;
  try {
    return in(*syntax_.root());
  } catch (const Refused&) {
    return std::nullopt;
  }
}

std::optional<std::vector<Typed>> Compiler::test_values(const std::string& text, const std::string& source_name) {
  syntax_ = parse(text, source_name, true);
  if (!syntax_) return std::nullopt;
  std::vector<Typed> values;
  try {
    At root = *syntax_.root();
    if (root.flag) refuse("bad-values", root, "allowed values are listed one by one, without `not`");
    for (std::size_t i = 1; i < root.parts.size(); ++i) values.push_back(visit(*root.parts[i]));
  } catch (const Refused&) {
    return std::nullopt;
  }
  return values;
}

Typed Compiler::in(At at) {
  const Typed value = visit(*at.parts[0]);
  std::vector<Register> truths;
  for (std::size_t i = 1; i < at.parts.size(); ++i) truths.push_back(test(*at.parts[i], value).at);
  const Typed any = any_of(std::move(truths));
  if (!at.flag) return any;
  const auto reverse = [](Arguments values) { return values[0]->is_null() ? Value() : Value(!values[0]->get<bool>()); };
  return operation(reverse, {any.at}, {kind::boolean, kind::any});
}

Typed Compiler::any_of(std::vector<Register> truths) {
  const auto decide = [](Arguments values) -> Value {
    bool unknown = false;
    for (const Value* value : values) {
      const bool* known = value->as<bool>();
      if (known && *known) return true;
      unknown = unknown || !known;
    }
    return unknown ? Value() : Value(false);
  };
  return operation(decide, std::move(truths), {kind::boolean, kind::any});
}

Typed Compiler::test(At at, Typed subject) {
  if (at.form == Form::any) return constant(true);
  if (uses_subject(at)) return truth(at);
  const Typed wanted = visit(at);
  const Kinds mine = subject.type.kinds;
  const Kinds plain = wanted.type.kinds & static_cast<Kinds>(~(kind::range | kind::list));
  const bool inside = (wanted.type.kinds & kind::range) != 0 &&
                      ((mine & wanted.type.of) != 0 || wanted.type.of == kind::null || mine == kind::null);
  const bool listed = (wanted.type.kinds & kind::list) != 0;
  if (!inside && !listed && (plain & mine) == 0 && (wanted.type.kinds & mine) == 0 && plain != kind::null &&
      mine != kind::null) {
    const bool range = (wanted.type.kinds & kind::range) != 0;
    refuse("type-mismatch", at,
           "a test of " + kinds_text(range ? wanted.type.of : wanted.type.kinds) + " against " + kinds_text(mine));
  }
  const auto passes = [](Arguments values) -> Value {
    const Truth result = satisfies(*values[0], *values[1]);
    return result ? Value(*result) : Value();
  };
  return operation(passes, {subject.at, wanted.at}, {kind::boolean, kind::any});
}

bool Compiler::uses_subject(At at) {
  if (at.form == Form::subject) return true;
  return std::any_of(at.parts.begin(), at.parts.end(), [](const auto& part) { return uses_subject(*part); });
}

// `among`: the kinds that can be compared at all. null can be compared with everything.
void Compiler::wants_comparable(Kinds a, Kinds b, Kinds among, At at) {
  if (a == kind::null && ((b & among) != 0 || b == kind::null)) return;
  if (b == kind::null && (a & among) != 0) return;
  if ((a & b & among) != 0) return;
  refuse("type-mismatch", at, "a comparison of " + kinds_text(a) + " with " + kinds_text(b));
}

}  // namespace inspectplan::dmn
