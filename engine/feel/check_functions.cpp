// Calls.
#include <algorithm>

#include "base/text.hpp"
#include "feel/checker.hpp"
#include "feel/literal.hpp"

namespace inspectplan::feel {

using ast::Rounding;
using ast::Tree;

namespace {

constexpr std::int64_t longest_text = 1'000'000;  // what `string length` is held to

std::string number_of_arguments(const FunctionEntry& entry) {
  if (entry.least == entry.most) return std::to_string(entry.least);
  return entry.most > 100 ? "at least " + std::to_string(entry.least) : std::to_string(entry.least) + " to " + std::to_string(entry.most);
}

}  // namespace

Tree Checker::call(At at) {
  const FunctionEntry* entry = find_function(at.text);
  if (!entry) {
    const auto near = nearest(at.text, function_names());
    return report("unknown-function", at, "there is no function `" + printable(at.text) + "`", near ? "did you mean `" + *near + "`?" : "");
  }
  if (at.parts.size() < entry->least || at.parts.size() > entry->most) {
    return report("wrong-arguments", at, "`" + at.text + "` takes " + number_of_arguments(*entry) + " arguments, not " + std::to_string(at.parts.size()));
  }
  const Function function = entry->function;
  if (function == Function::in_sector) return sector(at);
  if (function == Function::negation) return negation(truth(*at.parts[0]), at);
  if (function == Function::count || (at.parts.size() == 1 && is_rows(*at.parts[0]))) return aggregate(function, at);
  std::vector<Tree> arguments;
  for (const ast::Pointer& part : at.parts) arguments.push_back(visit(*part));
  if (std::find(arguments.begin(), arguments.end(), nullptr) != arguments.end()) return nullptr;
  return call_on_values(function, std::move(arguments), at);
}

Tree Checker::call_on_values(Function function, std::vector<Tree> arguments, At at) {
  At first = *at.parts[0];
  switch (function) {
    case Function::date: return date(arguments, at);
    case Function::duration: {
      const auto length = is_constant(*arguments[0]) ? parse_duration(arguments[0]->text) : std::nullopt;
      if (length) return value_constant(nodes_, length->kind, length->value);
      return report("bad-duration", first, "this is no duration", "write \"P3Y\", \"P18M\" or \"P90D\", as text");
    }
    case Function::min: return extreme(Op::minimum, std::move(arguments), at);
    case Function::max: return extreme(Op::maximum, std::move(arguments), at);
    case Function::sum: return total(std::move(arguments), false, at);
    case Function::mean: return total(std::move(arguments), true, at);
    case Function::modulo:
      if (!wants(*arguments[0], Kind::number, first) || !wants(*arguments[1], Kind::number, *at.parts[1])) return nullptr;
      return modulo(arguments[0], arguments[1], at);
    case Function::floor:
    case Function::ceiling:
      if (!wants(*arguments[0], Kind::number, first)) return nullptr;
      return round(arguments[0], 0, function == Function::floor ? Rounding::down : Rounding::up, at);
    case Function::round_half_even:
    case Function::round_half_up:
      if (!wants(*arguments[0], Kind::number, first)) return nullptr;
      if (!is_constant(*arguments[1]) || !arguments[1]->exact || arguments[1]->exact->scale != 0 || arguments[1]->number < 0 || arguments[1]->number > max_scale) {
        return mismatch(*at.parts[1], "the number of digits is a whole number from 0 to 18, written out");
      }
      return round(arguments[0], arguments[1]->number, function == Function::round_half_even ? Rounding::half_even : Rounding::half_up, at);
    case Function::absolute: {
      const Type type = arguments[0]->type;
      if (!wants(*arguments[0], Kind::number, first)) return nullptr;
      if (type.low >= 0) return arguments[0];
      return bounded(Op::absolute, std::move(arguments), Kind::number, type.scale, type.high < 0 ? -Wide{type.high} : 0,
                     std::max(-Wide{type.low}, Wide{type.high}), at);
    }
    case Function::under: return under(std::move(arguments), at);
    default: return text_function(function, std::move(arguments), at);
  }
}

bool Checker::wants(const ast::Checked& value, Kind kind, At at) {
  if (value.type.kind == kind && (kind != Kind::number || is_exact(value, at))) return true;
  if (value.type.kind != kind) mismatch(at, "this is " + with_article(value.type.kind) + " where " + with_article(kind) + " should stand");
  return false;
}

Tree Checker::extreme(Op op, std::vector<Tree> values, At at) {
  const Kind kind = values[0]->type.kind;
  if (kind == Kind::boolean || kind == Kind::text || kind == Kind::null) {
    return mismatch(*at.parts[0], with_article(kind) + " has no least or greatest", "min and max take numbers, dates or durations");
  }
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (!wants(*values[i], kind, *at.parts[i])) return nullptr;
  }
  if (kind == Kind::number && !same_scale(values, at)) return nullptr;
  if (values.size() == 1) return values[0];
  const bool least = op == Op::minimum;
  Wide low = values[0]->type.low;
  Wide high = values[0]->type.high;
  for (const Tree& value : values) {
    low = least ? std::min<Wide>(low, value->type.low) : std::max<Wide>(low, value->type.low);
    high = least ? std::min<Wide>(high, value->type.high) : std::max<Wide>(high, value->type.high);
  }
  const int scale = values[0]->type.scale;
  return bounded(op, std::move(values), kind, scale, low, high, at);
}

Tree Checker::total(std::vector<Tree> values, bool mean, At at) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!wants(*values[i], Kind::number, *at.parts[i])) return nullptr;
  }
  Tree result = values[0];
  for (std::size_t i = 1; i < values.size(); ++i) result = calculate(ast::Operator::add, std::move(result), values[i], at);
  if (!mean) return result;
  return calculate(ast::Operator::divide, std::move(result), value_constant(nodes_, Kind::number, static_cast<std::int64_t>(values.size())), at);
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

Tree Checker::text_function(Function function, std::vector<Tree> arguments, At at) {
  const bool cuts = function == Function::substring;
  bool missing = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!wants(*arguments[i], cuts && i > 0 ? Kind::number : Kind::text, *at.parts[i])) return nullptr;
    if (cuts && i > 0 && arguments[i]->type.scale != 0) return mismatch(*at.parts[i], "a place in a text is a whole number");
    missing = missing || arguments[i]->type.may_be_missing;
  }
  switch (function) {
    case Function::string_length: return make(Op::length, Type::number(0, 0, longest_text, missing), std::move(arguments), at);
    case Function::upper_case: return make(Op::upper, Type::text(missing), std::move(arguments), at);
    case Function::lower_case: return make(Op::lower, Type::text(missing), std::move(arguments), at);
    case Function::contains: return make(Op::contains, Type::boolean(missing), std::move(arguments), at);
    case Function::starts_with: return make(Op::starts, Type::boolean(missing), std::move(arguments), at);
    case Function::ends_with: return make(Op::ends, Type::boolean(missing), std::move(arguments), at);
    default: return make(Op::substring, Type::text(missing), std::move(arguments), at);
  }
}

Tree Checker::under(std::vector<Tree> arguments, At at) {
  const ast::Checked& code = *arguments[0];
  if (!wants(code, Kind::text, *at.parts[0])) return nullptr;
  if (!code.type.code_list || !scope_.schema().code_lists[*code.type.code_list].hierarchy_by_prefix) {
    return report("no-hierarchy", *at.parts[0], "these codes are not above and under each other", "give the field `type: code` and its list `hierarchy: prefix`");
  }
  ast::Checked node;
  node.op = Op::under;
  node.type = Type::boolean(code.type.may_be_missing);
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (!is_constant(*arguments[i]) || arguments[i]->type.kind != Kind::text) {
      return mismatch(*at.parts[i], "`under` takes codes written out, in quotes");
    }
    if (!good_code(code, arguments[i]->text, *at.parts[i])) return nullptr;
    node.texts.push_back(arguments[i]->text);
  }
  std::sort(node.texts.begin(), node.texts.end());
  node.parts = {std::move(arguments[0])};
  return make(std::move(node), at);
}

Tree Checker::sector(At at) {
  At argument = *at.parts[0];
  if (argument.form != ast::Form::text) return mismatch(argument, "`in_sector` takes the id of a sector, in quotes");
  const auto& known = scope_.sectors();
  if (std::find(known.begin(), known.end(), argument.text) == known.end()) {
    const auto near = nearest(argument.text, known);
    return report("unknown-sector", argument, "there is no sector \"" + printable(argument.text) + "\" here", near ? "did you mean \"" + *near + "\"?" : "");
  }
  ast::Checked node;
  node.op = Op::sector;
  node.type = Type::boolean();
  node.text = argument.text;
  return make(std::move(node), at);
}

}  // namespace inspectplan::feel
