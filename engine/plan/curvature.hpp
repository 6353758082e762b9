#pragma once
// The second derivative of the smoothed dual, and Newton's step from it.
#include <vector>

#include "plan/market.hpp"

namespace inspectplan::plan {

class Curvature {
 public:
  explicit Curvature(const Market& market);
  void clear();
  void add(const Curvature& other);  // of the same market

  // Amounts are cut to so many leading bits that products add up in 64 bits; only the direction of a step depends on
  // it.
  std::int64_t reduced_amount(std::int64_t amount) const { return amount / unit_; }
  void add(std::uint32_t row, std::uint32_t other, std::int64_t product, std::int64_t times) {
    at(row, other) += product * fraction * times;
  }
  // One of so many parts, so many times.
  void add_part(std::uint32_t row, std::uint32_t other, std::int64_t product, std::int64_t parts, std::int64_t times) {
    at(row, other) += product * fraction / parts * times;
  }

  // Changes of prices that would bring the excess (times `whole`) of the rows in `free` to nothing, width for width.
  // `damping` 1 … 24: the smaller the shorter the step. Rows beyond the coupled ones move on their own.
  std::vector<std::int64_t> step(const std::vector<Wide>& excess, int whole_bits, std::int64_t width,
                                 const std::vector<std::uint8_t>& free, int damping) const;

 private:
  static constexpr std::int64_t fraction = 256;
  static constexpr std::size_t most_coupled = 768;
  static constexpr std::uint32_t alone = UINT32_MAX;

  std::int64_t& at(std::uint32_t row, std::uint32_t other) {
    if (row == other) return diagonal_[row];
    const std::uint32_t a = place_[row], b = place_[other];
    return a == alone || b == alone ? ignored_ : coupled_[a * coupled_rows_.size() + b];
  }
  struct Factor;

  std::int64_t unit_ = 1;
  std::int64_t ignored_ = 0;
  std::vector<std::uint32_t> place_;         // by row: among the coupled rows
  std::vector<std::uint32_t> coupled_rows_;  // those with the fewest neighbours first
  std::vector<std::int64_t> diagonal_;       // by row
  std::vector<std::int64_t> coupled_;        // dense, without the diagonal
};

}  // namespace inspectplan::plan
