// Truths: comparison of ranges, Kleene's connectives, if … then … else.
#include <algorithm>

#include "sqlgen/translator.hpp"

namespace inspectplan::sqlgen {
Value Translator::truth(Node node) {
  switch (node.op) {
    case Op::conjunction:
      return connect(node, " AND ");
    case Op::disjunction:
      return connect(node, " OR ");
    case Op::negation:
      return point(node.type, relation_.formula(Sort::truth, "NOT $1", {value(*node.parts[0]).low}));
    case Op::is_null:
      return point(node.type, relation_.is_null(value(*node.parts[0]).low));
    case Op::truth_equal:
      return point(node.type,
                   relation_.formula(Sort::truth, "$1 = $2", {value(*node.parts[0]).low, value(*node.parts[1]).low}));
    case Op::condition:
      return condition(node);
    default:
      return compare(node);
  }
}

namespace {

using feel::ast::Op;

// Binds closer than AND and OR.
bool is_comparison(Op op) {
  return op == Op::equal || op == Op::less || op == Op::at_most || op == Op::text_equal || op == Op::text_less ||
         op == Op::text_at_most || op == Op::truth_equal || op == Op::is_null;
}

// x = 1 or x = 2 …
bool is_choice(const feel::ast::Checked& node) {
  const auto asks = [&](const feel::ast::Tree& part) {
    return (part->op == Op::equal || part->op == Op::text_equal) &&
           part->parts[0].get() == node.parts[0]->parts[0].get() && part->parts[1]->op == Op::constant &&
           !part->parts[1]->flag;
  };
  return node.op == Op::disjunction && std::all_of(node.parts.begin(), node.parts.end(), asks);
}

}  // namespace

Value Translator::connect(Node node, std::string_view word) {
  if (is_choice(node) && !value(*node.parts[0]->parts[0]).is_range()) return choice(node);
  Sql all;
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    Sql part = value(*node.parts[i]).low;
    part.is_atom = part.is_atom || is_comparison(node.parts[i]->op);
    if (i == 0) {
      all = part;
      continue;
    }
    if (i > 1) all.is_atom = true;  // "a AND b AND c" needs no brackets around "a AND b"
    all = relation_.formula(Sort::truth, "$1" + std::string(word) + "$2", {all, part});
  }
  return point(node.type, all);
}

Value Translator::choice(Node node) {
  Sql list = value(*node.parts[0]->parts[1]).low;
  for (std::size_t i = 1; i < node.parts.size(); ++i) list.text += ", " + value(*node.parts[i]->parts[1]).low.text;
  return point(node.type, relation_.formula(Sort::truth, "$1 IN ($2)", {value(*node.parts[0]->parts[0]).low, list}));
}

// Decided where it comes out the same for all values of both ranges.
Value Translator::compare(Node node) {
  const Value a = value(*node.parts[0]);
  const Value b = value(*node.parts[1]);
  const std::string sign = node.op == Op::equal ? "=" : node.op == Op::less ? "<" : "<=";
  if (!a.is_range() && !b.is_range()) {
    // A constant reads better on the right.
    if (a.low.constant && node.op != Op::equal)
      return point(node.type,
                   relation_.formula(Sort::truth, node.op == Op::less ? "$2 > $1" : "$2 >= $1", {a.low, b.low}));
    return point(node.type, relation_.formula(Sort::truth, "$1 " + sign + " $2", {a.low, b.low}));
  }
  if (!b.is_range()) return compare_with_point(node, a, b.low, false);
  if (!a.is_range()) return compare_with_point(node, b, a.low, true);
  if (node.op == Op::equal)
    return point(node.type,
                 relation_.formula(Sort::truth,
                                   "CASE WHEN $1 = $2 AND $3 = $4 AND $1 = $3 THEN TRUE WHEN $1 > $4 OR $3 > $2 THEN "
                                   "FALSE END",
                                   {a.low, a.high, b.low, b.high}));
  const std::string opposite = node.op == Op::less ? ">=" : ">";
  return point(node.type,
               relation_.formula(Sort::truth,
                                 "CASE WHEN $2 " + sign + " $3 THEN TRUE WHEN $1 " + opposite + " $4 THEN FALSE END",
                                 {a.low, a.high, b.low, b.high}));
}

// `mirrored`: the point stands on the left.
Value Translator::compare_with_point(Node node, const Value& range, const Sql& constant, bool mirrored) {
  const auto decide = [&](const std::string& holds, const std::string& fails) {
    return point(node.type,
                 relation_.formula(Sort::truth, "CASE WHEN " + holds + " THEN TRUE WHEN " + fails + " THEN FALSE END",
                                   {range.low, range.high, constant}));
  };
  if (node.op == Op::equal) return decide("$1 = $3 AND $2 = $3", "$1 > $3 OR $2 < $3");
  if (node.op == Op::less) return mirrored ? decide("$1 > $3", "$2 <= $3") : decide("$2 < $3", "$1 >= $3");
  return mirrored ? decide("$1 >= $3", "$2 < $3") : decide("$2 <= $3", "$1 > $3");
}

// Unknown whether: missing.
Value Translator::condition(Node node) {
  const Sql test = relation_.name(value(*node.parts[0]).low);
  const Value a = value(*node.parts[1]);
  const Value b = value(*node.parts[2]);
  const Sort sort = sort_of(node.type);
  const bool decided = !node.parts[0]->type.may_be_missing;
  const auto branches = [&](const Sql& x, const Sql& y) {
    if (decided) return relation_.cases(sort, {{test, x}}, y);
    return relation_.cases(sort, {{test, x}, {relation_.formula(Sort::truth, "NOT $1", {test}), y}}, std::nullopt);
  };
  const Sql low = branches(a.low, b.low);
  if (!a.is_range() && !b.is_range()) return point(node.type, low);
  return {node.type, low, branches(a.high, b.high)};
}

}  // namespace inspectplan::sqlgen
