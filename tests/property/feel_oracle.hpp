#pragma once
// The rule language once more, deliberately naive: one row at a time, straight from the syntax tree, no types, no
// ranges, no bounds. What it and the interpreter over columns agree on was written twice.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/scaled.hpp"
#include "feel/ast.hpp"

namespace inspectplan::feel::oracle {

enum class Kind { missing, truth, number, text, date, days, months };

// Missing is a kind of its own; an unknown truth is missing.
struct Value {
  Kind kind = Kind::missing;
  Wide number = 0;  // number: times 10^scale; date: day number; truth: 0 or 1
  int scale = 0;
  std::string text;
};

Value truth(bool value);
Value number(Wide value, int scale = 0);
Value date(Day day);
Value text(std::string value);

using Row = std::map<std::string, Value>;  // field → cell

struct Enterprise {
  Row fields;
  std::map<std::string, std::vector<Row>> tables;
};

// Rows whose filter is unknown may count or not: each run decides them in another way, until all ways were taken.
class Choices {
 public:
  bool take();  // does this row count?
  bool next();  // false: that were all; else the next run decides otherwise
  bool any() const { return !taken_.empty(); }

 private:
  std::vector<bool> taken_;
  std::size_t at_ = 0;
};

// The value of an expression on an enterprise.
Value evaluate(const ast::Expression& expression, const Enterprise& enterprise, Choices& choices);

// -1, 0, 1; both of one kind and not missing.
int compare(const Value& a, const Value& b);
std::string show(const Value& value);

}  // namespace inspectplan::feel::oracle
