#pragma once
// What conditions test: a fact, or a value made of facts that is taken as it stands (a count of rows, a score).
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/source.hpp"
#include "column/schema.hpp"
#include "feel/type.hpp"

namespace inspectplan::analysis {

// One value an unknown can have. Numbers, dates, lengths of time and truths (0, 1) are whole numbers.
struct Value {
  bool missing = false;
  std::int64_t number = 0;
  std::string text;
  bool unnamed = false;  // a text that no test names, of which no example was found
};

// A set of values. Of whole numbers: low … high, none where low > high. Of texts: those named and those that
// begin with a prefix.
struct Test {
  std::int64_t low = 0;
  std::int64_t high = -1;
  std::vector<std::string> texts;
  std::vector<std::string> prefixes;
  bool holds(const Value& value, bool is_text) const;
  auto operator<=>(const Test&) const = default;
};

inline constexpr char given_mark = '=';

struct Unknown {
  enum class Shape { value, order };  // order: of two values; -1 less, 0 equal, 1 greater
  Shape shape = Shape::value;
  std::string what;  // as people write it; of an order: the first value
  std::string other;
  feel::Type type;  // its bounds are the domain of whole numbers
  bool may_be_missing = false;
  std::optional<std::size_t> field;  // of the enterprise
  std::vector<std::string> closed;   // all texts there can be; empty: any
  const column::CodeList* codes = nullptr;
  // All whole numbers there can be, sorted; null: any within the bounds.
  const std::vector<std::int64_t>* steps = nullptr;
  // Every value of the domain can really occur. Not so for most values made of facts.
  bool exact = true;
  bool computed = false;  // made of facts by more than counting: only its bounds are known
  Place place;            // where it is first tested
  // Facts; "*": all of them. Of what is made of nothing else: the names that the program gives, behind the mark.
  std::set<std::string> rests_on;
  std::vector<Test> tests;
};

// "score goes from 69 to 70": the steps around a value that is none of them.
std::string steps_around(const Unknown& unknown, const Value& value);

// One value of each kind that the tests tell apart, a missing one first where there can be.
std::vector<Value> representatives(const Unknown& unknown);

// "employees = 7", "trade is missing", "a < b"
std::string to_string(const Unknown& unknown, const Value& value);
std::string value_text(const feel::Type& type, const Value& value);

}  // namespace inspectplan::analysis
