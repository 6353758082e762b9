#include "feel/lexer.hpp"

#include <array>
#include <optional>
#include <string_view>

#include "base/lookalikes.hpp"
#include "base/text.hpp"
#include "feel/slips.hpp"

namespace inspectplan::feel {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
// Letters beyond ASCII are letters too: names may be Vietnamese.
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && !is_blank(c)) || c == 0x7f; }

void append_utf8(std::string& out, std::uint32_t point) {
  const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | (point >> 6));
  } else if (point < 0x10000) {
    put(0xE0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3F));
  } else {
    put(0xF0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F));
  }
  put(0x80 | (point & 0x3F));
}

class Lexer {
 public:
  Lexer(const Text& text, Diagnostics& diagnostics, bool dmn)
      : place_(text), text_(text.text), diagnostics_(diagnostics), dmn_(dmn) {}

  std::vector<Token> run() {
    while (!failed_ && at_ < text_.size()) {
      if (const std::size_t blank = blank_here()) {
        at_ += blank;
      } else if (text_.substr(at_, 2) == "//" || text_.substr(at_, 2) == "/*") {
        comment();
      } else {
        next();
      }
    }
    if (failed_) return {};
    tokens_.push_back({TokenKind::end, at_, at_, {}});
    return std::move(tokens_);
  }

 private:
  void comment() {
    const std::size_t begin = at_;
    const bool one_line = text_[at_ + 1] == '/';
    const std::size_t end = text_.find(one_line ? "\n" : "*/", at_ + 2);
    if (end == std::string_view::npos && !one_line) {
      return fail("unclosed-comment", begin, "this comment has no end", "close it with */");
    }
    at_ = end == std::string_view::npos ? text_.size() : end + (one_line ? 1 : 2);
  }

  void next() {
    const char c = text_[at_];
    const Lookalike other = lookalike_here();
    if (other.bytes > 0) {
      misprinted(other);
    } else if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]) && !after_dot())) {
      number();
    } else if (c == '"') {
      quoted();
    } else if (starts_word(c)) {
      word();
    } else {
      sign();
    }
  }

  std::size_t blank_here() const { return is_blank(text_[at_]) ? 1 : wide_blank_at(text_, at_); }

  // DMN lets names of its own hold any such character but quotation marks.
  Lookalike lookalike_here() const {
    const Lookalike found = lookalike_at(text_, at_);
    return dmn_ && found.plain != "\"" ? Lookalike{} : found;
  }

  void misprinted(const Lookalike& other) {
    const std::string shown(text_.substr(at_, other.bytes));
    const bool quote = other.is_quote();
    fail("bad-character", at_, shown + (quote ? " is a typographic quotation mark" : " is not a sign of the language"),
         quote ? "texts stand in plain double quotes: \"…\"" : "write " + std::string(other.plain));
  }

  // "[1...5]" is no number ".5" after "..".
  bool after_dot() const { return at_ > 0 && text_[at_ - 1] == '.'; }

  void number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
      ++at_;
      while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    }
    if (dmn_) exponent();
    const bool ends = at_ == text_.size() || blank_here() > 0 || lookalike_here().bytes > 0;
    if (!ends && starts_word(text_[at_])) {
      return fail("bad-number", at_, "a letter directly behind a number", "put a blank or an operator between them");
    }
    push(TokenKind::number, begin);
  }

  void exponent() {
    if (at_ == text_.size() || (text_[at_] != 'e' && text_[at_] != 'E')) return;
    std::size_t digit = at_ + 1;
    if (digit < text_.size() && (text_[digit] == '+' || text_[digit] == '-')) ++digit;
    if (digit == text_.size() || !is_digit(text_[digit])) return;
    for (at_ = digit; at_ < text_.size() && is_digit(text_[at_]);) ++at_;
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (starts_word(text_[at_]) || is_digit(text_[at_])) && blank_here() == 0 &&
           lookalike_here().bytes == 0)
      ++at_;
    push(TokenKind::word, begin);
  }

  void quoted() {
    const std::size_t begin = at_++;
    std::string content;
    while (!failed_ && at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\') {
        escape(content);
      } else if (is_control(text_[at_])) {
        control();
      } else {
        content.push_back(text_[at_++]);
      }
    }
    if (failed_) return;
    if (at_ == text_.size()) return fail("unclosed-text", begin, "this text has no closing quote", "close it with \"");
    ++at_;
    tokens_.push_back({TokenKind::text, begin, at_, to_nfc(content)});
  }

  void escape(std::string& out) {
    const std::size_t begin = at_++;
    const char c = at_ < text_.size() ? text_[at_++] : '\0';
    switch (c) {
      case 'n':
        return out.push_back('\n');
      case 't':
        return out.push_back('\t');
      case 'r':
        return out.push_back('\r');
      case '"':
      case '\'':
      case '\\':
        return out.push_back(c);
      case 'u':
        return code_point(begin, 4, out);
      case 'U':
        return code_point(begin, 6, out);
      default:
        // DMN leaves "\d" of a regular expression as it is.
        if (dmn_ && at_ <= text_.size() && c != '\0') {
          out += text_.substr(begin, at_ - begin);
          return;
        }
        fail("bad-escape", begin, "no such escape in a text", R"(known ones: \" \\ \n \t \r \uXXXX \UXXXXXX)");
    }
  }

  std::optional<std::uint32_t> hexadecimal(std::size_t digits) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < digits; ++i, ++at_) {
      const char c = at_ < text_.size() ? text_[at_] : '\0';
      const int digit = is_digit(c)            ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return std::nullopt;
      value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return value;
  }

  void code_point(std::size_t begin, std::size_t digits, std::string& out) {
    auto point = hexadecimal(digits);
    const auto low_half = [&]() -> std::optional<std::uint32_t> {
      if (text_.substr(at_, 2) != "\\u") return std::nullopt;
      at_ += 2;
      return hexadecimal(4);
    };
    if (point && *point >= 0xD800 && *point < 0xDC00) {
      const auto low = low_half();
      if (low && *low >= 0xDC00 && *low < 0xE000) {
        point = 0x10000 + ((*point - 0xD800) << 10) + (*low - 0xDC00);
      } else {
        point.reset();
      }
    }
    if (!point || *point == 0 || *point > 0x10FFFF || (*point >= 0xD800 && *point < 0xE000)) {
      return fail("bad-escape", begin, "this is not the number of a character", R"(four hexadecimal digits: \u0110)");
    }
    append_utf8(out, *point);
  }

  void sign() {
    static constexpr std::array<std::string_view, 23> signs = {"..", "<=", ">=", "!=", "**", "+", "-", "*",
                                                               "/",  "<",  ">",  "=",  "(",  ")", "[", "]",
                                                               "{",  "}",  ",",  ".",  "?",  "@", ":"};
    if (is_control(text_[at_])) return control();
    if (dmn_ && text_[at_] == '\'') {  // in names: "owner's share"
      ++at_;
      return push(TokenKind::sign, at_ - 1);
    }
    for (const std::string_view candidate : signs) {
      if (text_.substr(at_, candidate.size()) != candidate) continue;
      const std::size_t begin = at_;
      at_ += candidate.size();
      return push(TokenKind::sign, begin);
    }
    fail("bad-character", at_, std::string("\"") + text_[at_] + "\" has no meaning here", slip_of(text_[at_]));
  }

  void control() { fail("bad-character", at_, "a control character", "take it out; inside a text write \\n or \\t"); }

  void push(TokenKind kind, std::size_t begin) {
    std::string written(text_.substr(begin, at_ - begin));
    tokens_.push_back({kind, begin, at_, kind == TokenKind::word ? to_nfc(written) : std::move(written)});
  }

  void fail(const char* code, std::size_t at, std::string message, std::string hint) {
    diagnostics_.error(code, place_.place(at), std::move(message), std::move(hint));
    failed_ = true;
  }

  const Text& place_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::vector<Token> tokens_;
  bool dmn_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::vector<Token> tokenize(const Text& text, Diagnostics& diagnostics, const Grammar& grammar) {
  if (text.text.size() > max_text_bytes) {
    diagnostics.error("too-long", text.place(0), "the expression is longer than 64 kB", "split it into derived values");
    return {};
  }
  if (const auto bad = invalid_utf8(text.text)) {
    diagnostics.error("bad-encoding", text.place(*bad), "not valid UTF-8", "save the text as UTF-8");
    return {};
  }
  return Lexer(text, diagnostics, grammar.dmn).run();
}

}  // namespace inspectplan::feel
