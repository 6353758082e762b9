#include "usecase/backtest/foretold.hpp"

#include <algorithm>
#include <numeric>

#include "base/draws.hpp"
#include "base/scaled.hpp"

namespace inspectplan::usecase {
namespace {

constexpr std::int64_t whole = 10'000;  // hundredths of a percent
constexpr std::int64_t million = 1'000'000;

// Enterprises and outcomes of each group.
struct Tally {
  std::vector<std::int64_t> enterprises, outcomes;
  explicit Tally(std::size_t groups) : enterprises(groups), outcomes(groups) {}
  void add(const Order& order, std::size_t enterprise) {
    ++enterprises[order.group[enterprise]];
    outcomes[order.group[enterprise]] += order.outcomes[enterprise];
  }
};

// Outcomes of the first `percent`.
struct Hits {
  std::int64_t found = 0;  // millionths of an outcome
  std::int64_t all = 0;
};

Hits hits(const Tally& tally, int percent) {
  Hits result;
  const std::int64_t enterprises = std::accumulate(tally.enterprises.begin(), tally.enterprises.end(), std::int64_t{0});
  std::int64_t room = enterprises * percent;  // hundredths of an enterprise
  for (std::size_t group = 0; group < tally.enterprises.size(); ++group) {
    result.all += tally.outcomes[group];
    const std::int64_t size = 100 * tally.enterprises[group];
    if (size == 0) continue;
    const std::int64_t taken = std::min(room, size);
    result.found += static_cast<std::int64_t>(divide_half_even(Wide{tally.outcomes[group]} * million * taken, size));
    room -= taken;
  }
  return result;
}

// Of some.
std::int64_t share(const Hits& hits) {
  return static_cast<std::int64_t>(divide_half_even(Wide{hits.found} * whole, Wide{hits.all} * million));
}

Tally tally_of(const Order& order) {
  Tally tally(order.groups);
  for (std::size_t enterprise = 0; enterprise < order.group.size(); ++enterprise) tally.add(order, enterprise);
  return tally;
}

Tally sample_of(const Order& order, Draws& random) {
  Tally tally(order.groups);
  const std::size_t enterprises = order.group.size();
  for (std::size_t drawn = 0; drawn < enterprises; ++drawn) tally.add(order, random.below(enterprises));
  return tally;
}

}  // namespace

Order order_of(const std::vector<std::int64_t>& values, const std::vector<std::uint32_t>& outcomes) {
  std::vector<std::int64_t> distinct = values;
  std::sort(distinct.begin(), distinct.end(), std::greater<>());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  Order order{{}, outcomes, distinct.size()};
  for (const std::int64_t value : values) {
    const auto at = std::lower_bound(distinct.begin(), distinct.end(), value, std::greater<>());
    order.group.push_back(static_cast<std::uint32_t>(at - distinct.begin()));
  }
  return order;
}

std::optional<Share> share_in_top(const std::vector<const Order*>& years, int percent, int samples,
                                  std::uint64_t seed) {
  const auto add = [percent](Hits& to, const Tally& tally) {
    const Hits one = hits(tally, percent);
    to.found += one.found;
    to.all += one.all;
  };
  Hits total;
  for (const Order* year : years) add(total, tally_of(*year));
  if (total.all == 0) return std::nullopt;
  Share result{share(total), {}};
  std::vector<std::int64_t> drawn;
  Draws random(seed);
  for (int i = 0; i < samples; ++i) {
    Hits sampled;
    for (const Order* year : years) add(sampled, sample_of(*year, random));
    if (sampled.all > 0) drawn.push_back(share(sampled));
  }
  if (drawn.empty()) return result;
  std::sort(drawn.begin(), drawn.end());
  const std::size_t tail = drawn.size() / 40;
  result.interval = {drawn[tail], drawn[drawn.size() - 1 - tail]};
  return result;
}

}  // namespace inspectplan::usecase
