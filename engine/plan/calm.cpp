#include "plan/calm.hpp"

#include <algorithm>

namespace inspectplan::plan {
namespace {

constexpr int halvings = 20;
constexpr std::size_t most_options_looked_at = 20'000'000;

// By cell: the most that a visit which need not stay is worth there, a day, rounded up.
std::vector<std::int64_t> most_a_day(const Market& market, const Prices& prices) {
  std::vector<std::int64_t> most(market.cells);
  for (std::size_t k = 0; k < market.options(); ++k) {
    if (market.must[market.owner[k]] != 0) continue;
    std::int64_t worth = market.value[k] * prices.scale;
    for (const Claim* claim = market.claims_begin(k); claim != market.claims_end(k); ++claim)
      if (claim->amount < 0) worth -= prices.price[claim->row] * claim->amount;
    for (const Claim* claim = market.claims_begin(k); claim != market.claims_end(k); ++claim)
      if (claim->row < market.cells && claim->amount > 0)
        most[claim->row] = std::max(most[claim->row], (worth + claim->amount - 1) / claim->amount);
  }
  return most;
}

class Calmer {
 public:
  Calmer(const Market& market, Prices prices)
      : market_(market), prices_(std::move(prices)), most_(most_a_day(market, prices_)) {}

  Prices run() {
    std::vector<std::size_t> high;
    for (std::size_t row = 0; row < most_.size(); ++row)
      if (prices_.price[row] > most_[row]) high.push_back(row);
    const std::size_t tries = (high.size() + 1) * (halvings + 1);
    if (high.empty() || tries * market_.options() > most_options_looked_at) return std::move(prices_);
    lower(high);
    for (const std::size_t row : high) lower({row});
    return std::move(prices_);
  }

 private:
  const Market& market_;
  Prices prices_;
  std::vector<std::int64_t> most_;

  // Together towards what a visit there is worth, as far as the bound does not rise: it is convex on the way.
  void lower(const std::vector<std::size_t>& rows) {
    std::int64_t step = 0;
    for (const std::size_t row : rows) step = std::max(step, prices_.price[row] - most_[row]);
    for (int halving = 0; step > 0 && halving < halvings; ++halving, step /= 2) {
      std::vector<std::int64_t> lower = prices_.price;
      for (const std::size_t row : rows) lower[row] = std::max(std::min(lower[row], most_[row]), lower[row] - step);
      const Wide bound = bound_of(market_, lower, prices_.scale);
      if (bound > prices_.bound) continue;
      prices_.price = std::move(lower);
      prices_.bound = bound;
    }
  }
};

}  // namespace

Prices calmed(const Market& market, Prices prices) { return Calmer(market, std::move(prices)).run(); }

}  // namespace inspectplan::plan
