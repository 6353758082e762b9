#include "dmn/compiler.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"

namespace inspectplan::dmn {

using feel::ast::Form;
using feel::ast::Operator;

std::optional<Typed> Compiler::expression(const std::string& text, const std::string& source_name) {
  syntax_ = parse(text, source_name, false);
  if (!syntax_) return std::nullopt;
  try {
    return visit(*syntax_.root());
  } catch (const Refused&) {
    return std::nullopt;
  }
}

feel::Syntax Compiler::parse(const std::string& text, const std::string& source_name, bool tests) {
  const feel::Grammar grammar{true, scope_.words};
  feel::Text written = feel::Text::of(text, source_name);
  return tests ? feel::parse_unary_tests(std::move(written), diagnostics_, grammar)
               : feel::parse_expression(std::move(written), diagnostics_, grammar);
}

Typed Compiler::visit(At at) {
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
      if (!subject_) refuse("no-subject", at, "`?` stands only in tests", "name the value instead");
      return *subject_;
    case Form::path:
      return path(at);
    case Form::negate:
    case Form::arithmetic:
      return arithmetic(at);
    case Form::comparison:
      return comparison(at);
    case Form::conjunction:
    case Form::disjunction:
      return junction(at);
    case Form::between:
      return between(at);
    case Form::in:
      return in(at);
    case Form::relation:
      return relation(at);
    case Form::range:
      return range(at);
    case Form::list:
      return list(at);
    case Form::condition:
      return condition(at);
    case Form::call:
      return call(at);
    case Form::instance_of:
      return instance_of(at);
    case Form::any:
      refuse("not-a-value", at, "`-` is a test, no value");
    case Form::quantifier:
      refuse("not-supported", at, "`some` and `every` over lists are not supported", "use any(…) or all(…)");
    case Form::filter:
      refuse("not-supported", at, "filters of lists are not supported");
  }
  bug("unknown form of expression", __FILE__, __LINE__);
}

Typed Compiler::literal(At at) {
  switch (at.form) {
    case Form::number: {
      const auto value = parse_number(at.text);
      if (!value) refuse("bad-number", at, "no number of at most 34 digits and an exponent up to 6144");
      return constant(*value);
    }
    case Form::text:
      return constant(at.text);
    case Form::boolean:
      return constant(at.flag);
    case Form::at_literal: {
      Value value = parse_at_literal(at.text);
      if (value.is_null()) {
        const bool zone = at.text.find('@') != std::string::npos;
        refuse("bad-date", at, "\"" + printable(at.text) + "\" is neither a date, a time nor a duration",
               zone ? "zones have no names here: write the offset, as +07:00"
                    : R"(write @"2026-01-31", @"10:30:00", @"P3Y" or @"P90D")");
      }
      return constant(std::move(value));
    }
    default:
      return constant(Value());
  }
}

Typed Compiler::name(At at) {
  if (const auto found = scope_.names.find(at.text); found != scope_.names.end()) return found->second;
  std::vector<std::string> known;
  for (const auto& [name, typed] : scope_.names) known.push_back(name);
  const auto near = nearest(at.text, known);
  refuse("unknown-name", at, "there is nothing called `" + printable(at.text) + "`",
         near ? "did you mean `" + *near + "`?" : "");
}

// A member of a record, or a property of a date, time, duration or range.
Typed Compiler::path(At at) {
  const Typed base = visit(*at.parts[0]);
  std::vector<const Property*> found;
  Kinds kinds = (base.type.kinds & kind::context) != 0 ? kind::any : 0;
  for (const Property& property : properties()) {
    if (property.name != at.text || (property.kinds & base.type.kinds) == 0) continue;
    found.push_back(&property);
    kinds = static_cast<Kinds>(kinds | property.result);
  }
  if (kinds == 0 && base.type.kinds != kind::null) {
    refuse("unknown-property", at, kinds_text(base.type.kinds) + " has no `" + printable(at.text) + "`");
  }
  const auto get = [found, name = at.text](Arguments values) -> Value {
    if (const Context* record = values[0]->context()) {
      const auto member =
          std::find_if(record->begin(), record->end(), [&](const auto& entry) { return entry.first == name; });
      return member == record->end() ? Value() : member->second;
    }
    for (const Property* property : found) {
      if ((property->kinds & values[0]->kinds()) != 0) return property->run(values);
    }
    return {};
  };
  return operation(get, {base.at}, {kinds == 0 ? kind::null : kinds, kind::any});
}

Typed Compiler::arithmetic(At at) {
  const Typed left = visit(*at.parts[0]);
  if (at.form == Form::negate) {
    const auto kinds = static_cast<Kinds>(left.type.kinds & (kind::number | kind::months | kind::length | kind::null));
    if (kinds == 0) refuse("type-mismatch", at, "a minus sign before " + kinds_text(left.type.kinds));
    return operation([](Arguments values) { return negate_value(*values[0]); }, {left.at}, {kinds, kind::any});
  }
  struct Entry {
    Operator op;
    const char* sign;
    Kinds (*kinds)(Kinds, Kinds);
    Value (*run)(const Value&, const Value&);
  };
  static constexpr auto power_kinds = [](Kinds a, Kinds b) -> Kinds {
    if (a == kind::null || b == kind::null) return kind::null;
    return (a & b & kind::number);
  };
  static constexpr std::array<Entry, 5> entries = {{{Operator::add, "+", sum_kinds, add_values},
                                                    {Operator::subtract, "-", difference_kinds, subtract_values},
                                                    {Operator::multiply, "*", product_kinds, multiply_values},
                                                    {Operator::divide, "/", quotient_kinds, divide_values},
                                                    {Operator::power, "**", power_kinds, raise_values}}};
  const Typed right = visit(*at.parts[1]);
  const Entry& entry = *std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.op == at.op; });
  const Kinds kinds = entry.kinds(left.type.kinds, right.type.kinds);
  if (kinds == 0) {
    refuse("type-mismatch", at,
           "`" + std::string(entry.sign) + "` between " + kinds_text(left.type.kinds) + " and " +
               kinds_text(right.type.kinds));
  }
  const auto run = entry.run;
  return operation([run](Arguments values) { return run(*values[0], *values[1]); }, {left.at, right.at},
                   {kinds, kind::any});
}

Typed Compiler::comparison(At at) {
  const Typed left = visit(*at.parts[0]);
  const Typed right = visit(*at.parts[1]);
  const bool equality = at.op == Operator::equal || at.op == Operator::not_equal;
  wants_comparable(left.type.kinds, right.type.kinds, equality ? kind::any : kind::ordered, at);
  const auto compare_by = [op = at.op](Arguments values) -> Value {
    if (op == Operator::equal || op == Operator::not_equal) {
      const Truth alike = equal(*values[0], *values[1]);
      return alike ? Value(*alike == (op == Operator::equal)) : Value();
    }
    const auto order = compare(*values[0], *values[1]);
    if (!order) return {};
    return op == Operator::less      ? *order < 0
           : op == Operator::at_most ? *order <= 0
           : op == Operator::greater ? *order > 0
                                     : *order >= 0;
  };
  return operation(compare_by, {left.at, right.at}, {kind::boolean, kind::any});
}

Typed Compiler::truth(At at) {
  const Typed value = visit(at);
  if ((value.type.kinds & (kind::boolean | kind::null)) == 0) {
    refuse("type-mismatch", at, "this is " + kinds_text(value.type.kinds) + " where a boolean should stand");
  }
  return value;
}

// Kleene's: one that decides is enough, whatever the others.
Typed Compiler::junction(At at) {
  std::vector<Register> parts;
  for (const auto& part : at.parts) parts.push_back(truth(*part).at);
  const bool deciding = at.form == Form::disjunction;
  const auto decide = [deciding](Arguments values) -> Value {
    bool unknown = false;
    for (const Value* value : values) {
      const bool* known = value->as<bool>();
      if (known && *known == deciding) return deciding;
      unknown = unknown || !known;
    }
    return unknown ? Value() : Value(!deciding);
  };
  return operation(decide, std::move(parts), {kind::boolean, kind::any});
}

// What is not true takes the second branch.
Typed Compiler::condition(At at) {
  const Typed test = truth(*at.parts[0]);
  const Typed then = visit(*at.parts[1]);
  const Typed otherwise = visit(*at.parts[2]);
  const auto choose = [](Arguments values) -> Value {
    const bool* holds = values[0]->as<bool>();
    return holds && *holds ? *values[1] : *values[2];
  };
  const Type type{static_cast<Kinds>(then.type.kinds | otherwise.type.kinds),
                  static_cast<Kinds>(then.type.of | otherwise.type.of)};
  return operation(choose, {test.at, then.at, otherwise.at}, type);
}

Typed Compiler::between(At at) {
  const Typed value = visit(*at.parts[0]);
  const Typed low = visit(*at.parts[1]);
  const Typed high = visit(*at.parts[2]);
  wants_comparable(value.type.kinds, low.type.kinds, kind::ordered, at);
  wants_comparable(value.type.kinds, high.type.kinds, kind::ordered, at);
  const auto inside = [](Arguments values) -> Value {
    const auto above = compare(*values[1], *values[0]);
    const auto below = compare(*values[0], *values[2]);
    return above && below ? Value(*above <= 0 && *below <= 0) : Value();
  };
  return operation(inside, {value.at, low.at, high.at}, {kind::boolean, kind::any});
}

Typed Compiler::instance_of(At at) {
  const Typed value = visit(*at.parts[0]);
  const auto type = type_named(at.text);
  if (!type) refuse("unknown-type", at, "there is no type `" + printable(at.text) + "`");
  const auto is = [type = *type](Arguments values) -> Value {
    const Value& asked = *values[0];
    if (asked.is_null() || (asked.kinds() & type.kinds) == 0) return asked.is_null() && type.kinds == kind::null;
    if (const Range* range = asked.range())
      return ((range->low.kinds() | range->high.kinds()) & ~(type.of | kind::null)) == 0;
    const List* list = asked.list();
    return !list ||
           std::all_of(list->begin(), list->end(), [&](const Value& item) { return (item.kinds() & type.of) != 0; });
  };
  return operation(is, {value.at}, {kind::boolean, kind::any});
}

Typed Compiler::list(At at) {
  std::vector<Register> items;
  Kinds of = 0;
  for (const auto& part : at.parts) {
    const Typed item = visit(*part);
    items.push_back(item.at);
    of = static_cast<Kinds>(of | item.type.kinds);
  }
  const auto gather = [](Arguments values) {
    List list;
    for (const Value* value : values) list.push_back(*value);
    return Value::of(std::move(list));
  };
  return operation(gather, std::move(items), {kind::list, of});
}

Typed Compiler::range(At at) {
  const Typed low = visit(*at.parts[0]);
  const Typed high = visit(*at.parts[1]);
  wants_comparable(low.type.kinds, high.type.kinds, kind::ordered, at);
  const auto make = [low_closed = at.flag, high_closed = at.other_flag](Arguments values) {
    return Value::of(Range{Range::Form::interval, *values[0], *values[1], low_closed, high_closed});
  };
  return operation(make, {low.at, high.at}, {kind::range, static_cast<Kinds>(low.type.kinds | high.type.kinds)});
}

Typed Compiler::relation(At at) {
  using RangeForm = Range::Form;
  const Typed end = visit(*at.parts[0]);
  const auto form = at.op == Operator::less        ? RangeForm::less
                    : at.op == Operator::at_most   ? RangeForm::at_most
                    : at.op == Operator::greater   ? RangeForm::greater
                    : at.op == Operator::at_least  ? RangeForm::at_least
                    : at.op == Operator::not_equal ? RangeForm::not_equal
                                                   : RangeForm::equal;
  if (form != RangeForm::equal && form != RangeForm::not_equal)
    wants_comparable(end.type.kinds, end.type.kinds, kind::ordered, at);
  const auto make = [form](Arguments values) {
    Range range;
    range.form = form;
    const bool from_below = form == RangeForm::greater || form == RangeForm::at_least;
    if (from_below || form == RangeForm::equal) range.low = *values[0];
    if (!from_below) range.high = *values[0];
    range.low_closed = form == RangeForm::at_least || form == RangeForm::equal;
    range.high_closed = form == RangeForm::at_most || form == RangeForm::equal;
    return Value::of(std::move(range));
  };
  return operation(make, {end.at}, {kind::range, end.type.kinds});
}

Typed Compiler::constant(Value value, Kinds of) {
  const Kinds kinds = value.kinds();
  return operation([value = std::move(value)](Arguments) { return value; }, {}, {kinds, of});
}

Typed Compiler::operation(Kernel kernel, std::vector<Register> in, Type type) {
  return {program_.add(std::move(kernel), std::move(in)), type};
}

void Compiler::refuse(const char* code, At at, std::string message, std::string hint) {
  diagnostics_.error(code, place(at), std::move(message), std::move(hint));
  throw Refused{};
}

Place Compiler::place(At at) const {
  const std::string_view text = syntax_.text().text;
  const std::size_t length = at.mark != at.begin ? 1 : count_characters(text.substr(at.begin, at.end - at.begin));
  return syntax_.text().place(at.mark, static_cast<std::uint32_t>(std::max<std::size_t>(1, length)));
}

}  // namespace inspectplan::dmn
