#pragma once
// Which pairs of rows are worth comparing: few of all n², and nearly all that are one enterprise.
#include <cstdint>
#include <vector>

namespace inspectplan::matching {

class Fields;

// Rows that have something telling in common: a code, or codes one slip apart; two of the three rarest words of a
// text, or one of them and the place.
class Candidates {
 public:
  explicit Candidates(const Fields& fields);

  // Rows after `row` that share a group with it, each once, sorted.
  std::vector<std::uint32_t> after(std::uint32_t row) const;
  // Groups too large to be compared in full and left out; what they alone would have brought together is not found.
  std::size_t too_large() const { return too_large_; }

 private:
  std::vector<std::vector<std::uint32_t>> groups_;  // rows, sorted
  std::vector<std::vector<std::uint32_t>> of_row_;  // groups
  std::size_t too_large_ = 0;
};

}  // namespace inspectplan::matching
