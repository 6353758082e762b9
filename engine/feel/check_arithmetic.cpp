// Arithmetic with its bounds: what is accepted here cannot overflow 64 bits on any row.
#include <algorithm>
#include <limits>
#include <set>

#include "feel/checker.hpp"

namespace inspectplan::feel {

using ast::Checked;
using ast::Operator;
using ast::Tree;

namespace {

constexpr Wide most = std::numeric_limits<std::int64_t>::max();
constexpr int quotient_scale = 9;

bool both(const Checked& a, const Checked& b, Kind kind) { return a.type.kind == kind && b.type.kind == kind; }

std::string sign_of(Operator op) {
  switch (op) {
    case Operator::add:
      return "`+`";
    case Operator::subtract:
      return "`-`";
    case Operator::multiply:
      return "`*`";
    default:
      return "`/`";
  }
}

void collect_fields(const Checked& tree, std::set<std::uint32_t>& seen, std::set<std::string>& names,
                    const column::Schema& schema) {
  if (!seen.insert(tree.id).second) return;
  const auto index = static_cast<std::size_t>(tree.number);
  if (tree.op == ast::Op::field) names.insert(schema.enterprise.fields[index].name);
  if (tree.op == ast::Op::child_field) names.insert(schema.children[*tree.domain].fields[index].name);
  if (tree.op == ast::Op::name) names.insert(tree.text);
  for (const Tree& part : tree.parts) collect_fields(*part, seen, names, schema);
}

}  // namespace

std::string Checker::fields_in(const Checked& tree) const {
  std::set<std::uint32_t> seen;
  std::set<std::string> names;
  collect_fields(tree, seen, names, scope_.schema());
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "`" : ", `") + name + "`";
  return list;
}

Tree Checker::number(const Decimal& value, At at) {
  Checked node;
  node.exact = value;
  if (const auto scaled = to_scaled(value)) {
    node.type = Type::number(scaled->scale, scaled->value, scaled->value, false);
    node.number = scaled->value;
  } else {
    // Too long for a row; still good for folding, and for comparing with.
    node.type = Type::number(0, 0, 0, false);
    node.type.high = std::numeric_limits<std::int64_t>::max();
  }
  return make(std::move(node), at);
}

// Constants of more digits than a row's number can hold stay out of row arithmetic.
bool Checker::is_exact(const Checked& value, At at) {
  if (!is_constant(value) || !value.exact || to_scaled(*value.exact)) return true;
  report("overflow", at, "a constant of more than 18 digits is no number to calculate with",
         "shorten it; only in a comparison may it be longer");
  return false;
}

Tree Checker::arithmetic(At at) {
  if (at.op == Operator::power)
    return report("not-in-rules", at, "powers are not part of the rule language", "multiply instead");
  Tree left = visit(*at.parts[0]);
  return calculate(at.op, std::move(left), visit(*at.parts[1]), at);
}

Tree Checker::calculate(Operator op, Tree a, Tree b, At at) {
  if (!a || !b) return nullptr;
  if (op == Operator::add && both(*a, *b, Kind::text)) {
    const Type type = Type::text(a->type.may_be_missing || b->type.may_be_missing);
    return make(Op::join, type, {std::move(a), std::move(b)}, at);
  }
  const auto is_time = [](const Checked& node) {
    return node.type.kind == Kind::date || node.type.kind == Kind::days || node.type.kind == Kind::months;
  };
  if (is_time(*a) || is_time(*b)) return calculate_dates(op, std::move(a), std::move(b), at);
  if (!both(*a, *b, Kind::number)) {
    const bool null = a->type.kind == Kind::null || b->type.kind == Kind::null;
    return mismatch(at, sign_of(op) + " between " + with_article(a->type.kind) + " and " + with_article(b->type.kind),
                    null ? "a sum with null is always missing" : "");
  }
  if (is_constant(*a) && is_constant(*b) && a->exact && b->exact) return fold(op, *a, *b, at);
  if (!is_exact(*a, at) || !is_exact(*b, at)) return nullptr;
  switch (op) {
    case Operator::add:
    case Operator::subtract:
      if (!same_scale(a, b, at)) return nullptr;
      return add_values(op == Operator::add ? Op::add : Op::subtract, std::move(a), std::move(b), at);
    case Operator::multiply:
      return multiply(std::move(a), std::move(b), at);
    default:
      return divide(std::move(a), std::move(b), at);
  }
}

Tree Checker::fold(Operator op, const Checked& a, const Checked& b, At at) {
  std::optional<Decimal> result;
  switch (op) {
    case Operator::add:
      result = add(*a.exact, *b.exact);
      break;
    case Operator::subtract:
      result = subtract(*a.exact, *b.exact);
      break;
    case Operator::multiply:
      result = feel::multiply(*a.exact, *b.exact);
      break;
    default:
      if (b.exact->coefficient == 0) return report("division-by-zero", at, "a division by zero");
      result = feel::divide(*a.exact, *b.exact);
  }
  if (!result) return report("overflow", at, "this constant has more than 34 digits before the point");
  return number(*result, at);
}

// The node, if its bounds fit 64 bits.
Tree Checker::bounded(Op op, std::vector<Tree> parts, Kind kind, int scale, Wide low, Wide high, At at,
                      std::int64_t number) {
  bool may_be_missing = false;
  Checked probe;
  for (const Tree& part : parts) {
    may_be_missing = may_be_missing || part->type.may_be_missing;
    probe.parts.push_back(part);
  }
  if (low < -most || high > most || scale > max_scale) {
    const std::string fields = fields_in(probe);
    return report("overflow", at,
                  scale > max_scale ? "this has more than 18 digits behind the point"
                                    : "this can become larger than 64 bits hold",
                  fields.empty() ? "" : "declare narrower `min`, `max` or `scale` for " + fields);
  }
  const Type type{kind, scale, static_cast<std::int64_t>(low), static_cast<std::int64_t>(high), may_be_missing, {}};
  return make(op, type, std::move(parts), at, number);
}

Tree Checker::add_values(Op op, Tree a, Tree b, At at) {
  const Type& x = a->type;
  const Type& y = b->type;
  const bool add = op == Op::add;
  const Wide low = Wide{x.low} + (add ? Wide{y.low} : -Wide{y.high});
  const Wide high = Wide{x.high} + (add ? Wide{y.high} : -Wide{y.low});
  const Kind kind = x.kind;
  const int scale = x.scale;
  return bounded(op, {std::move(a), std::move(b)}, kind, scale, low, high, at);
}

Tree Checker::multiply(Tree a, Tree b, At at) {
  const Type& x = a->type;
  const Type& y = b->type;
  const auto corners = {Wide{x.low} * y.low, Wide{x.low} * y.high, Wide{x.high} * y.low, Wide{x.high} * y.high};
  const int scale = x.scale + y.scale;
  return bounded(Op::multiply, {std::move(a), std::move(b)}, Kind::number, scale, std::min(corners), std::max(corners),
                 at);
}

bool Checker::never_zero(const Checked& divisor, At at) {
  if (divisor.type.low > 0 || divisor.type.high < 0) return true;
  const Checked& whole = divisor.op == Op::refine ? *divisor.parts[0] : divisor;
  const bool is_field = whole.op == Op::field || whole.op == Op::child_field;  // of a sum no bound of one fact tells
  report("division-by-zero", at, "the divisor can be zero",
         "guard it with its sign (`!=` is not enough): if d > 0 then … / d else …" +
             (is_field ? ", or declare `min: 1` for " + fields_in(divisor) : ""));
  return false;
}

Tree Checker::divide(Tree a, Tree b, At at) {
  if (!never_zero(*b, at)) return nullptr;
  const int shift = quotient_scale - a->type.scale + b->type.scale;
  const Wide room = Wide{1} << 126;
  const Wide up = wide_power_of_ten(std::max(shift, 0));
  const Wide down = wide_power_of_ten(std::max(-shift, 0));
  const auto fits = [&](std::int64_t value) {
    return value == 0 || up <= room / (value < 0 ? -Wide{value} : Wide{value});
  };
  if (!fits(a->type.low) || !fits(a->type.high)) {
    return report("overflow", at, "this division needs more than 128 bits",
                  "declare narrower `min`, `max` or `scale` for " + fields_in(*a));
  }
  const auto corner = [&](std::int64_t n, std::int64_t d) { return divide_half_even(Wide{n} * up, Wide{d} * down); };
  const Type& x = a->type;
  const Type& y = b->type;
  const auto corners = {corner(x.low, y.low), corner(x.low, y.high), corner(x.high, y.low), corner(x.high, y.high)};
  return bounded(Op::divide, {std::move(a), std::move(b)}, Kind::number, quotient_scale, std::min(corners),
                 std::max(corners), at, shift);
}

Tree Checker::negate(Tree value, At at) {
  if (!value) return nullptr;
  const Kind kind = value->type.kind;
  if (kind != Kind::number && kind != Kind::days && kind != Kind::months)
    return mismatch(at, "`-` before " + with_article(kind));
  if (is_constant(*value) && !value->flag) {
    if (value->exact) return number({-value->exact->coefficient, value->exact->scale, value->exact->rounded}, at);
    return value_constant(nodes_, kind, -value->number);
  }
  const Type type = value->type;
  return bounded(Op::negate, {std::move(value)}, kind, type.scale, -Wide{type.high}, -Wide{type.low}, at);
}

// The same number with more digits behind the point.
Tree Checker::at_scale(Tree value, int scale, At at) {
  const int digits = scale - value->type.scale;
  if (digits == 0) return value;
  if (is_constant(*value)) {
    Checked node = *value;
    if (node.exact) {
      const auto units = exactly_at(to_decimal({node.number, node.type.scale}), scale);
      if (!units)
        return report("overflow", at, "a constant becomes larger than 64 bits hold",
                      "take fewer digits behind the point");
      node.number = node.type.low = node.type.high = *units;
      node.exact = to_decimal({*units, scale});
    }
    node.type.scale = scale;
    return make(std::move(node), at);
  }
  const Wide unit = wide_power_of_ten(digits);
  const Type type = value->type;
  return bounded(Op::rescale, {std::move(value)}, Kind::number, scale, type.low * unit, type.high * unit, at, digits);
}

bool Checker::same_scale(Tree& a, Tree& b, At at) {
  std::vector<Tree> values = {a, b};
  if (!same_scale(values, at)) return false;
  a = values[0];
  b = values[1];
  return true;
}

bool Checker::same_scale(std::vector<Tree>& values, At at) {
  int scale = 0;
  for (const Tree& value : values) {
    if (!is_exact(*value, at)) return false;
    scale = std::max(scale, value->type.scale);
  }
  for (Tree& value : values) {
    value = at_scale(std::move(value), scale, at);
    if (!value) return false;
  }
  return true;
}

}  // namespace inspectplan::feel
