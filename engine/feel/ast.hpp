#pragma once
// The syntax tree: what was written, before anything is known of types.
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace inspectplan::feel::ast {

enum class Form {
  number,   // text: the digits as written
  text,     // text: the content, unescaped, NFC
  boolean,  // flag
  null,
  at_literal,   // @"…": text
  name,         // text
  subject,      // ?
  path,         // parts[0] . text
  negate,       // - parts[0]
  arithmetic,   // parts[0] op parts[1]: add, subtract, multiply, divide, power
  comparison,   // parts[0] op parts[1]
  conjunction,  // parts…
  disjunction,  // parts…
  between,      // parts[0] between parts[1] and parts[2]
  in,           // parts[0] in the tests parts[1…]; flag: none of them
  relation,     // a test: op parts[0]
  range,        // a test: parts[0] .. parts[1]; flag, other_flag: the ends belong to it
  list,         // a test: any of parts…; in DMN a value as well, as are relations and ranges
  condition,    // if parts[0] then parts[1] else parts[2]
  quantifier,   // some (flag: every) text in parts[0] satisfies parts[1]
  filter,       // parts[0] [ parts[1] ]
  call,         // text ( parts… ); `names` of the arguments where they are given by name
  instance_of,  // parts[0] instance of the type `text`
  any           // the test "-"
};

enum class Operator {
  none,
  add,
  subtract,
  multiply,
  divide,
  power,
  equal,
  not_equal,
  less,
  at_most,
  greater,
  at_least
};

struct Expression;
using Pointer = std::shared_ptr<const Expression>;

// Immutable once built.
struct Expression {
  Form form = Form::null;
  Operator op = Operator::none;
  std::size_t begin = 0;  // byte offsets into the text: the whole …
  std::size_t end = 0;
  std::size_t mark = 0;  // … and what a finding points at (an operator, a name)
  std::string text;
  bool flag = false;
  bool other_flag = false;
  std::vector<Pointer> parts;
  std::vector<std::string> names;
  int height = 1;  // of the tree, so that walking it can be recursive
};

}  // namespace inspectplan::feel::ast
