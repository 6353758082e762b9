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
  return entry.most > 100 ? "at least " + std::to_string(entry.least)
                          : std::to_string(entry.least) + " to " + std::to_string(entry.most);
}

}  // namespace

Tree Checker::call(At at) {
  const FunctionEntry* entry = find_function(at.text);
  if (!entry) {
    if (const auto refusal = why_not_in_rules(at.text)) {
      return report("not-in-rules", at, "`" + at.text + "` is no function of rule sets: " + std::string(refusal->why),
                    std::string(refusal->instead));
    }
    const auto near = nearest(at.text, function_names());
    return report("unknown-function", at, "there is no function `" + printable(at.text) + "`",
                  near ? "did you mean `" + *near + "`?" : "");
  }
  if (at.parts.size() < entry->least || at.parts.size() > entry->most) {
    return report("wrong-arguments", at,
                  "`" + at.text + "` takes " + number_of_arguments(*entry) + " arguments, not " +
                      std::to_string(at.parts.size()));
  }
  if (!at.names.empty()) return call_by_name(*entry, at);
  const Function function = entry->function;
  if (function == Function::in_sector) return sector(at);
  if (function == Function::negation) return negation(truth(*at.parts[0]), at);
  if (function == Function::all || function == Function::any)
    return junction(function == Function::all ? Op::conjunction : Op::disjunction, at);
  if (function == Function::count || (at.parts.size() == 1 && is_rows(*at.parts[0]))) return aggregate(function, at);
  std::vector<Tree> arguments;
  for (const ast::Pointer& part : at.parts) arguments.push_back(visit(*part));
  if (std::find(arguments.begin(), arguments.end(), nullptr) != arguments.end()) return nullptr;
  return call_on_values(function, std::move(arguments), at);
}

Tree Checker::call_on_values(Function function, std::vector<Tree> arguments, At at) {
  At first = *at.parts[0];
  switch (function) {
    case Function::date:
      return date(arguments, at);
    case Function::duration: {
      const auto length = is_constant(*arguments[0]) ? parse_duration(arguments[0]->text) : std::nullopt;
      if (length) return value_constant(nodes_, length->kind, length->value);
      return report("bad-duration", first, "this is no duration", "write \"P3Y\", \"P18M\" or \"P90D\", as text");
    }
    case Function::min:
      return extreme(Op::minimum, std::move(arguments), at);
    case Function::max:
      return extreme(Op::maximum, std::move(arguments), at);
    case Function::sum:
      return total(std::move(arguments), false, at);
    case Function::mean:
      return total(std::move(arguments), true, at);
    case Function::modulo:
      if (!wants(*arguments[0], Kind::number, first) || !wants(*arguments[1], Kind::number, *at.parts[1]))
        return nullptr;
      return modulo(arguments[0], arguments[1], at);
    case Function::floor:
      return round_call(Rounding::down, arguments, at);
    case Function::ceiling:
      return round_call(Rounding::up, arguments, at);
    case Function::round_half_even:
      return round_call(Rounding::half_even, arguments, at);
    case Function::round_half_up:
      return round_call(Rounding::half_up, arguments, at);
    case Function::round_half_down:
      return round_call(Rounding::half_down, arguments, at);
    case Function::round_up:
      return round_call(Rounding::away, arguments, at);
    case Function::round_down:
      return round_call(Rounding::towards, arguments, at);
    case Function::odd:
    case Function::even:
      return odd(arguments[0], function == Function::odd, at);
    case Function::product:
      return product(std::move(arguments), at);
    case Function::absolute: {
      const Type type = arguments[0]->type;
      const bool length = type.kind == Kind::days || type.kind == Kind::months;
      if (!length && !wants(*arguments[0], Kind::number, first)) return nullptr;
      if (type.low >= 0) return arguments[0];
      return bounded(Op::absolute, std::move(arguments), type.kind, type.scale, type.high < 0 ? -Wide{type.high} : 0,
                     std::max(-Wide{type.low}, Wide{type.high}), at);
    }
    case Function::under:
      return under(std::move(arguments), at);
    case Function::day_of_week:
    case Function::month_of_year:
    case Function::day_of_year:
    case Function::week_of_year:
    case Function::months_between:
      return date_function(function, std::move(arguments), at);
    default:
      return text_function(function, std::move(arguments), at);
  }
}

// The arguments in the order of the parameters.
Tree Checker::call_by_name(const FunctionEntry& entry, At at) {
  const auto places = places_of(entry, at.names);
  if (!places) {
    return report(
        "wrong-arguments", at, "`" + at.text + "` has not these arguments",
        entry.parameters.empty() ? "give them by place" : "its arguments are: " + std::string(entry.parameters));
  }
  ast::Expression by_place = at;
  by_place.names.clear();
  for (std::size_t i = 0; i < places->size(); ++i) by_place.parts[i] = at.parts[(*places)[i]];
  return call(by_place);
}

bool Checker::wants(const ast::Checked& value, Kind kind, At at) {
  if (value.type.kind == kind && (kind != Kind::number || is_exact(value, at))) return true;
  if (value.type.kind != kind)
    mismatch(at, "this is " + with_article(value.type.kind) + " where " + with_article(kind) + " should stand");
  return false;
}

Tree Checker::extreme(Op op, std::vector<Tree> values, At at) {
  const Kind kind = values[0]->type.kind;
  if (kind == Kind::boolean || kind == Kind::text || kind == Kind::null) {
    return mismatch(*at.parts[0], with_article(kind) + " has no least or greatest",
                    "min and max take numbers, dates or durations");
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
  for (std::size_t i = 1; i < values.size(); ++i)
    result = calculate(ast::Operator::add, std::move(result), values[i], at);
  if (!mean) return result;
  return calculate(ast::Operator::divide, std::move(result),
                   value_constant(nodes_, Kind::number, static_cast<std::int64_t>(values.size())), at);
}

Tree Checker::text_function(Function function, std::vector<Tree> arguments, At at) {
  const bool cuts = function == Function::substring;
  bool missing = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!wants(*arguments[i], cuts && i > 0 ? Kind::number : Kind::text, *at.parts[i])) return nullptr;
    if (cuts && i > 0 && arguments[i]->type.scale != 0)
      return mismatch(*at.parts[i], "a place in a text is a whole number");
    missing = missing || arguments[i]->type.may_be_missing;
  }
  switch (function) {
    case Function::string_length:
      return make(Op::length, Type::number(0, 0, longest_text, missing), std::move(arguments), at);
    case Function::upper_case:
      return make(Op::upper, Type::text(missing), std::move(arguments), at);
    case Function::lower_case:
      return make(Op::lower, Type::text(missing), std::move(arguments), at);
    case Function::contains:
      return make(Op::contains, Type::boolean(missing), std::move(arguments), at);
    case Function::starts_with:
      return make(Op::starts, Type::boolean(missing), std::move(arguments), at);
    case Function::ends_with:
      return make(Op::ends, Type::boolean(missing), std::move(arguments), at);
    case Function::substring_before:
      return make(Op::before, Type::text(missing), std::move(arguments), at);
    case Function::substring_after:
      return make(Op::after, Type::text(missing), std::move(arguments), at);
    default:
      return make(Op::substring, Type::text(missing), std::move(arguments), at);
  }
}

Tree Checker::under(std::vector<Tree> arguments, At at) {
  const ast::Checked& code = *arguments[0];
  if (!wants(code, Kind::text, *at.parts[0])) return nullptr;
  if (!code.type.code_list || !scope_.schema().code_lists[*code.type.code_list].hierarchy_by_prefix) {
    return report("no-hierarchy", *at.parts[0], "these codes are not above and under each other",
                  "give the field `type: code` and its list `hierarchy: prefix`");
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
    return report("unknown-sector", argument, "there is no sector \"" + printable(argument.text) + "\" here",
                  near ? "did you mean \"" + *near + "\"?" : "");
  }
  ast::Checked node;
  node.op = Op::sector;
  node.type = Type::boolean();
  node.text = argument.text;
  return make(std::move(node), at);
}

}  // namespace inspectplan::feel
