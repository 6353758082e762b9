#include <algorithm>
#include <numeric>
#include <tuple>

#include "plan/improve.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::int32_t enough_of_a_visit = Share::whole * 45 / 100;

// The best option that fits; no_option where none does.
std::int32_t best_fitting(const Market& market, const Prices& prices, const Placement& placement,
                          std::size_t candidate) {
  std::int32_t best = no_option;
  std::int64_t most = 0;
  for (std::uint32_t k = market.first_option[candidate]; k < market.first_option[candidate + 1]; ++k) {
    if (!placement.fits(k)) continue;
    const std::int64_t reduced = reduced_value(market, prices.price, prices.scale, k);
    if (best == no_option || reduced > most) best = static_cast<std::int32_t>(k), most = reduced;
  }
  return best;
}

}  // namespace

Placement round_off(const Market& market, const Prices& prices, const Placement& settled) {
  Placement placement(market);
  std::vector<Share> shares = prices.mixture;
  std::sort(shares.begin(), shares.end(), [&](const Share& a, const Share& b) {
    const bool must_a = market.must[market.owner[a.option]] != 0, must_b = market.must[market.owner[b.option]] != 0;
    return std::tuple(must_b, b.part, a.option) < std::tuple(must_a, a.part, b.option);
  });
  const auto take = [&](bool must) {
    for (const Share& share : shares) {
      const std::uint32_t candidate = market.owner[share.option];
      if ((market.must[candidate] != 0) == must && (must || share.part >= enough_of_a_visit) &&
          placement.chosen(candidate) < 0 && placement.fits(share.option))
        placement.choose(candidate, static_cast<std::int32_t>(share.option));
    }
  };
  take(true);
  for (std::size_t candidate = 0; candidate < market.candidates(); ++candidate)
    if (market.must[candidate] != 0 && placement.chosen(candidate) < 0)
      placement.choose(candidate, best_fitting(market, prices, placement, candidate));
  take(false);
  return placement.feasible() ? placement : settled;
}

void fill_up(const Market& market, Placement& placement) {
  std::vector<std::uint32_t> order(market.options());
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [&](std::uint32_t option) {
    return placement.chosen(market.owner[option]) >= 0 || !placement.fits(option);
  });
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return market.value[a] > market.value[b]; });
  for (const std::uint32_t option : order)
    if (placement.chosen(market.owner[option]) < 0 && placement.fits(option))
      placement.choose(market.owner[option], static_cast<std::int32_t>(option));
}

}  // namespace inspectplan::plan
