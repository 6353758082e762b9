#pragma once
// What a file of distributions says, resolved: names are indices, percentages thousandths, lists cumulative.
// The vocabulary is explained where people write it, at the top of the files in data/distributions.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/day.hpp"

namespace inspectplan::sample {

// A drawn value. `text` is what is written; `number` stands beside it for whole numbers and days.
struct Cell {
  enum class Kind : std::uint8_t { missing, text, number, day };
  Kind kind = Kind::missing;
  std::int64_t number = 0;
  std::string text;
};

struct Name {
  std::size_t table = 0;
  std::size_t field = 0;
};

struct Pattern {
  enum class Kind : std::uint8_t { missing, equals, prefix, range };
  Kind kind = Kind::missing;
  std::string text;
  std::int64_t low = 0, high = 0;  // range, inclusive
};

struct Test {
  Name name;
  std::vector<Pattern> any_of;
};

// Values with cumulative weights; the last weight is their sum, > 0.
struct Choice {
  std::vector<Cell> values;
  std::vector<std::uint64_t> cumulative;
};

inline constexpr std::uint32_t whole = 100'000;  // 100 % in thousandths of a percent

struct Value;
struct Case;

struct Constant {
  Cell cell;
};
struct Pick {
  Choice choice;
};
struct Between {
  std::int64_t low = 0, high = 0;
  int scale = 0, skew = 0;
};
struct Percent {
  std::int64_t low = 0, high = 0;
  Name of;
  int skew = 0;
};
struct Chance {
  std::uint32_t of_whole = 0;
};
struct Days {
  std::int64_t low = 0, high = 0;
  std::optional<Name> after;
  int skew = 0;
};  // no `after`: as_of
struct Piece {
  enum class Kind : std::uint8_t { literal, field, list, row, ordinal };
  Kind kind = Kind::literal;
  std::string text;
  Name name;
  std::size_t list = 0;
  int width = 0;  // numbers are padded with zeros to it
};
struct Template {
  std::vector<Piece> pieces;
};
struct Cases {
  std::vector<Case> cases;
};

struct Value {
  std::variant<Constant, Pick, Between, Percent, Chance, Days, Template, Cases> draw;
  std::uint32_t missing = 0;  // of `whole`
};

struct Case {
  std::vector<Test> when;  // all must hold; empty always does
  Value then;
};

struct Field {
  std::string name;
  std::uint64_t hash = 0;
  bool written = true;
  Value value;
};

struct Table {
  std::string name;
  std::uint64_t hash = 0;
  bool written = true;
  std::optional<std::size_t> parent;
  std::vector<std::size_t> children;
  Value rows;  // of a child, for each row of its parent
  std::vector<Field> fields;
};

// A table whose rows stand in the file as they are.
struct GivenTable {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

struct Distributions {
  std::string readme;
  std::string digest;  // SHA-256 of the file, so that a folder says what it was drawn from
  Day as_of{};
  std::vector<Choice> lists;
  std::vector<Table> tables;  // parents before children; the first is the only one without a parent
  std::vector<GivenTable> given;
  std::size_t counted = 0;  // the table whose rows the request counts
};

}  // namespace inspectplan::sample
