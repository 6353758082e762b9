// Functions of numbers: rounding, remainders, products.
#include "feel/checker.hpp"

namespace inspectplan::feel {

using ast::Rounding;
using ast::Tree;

Tree Checker::round_call(Rounding rounding, const std::vector<Tree>& arguments, At at) {
  if (!wants(*arguments[0], Kind::number, *at.parts[0])) return nullptr;
  if (arguments.size() == 1) return round(arguments[0], 0, rounding, at);
  const ast::Checked& digits = *arguments[1];
  const bool good = is_constant(digits) && digits.exact && digits.exact->scale == 0 && digits.number >= 0 &&
                    digits.number <= max_scale;
  if (!good) return mismatch(*at.parts[1], "the number of digits is a whole number from 0 to 18, written out");
  return round(arguments[0], digits.number, rounding, at);
}

Tree Checker::odd(Tree value, bool wanted, At at) {
  if (!wants(*value, Kind::number, *at.parts[0])) return nullptr;
  if (value->type.scale != 0) return mismatch(*at.parts[0], "only whole numbers are odd or even", "round it first");
  Tree rest = modulo(std::move(value), value_constant(nodes_, Kind::number, 2), at);
  if (!rest) return nullptr;
  return compare(ast::Operator::equal, std::move(rest), value_constant(nodes_, Kind::number, wanted ? 1 : 0), at);
}

Tree Checker::product(std::vector<Tree> values, At at) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!wants(*values[i], Kind::number, *at.parts[i])) return nullptr;
  }
  Tree result = values[0];
  for (std::size_t i = 1; i < values.size() && result; ++i)
    result = calculate(ast::Operator::multiply, std::move(result), values[i], at);
  return result;
}

Tree Checker::round(Tree value, std::int64_t digits, Rounding rounding, At at) {
  const Type type = value->type;
  if (digits >= type.scale) return value;
  ast::Checked node;
  node.op = Op::round;
  node.rounding = rounding;
  node.number = type.scale - digits;
  const std::int64_t unit = power_of_ten(static_cast<int>(node.number));
  // One unit more than division towards zero gives, whatever the rounding.
  node.type = Type::number(static_cast<int>(digits), type.low / unit - 1, type.high / unit + 1, type.may_be_missing);
  node.parts = {std::move(value)};
  return make(std::move(node), at);
}

Tree Checker::modulo(Tree a, Tree b, At at) {
  if (!never_zero(*b, at) || !same_scale(a, b, at)) return nullptr;
  const bool positive = b->type.low > 0;
  const int scale = a->type.scale;
  const Wide low = positive ? 0 : Wide{b->type.low} + 1;
  const Wide high = positive ? Wide{b->type.high} - 1 : 0;
  return bounded(Op::modulo, {std::move(a), std::move(b)}, Kind::number, scale, low, high, at);
}

}  // namespace inspectplan::feel
