#pragma once
// The words and literals written in an expression's text. Used only to propose (values worth trying, child
// fields worth naming): a wrong guess here costs a try, never a wrong result.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/scaled.hpp"

namespace inspectplan::score {

struct Tokens {
  std::set<std::string, std::less<>> words;  // names, functions and keywords alike
  std::set<std::string, std::less<>> texts;  // content of "…", as written
  std::vector<Scaled> numbers;               // unsigned, in the order written
};

void add_tokens(std::string_view text, Tokens& tokens);

}  // namespace inspectplan::score
