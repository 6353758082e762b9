#pragma once
// How rows of the register are compared to tell whether two of them are one enterprise (section `matching`).
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace inspectplan::ruleset {

// What one field of the enterprise says about a pair; nothing where either value is missing.
struct Comparison {
  enum class As : std::uint8_t {
    code,   // letters and digits alone are compared; see column::CodeList for check digits and stems
    words,  // by the share of words in common, rare words counting more
    equal   // same value; texts without case and accents
  };
  std::size_t field = 0;
  As as = As::equal;
  std::int64_t agree = 0;   // points where the values are the same
  std::int64_t differ = 0;  // points where they have nothing in common; words: in between by share
  std::int64_t slip = 0;    // code: one slip of the hand apart, as a check digit shows
  // words: folded word → the words it stands for ("cty" → "cong ty").
  std::vector<std::pair<std::string, std::string>> shorts;
};

struct Matching {
  std::int64_t threshold = 0;        // a pair with so many points is proposed
  std::optional<std::size_t> place;  // field: rows of one place are looked at together
  std::vector<Comparison> compare;   // sorted by the name of the field
};

}  // namespace inspectplan::ruleset
