#include "report/row_height.hpp"

#include <algorithm>
#include <array>

namespace inspectplan::report {
namespace {

constexpr double points_a_line = 15.75, highest = 409;
// Of one character of a column's width: 7 pixels, where the letters' em has 16. A twentieth is left to the borders of
// the cell and to what screens and printers round.
constexpr std::int64_t units_a_character = 7 * 1000 / 16 * 19 / 20;

// Thousandths of an em, from blank to tilde, by the metrics of Times Roman, to which fonts in its place keep.
constexpr std::array<std::int64_t, 95> ascii_widths{
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541};

// By a character's first byte: letters with accents are about half an em wide, signs of three bytes and more
// beyond Vietnamese a whole one.
std::int64_t width_of(char sign) {
  const auto byte = static_cast<unsigned char>(sign);
  if (byte >= ' ' && byte <= '~') return ascii_widths[static_cast<std::size_t>(byte - ' ')];
  const bool continues = (byte & 0xC0U) == 0x80U;
  return byte < ' ' || continues ? 0 : byte < 0xE3 ? 500 : 1000;
}

// Takes a line's letters one after the other and counts its breaks.
class Breaker {
 public:
  explicit Breaker(std::int64_t room) : room_(room) {}

  void take(char sign) {
    if (sign == '\n') return begin_line(0);
    const std::int64_t width = width_of(sign);
    word_ = sign == ' ' ? 0 : word_ + width;
    line_ += width;
    if (sign == ' ' || line_ <= room_) return;
    begin_line(word_ > room_ ? width : word_);  // a word that no line holds is broken inside
  }
  std::int64_t lines() const { return lines_; }

 private:
  void begin_line(std::int64_t with) {
    ++lines_;
    line_ = word_ = with;
  }

  std::int64_t room_, line_ = 0, word_ = 0, lines_ = 1;
};

}  // namespace

std::int64_t lines_in_column(std::string_view text, std::int64_t width) {
  Breaker breaker(width * units_a_character);
  for (const char sign : text) breaker.take(sign);
  return breaker.lines();
}

double row_height(std::int64_t lines) { return std::min(points_a_line * static_cast<double>(lines), highest); }

}  // namespace inspectplan::report
