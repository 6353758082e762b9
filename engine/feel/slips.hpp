#pragma once
// What people write who know other languages, and how it is written here.
#include <string>
#include <string_view>
#include <vector>

#include "feel/lexer.hpp"

namespace inspectplan::feel {

// The remedy where the token `at` cannot stand; empty where it looks like no known habit.
std::string slip_at(const std::vector<Token>& tokens, std::size_t at);

// The remedy for a character that is no sign of the language; may be empty.
std::string slip_of(char character);

// "True", "NULL": the keyword that is meant; empty where none is.
std::string keyword_meant(std::string_view word);

}  // namespace inspectplan::feel
