#pragma once
// Regular expressions as DMN wants them: those of XPath (W3C, XQuery and XPath Functions 3.1, 5.6). They are
// translated to PCRE2, run with bounds on steps and memory: a hostile pattern gives nothing, not a hang.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan::dmn {

class Pattern {
 public:
  // `flags`: any of s m i x q. Empty where the pattern or a flag is none.
  static std::optional<Pattern> of(std::string_view pattern, std::string_view flags);
  ~Pattern();
  Pattern(Pattern&&) noexcept;

  // Empty where the bounds were reached.
  std::optional<bool> occurs_in(std::string_view text) const;
  // `$1` … `$9` in the replacement are groups, `$0` the match, `\$` and `\\` themselves. Empty as well where
  // the replacement is malformed or the pattern matches the empty text.
  std::optional<std::string> replace(std::string_view text, std::string_view replacement) const;
  std::optional<std::vector<std::string>> split(std::string_view text) const;

 private:
  struct State;
  explicit Pattern(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// XPath's syntax in PCRE2's. Empty where it is malformed.
std::optional<std::string> to_pcre(std::string_view pattern, bool dot_is_all, bool free_blanks);

}  // namespace inspectplan::dmn
