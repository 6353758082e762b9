#include "usecase/mutation/mutation_tokens.hpp"

#include <algorithm>
#include <array>

#include "base/day.hpp"
#include "base/scaled.hpp"

namespace inspectplan::usecase {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c); }

// Digits with one point between them; ".." is no point.
std::size_t number_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    ++at;
    while (at < text.size() && is_digit(text[at])) ++at;
  }
  return at;
}

std::size_t mark_length(std::string_view rest) {
  static constexpr std::array two = {"<=", ">=", "!=", "..", "**"};
  const bool long_one = std::any_of(two.begin(), two.end(), [&](const char* mark) { return rest.starts_with(mark); });
  return long_one ? 2 : 1;
}

bool joins(const Token& token) {
  return token.kind == Token::Kind::name && (token.text == "and" || token.text == "or");
}

// Where the operand of an `and` or `or` ends: at another one, at a comma, at a bracket of its own level.
bool ends_operand(const Token& token, int depth) {
  if (depth != 0) return false;
  return joins(token) || token.text == "," || token.text == "then" || token.text == "else" || token.text == "satisfies";
}

int step(const Token& token, bool forward) {
  const bool opens = token.text == "(" || token.text == "[";
  const bool closes = token.text == ")" || token.text == "]";
  return opens ? (forward ? 1 : -1) : closes ? (forward ? -1 : 1) : 0;
}

std::size_t end_of(const Token& token) { return token.offset + token.text.size(); }

std::size_t right_end(const std::vector<Token>& tokens, std::size_t at) {
  int depth = 0;
  std::size_t end = end_of(tokens[at]);
  for (std::size_t i = at + 1; i < tokens.size(); ++i) {
    if (ends_operand(tokens[i], depth)) break;
    depth += step(tokens[i], true);
    if (depth < 0) break;
    end = end_of(tokens[i]);
  }
  return end;
}

std::size_t left_begin(const std::vector<Token>& tokens, std::size_t at) {
  int depth = 0;
  std::size_t begin = tokens[at].offset;
  for (std::size_t i = at; i-- > 0;) {
    if (ends_operand(tokens[i], depth)) break;
    depth += step(tokens[i], false);
    if (depth < 0) break;
    begin = tokens[i].offset;
  }
  return begin;
}

// [a..b) keeps one of its ends.
void drop_ends(std::string_view text, const std::vector<Token>& tokens, std::size_t dots, std::vector<Edit>& edits) {
  if (dots < 2 || dots + 2 >= tokens.size()) return;
  const Token& open = tokens[dots - 2];
  const Token& close = tokens[dots + 2];
  const bool whole = open.offset == 0 && end_of(close) == text.size();
  if (!whole || step(open, true) != 1 || step(close, true) != -1) return;
  edits.push_back({0, text.size(), (open.text == "[" ? ">= " : "> ") + tokens[dots - 1].text});
  edits.push_back({0, text.size(), (close.text == "]" ? "<= " : "< ") + tokens[dots + 1].text});
}

std::string flipped(const Token& token) {
  static constexpr std::array<std::pair<const char*, const char*>, 16> pairs = {{{">=", ">"},
                                                                                 {">", ">="},
                                                                                 {"<=", "<"},
                                                                                 {"<", "<="},
                                                                                 {"=", "!="},
                                                                                 {"!=", "="},
                                                                                 {"and", "or"},
                                                                                 {"or", "and"},
                                                                                 {"+", "-"},
                                                                                 {"*", "+"},
                                                                                 {"some", "every"},
                                                                                 {"every", "some"},
                                                                                 {"min", "max"},
                                                                                 {"max", "min"},
                                                                                 {"true", "false"},
                                                                                 {"false", "true"}}};
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return token.text == pair.first; });
  return found == pairs.end() ? std::string() : found->second;
}

// "P3Y" → "P4Y", "P2Y".
std::vector<std::string> moved_duration(std::string_view text) {
  std::vector<std::string> out;
  if (text.size() < 3 || text[0] != 'P' || !is_digit(text[1])) return out;
  const std::size_t end = number_end(text, 1);
  for (const std::string& number : shifted_number(text.substr(1, end - 1)))
    out.push_back("P" + number + std::string(text.substr(end)));
  return out;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    std::size_t end = at + 1;
    Token::Kind kind = Token::Kind::mark;
    if (c == ' ' || c == '\n' || c == '\t') {
      ++at;
      continue;
    }
    if (c == '"') {
      kind = Token::Kind::text;
      while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2u : 1u;
      end = std::min(end + 1, text.size());
    } else if (is_digit(c)) {
      kind = Token::Kind::number;
      end = number_end(text, at);
    } else if (is_word(c)) {
      kind = Token::Kind::name;
      while (end < text.size() && is_word(text[end])) ++end;
    } else {
      end = at + mark_length(text.substr(at));
    }
    tokens.push_back({kind, at, std::string(text.substr(at, end - at))});
    at = end;
  }
  return tokens;
}

std::vector<std::string> shifted_number(std::string_view number) {
  const auto scaled = parse_scaled(number);
  if (!scaled) return {};
  // The digits stay as many as were written: 0.10 becomes 0.11.
  const auto text = [&](std::int64_t value) {
    std::string out = to_string(Scaled{value, scaled->scale});
    return out;
  };
  std::vector<std::string> out = {text(scaled->value + 1)};
  if (scaled->value > 0) out.push_back(text(scaled->value - 1));
  return out;
}

std::vector<std::string> moved_date(std::string_view date) {
  const auto day = parse_day(date);
  if (!day) return {};
  return {to_string(Day{day->number + 1}), to_string(Day{day->number - 1})};
}

std::vector<Edit> shifted_bounds(std::string_view expression) {
  std::vector<Edit> edits;
  for (const Token& token : tokens_of(expression)) {
    if (token.kind != Token::Kind::number) continue;
    for (std::string& other : shifted_number(token.text)) edits.push_back({token.offset, token.text.size(), other});
  }
  return edits;
}

std::vector<Edit> dropped_bounds(std::string_view expression) {
  std::vector<Edit> edits;
  const std::vector<Token> tokens = tokens_of(expression);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].text == "..") drop_ends(expression, tokens, i, edits);
    if (!joins(tokens[i]) || i == 0 || i + 1 == tokens.size()) continue;
    const std::size_t begin = left_begin(tokens, i);
    const std::size_t end = right_end(tokens, i);
    if (begin == tokens[i].offset || end == end_of(tokens[i])) continue;
    edits.push_back({begin, tokens[i + 1].offset - begin, ""});
    edits.push_back({end_of(tokens[i - 1]), end - end_of(tokens[i - 1]), ""});
  }
  return edits;
}

std::vector<Edit> flipped_operators(std::string_view expression) {
  std::vector<Edit> edits;
  const std::vector<Token> tokens = tokens_of(expression);
  for (const Token& token : tokens) {
    const std::string other = token.kind == Token::Kind::text ? "" : flipped(token);
    if (!other.empty()) edits.push_back({token.offset, token.text.size(), other});
  }
  const bool interval = std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.text == ".."; });
  if (!interval || tokens.size() != 5) return edits;
  edits.push_back({tokens.front().offset, 1, tokens.front().text == "[" ? "(" : "["});
  edits.push_back({tokens.back().offset, 1, tokens.back().text == "]" ? ")" : "]"});
  return edits;
}

std::vector<Edit> moved_dates(std::string_view expression) {
  std::vector<Edit> edits;
  for (const Token& token : tokens_of(expression)) {
    if (token.kind != Token::Kind::text || token.text.size() < 3) continue;
    const std::string inside = token.text.substr(1, token.text.size() - 2);
    std::vector<std::string> others = moved_date(inside);
    for (std::string& other : moved_duration(inside)) others.push_back(std::move(other));
    for (const std::string& other : others) edits.push_back({token.offset + 1, inside.size(), other});
  }
  return edits;
}

std::vector<Edit> swapped_names(std::string_view expression, const std::vector<std::vector<std::string>>& alike) {
  std::vector<Edit> edits;
  for (const Token& token : tokens_of(expression)) {
    const bool quoted = token.kind == Token::Kind::text && token.text.size() > 2;
    if (!quoted && token.kind != Token::Kind::name) continue;
    const std::string name = quoted ? token.text.substr(1, token.text.size() - 2) : token.text;
    for (const std::vector<std::string>& group : alike) {
      const auto found = std::find(group.begin(), group.end(), name);
      if (found == group.end() || group.size() < 2) continue;
      const auto next = found + 1 == group.end() ? group.begin() : found + 1;
      edits.push_back({token.offset + (quoted ? 1 : 0), name.size(), *next});
      break;
    }
  }
  return edits;
}

}  // namespace inspectplan::usecase
