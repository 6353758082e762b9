// Vietnamese dictionary order, as CLDR's collation for "vi" has it: letters of the whole text decide
// first, then tones (none, huyền, hỏi, ngã, sắc, nặng), then case (small first), then the text itself.
#include <utf8proc.h>

#include <array>
#include <string_view>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace inspectplan {
namespace {

constexpr char32_t grave = 0x300, acute = 0x301, circumflex = 0x302, tilde = 0x303, breve = 0x306, hook = 0x309,
                   horn = 0x31B, dot_below = 0x323;

// Blank, punctuation, signs and digits in the order of the CLDR root; the letters of the alphabet follow.
constexpr std::u32string_view before_letters =
    U"\t\n\v\f\r _-‐–—,;:!?.·'‘’\"“”«»()[]{}§¶@*/\\&#%‰†•`´^°©®←→+±÷×<=>|~−≤≥$£₫€0123456789";
constexpr std::u32string_view letters = U"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
constexpr char other_code = '\xF0';  // lead byte of everything else: after the letters, by code point

struct Key {
  std::string letters, tones, cases;
};

void append_code(std::string& out, char32_t code) {
  out += static_cast<char>(code >> 16);
  out += static_cast<char>((code >> 8) & 0xFF);
  out += static_cast<char>(code & 0xFF);
}

void append_letter(std::string& out, char32_t letter) {
  constexpr char32_t ellipsis = U'…', hard_blank = 0xA0, hard_hyphen = 0x2011;
  if (letter == ellipsis) {
    for (int dot = 0; dot < 3; ++dot) append_letter(out, U'.');
    return;
  }
  if (letter == hard_blank) letter = U' ';
  if (letter == hard_hyphen) letter = U'‐';
  const std::size_t sign = before_letters.find(letter), place = letters.find(letter);
  if (sign != std::u32string_view::npos) {
    out += static_cast<char>(2 + sign);
  } else if (place != std::u32string_view::npos) {
    out += static_cast<char>(2 + before_letters.size() + place);
  } else {
    out += other_code;
    append_code(out, letter);
  }
}

// Weights above that of a plain letter (2).
void append_tone(std::string& out, char32_t mark) {
  constexpr std::array<char32_t, 5> order = {grave, hook, tilde, acute, dot_below};
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i] == mark) {
      out += static_cast<char>(3 + i);
      return;
    }
  }
  out += other_code;
  append_code(out, mark);
}

// The letter that base and mark make in the Vietnamese alphabet; 0 where they make none.
char32_t with_mark(char32_t base, char32_t mark) {
  if (mark == circumflex) return base == U'a' ? U'â' : base == U'e' ? U'ê' : base == U'o' ? U'ô' : 0;
  if (mark == breve) return base == U'a' ? U'ă' : 0;
  if (mark == horn) return base == U'o' ? U'ơ' : base == U'u' ? U'ư' : 0;
  return 0;
}

bool is_mark(char32_t code) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

void append_cluster(Key& key, std::u32string_view cluster) {
  const auto lower = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(cluster[0])));
  char32_t letter = lower;
  key.tones += '\x02';
  key.cases += lower == cluster[0] ? '\x01' : '\x02';
  for (const char32_t mark : cluster.substr(1)) {
    const char32_t made = letter == lower ? with_mark(lower, mark) : 0;
    if (made != 0) {
      letter = made;
    } else {
      append_tone(key.tones, mark);
    }
  }
  append_letter(key.letters, letter);
}

}  // namespace

std::string vietnamese_sort_key(std::string_view text) {
  const std::string apart = map_utf8(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
  Key key;
  std::u32string cluster;
  for (std::size_t i = 0; i < apart.size();) {
    const Character c = next_character(apart, i);
    i += c.bytes;
    if (!cluster.empty() && !is_mark(c.code)) {
      append_cluster(key, cluster);
      cluster.clear();
    }
    cluster += c.code;
  }
  if (!cluster.empty()) append_cluster(key, cluster);
  // No weight starts with a zero byte, so a shorter level always comes before a longer one.
  const char end = '\0';
  return key.letters + end + key.tones + end + key.cases + end + to_nfc(text);
}

}  // namespace inspectplan
