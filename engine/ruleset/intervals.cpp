#include "ruleset/intervals.hpp"

#include <algorithm>

namespace inspectplan::ruleset {
namespace {

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<std::vector<Interval>> tests() {
    blanks();
    if (text_.substr(at_) == "-" || text_.substr(at_).find_first_not_of("- \t\n") == std::string_view::npos) {
      if (text_.find('-') == std::string_view::npos) return std::nullopt;
      return std::vector<Interval>{Interval{}};
    }
    std::vector<Interval> all;
    do {
      const auto one = test();
      if (!one) return std::nullopt;
      all.push_back(*one);
    } while (take(","));
    if (at_ != text_.size()) return std::nullopt;
    return all;
  }

 private:
  void blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
  }

  bool take(std::string_view token) {
    blanks();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    blanks();
    return true;
  }

  std::optional<Scaled> number() {
    blanks();
    std::size_t end = at_;
    if (end < text_.size() && text_[end] == '-') ++end;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
    const bool point = end + 1 < text_.size() && text_[end] == '.' && text_[end + 1] >= '0' && text_[end + 1] <= '9';
    if (point) ++end;
    while (point && end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
    const auto value = parse_scaled(text_.substr(at_, end - at_));
    at_ = end;
    blanks();
    return value;
  }

  std::optional<Interval> test() {
    if (take("<=")) return below(true);
    if (take("<")) return below(false);
    if (take(">=")) return above(true);
    if (take(">")) return above(false);
    if (take("[")) return range(true);
    if (take("(") || take("]")) return range(false);
    take("=");
    const auto value = number();
    if (!value) return std::nullopt;
    return Interval{value, value, true, true};
  }

  std::optional<Interval> below(bool closed) {
    const auto value = number();
    if (!value) return std::nullopt;
    return Interval{std::nullopt, value, true, closed};
  }

  std::optional<Interval> above(bool closed) {
    const auto value = number();
    if (!value) return std::nullopt;
    return Interval{value, std::nullopt, closed, true};
  }

  std::optional<Interval> range(bool low_closed) {
    const auto low = number();
    if (!low || !take("..")) return std::nullopt;
    const auto high = number();
    if (!high) return std::nullopt;
    if (take("]")) return Interval{low, high, low_closed, true};
    if (take(")") || take("[")) return Interval{low, high, low_closed, false};
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::vector<Interval>> parse_intervals(std::string_view test) { return Parser(test).tests(); }

int compare(Scaled a, Scaled b) {
  const int scale = std::max(a.scale, b.scale);
  const Wide left = Wide(a.value) * power_of_ten(scale - a.scale);
  const Wide right = Wide(b.value) * power_of_ten(scale - b.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

bool contains(const Interval& interval, Scaled value) {
  const int from_low = interval.low ? compare(value, *interval.low) : 1;
  const int from_high = interval.high ? compare(value, *interval.high) : -1;
  return (from_low > 0 || (from_low == 0 && interval.low_closed)) &&
         (from_high < 0 || (from_high == 0 && interval.high_closed));
}

}  // namespace inspectplan::ruleset
