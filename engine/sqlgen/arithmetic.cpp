// Numbers: exact in 64 bits. The checker has proved that nothing leaves them but inside a division, where the dividend
// is taken times a power of ten first: what does not fit there is refused.
#include <algorithm>
#include <limits>

#include "base/error.hpp"
#include "base/scaled.hpp"
#include "sqlgen/translator.hpp"

namespace inspectplan::sqlgen {

using feel::ast::Rounding;

namespace {

constexpr Wide most = std::numeric_limits<std::int64_t>::max();

bool is_positive(const feel::Type& type) { return type.low >= 0; }

// The number without its sign.
Sql size_of(Relation& to, const Sql& number) {
  return to.formula(Sort::number, "CASE WHEN $1 < 0 THEN -$1 ELSE $1 END", {number});
}

// To the nearest multiple: away from zero where `up` holds of the rest's size $3, the divisor $2 and the quotient.
Sql nearest(Relation& to, const Sql& number, const Sql& divisor, const std::string& up) {
  const Sql n = to.name(number);
  const Sql rest = to.name(size_of(to, to.formula(Sort::number, "$1 % $2", {n, divisor})));
  return to.formula(Sort::number,
                    "CASE WHEN " + up + " THEN $1 // $2 + CASE WHEN $1 < 0 THEN -1 ELSE 1 END ELSE $1 // $2 END",
                    {n, divisor, rest});
}

Sql rounded_by(Relation& to, const Sql& number, std::int64_t unit, Rounding rounding) {
  const Sql by = to.literal(unit);
  switch (rounding) {
    case Rounding::half_even:
      return divide_half_even(to, number, by);
    case Rounding::half_up:
      return nearest(to, number, by, "$3 >= $2 - $3");
    case Rounding::half_down:
      return nearest(to, number, by, "$3 > $2 - $3");
    case Rounding::down:
      return to.formula(Sort::number, "$1 // $2 - CASE WHEN $1 % $2 < 0 THEN 1 ELSE 0 END", {number, by});
    case Rounding::up:
      return to.formula(Sort::number, "$1 // $2 + CASE WHEN $1 % $2 > 0 THEN 1 ELSE 0 END", {number, by});
    case Rounding::towards:
      return to.formula(Sort::number, "$1 // $2", {number, by});
    case Rounding::away:
      return to.formula(Sort::number, "$1 // $2 + CASE WHEN $1 % $2 > 0 THEN 1 WHEN $1 % $2 < 0 THEN -1 ELSE 0 END",
                        {number, by});
  }
  bug("no such rounding", __FILE__, __LINE__);
}

Sql folded(Relation& to, std::string_view pattern, const Sql& a, const Sql& b, Wide result) {
  if (a.constant && b.constant) return to.literal(static_cast<std::int64_t>(result));
  return to.formula(Sort::number, pattern, {a, b});
}

Wide number_of(const Sql& sql) { return sql.constant.value_or(0); }

Sql plus(Relation& to, const Sql& a, const Sql& b) { return folded(to, "$1 + $2", a, b, number_of(a) + number_of(b)); }
Sql minus(Relation& to, const Sql& a, const Sql& b) { return folded(to, "$1 - $2", a, b, number_of(a) - number_of(b)); }
Sql times(Relation& to, const Sql& a, const Sql& b) {
  if (b.constant == 1) return a;
  const Wide product = number_of(a) * number_of(b);
  return folded(to, "$1 * $2", a, b, product);
}
Sql negated(Relation& to, const Sql& a) {
  return a.constant ? to.literal(-*a.constant) : to.formula(Sort::number, "-$1", {a});
}

// function(low), function(high) of a function that grows.
template <class Function>
Value each(const feel::Type& type, const Value& of, Function function) {
  if (!of.is_range()) return point(type, function(of.low));
  return {type, function(of.low), function(of.high)};
}

}  // namespace

// Names bound to constants (plan_year …) meet here; columns are of 64 bits, so nothing is computed in fewer.
Sql divide_half_even(Relation& to, const Sql& number, const Sql& divisor) {
  return nearest(to, number, divisor, "$3 > $2 - $3 OR ($3 = $2 - $3 AND ($1 // $2) % 2 <> 0)");
}

Sql round_half_even(Relation& to, const Sql& number, int digits) {
  return digits == 0 ? number : divide_half_even(to, number, to.literal(power_of_ten(digits)));
}

Value rounded(Relation& to, const Value& value, int scale) {
  const int digits = scale - value.type.scale;
  feel::Type type = value.type;
  type.scale = scale;
  type.low = inspectplan::round_half_even(value.type.low, value.type.scale, scale);
  type.high = inspectplan::round_half_even(value.type.high, value.type.scale, scale);
  return each(type, value, [&](const Sql& number) {
    return digits >= 0 ? times(to, number, to.literal(power_of_ten(digits))) : round_half_even(to, number, -digits);
  });
}

Value Translator::arithmetic(Node node) {
  switch (node.op) {
    case Op::rescale: {
      const Sql unit = relation_.literal(power_of_ten(static_cast<int>(node.number)));
      return each(node.type, value(*node.parts[0]), [&](const Sql& a) { return times(relation_, a, unit); });
    }
    case Op::round:
      return round(node);
    case Op::negate: {
      const Value a = value(*node.parts[0]);
      return {node.type, negated(relation_, a.high), negated(relation_, a.low)};
    }
    case Op::add:
      return add(node, false);
    case Op::subtract:
      return add(node, true);
    case Op::multiply:
      return multiply(node);
    case Op::divide:
      return divide(node);
    case Op::modulo:
      return modulo(node);
    case Op::absolute: {
      const Value a = value(*node.parts[0]);
      if (!a.is_range()) return point(node.type, size_of(relation_, a.low));
      return {node.type,
              relation_.formula(Sort::number, "CASE WHEN $1 >= 0 THEN $1 WHEN $2 <= 0 THEN -$2 ELSE 0 * $1 END",
                                {a.low, a.high}),
              relation_.formula(Sort::number, "CASE WHEN -$1 > $2 THEN -$1 ELSE $2 END", {a.low, a.high})};
    }
    case Op::minimum:
      return extreme(node, true);
    case Op::maximum:
      return extreme(node, false);
    case Op::refine:
      return refine(node);
    default:
      bug("an operation without SQL", __FILE__, __LINE__);
  }
}

Value Translator::add(Node node, bool subtract) {
  const Value a = value(*node.parts[0]);
  const Value b = value(*node.parts[1]);
  if (!a.is_range() && !b.is_range())
    return point(node.type, subtract ? minus(relation_, a.low, b.low) : plus(relation_, a.low, b.low));
  if (subtract) return {node.type, minus(relation_, a.low, b.high), minus(relation_, a.high, b.low)};
  return {node.type, plus(relation_, a.low, b.low), plus(relation_, a.high, b.high)};
}

Sql Translator::least_of(std::vector<Sql> numbers, bool least) {
  Sql best = numbers[0];
  const std::string pattern = std::string("CASE WHEN $1 ") + (least ? "<=" : ">=") +
                              " $2 THEN $1 WHEN $2 IS NOT NULL AND $1 IS NOT NULL THEN $2 END";
  for (std::size_t i = 1; i < numbers.size(); ++i) best = relation_.formula(Sort::number, pattern, {best, numbers[i]});
  return best;
}

Value Translator::multiply(Node node) {
  const Value a = value(*node.parts[0]);
  const Value b = value(*node.parts[1]);
  const auto product = [&](const Sql& x, const Sql& y) { return times(relation_, x, y); };
  if (!a.is_range() && !b.is_range()) return point(node.type, product(a.low, b.low));
  if (is_positive(a.type) && is_positive(b.type)) return {node.type, product(a.low, b.low), product(a.high, b.high)};
  if (b.low.constant && !b.is_range() && *b.low.constant < 0)
    return {node.type, product(a.high, b.low), product(a.low, b.low)};
  const std::vector<Sql> corners = {product(a.low, b.low), product(a.low, b.high), product(a.high, b.low),
                                    product(a.high, b.high)};
  return {node.type, least_of(corners, true), least_of(corners, false)};
}

Value Translator::divide(Node node) {
  const feel::Type& x = node.parts[0]->type;
  const feel::Type& y = node.parts[1]->type;
  const auto digits = static_cast<int>(node.number);
  const Wide up = wide_power_of_ten(std::max(digits, 0));
  const Wide down = wide_power_of_ten(std::max(-digits, 0));
  const auto fits = [](std::int64_t number, Wide unit) {
    return unit <= most && Wide{number} * unit <= most && Wide{number} * unit >= -most;
  };
  if (!fits(x.low, up) || !fits(x.high, up) || !fits(y.low, down) || !fits(y.high, down))
    return refused(node, "this division needs numbers of more than 64 bits",
                   "declare narrower `min` and `max`, or a smaller `scale`, for what is divided");
  const bool negative = y.high < 0;
  const Value a = value(*node.parts[0]);
  const Value b = value(*node.parts[1]);
  const auto quotient = [&](const Sql& n, const Sql& d) {
    Sql dividend = digits > 0 ? times(relation_, n, relation_.literal(static_cast<std::int64_t>(up))) : n;
    Sql divisor = digits < 0 ? times(relation_, d, relation_.literal(static_cast<std::int64_t>(down))) : d;
    if (negative) dividend = negated(relation_, dividend), divisor = negated(relation_, divisor);
    return divide_half_even(relation_, dividend, divisor);
  };
  if (!a.is_range() && !b.is_range()) return point(node.type, quotient(a.low, b.low));
  if (is_positive(x) && is_positive(y)) return {node.type, quotient(a.low, b.high), quotient(a.high, b.low)};
  const std::vector<Sql> corners = {quotient(a.low, b.low), quotient(a.low, b.high), quotient(a.high, b.low),
                                    quotient(a.high, b.high)};
  return {node.type, least_of(corners, true), least_of(corners, false)};
}

// As the divisor's sign; of a range only where the whole of it has one quotient.
Value Translator::modulo(Node node) {
  const Value a = value(*node.parts[0]);
  const Value b = value(*node.parts[1]);
  const bool positive = b.type.low > 0;
  const std::string wrong = positive ? "< 0" : "> 0";
  const auto rest = [&](const Sql& n) {
    return relation_.formula(Sort::number, "CASE WHEN $1 % $2 " + wrong + " THEN $1 % $2 + $2 ELSE $1 % $2 END",
                             {n, b.low});
  };
  if (!a.is_range() && !b.is_range()) return point(node.type, rest(a.low));
  const auto quotient = [&](const Sql& n) {
    return relation_.name(
        relation_.formula(Sort::number, "$1 // $2 - CASE WHEN $1 % $2 " + wrong + " THEN 1 ELSE 0 END", {n, b.low}));
  };
  const Sql one = relation_.name(
      relation_.formula(Sort::truth, "$1 = $2 AND $3 = $4", {b.low, b.high, quotient(a.low), quotient(a.high)}));
  const auto end = [&](const Sql& n, std::int64_t bound) {
    return relation_.formula(Sort::number, "CASE WHEN $1 THEN $2 WHEN NOT $1 THEN $3 END",
                             {one, rest(n), relation_.literal(bound)});
  };
  return {node.type, end(a.low, node.type.low), end(a.high, node.type.high)};
}

Value Translator::round(Node node) {
  const std::int64_t unit = power_of_ten(static_cast<int>(node.number));
  return each(node.type, value(*node.parts[0]),
              [&](const Sql& number) { return rounded_by(relation_, number, unit, node.rounding); });
}

Value Translator::extreme(Node node, bool least) {
  std::vector<Sql> low, high;
  bool range = false;
  for (const feel::ast::Tree& part : node.parts) {
    const Value one = value(*part);
    low.push_back(one.low);
    high.push_back(one.high);
    range = range || one.is_range();
  }
  const Sql lowest = least_of(low, least);
  return range ? Value{node.type, lowest, least_of(high, least)} : point(node.type, lowest);
}

// Where a guard holds nothing changes; elsewhere the value is not used, but must not divide by zero.
Value Translator::refine(Node node) {
  const Value a = value(*node.parts[0]);
  const Sql low = relation_.literal(node.type.low), high = relation_.literal(node.type.high);
  const bool below = a.type.low<node.type.low, above = a.type.high> node.type.high;
  return each(node.type, a, [&](const Sql& number) {
    if (below && above)
      return relation_.formula(Sort::number, "CASE WHEN $1 < $2 THEN $2 WHEN $1 > $3 THEN $3 ELSE $1 END",
                               {number, low, high});
    if (below) return relation_.formula(Sort::number, "CASE WHEN $1 < $2 THEN $2 ELSE $1 END", {number, low});
    if (above) return relation_.formula(Sort::number, "CASE WHEN $1 > $2 THEN $2 ELSE $1 END", {number, high});
    return number;
  });
}

}  // namespace inspectplan::sqlgen
