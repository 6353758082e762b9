#pragma once
// From syntax to a checked tree: names, types, scales, bounds. Every function returns null where it has
// reported a finding (or got null), so that one mistake is said once. One use a checker.
#include <functional>
#include <optional>
#include <regex>
#include <string>

#include "feel/ast.hpp"
#include "feel/expression.hpp"
#include "feel/functions.hpp"
#include "feel/guards.hpp"
#include "feel/nodes.hpp"

namespace inspectplan::feel {

class Checker {
 public:
  Checker(const Syntax& syntax, const Scope& scope, Diagnostics& diagnostics, std::optional<Type> subject);
  ast::Tree run(std::optional<Kind> expected);

 private:
  using At = const ast::Expression&;
  using Tree = ast::Tree;
  using Op = ast::Op;
  // The rows that names inside a filter or a quantifier speak of.
  struct Rows {
    std::size_t table;
    std::string local;  // quantifier: the name of the row; filter: empty
    const Rows* outer;
  };
  // A child table and which of its rows.
  struct Selection {
    std::size_t table;
    Tree filter;
  };

  Tree visit(At at);
  Tree literal(At at);
  Tree at_literal(const std::string& text, At at);
  Tree subject(At at);
  Tree condition(At at);
  Tree property(Tree value, const std::string& name, At at);

  // check_names.cpp
  Tree name(At at);
  Tree path(At at);
  Tree child_field(std::size_t table, const std::string& field, At at);
  Tree enterprise_name(const std::string& name, At at);
  Tree unknown_name(const std::string& name, At at);
  const column::TableSchema& table_schema(std::size_t table) const { return scope_.schema().children[table]; }

  // check_arithmetic.cpp
  Tree arithmetic(At at);
  Tree calculate(ast::Operator op, Tree a, Tree b, At at);
  Tree fold(ast::Operator op, const ast::Checked& a, const ast::Checked& b, At at);
  Tree add_values(Op op, Tree a, Tree b, At at);
  Tree multiply(Tree a, Tree b, At at);
  Tree divide(Tree a, Tree b, At at);
  Tree negate(Tree value, At at);
  Tree number(const Decimal& value, At at);
  Tree at_scale(Tree number, int scale, At at);
  bool same_scale(Tree& a, Tree& b, At at);
  bool same_scale(std::vector<Tree>& values, At at);
  bool is_exact(const ast::Checked& value, At at);
  bool never_zero(const ast::Checked& divisor, At at);
  Tree bounded(Op op, std::vector<Tree> parts, Kind kind, int scale, Wide low, Wide high, At at,
               std::int64_t number = 0);
  std::string fields_in(const ast::Checked& tree) const;

  // check_dates.cpp
  Tree calculate_dates(ast::Operator op, Tree a, Tree b, At at);
  Tree move_date(Tree date, Tree length, bool forward, At at);
  Tree date_property(Tree value, const std::string& name, At at);
  Tree date_function(Function function, std::vector<Tree> arguments, At at);
  Tree name_of(Op part, Tree date, const std::vector<std::string>& names, At at);

  // check_compare.cpp
  Tree compare(ast::Operator op, Tree a, Tree b, At at);
  Tree compare_values(ast::Operator op, Tree a, Tree b, At at);
  Tree compare_with_constant(ast::Operator op, Tree value, const Decimal& constant, At at);
  Tree ordered(Op op, Tree a, Tree b, At at);
  bool good_codes(const ast::Checked& a, const ast::Checked& b, At at);
  bool good_code(const ast::Checked& value, const std::string& literal, At at);
  Tree between(Tree value, Tree low, Tree high, bool low_closed, bool high_closed, At at);
  Tree is_null(Tree value, At at);

  // check_truth.cpp
  Tree truth(At at);  // visits and wants a boolean
  Tree junction(Op op, std::vector<Tree> parts, At at);
  Tree junction(Op op, At at);
  Tree negation(Tree value, At at);
  Tree in(At at);
  Tree test(At at);
  static bool uses_subject(At at);

  // check_functions.cpp
  Tree call(At at);
  Tree call_by_name(const FunctionEntry& entry, At at);
  Tree call_on_values(Function function, std::vector<Tree> arguments, At at);
  Tree extreme(Op op, std::vector<Tree> values, At at);
  Tree total(std::vector<Tree> values, bool mean, At at);
  // check_numbers.cpp
  Tree round_call(ast::Rounding rounding, const std::vector<Tree>& arguments, At at);
  Tree odd(Tree number, bool wanted, At at);
  Tree product(std::vector<Tree> numbers, At at);
  Tree round(Tree number, std::int64_t digits, ast::Rounding rounding, At at);
  Tree modulo(Tree a, Tree b, At at);
  // check_functions.cpp
  Tree text_function(Function function, std::vector<Tree> arguments, At at);
  Tree under(std::vector<Tree> arguments, At at);
  Tree sector(At at);
  Tree date(const std::vector<Tree>& arguments, At at);
  bool wants(const ast::Checked& value, Kind kind, At at);

  // check_tables.cpp
  std::optional<Selection> selection(At at);
  bool is_rows(At at) const;  // a table, perhaps filtered, perhaps with a field behind it
  Tree aggregate(Function function, At at);
  Tree aggregate_value(Op op, const Selection& rows, Tree value, At at);
  Tree quantifier(At at);
  Tree rows_node(Op op, const Selection& rows, Tree value, Type type, At at);
  Tree inside(const Rows& rows, At at);  // a boolean about one row
  void find_edges(const ast::Checked& filter, std::size_t table, ast::Checked& aggregate) const;
  void warn_where_unbounded(const ast::Checked& aggregate, At at);

  Tree make(Op op, Type type, std::vector<Tree> parts, At at, std::int64_t number = 0);
  Tree make(ast::Checked node, At at);
  Tree report(const char* code, At at, std::string message, std::string hint = {});
  Tree mismatch(At at, std::string message, std::string hint = {});
  Place place(At at) const;

  const Syntax& syntax_;
  const Scope& scope_;
  Diagnostics& diagnostics_;
  Nodes nodes_;
  Guards guards_;
  Tree subject_;
  const Rows* rows_ = nullptr;
  std::map<std::uint32_t, std::optional<std::regex>> patterns_;  // by code list; empty: none that can be read
};

// "a number", "a date"
std::string with_article(Kind kind);

}  // namespace inspectplan::feel
