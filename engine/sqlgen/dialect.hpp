#pragma once
// All in which the databases differ, as far as a script needs it. What is not here is written alike for all.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan::sqlgen {

// What a column holds: whole numbers (scaled numbers, day numbers, lengths of time), truths, texts.
enum class Sort { number, truth, text };

struct Dialect {
  std::string id;      // as after --sql
  std::string title;   // as people call it
  std::string before;  // statements before the view
  // Types of columns that may be NULL.
  std::string number_type, truth_type, text_type;
  std::string not_null;                // behind the type of a key
  std::string table_end;               // behind CREATE TABLE (…); $1 is the key
  std::string divide;                  // whole numbers, towards zero, between its operands
  std::string fence;                   // ends a part of WITH whose columns are not to be put in wherever they are named
  std::string with;                    // begins a part of WITH that is computed once: AS or AS MATERIALIZED
  std::string order;                   // behind a text that is compared for its order, bytewise
  std::string count, sum;              // of $1, as a number of 64 bits
  std::string starts, ends, contains;  // $1 does so with $2
  std::string length;                  // characters of $1
  std::string part;                    // of $1 from character $2 on, $3 characters
  std::string place;                   // character at which $2 begins in $1, 0 where it does not
  bool escapes = false;                // a backslash inside '…' is an escape
  // Columns have the type of what was first written into them unless it is said: `1` would be a byte.
  bool types_columns = false;

  const std::string& type(Sort sort) const;
};

const std::vector<Dialect>& dialects();
const Dialect* find_dialect(std::string_view id);

std::string quoted(std::string_view name);                                // a name of the rule set
std::string text_literal(std::string_view text, const Dialect& dialect);  // '…'
std::string number_literal(std::int64_t number, const Dialect& dialect);  // negative ones in brackets

}  // namespace inspectplan::sqlgen
