#pragma once
// A piece of SQL over the columns of a relation that is widened stage by stage.
#include <cstdint>
#include <optional>
#include <string>

#include "feel/type.hpp"
#include "sqlgen/dialect.hpp"

namespace inspectplan::sqlgen {

inline Sort sort_of(const feel::Type& type) {
  if (type.kind == feel::Kind::boolean) return Sort::truth;
  return type.kind == feel::Kind::text ? Sort::text : Sort::number;
}

struct Sql {
  std::string text;
  Sort sort = Sort::number;
  int depth = 0;         // of the deepest stage whose columns it mentions
  bool is_atom = false;  // a column or a literal: may be repeated
  bool is_literal = false;
  bool is_missing = false;               // the literal NULL
  std::optional<std::int64_t> constant;  // a literal number; a truth as 0 or 1
};

// What an expression comes to. Numbers, days and lengths of time are ranges low … high: rows of a child table that
// only may count make them so. Both ends are the same text where there is one value; NULL where it is missing.
// Truths and texts stand in `low`.
struct Value {
  feel::Type type;
  Sql low, high;
  bool is_range() const { return low.text != high.text; }
};

inline Value point(const feel::Type& type, Sql sql) { return {type, sql, sql}; }

}  // namespace inspectplan::sqlgen
