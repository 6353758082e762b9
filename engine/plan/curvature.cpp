#include "plan/curvature.hpp"

#include <algorithm>
#include <numeric>

#include "base/scaled.hpp"

namespace inspectplan::plan {
namespace {

constexpr int diagonal_bits = 40;      // the greatest diagonal entry is brought to about 2^40
constexpr int factor_bits = 24;        // digits behind the point of the factor
constexpr int guard_bits = 20;         // of the right side
constexpr std::int64_t farthest = 16;  // a price moves no more than so many widths

std::vector<std::int64_t> options_by_row(const Market& market) {
  std::vector<std::int64_t> count(market.rows());
  for (const Claim& claim : market.claims) ++count[claim.row];
  return count;
}

}  // namespace

Curvature::Curvature(const Market& market) : place_(market.rows(), alone), diagonal_(market.rows()) {
  std::int64_t largest = 1;
  for (const Claim& claim : market.claims) largest = std::max(largest, claim.amount);
  while (largest / unit_ > (1 << 15)) unit_ *= 2;

  // Coupled: the rows of most options. Those of few options come first: eliminating them fills in little.
  const std::vector<std::int64_t> count = options_by_row(market);
  std::vector<std::uint32_t> order(market.rows());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return count[a] != count[b] ? count[a] > count[b] : a < b; });
  order.resize(std::min(order.size(), most_coupled));
  std::reverse(order.begin(), order.end());
  coupled_rows_ = std::move(order);
  for (std::uint32_t i = 0; i < coupled_rows_.size(); ++i) place_[coupled_rows_[i]] = i;
  coupled_.resize(coupled_rows_.size() * coupled_rows_.size());
}

void Curvature::clear() {
  std::fill(diagonal_.begin(), diagonal_.end(), 0);
  std::fill(coupled_.begin(), coupled_.end(), 0);
}

void Curvature::add(const Curvature& other) {
  for (std::size_t i = 0; i < diagonal_.size(); ++i) diagonal_[i] += other.diagonal_[i];
  for (std::size_t i = 0; i < coupled_.size(); ++i) coupled_[i] += other.coupled_[i];
}

// L D Lᵗ of the coupled free rows, brought to fixed point.
struct Curvature::Factor {
  std::vector<std::uint32_t> rows;
  std::vector<std::int64_t> lower;  // dense, column by column: lower[column * size + row]
  std::vector<std::int64_t> diagonal;

  void eliminate(std::int64_t least) {
    const std::size_t size = rows.size();
    std::vector<std::uint32_t> filled;
    for (std::size_t k = 0; k < size; ++k) {
      diagonal[k] = std::max(diagonal[k], least);
      std::int64_t* const column = lower.data() + k * size;
      filled.clear();
      for (std::size_t i = k + 1; i < size; ++i)
        if (column[i] != 0) filled.push_back(static_cast<std::uint32_t>(i));
      for (const std::uint32_t j : filled) {
        const Wide ratio = (Wide{column[j]} << factor_bits) / diagonal[k];
        for (const std::uint32_t i : filled)
          if (i > j) lower[j * size + i] -= static_cast<std::int64_t>((ratio * column[i]) >> factor_bits);
        diagonal[j] -= static_cast<std::int64_t>((ratio * column[j]) >> factor_bits);
      }
      for (const std::uint32_t j : filled)
        column[j] = static_cast<std::int64_t>((Wide{column[j]} << factor_bits) / diagonal[k]);
    }
  }

  void solve(std::vector<Wide>& x, int up, int down) const {
    const std::size_t size = rows.size();
    for (std::size_t k = 0; k < size; ++k)
      for (std::size_t i = k + 1; i < size; ++i)
        if (const std::int64_t l = lower[k * size + i]; l != 0) x[i] -= (x[k] * l) >> factor_bits;
    for (std::size_t k = 0; k < size; ++k) x[k] = (((x[k] * fraction) << up) >> down) / diagonal[k];
    for (std::size_t k = size; k-- > 0;)
      for (std::size_t i = k + 1; i < size; ++i)
        if (const std::int64_t l = lower[k * size + i]; l != 0) x[k] -= (x[i] * l) >> factor_bits;
  }
};

std::vector<std::int64_t> Curvature::step(const std::vector<Wide>& excess, int whole_bits, std::int64_t width,
                                          const std::vector<std::uint8_t>& free, int damping) const {
  std::int64_t greatest = 1;
  for (std::size_t row = 0; row < free.size(); ++row)
    if (free[row] != 0) greatest = std::max(greatest, diagonal_[row]);
  int up = 0, down = 0;
  while ((greatest >> down) > (std::int64_t{1} << diagonal_bits)) ++down;
  while (down == 0 && (greatest << up) < (std::int64_t{1} << (diagonal_bits - 1))) ++up;
  const std::int64_t ridge = std::max<std::int64_t>(1, (std::int64_t{1} << diagonal_bits) >> damping);

  Factor factor;
  for (const std::uint32_t row : coupled_rows_)
    if (free[row] != 0) factor.rows.push_back(row);
  const std::size_t size = factor.rows.size(), all = coupled_rows_.size();
  factor.lower.resize(size * size);
  std::vector<Wide> x(size);
  for (std::size_t k = 0; k < size; ++k) {
    const std::uint32_t row = factor.rows[k];
    factor.diagonal.push_back(((diagonal_[row] >> down) << up) + ridge);
    x[k] = (excess[row] / unit_) << guard_bits;
    for (std::size_t i = k + 1; i < size; ++i)
      factor.lower[k * size + i] =
          (coupled_[place_[row] * all + place_[factor.rows[i]]] >> down) * (std::int64_t{1} << up);
  }
  factor.eliminate(ridge);
  factor.solve(x, up, down);

  const auto limited = [&](Wide move) {
    const Wide far = Wide{width} * farthest;
    return static_cast<std::int64_t>(std::clamp(((move * width) >> (whole_bits + guard_bits)) / unit_, -far, far));
  };
  std::vector<std::int64_t> change(free.size());
  for (std::size_t k = 0; k < size; ++k) change[factor.rows[k]] = limited(x[k]);
  for (std::size_t row = 0; row < free.size(); ++row) {
    if (free[row] == 0 || place_[row] != alone) continue;
    const std::int64_t slope = ((diagonal_[row] >> down) << up) + ridge;
    change[row] = limited(((((excess[row] / unit_) << guard_bits) * fraction << up) >> down) / slope);
  }
  return change;
}

}  // namespace inspectplan::plan
