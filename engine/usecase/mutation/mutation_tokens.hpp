#pragma once
// Expressions cut into words, just finely enough to change one of them.
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan::usecase {

struct Token {
  enum class Kind { number, text, name, mark };  // mark: operators and brackets
  Kind kind;
  std::size_t offset;
  std::string text;  // a text with its quotes
};
std::vector<Token> tokens_of(std::string_view expression);

// A change of an expression: bytes [offset, offset + length) become `replacement`.
struct Edit {
  std::size_t offset;
  std::size_t length;
  std::string replacement;
};
std::vector<Edit> shifted_bounds(std::string_view expression);
std::vector<Edit> dropped_bounds(std::string_view expression);
std::vector<Edit> flipped_operators(std::string_view expression);
std::vector<Edit> moved_dates(std::string_view expression);  // dates and durations in quotes
// `alike`: groups of names that can stand for each other.
std::vector<Edit> swapped_names(std::string_view expression, const std::vector<std::vector<std::string>>& alike);

std::vector<std::string> shifted_number(std::string_view number);  // a unit of its last digit more, and less
std::vector<std::string> moved_date(std::string_view date);        // a day later, and earlier; empty if no date

}  // namespace inspectplan::usecase
