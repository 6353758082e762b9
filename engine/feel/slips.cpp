#include "feel/slips.hpp"

#include <algorithm>
#include <array>

#include "feel/parser.hpp"

namespace inspectplan::feel {
namespace {

bool is(const Token& token, TokenKind kind, std::string_view text) { return token.kind == kind && token.text == text; }

// Two signs side by side that are one in other languages.
std::string double_sign(const Token& first, const Token& second) {
  struct Habit {
    std::string_view first, second, remedy;
  };
  static constexpr std::array<Habit, 4> habits = {{{"=", "=", "equal is one sign: ="},
                                                   {"=", ">", "write >="},
                                                   {"=", "<", "write <="},
                                                   {"<", ">", "unequal is written !="}}};
  if (first.kind != TokenKind::sign || second.kind != TokenKind::sign || first.end != second.begin) return {};
  for (const Habit& habit : habits)
    if (habit.first == first.text && habit.second == second.text) return std::string(habit.remedy);
  return {};
}

// "x is null", "x is not null"
std::string asked_with_is(const std::vector<Token>& tokens, std::size_t at) {
  if (!is(tokens[at], TokenKind::word, "is")) return {};
  const bool negated = at + 1 < tokens.size() && is(tokens[at + 1], TokenKind::word, "not");
  return negated ? "write != ; `!= null` asks whether it is known" : "write = ; `= null` asks whether it is missing";
}

// "1 000" and "1 000 000"
std::string number_with_blanks(const std::vector<Token>& tokens, std::size_t at) {
  if (at == 0 || tokens[at - 1].kind != TokenKind::number || tokens[at].kind != TokenKind::number) return {};
  std::string whole = tokens[at - 1].text;
  for (; at < tokens.size() && tokens[at].kind == TokenKind::number; ++at) whole += tokens[at].text;
  return "a number has no blanks: " + whole;
}

// `x in "a", "b"`: the comma ends the test.
bool lists_behind_in(const std::vector<Token>& tokens, std::size_t at) {
  if (!is(tokens[at], TokenKind::sign, ",")) return false;
  int open = 0;
  for (std::size_t i = at; i-- > 0;) {
    if (is(tokens[i], TokenKind::sign, ")")) ++open;
    if (is(tokens[i], TokenKind::sign, "(") && --open < 0) return false;
    if (open == 0 && is(tokens[i], TokenKind::word, "in")) return true;
  }
  return false;
}

}  // namespace

std::string keyword_meant(std::string_view word) {
  std::string small(word);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (small == "none" || small == "nil") return "null";
  return small != word && (is_keyword(small) || small == "not") ? small : std::string();
}

std::string slip_at(const std::vector<Token>& tokens, std::size_t at) {
  const Token& here = tokens[at];
  if (at > 0) {
    if (std::string signs = double_sign(tokens[at - 1], here); !signs.empty()) return signs;
    const Token& before = tokens[at - 1];
    if (before.kind == TokenKind::word && (before.text == "not" || keyword_meant(before.text) == "not"))
      return "`not` is a function: not(…)";
    // "If x", "NOT(x)": what the wrong word begins is read as a name.
    if (before.kind == TokenKind::word && here.kind != TokenKind::end)
      if (const std::string meant = keyword_meant(before.text); !meant.empty())
        return "keywords are written small: " + meant;
  }
  if (here.kind == TokenKind::word)
    if (const std::string meant = keyword_meant(here.text); !meant.empty())
      return "keywords are written small: " + meant;
  if (std::string asked = asked_with_is(tokens, at); !asked.empty()) return asked;
  if (std::string number = number_with_blanks(tokens, at); !number.empty()) return number;
  if (lists_behind_in(tokens, at)) return "several values stand in parentheses: in (…, …)";
  return {};
}

std::string slip_of(char character) {
  switch (character) {
    case '\'':
      return "texts stand in double quotes";
    case '&':
      return "write `and`";
    case '|':
      return "write `or`";
    case '!':
      return "write not(…)";
    case '%':
      return "15 % is 0.15";
    default:
      return {};
  }
}

}  // namespace inspectplan::feel
