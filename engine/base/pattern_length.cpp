#include "base/pattern_length.hpp"

#include <algorithm>
#include <charconv>

namespace inspectplan {
namespace {

using Length = std::optional<PatternLength>;

constexpr std::size_t longest = 1000;  // a cell has no more to say

class Measurer {
 public:
  explicit Measurer(std::string_view pattern) : rest_(pattern) {}

  Length whole() {
    const Length length = alternatives();
    return rest_.empty() ? length : std::nullopt;
  }

 private:
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  Length alternatives() {
    Length either = sequence();
    while (either && take("|")) {
      const Length other = sequence();
      if (!other) return std::nullopt;
      const bool ends = either->most && other->most;
      either = PatternLength{std::min(either->least, other->least),
                             ends ? std::optional(std::max(*either->most, *other->most)) : std::nullopt};
    }
    return either;
  }

  Length sequence() {
    PatternLength sum{0, 0};
    while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      const Length part = repeated(atom());
      if (!part || part->least > longest || part->most.value_or(0) > longest) return std::nullopt;
      sum.least += part->least;
      sum.most = sum.most && part->most ? std::optional(*sum.most + *part->most) : std::nullopt;
    }
    return sum;
  }

  Length atom() {
    if (take("^") || take("$")) return PatternLength{0, 0};
    if (take("(")) {
      if (rest_.starts_with("?") && !take("?:")) return std::nullopt;
      const Length inside = alternatives();
      return take(")") ? inside : std::nullopt;
    }
    if (take("[")) return characters();
    if (take("\\")) {
      if (rest_.empty() || rest_.front() == 'b' || rest_.front() == 'B' ||
          (rest_.front() >= '0' && rest_.front() <= '9'))
        return std::nullopt;
      if (rest_.front() == 'x' || rest_.front() == 'u' || rest_.front() == 'c') return std::nullopt;
    }
    rest_.remove_prefix(1);
    while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0U) == 0x80U) rest_.remove_prefix(1);
    return PatternLength{1, 1};
  }

  // One of those between the brackets.
  Length characters() {
    for (bool first = true; !rest_.empty(); first = false) {
      if (rest_.front() == ']' && !first) break;
      rest_.remove_prefix(rest_.front() == '\\' && rest_.size() > 1 ? 2 : 1);
    }
    return take("]") ? Length(PatternLength{1, 1}) : std::nullopt;
  }

  Length repeated(Length one) {
    PatternLength times{1, 1};
    if (take("?")) {
      times = {0, 1};
    } else if (take("*")) {
      times = {0, std::nullopt};
    } else if (take("+")) {
      times = {1, std::nullopt};
    } else if (take("{")) {
      if (!bounds(times)) return std::nullopt;
    } else {
      return one;
    }
    take("?");  // reluctant: the length is the same
    if (!one) return std::nullopt;
    const bool ends = one->most && times.most;
    return PatternLength{one->least * times.least, ends ? std::optional(*one->most * *times.most) : std::nullopt};
  }

  // "3}", "3,}", "3,5}"
  bool bounds(PatternLength& times) {
    const auto number = [this](std::size_t& value) {
      const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
      rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
      return error == std::errc{} && value <= longest;
    };
    if (!number(times.least)) return false;
    times.most = times.least;
    if (take(",")) {
      std::size_t most = 0;
      const bool open = rest_.starts_with("}");
      if (!open && !number(most)) return false;
      times.most = open ? std::nullopt : std::optional(most);
    }
    return take("}");
  }

  std::string_view rest_;
};

}  // namespace

std::optional<PatternLength> length_of_pattern(std::string_view pattern) { return Measurer(pattern).whole(); }

}  // namespace inspectplan
