#pragma once
// The functions of DMN: what they are called, what they take, and how a row of values becomes one.
#include <span>
#include <string_view>
#include <vector>

#include "dmn/value.hpp"

namespace inspectplan::dmn {

using Arguments = std::span<const Value* const>;  // of one row

struct Parameter {
  std::string_view name;
  Kinds kinds = kind::any;
  bool optional = false;
  bool nullable = false;  // null is a value like another; otherwise it makes the whole call null
};

struct Function {
  std::string_view name;
  std::vector<Parameter> parameters;
  Kinds result = kind::any;  // 0: the kinds of the first argument (of a list: of its items)
  Value (*run)(Arguments) = nullptr;
  // One list, or its items one by one: sum([1, 2]), sum(1, 2). The one parameter gives the kinds of the items.
  bool many = false;
};

// Several entries of one name are told apart by their parameters.
const std::vector<Function>& functions();

// Its parts, each in a file of its own.
std::vector<Function> number_functions();
std::vector<Function> text_functions();
std::vector<Function> moment_functions();
std::vector<Function> list_functions();

// `.year`, `.time offset`, `.start` …; null where there is none. `kinds`: what they may be asked of.
struct Property {
  std::string_view name;
  Kinds kinds;
  Kinds result;
  Value (*run)(Arguments);
};
const std::vector<Property>& properties();

// + - * / ** and unary minus (arithmetic.cpp).
Value add_values(const Value& a, const Value& b);
Value subtract_values(const Value& a, const Value& b);
Value multiply_values(const Value& a, const Value& b);
Value divide_values(const Value& a, const Value& b);
Value raise_values(const Value& a, const Value& b);
Value negate_value(const Value& value);
// The kinds that come of it; nothing where it makes no sense.
Kinds sum_kinds(Kinds a, Kinds b);
Kinds difference_kinds(Kinds a, Kinds b);
Kinds product_kinds(Kinds a, Kinds b);
Kinds quotient_kinds(Kinds a, Kinds b);

// From texts written in FEEL, as the function range(…) reads them (range_text.cpp).
Value parse_range(const std::string& text);
// What stands behind @ in quotes.
Value parse_at_literal(const std::string& text);

}  // namespace inspectplan::dmn
