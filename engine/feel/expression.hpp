#pragma once
// From text to a checked expression. Two steps, because types of names are only known once the
// expressions behind them are checked: parse (which names does it use?), then check (what is its type?).
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "feel/type.hpp"
#include "yaml/node.hpp"

namespace inspectplan::feel {

namespace ast {
struct Expression;
struct Checked;
}  // namespace ast

// Where an expression stands: a scalar of a rule file, or a text of its own.
struct Text {
  std::string text;
  // Place of a byte offset inside the text.
  Place place(std::size_t offset, std::uint32_t length = 1) const;
  static Text of(const yaml::Node& scalar);
  static Text of(std::string text, std::string source_name = "<expression>");

  yaml::Node node;  // set by `of`; carries the span
  // Of a text put together from several scalars (a decision table): where each stands in it, in order. Places
  // inside a piece are those of its scalar, all others that of `node`.
  struct Piece {
    std::size_t begin, end;
    std::size_t from;  // where it begins inside its scalar
    yaml::Node node;
  };
  std::vector<Piece> pieces;
};

// One lexer and one parser serve rule sets and DMN (engine/dmn). `names`: what may be spoken of, where names
// hold blanks and signs ("Full Name", "Số lao động", "a-b"); the longest that fits is taken. Rule sets need none.
struct Grammar {
  bool dmn = false;  // numbers with an exponent, `\d` kept inside texts, names with blanks
  std::vector<std::string> names;
};

// What an expression refers to, found without types. Sorted.
struct Uses {
  // Enterprise fields and named values, not locals. Inside a filter every name is listed, those of child
  // fields as well: only the schema can tell, and a child field never has the name of anything else.
  std::set<std::string> names;
  std::set<std::string> tables;   // child tables
  std::set<std::string> sectors;  // in_sector("…") with a literal argument
};

// Parsed, not yet typed. Immutable, cheap to copy.
class Syntax {
 public:
  Syntax() = default;
  explicit operator bool() const { return root_ != nullptr; }
  const Uses& uses() const;
  const Text& text() const;
  std::shared_ptr<const ast::Expression> root() const { return root_; }

 private:
  friend Syntax make_syntax(Text, std::shared_ptr<const ast::Expression>, Uses);
  std::shared_ptr<const ast::Expression> root_;
  std::shared_ptr<const Text> text_;
  std::shared_ptr<const Uses> uses_;
};

// A boolean or value expression ("when", "of", "value"). Empty on error. Depth and length are limited.
Syntax parse_expression(Text text, Diagnostics& diagnostics, const Grammar& grammar = {});

// Unary tests ("is"): "< 5", "[1..3)", "\"a\", \"b\"", "not(…)", "-", "null", or an expression over `?`.
// Parsed into a boolean expression over the name "?", which check() is given a type for.
Syntax parse_unary_tests(Text text, Diagnostics& diagnostics, const Grammar& grammar = {});

// Checked. Immutable, cheap to copy.
class Typed {
 public:
  Typed() = default;
  explicit operator bool() const { return root_ != nullptr; }
  const Type& type() const;
  const Syntax& syntax() const { return syntax_; }
  std::shared_ptr<const ast::Checked> root() const { return root_; }

 private:
  friend Typed make_typed(Syntax, std::shared_ptr<const ast::Checked>);
  Syntax syntax_;
  std::shared_ptr<const ast::Checked> root_;  // every node of it carries its type
};

// Types, coercions, constant folding, overflow bounds, non-zero divisors. `subject`: the type of "?"
// in unary tests. Ill-typed: findings with file:line:column, empty result. Where `expected` is given,
// another kind is a finding too.
Typed check(const Syntax& syntax, const Scope& scope, Diagnostics& diagnostics, std::optional<Kind> expected = {},
            std::optional<Type> subject = {});

}  // namespace inspectplan::feel
