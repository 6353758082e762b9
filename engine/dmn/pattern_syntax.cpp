// The translation of XPath's regular expressions: every literal becomes \x{…}, so that nothing else of PCRE2's
// own syntax can be reached.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.hpp"
#include "dmn/pattern.hpp"

namespace inspectplan::dmn {
namespace {

struct Malformed {};

struct Block {
  std::string_view name;
  char32_t first, last;
};
// The blocks of Unicode that Latin, Vietnamese and their neighbours need; others are refused.
constexpr std::array<Block, 15> blocks = {{{"BasicLatin", 0, 0x7F},
                                           {"Latin-1Supplement", 0x80, 0xFF},
                                           {"LatinExtended-A", 0x100, 0x17F},
                                           {"LatinExtended-B", 0x180, 0x24F},
                                           {"IPAExtensions", 0x250, 0x2AF},
                                           {"CombiningDiacriticalMarks", 0x300, 0x36F},
                                           {"Greek", 0x370, 0x3FF},
                                           {"Cyrillic", 0x400, 0x4FF},
                                           {"LatinExtendedAdditional", 0x1E00, 0x1EFF},
                                           {"GeneralPunctuation", 0x2000, 0x206F},
                                           {"CurrencySymbols", 0x20A0, 0x20CF},
                                           {"LetterlikeSymbols", 0x2100, 0x214F},
                                           {"Hiragana", 0x3040, 0x309F},
                                           {"Katakana", 0x30A0, 0x30FF},
                                           {"CJKUnifiedIdeographs", 0x4E00, 0x9FFF}}};

std::string literal(char32_t code) {
  std::array<char, 8> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::uint32_t>(code), 16);
  return "\\x{" + std::string(digits.data(), end) + "}";
}

// Before a pattern is read, flag x takes out its blanks, but for those in classes: "\ d" is a digit.
std::string without_blanks(std::string_view pattern) {
  std::string out;
  int classes = 0;
  bool escaped = false;
  for (const char c : pattern) {
    if (classes == 0 && std::string_view(" \t\n\r").find(c) != std::string_view::npos) continue;
    out += c;
    if (!escaped && c == '[') ++classes;
    if (!escaped && c == ']' && classes > 0) --classes;
    escaped = !escaped && c == '\\';
  }
  return out;
}

class Translator {
 public:
  Translator(std::string_view pattern, bool dot_is_all) : text_(pattern), dot_is_all_(dot_is_all) {}

  std::string run() {
    std::string out;
    while (!done()) piece(out);
    if (open_ != 0) throw Malformed{};
    return out;
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool take(char c) {
    if (done() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  char32_t character() {
    if (at_ >= text_.size()) throw Malformed{};
    const Character next = next_character(text_, at_);
    at_ += next.bytes;
    return next.code;
  }

  void piece(std::string& out) {
    if (take('|')) {
      out += '|';
    } else if (take('^')) {
      out += '^';
    } else if (take('$')) {
      out += '$';
    } else {
      atom(out);
    }
  }

  void atom(std::string& out) {
    if (take('(')) {
      const bool kept = !take('?');
      if (!kept && !take(':')) throw Malformed{};
      if (++open_ > 50) throw Malformed{};
      kept_.push_back(kept);
      if (kept) ++groups_;
      out += kept ? "(" : "(?:";
      return;
    }
    if (take(')')) {
      if (open_-- == 0) throw Malformed{};
      if (kept_.back()) ++closed_;
      kept_.pop_back();
      out += ')';
    } else if (take('.')) {
      out += dot_is_all_ ? "(?s:.)" : "[^\\n\\r]";
    } else if (take('[')) {
      out += char_class();
    } else if (take('\\')) {
      out += escape();
    } else if (std::string_view("?*+{}])").find(peek()) != std::string_view::npos) {
      throw Malformed{};
    } else {
      out += literal(character());
    }
    quantifier(out);
  }

  void quantifier(std::string& out) {
    if (take('*')) {
      out += '*';
    } else if (take('+')) {
      out += '+';
    } else if (take('?')) {
      out += '?';
    } else if (take('{')) {
      out += "{" + count();
      if (take(',')) out += "," + (peek() == '}' ? std::string() : count());
      if (!take('}')) throw Malformed{};
      out += '}';
    } else {
      return;
    }
    if (take('?')) out += '?';
    if (!done() && std::string_view("?*+{").find(peek()) != std::string_view::npos) throw Malformed{};
  }

  std::string count() {
    std::string digits;
    while (peek() >= '0' && peek() <= '9') digits += text_[at_++];
    if (digits.empty() || digits.size() > 4) throw Malformed{};
    return digits;
  }

  std::string escape() {
    if (at_ < text_.size() && text_[at_] >= '1' && text_[at_] <= '9') {
      const int group = text_[at_++] - '0';
      if (group > closed_) throw Malformed{};
      return "(?:\\" + std::to_string(group) + ")";
    }
    const auto [members, negated] = set();
    if (members.empty()) return single_;
    return (negated ? "[^" : "[") + members + "]";
  }

  // Behind a backslash. A set: its members, and whether it is all but them. A single character: `single_`.
  std::pair<std::string, bool> set() {
    const char32_t code = character();
    switch (code) {
      case 'n':
        return one('\n');
      case 'r':
        return one('\r');
      case 't':
        return one('\t');
      case 'd':
        return {"\\p{Nd}", false};
      case 'D':
        return {"\\p{Nd}", true};
      case 's':
        return {" \\t\\n\\r", false};
      case 'S':
        return {" \\t\\n\\r", true};
      case 'w':
        return {"\\p{L}\\p{M}\\p{N}\\p{S}", false};
      case 'W':
        return {"\\p{P}\\p{Z}\\p{C}", false};
      case 'i':
        return {"\\p{L}_:", false};
      case 'I':
        return {"\\p{L}_:", true};
      case 'c':
        return {"\\p{L}\\p{M}\\p{Nd}\\-._:\\x{b7}", false};
      case 'C':
        return {"\\p{L}\\p{M}\\p{Nd}\\-._:\\x{b7}", true};
      case 'p':
      case 'P':
        return {property(), code == 'P'};
      default:
        break;
    }
    if (code > 0x7F || std::string_view("\\|.-^?*+{}()[]$").find(static_cast<char>(code)) == std::string_view::npos)
      throw Malformed{};
    return one(code);
  }

  std::pair<std::string, bool> one(char32_t code) {
    single_ = literal(code);
    code_ = code;
    return {"", false};
  }

  std::string property() {
    if (!take('{')) throw Malformed{};
    std::string name;
    while (!done() && peek() != '}') name += text_[at_++];
    if (!take('}')) throw Malformed{};
    if (name.starts_with("Is")) {
      const auto found =
          std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) { return name.substr(2) == block.name; });
      if (found == blocks.end()) throw Malformed{};
      return literal(found->first) + "-" + literal(found->last);
    }
    const bool category =
        !name.empty() && name.size() <= 2 && std::string_view("LMNPZSC").find(name[0]) != std::string_view::npos;
    if (!category) throw Malformed{};
    return "\\p{" + name + "}";
  }

  // Behind "[".
  std::string char_class() {
    if (++open_classes_ > 20) throw Malformed{};
    const bool negated = take('^');
    std::string members, beside;  // beside: sets that are complements, as alternatives
    std::string without;
    bool first = true;
    while (!take(']')) {
      if (done()) throw Malformed{};
      if (!first && text_.substr(at_, 2) == "-[") {
        at_ += 2;
        without = char_class();
        if (!take(']')) throw Malformed{};
        break;
      }
      member(members, beside, first);
      first = false;
    }
    if (first) throw Malformed{};
    --open_classes_;
    std::string any = members.empty() ? "" : "[" + members + "]";
    if (!beside.empty()) any = "(?:" + (any.empty() ? beside.substr(1) : any + beside) + ")";
    if (negated) any = "(?:(?!" + any + ")(?s:.))";
    return without.empty() ? any : "(?:(?!" + without + ")" + any + ")";
  }

  void member(std::string& members, std::string& beside, bool first) {
    const auto low = end_of_range(members, beside, first);
    if (!low) return;
    if (peek() != '-' || text_.substr(at_, 2) == "-]" || text_.substr(at_, 2) == "-[") {
      members += literal(*low);
      return;
    }
    take('-');
    std::string no_members, no_sets;
    const auto high = end_of_range(no_members, no_sets, true);
    if (!high || *high < *low) throw Malformed{};
    members += literal(*low) + "-" + literal(*high);
  }

  // One character, or nothing where a set stands there.
  std::optional<char32_t> end_of_range(std::string& members, std::string& beside, bool first) {
    if (take('\\')) {
      const auto [set_members, negated] = set();
      if (set_members.empty()) return code_;
      if (negated) {
        beside += "|[^" + set_members + "]";
      } else {
        members += set_members;
      }
      return std::nullopt;
    }
    if (peek() == '[') throw Malformed{};
    if (peek() == '-' && !first && text_.substr(at_, 2) != "-]") throw Malformed{};
    return character();
  }

  std::string_view text_;
  bool dot_is_all_;
  std::size_t at_ = 0;
  int open_ = 0;
  int open_classes_ = 0;
  int groups_ = 0;
  int closed_ = 0;
  std::vector<bool> kept_;
  std::string single_;
  char32_t code_ = 0;
};

}  // namespace

std::optional<std::string> to_pcre(std::string_view pattern, bool dot_is_all, bool free_blanks) {
  if (pattern.size() > 10'000) return std::nullopt;
  try {
    const std::string text = free_blanks ? without_blanks(pattern) : std::string(pattern);
    return Translator(text, dot_is_all).run();
  } catch (const Malformed&) {
    return std::nullopt;
  }
}

}  // namespace inspectplan::dmn
