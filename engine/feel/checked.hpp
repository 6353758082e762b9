#pragma once
// The checked tree: what is to be computed, every node with its type. Scales are brought together by
// explicit nodes, tests and `in` are gone, constants are folded. Equal sub-expressions are one node.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "feel/decimal.hpp"
#include "feel/type.hpp"

namespace inspectplan::feel::ast {

// Numbers, dates (day numbers) and durations are whole numbers here; "value" stands for all of them.
enum class Op : std::uint8_t {
  constant,     // value, text, truth (number 0/1) or missing (flag)
  field,        // number: index of the enterprise field
  child_field,  // number: index of the field of table `domain`
  name,         // text
  sector,       // text
  subject,      // ?

  rescale,  // value × 10^number
  round,    // value ÷ 10^number, by `rounding`
  negate,   // value
  add,      // value, value
  subtract,
  multiply,
  divide,  // scale 9; number: digits of the dividend minus those of the divisor
  modulo,
  absolute,
  minimum,  // values…
  maximum,
  refine,  // value held inside the bounds of its type: what the guard of an `if` proves

  add_days,    // date, days; flag: can leave the calendar
  add_months,  // date, months
  year,
  month,
  day,
  weekday,
  day_of_year,
  week_of_year,  // of a date
  whole_years,
  rest_months,     // of months
  months_between,  // date, date: whole months, towards zero

  conjunction,  // truths…
  disjunction,
  negation,
  is_null,  // anything
  equal,    // value, value
  less,
  at_most,
  text_equal,
  text_less,
  text_at_most,
  truth_equal,

  join,  // text, text
  upper,
  lower,
  length,
  contains,
  starts,
  ends,
  substring,  // text, start [, length]
  before,
  after,  // text, match: what stands before or behind its first occurrence
  under,  // text; `texts`: the prefixes

  condition,  // truth, then, else

  count,  // aggregates: parts[0] which rows, parts[1] (not count, some) the value
  sum,
  least,
  greatest,
  mean,
  some  // parts[0] which rows: is there one?
};

// down, up: to the smaller, the greater number; towards, away: to zero, from it.
enum class Rounding : std::uint8_t { half_even, half_up, half_down, down, up, towards, away };

struct Checked;
using Tree = std::shared_ptr<const Checked>;

// A day that the rows of an aggregate do not pass: not before (or not after) `day` + `shift`.
struct Edge {
  Tree day;
  int shift = 0;
};

struct Checked {
  Op op = Op::constant;
  Type type;
  std::vector<Tree> parts;
  std::int64_t number = 0;
  bool flag = false;
  Rounding rounding = Rounding::half_even;
  std::string text;
  std::vector<std::string> texts;
  std::optional<Decimal> exact;       // constant numbers, to fold further
  std::optional<std::size_t> domain;  // the child table whose rows it is computed for; none: enterprises
  std::optional<std::size_t> table;   // aggregates: the table
  std::vector<Edge> from, until;      // aggregates: bounds of the date that the table covers
  std::size_t mark = 0;               // byte offset, for run-time findings
  std::uint32_t id = 0;               // equal ids: equal values
};

}  // namespace inspectplan::feel::ast
