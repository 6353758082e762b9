#include "plan/prices.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "plan/smooth_dual.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::int64_t finest_scale = 1'000'000;
constexpr std::int64_t greatest_value = std::int64_t{1} << 50;  // times scale
constexpr std::int64_t greatest_cost = std::int64_t{1} << 59;   // price × everything an option claims
constexpr std::int64_t narrowing = 4;                           // of the width, from stage to stage
constexpr std::int64_t narrower_from_known = 64;                // the first width, where prices are known
constexpr int steps_each_width = 20;
constexpr int tries_each_step = 4;  // with more damping each time; then with half the step each time
constexpr int halvings = 12;
constexpr int damping_at_first = 14, damping_most = 24, damping_least = 1;

std::int64_t largest_value(const Market& market) {
  std::int64_t largest = 1;
  for (const std::int64_t value : market.value) largest = std::max(largest, value);
  return largest;
}

// So high that no product of prices and amounts leaves 64 bits.
std::int64_t highest_price(const Market& market) {
  Wide most = 1;
  for (std::size_t option = 0; option < market.options(); ++option) {
    Wide sum = 0;
    for (const Claim* claim = market.claims_begin(option); claim != market.claims_end(option); ++claim)
      sum += claim->amount < 0 ? -claim->amount : claim->amount;
    most = std::max(most, sum);
  }
  return static_cast<std::int64_t>(greatest_cost / most);
}

Wide worth_of_limits(const Market& market, const std::vector<std::int64_t>& price) {
  Wide worth = 0;
  for (std::size_t row = 0; row < market.rows(); ++row) worth += Wide{price[row]} * market.limit[row];
  return worth;
}

// The reduced value of the candidate's best option; not to be visited is one of 0, where it is one.
std::int64_t most_of(const Market& market, const std::vector<std::int64_t>& price, std::int64_t scale,
                     std::size_t candidate) {
  std::int64_t most = market.must[candidate] != 0 ? INT64_MIN : 0;
  for (std::uint32_t k = market.first_option[candidate]; k < market.first_option[candidate + 1]; ++k)
    most = std::max(most, reduced_value(market, price, scale, k));
  return most;
}

// Newton's method on the smoothed dual, its width narrowing until it is the dual itself. Prices stay >= 0: a price at
// 0 that wants to fall is left out of the step (projected Newton, Bertsekas 1982).
class Search {
 public:
  Search(const Market& market, std::int64_t scale, const KnownPrices& known, Pool* pool, std::uint64_t most_effort,
         std::uint64_t& effort)
      : market_(market),
        scale_(scale),
        highest_(highest_price(market)),
        most_effort_(most_effort),
        effort_(effort),
        dual_(market, scale, pool),
        price_(known.empty() ? KnownPrices(market.rows()) : known) {
    for (std::int64_t& price : price_) price = std::min(price, highest_);
  }

  Prices run(std::int64_t width) {
    best_.scale = scale_;
    best_.price = price_;
    best_.bound = dual_.bound(price_);
    const std::int64_t last = std::max<std::int64_t>(scale_ / 8, 1);
    for (;; width = std::max(width / narrowing, last)) {
      descend(width);
      keep_if_better();
      if (width <= last || spent()) break;
    }
    return std::move(best_);
  }

 private:
  const Market& market_;
  std::int64_t scale_, highest_;
  std::uint64_t most_effort_;
  std::uint64_t& effort_;
  SmoothDual dual_;
  const SmoothSums* sums_ = nullptr;  // of the prices at hand
  std::vector<std::int64_t> price_;
  int damping_ = damping_at_first;
  Prices best_;
  std::optional<Wide> mixture_bound_;  // of the prices that the mixture is of; known ones may be better

  bool spent() const { return effort_ >= most_effort_; }

  void evaluate(std::int64_t width) {
    sums_ = &dual_.evaluate(price_, width);
    effort_ += market_.options();
  }

  void keep_if_better() {
    const Wide bound = dual_.bound(price_);
    effort_ += market_.options();
    if (!mixture_bound_ || bound <= *mixture_bound_) best_.mixture = dual_.mixture(), mixture_bound_ = bound;
    if (bound > best_.bound) return;
    best_.bound = bound;
    best_.price = price_;
  }

  void descend(std::int64_t width) {
    evaluate(width);
    for (int step = 0; step < steps_each_width && !spent(); ++step) {
      const Wide before = sums_->value;
      if (!descend_once(width) || before - sums_->value < std::max<std::int64_t>(width / 16, 1)) return;
    }
  }

  bool descend_once(std::int64_t width) {
    std::vector<std::uint8_t> free(market_.rows());
    for (std::size_t row = 0; row < market_.rows(); ++row)
      free[row] = price_[row] > 0 || sums_->excess[row] > 0 ? 1 : 0;
    const std::vector<std::int64_t> from = price_;
    const std::vector<Wide> excess = sums_->excess;
    const Curvature curvature = sums_->curvature;
    const Wide before = sums_->value;
    for (int attempt = 0; attempt < tries_each_step + halvings; ++attempt) {
      const int shorter = std::max(0, attempt - tries_each_step + 1);
      const std::vector<std::int64_t> change = curvature.step(excess, Share::bits, width, free, damping_);
      for (std::size_t row = 0; row < market_.rows(); ++row)
        price_[row] = std::clamp<std::int64_t>(from[row] + change[row] / (std::int64_t{1} << shorter), 0, highest_);
      evaluate(width);
      if (sums_->value < before) {
        if (attempt == 0) damping_ = std::min(damping_ + 2, damping_most);
        return true;
      }
      damping_ = std::max(damping_ - 3, damping_least);
    }
    price_ = from;
    evaluate(width);
    return false;
  }
};

}  // namespace

Wide bound_of(const Market& market, const std::vector<std::int64_t>& price, std::int64_t scale) {
  Wide bound = worth_of_limits(market, price);
  for (std::size_t candidate = 0; candidate < market.candidates(); ++candidate)
    bound += most_of(market, price, scale, candidate);
  return bound;
}

Wide bound_of(const Kinds& kinds, const std::vector<std::int64_t>& price, std::int64_t scale) {
  Wide bound = worth_of_limits(kinds.market, price);
  for (std::size_t kind = 0; kind < kinds.count.size(); ++kind)
    bound += Wide{most_of(kinds.market, price, scale, kind)} * kinds.count[kind];
  return bound;
}

std::int64_t scale_of(const Market& market) {
  const std::int64_t largest = largest_value(market);
  std::int64_t scale = finest_scale;
  while (scale > 1 && largest > greatest_value / scale) scale /= 10;
  return scale;
}

Prices prices_of(const Market& market, std::int64_t scale, const KnownPrices& known, Pool* pool,
                 std::uint64_t most_effort, std::uint64_t& effort) {
  const std::int64_t width = largest_value(market) * scale;
  return Search(market, scale, known, pool, most_effort, effort)
      .run(known.empty() ? width : std::max<std::int64_t>(width / narrower_from_known, 1));
}

KnownPrices carried(const Rows& from, const std::vector<std::int64_t>& price, const Rows& to) {
  std::map<std::uint32_t, std::int64_t> ceiling, floor;  // by group
  std::size_t row = from.cells;
  for (const std::uint32_t group : from.ceilings) ceiling[group] = price[row++];
  for (const std::uint32_t group : from.floors) floor[group] = price[row++];
  KnownPrices known(price.begin(), price.begin() + static_cast<std::ptrdiff_t>(from.cells));
  for (const std::uint32_t group : to.ceilings) known.push_back(ceiling[group]);
  for (const std::uint32_t group : to.floors) known.push_back(floor[group]);
  return known;
}

}  // namespace inspectplan::plan
