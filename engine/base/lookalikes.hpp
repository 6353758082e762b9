#pragma once
// Characters that word processors and keyboards put in place of those that rules are written with.
#include <cstddef>
#include <string_view>

namespace inspectplan {

struct Lookalike {
  std::size_t bytes = 0;   // 0: none stands here
  std::string_view plain;  // what to write instead
  bool is_quote() const { return plain == "\"" || plain == "'"; }
};

// “ ” ‘ ’ « » – − ≥ ≤ ≠ × ÷ … at `offset`.
Lookalike lookalike_at(std::string_view text, std::size_t offset);

// Bytes of a blank beyond ASCII (no-break, thin, ideographic …; U+FEFF too) at `offset`; 0: none. DMN 1.5, grammar
// rule 62.
std::size_t wide_blank_at(std::string_view text, std::size_t offset);

// How many bytes of a typographic quote `text` begins or ends with.
std::size_t typographic_opening(std::string_view text);
std::size_t typographic_closing(std::string_view text);

}  // namespace inspectplan
