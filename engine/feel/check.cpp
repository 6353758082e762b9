#include <algorithm>

#include "base/day.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "feel/checker.hpp"
#include "feel/literal.hpp"
#include "feel/subtree.hpp"

namespace inspectplan::feel {

using ast::Form;
using ast::Tree;

Checker::Checker(const Syntax& syntax, const Scope& scope, Diagnostics& diagnostics, std::optional<Type> subject)
    : syntax_(syntax), scope_(scope), diagnostics_(diagnostics), guards_(nodes_) {
  if (!subject) return;
  ast::Checked node;
  node.op = Op::subject;
  node.type = *subject;
  subject_ = nodes_.make(std::move(node));
}

Tree Checker::run(std::optional<Kind> expected) {
  At root = *syntax_.root();
  Tree tree = visit(root);
  if (tree && !is_exact(*tree, root)) return nullptr;  // alone it would be a value of every row
  if (!tree || !expected || tree->type.kind == *expected) return tree;
  if (tree->type.kind == Kind::null) return missing_constant(nodes_, *expected);
  return mismatch(root,
                  "this is " + with_article(tree->type.kind) + " where " + with_article(*expected) + " should stand");
}

Tree Checker::visit(At at) {
  switch (at.form) {
    case Form::number:
    case Form::text:
    case Form::boolean:
    case Form::null:
    case Form::at_literal:
      return literal(at);
    case Form::name:
      return name(at);
    case Form::subject:
      return subject(at);
    case Form::path:
      return path(at);
    case Form::negate:
      return negate(visit(*at.parts[0]), at);
    case Form::arithmetic:
      return arithmetic(at);
    case Form::comparison: {
      Tree left = visit(*at.parts[0]);
      return compare(at.op, std::move(left), visit(*at.parts[1]), at);
    }
    case Form::conjunction:
      return junction(Op::conjunction, at);
    case Form::disjunction:
      return junction(Op::disjunction, at);
    case Form::between: {
      Tree value = visit(*at.parts[0]);
      Tree low = visit(*at.parts[1]);
      return between(std::move(value), std::move(low), visit(*at.parts[2]), true, true, at);
    }
    case Form::in:
      return in(at);
    case Form::condition:
      return condition(at);
    case Form::quantifier:
      return quantifier(at);
    case Form::filter:
      return report("not-a-value", at, "rows of a table where one value should stand",
                    "count them, or take `sum`, `min`, `max` or `mean` of a field");
    case Form::call:
      return call(at);
    case Form::instance_of:
      return report("not-in-rules", at, "`instance of` asks for what a rule set knows: every name has one type",
                    "leave the question out");
    case Form::relation:
    case Form::range:
    case Form::list:
    case Form::any:
      return report("not-a-value", at, "a test where a value should stand", "tests stand behind `in` and under `is`");
  }
  bug("unknown form of expression", __FILE__, __LINE__);
}

Tree Checker::literal(At at) {
  switch (at.form) {
    case Form::number: {
      const auto value = parse_decimal(at.text);
      if (!value) return report("too-many-digits", at, "a number of more than 34 digits", "shorten it");
      return number(*value, at);
    }
    case Form::text: {
      ast::Checked node;
      node.type = Type::text(false);
      node.text = at.text;
      return make(std::move(node), at);
    }
    case Form::boolean:
      return truth_constant(nodes_, at.flag);
    case Form::at_literal:
      return at_literal(at.text, at);
    default:
      return missing_constant(nodes_, Kind::null);
  }
}

Tree Checker::at_literal(const std::string& text, At at) {
  if (const auto day = parse_day(text)) return value_constant(nodes_, Kind::date, day->number);
  if (const auto duration = parse_duration(text)) return value_constant(nodes_, duration->kind, duration->value);
  return report("bad-date", at, "\"" + printable(text) + "\" is neither a date nor a duration",
                "write @\"2026-01-31\", @\"P3Y\" or @\"P90D\"");
}

Tree Checker::subject(At at) {
  if (!subject_) return report("no-subject", at, "`?` stands only in tests", "name the value instead");
  return subject_;
}

Tree Checker::condition(At at) {
  Tree test = truth(*at.parts[0]);
  if (test) guards_.push(*test, true);
  Tree then = visit(*at.parts[1]);
  if (test) guards_.pop();
  if (test) guards_.push(*test, false);
  Tree otherwise = visit(*at.parts[2]);
  if (test) guards_.pop();
  if (!test || !then || !otherwise) return nullptr;
  if (then->type.kind == Kind::null) then = missing_constant(nodes_, otherwise->type.kind);
  if (otherwise->type.kind == Kind::null) otherwise = missing_constant(nodes_, then->type.kind);
  if (then->type.kind != otherwise->type.kind) {
    return mismatch(
        at, "one branch is " + with_article(then->type.kind) + ", the other " + with_article(otherwise->type.kind),
        "give both the same type");
  }
  if (then->type.kind == Kind::number && !same_scale(then, otherwise, at)) return nullptr;
  Type type = then->type;
  // A missing constant has no bounds of its own.
  if (is_constant(*then) && then->flag) {
    type = otherwise->type;
  } else if (!(is_constant(*otherwise) && otherwise->flag)) {
    type.low = std::min(type.low, otherwise->type.low);
    type.high = std::max(type.high, otherwise->type.high);
  }
  type.may_be_missing = test->type.may_be_missing || then->type.may_be_missing || otherwise->type.may_be_missing;
  if (then->type.code_list != otherwise->type.code_list) type.code_list.reset();
  return make(Op::condition, type, {std::move(test), std::move(then), std::move(otherwise)}, at);
}

Tree Checker::make(Op op, Type type, std::vector<Tree> parts, At at, std::int64_t number) {
  ast::Checked node;
  node.op = op;
  node.type = type;
  node.parts = std::move(parts);
  node.number = number;
  return make(std::move(node), at);
}

Tree Checker::make(ast::Checked node, At at) {
  node.mark = at.mark;
  if (!node.table) {
    for (const Tree& part : node.parts) {
      if (node.domain && part->domain && node.domain != part->domain) {
        return report("mixed-rows", at, "rows of two different tables in one comparison",
                      "an inner table is filtered by its own fields and by those of the enterprise");
      }
      if (part->domain) node.domain = part->domain;
    }
  }
  const bool ordered = node.type.kind != Kind::boolean && node.type.kind != Kind::text && node.type.kind != Kind::null;
  const bool can_be_narrowed = ordered && node.op != Op::constant;
  Tree tree = nodes_.make(std::move(node));
  if (!can_be_narrowed) return tree;
  const auto bounds = guards_.bounds(*tree);
  if (!bounds) return tree;
  ast::Checked refined;
  refined.op = Op::refine;
  refined.type = tree->type;
  refined.type.low = bounds->first;
  refined.type.high = bounds->second;
  refined.domain = tree->domain;
  refined.mark = at.mark;
  refined.parts = {std::move(tree)};
  return nodes_.make(std::move(refined));
}

Place Checker::place(At at) const {
  const std::string_view text = syntax_.text().text;
  const bool sign = at.mark != at.begin;
  const std::size_t length = sign ? 1 : count_characters(text.substr(at.begin, at.end - at.begin));
  return syntax_.text().place(at.mark, static_cast<std::uint32_t>(std::max<std::size_t>(1, length)));
}

Tree Checker::report(const char* code, At at, std::string message, std::string hint) {
  diagnostics_.error(code, place(at), std::move(message), std::move(hint));
  return nullptr;
}

Tree Checker::mismatch(At at, std::string message, std::string hint) {
  return report("type-mismatch", at, std::move(message), std::move(hint));
}

std::string with_article(Kind kind) { return kind == Kind::null ? "null" : "a " + to_string(kind); }

const Type& Typed::type() const {
  INSPECTPLAN_ASSERT(root_);
  return root_->type;
}

Typed make_typed(Syntax syntax, std::shared_ptr<const ast::Checked> root) {
  Typed typed;
  typed.syntax_ = std::move(syntax);
  typed.root_ = std::move(root);
  return typed;
}

Typed part_of(const Typed& whole, ast::Tree part) { return make_typed(whole.syntax(), std::move(part)); }

Typed check(const Syntax& syntax, const Scope& scope, Diagnostics& diagnostics, std::optional<Kind> expected,
            std::optional<Type> subject) {
  INSPECTPLAN_ASSERT(syntax);
  Tree root = Checker(syntax, scope, diagnostics, subject).run(expected);
  return root ? make_typed(syntax, std::move(root)) : Typed{};
}

}  // namespace inspectplan::feel
