#pragma once
// Tokens to a syntax tree, by recursive descent. One use a parser.
#include <vector>

#include "feel/ast.hpp"
#include "feel/lexer.hpp"

namespace inspectplan::feel {

inline constexpr int max_nesting = 200;  // parentheses, calls, filters … inside each other
inline constexpr int max_height = 250;   // of the tree: a chain of + grows it as well

class Parser {
 public:
  Parser(const Text& text, std::vector<Token> tokens, const Grammar& grammar, Diagnostics& diagnostics);

  // Null on error; the finding says why.
  ast::Pointer whole_expression();
  ast::Pointer whole_unary_tests();

 private:
  struct Failure {};  // thrown at the first error, caught by the two functions above
  // Counts how deep the recursion is, and refuses too deep a one.
  struct Nested {
    explicit Nested(Parser& of) : parser(of) { parser.enter(); }
    ~Nested() { --parser.nesting_; }
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;
    Parser& parser;
  };
  using Build = ast::Expression;

  ast::Pointer expression();
  ast::Pointer disjunction();
  ast::Pointer conjunction();
  ast::Pointer comparison();
  ast::Pointer between(ast::Pointer value);
  ast::Pointer additive();
  ast::Pointer multiplicative();
  ast::Pointer power();
  ast::Pointer unary();
  ast::Pointer postfix();
  ast::Pointer path(ast::Pointer value);
  ast::Pointer primary();
  ast::Pointer condition();
  ast::Pointer quantifier();
  ast::Pointer word();
  ast::Pointer call(std::string name, std::size_t begin);
  ast::Pointer sign();

  // names of several words (parser_names.cpp)
  std::size_t known_name(std::string& name) const;  // how many tokens it has; 0: none begins here
  std::size_t function_name(std::string& name) const;
  std::string type_name();
  void argument(Build& build);

  // tests (parser_tests.cpp)
  ast::Pointer in(ast::Pointer value);
  void in_parentheses(Build& build);
  ast::Pointer test();
  ast::Pointer relation();
  ast::Pointer range_from(ast::Pointer low, bool closed, std::size_t begin);
  ast::Pointer parenthesis();
  ast::Pointer bracket();
  void test_list(Build& build);

  void enter();
  const Token& token(std::size_t ahead = 0) const;
  bool is_sign(std::string_view sign, std::size_t ahead = 0) const;
  bool is_word(std::string_view word, std::size_t ahead = 0) const;
  bool take_sign(std::string_view sign);
  bool take_word(std::string_view word);
  void expect_sign(std::string_view sign, std::string_view where);
  void expect_word(std::string_view word, std::string_view where);
  void expect_end();
  ast::Operator comparison_operator() const;  // none if the token is not one
  [[noreturn]] void fail(const char* code, const Token& at, std::string message, std::string hint = {});
  [[noreturn]] void unexpected(std::string_view wanted);
  std::string decimal_comma(std::size_t back) const;
  void refuse_decimal_comma();
  ast::Pointer finish(Build build);  // sets the end and the height
  Build start(ast::Form form, std::size_t begin) const;

  const Text& text_;
  std::vector<Token> tokens_;
  std::vector<std::vector<std::string>> names_;  // the names of the grammar, token by token
  std::vector<std::string> spelled_;             // and as they are written
  Diagnostics& diagnostics_;
  bool dmn_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  bool filters_ = true;  // "[" behind a value opens a filter; not at the end of a range
};

bool is_keyword(std::string_view word);

}  // namespace inspectplan::feel
