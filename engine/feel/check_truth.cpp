// Booleans: and, or, not, `in`, tests.
#include <algorithm>

#include "feel/checker.hpp"

namespace inspectplan::feel {

using ast::Form;
using ast::Tree;

Tree Checker::truth(At at) {
  Tree value = visit(at);
  return value && wants(*value, Kind::boolean, at) ? value : nullptr;
}

Tree Checker::junction(Op op, At at) {
  std::vector<Tree> parts;
  for (const ast::Pointer& part : at.parts) parts.push_back(truth(*part));
  return junction(op, std::move(parts), at);
}

Tree Checker::junction(Op op, std::vector<Tree> parts, At at) {
  if (std::find(parts.begin(), parts.end(), nullptr) != parts.end()) return nullptr;
  const bool neutral = op == Op::conjunction;
  std::vector<Tree> kept;
  for (Tree& part : parts) {
    if (is_constant(*part) && !part->flag) {
      if ((part->number != 0) != neutral) return part;
    } else if (part->op == op) {
      kept.insert(kept.end(), part->parts.begin(), part->parts.end());
    } else {
      kept.push_back(std::move(part));
    }
  }
  if (kept.empty()) return truth_constant(nodes_, neutral);
  if (kept.size() == 1) return kept[0];
  const bool may_be_missing =
      std::any_of(kept.begin(), kept.end(), [](const Tree& part) { return part->type.may_be_missing; });
  return make(op, Type::boolean(may_be_missing), std::move(kept), at);
}

Tree Checker::negation(Tree value, At at) {
  if (!value) return nullptr;
  if (value->op == Op::negation) return value->parts[0];
  if (is_constant(*value) && !value->flag) return truth_constant(nodes_, value->number == 0);
  const Type type = Type::boolean(value->type.may_be_missing);
  return make(Op::negation, type, {std::move(value)}, at);
}

Tree Checker::in(At at) {
  const Tree outer = subject_;
  Tree value = visit(*at.parts[0]);
  if (!value) return nullptr;
  subject_ = std::move(value);
  std::vector<Tree> parts;
  for (std::size_t i = 1; i < at.parts.size(); ++i) parts.push_back(test(*at.parts[i]));
  subject_ = outer;
  Tree any = junction(Op::disjunction, std::move(parts), at);
  return at.flag ? negation(std::move(any), at) : any;
}

// One test of the subject, as a boolean.
Tree Checker::test(At at) {
  switch (at.form) {
    case Form::any:
      return truth_constant(nodes_, true);
    case Form::null:
      return is_null(subject_, at);
    case Form::relation:
      return compare(at.op, subject_, visit(*at.parts[0]), at);
    case Form::range: {
      Tree low = visit(*at.parts[0]);
      return between(subject_, std::move(low), visit(*at.parts[1]), at.flag, at.other_flag, at);
    }
    case Form::list: {
      std::vector<Tree> parts;
      for (const ast::Pointer& part : at.parts) parts.push_back(test(*part));
      return junction(Op::disjunction, std::move(parts), at);
    }
    default:
      break;
  }
  if (uses_subject(at)) return truth(at);
  return compare(ast::Operator::equal, subject_, visit(at), at);
}

bool Checker::uses_subject(At at) {
  if (at.form == Form::subject) return true;
  return std::any_of(at.parts.begin(), at.parts.end(), [](const ast::Pointer& part) { return uses_subject(*part); });
}

}  // namespace inspectplan::feel
