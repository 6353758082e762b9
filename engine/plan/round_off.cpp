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

// The options of the mixture: those who must be visited first, then by how much of a visit their candidate has in all
// (one whose periods are worth the same has a little of each), then by how much is of this option.
std::vector<Share> in_order(const Market& market, const Prices& prices, std::vector<std::int64_t>& of_candidate) {
  of_candidate.assign(market.candidates(), 0);
  for (const Share& share : prices.mixture) of_candidate[market.owner[share.option]] += share.part;
  std::vector<Share> shares = prices.mixture;
  std::sort(shares.begin(), shares.end(), [&](const Share& a, const Share& b) {
    const std::uint32_t of_a = market.owner[a.option], of_b = market.owner[b.option];
    const bool must_a = market.must[of_a] != 0, must_b = market.must[of_b] != 0;
    return std::tuple(must_b, of_candidate[of_b], of_a, b.part, a.option) <
           std::tuple(must_a, of_candidate[of_a], of_b, a.part, b.option);
  });
  return shares;
}

// The mixture as far as what is settled leaves room for it: each visit by the mixture's option where no row breaks.
Placement on_top_of(const Placement& settled, const Market& market, const std::vector<Share>& shares,
                    const std::vector<std::int64_t>& of_candidate) {
  Placement placement = settled;
  std::vector<std::uint8_t> placed(market.candidates());
  for (const Share& share : shares) {
    const std::uint32_t candidate = market.owner[share.option];
    if (placed[candidate] != 0 || of_candidate[candidate] < enough_of_a_visit) continue;
    const std::int32_t before = placement.chosen(candidate);
    placement.choose(candidate, static_cast<std::int32_t>(share.option));
    placed[candidate] =
        placement.within_limits(static_cast<std::int32_t>(share.option)) && placement.within_limits(before) ? 1 : 0;
    if (placed[candidate] == 0) placement.choose(candidate, before);
  }
  return placement;
}

}  // namespace

Placement round_off(const Market& market, const Prices& prices, const Placement& settled) {
  Placement placement(market);
  std::vector<std::int64_t> of_candidate;
  const std::vector<Share> shares = in_order(market, prices, of_candidate);
  const auto take = [&](bool must) {
    for (const Share& share : shares) {
      const std::uint32_t candidate = market.owner[share.option];
      if ((market.must[candidate] != 0) == must && (must || of_candidate[candidate] >= enough_of_a_visit) &&
          placement.chosen(candidate) < 0 && placement.fits(share.option))
        placement.choose(candidate, static_cast<std::int32_t>(share.option));
    }
  };
  take(true);
  for (std::size_t candidate = 0; candidate < market.candidates(); ++candidate)
    if (market.must[candidate] != 0 && placement.chosen(candidate) < 0)
      placement.choose(candidate, best_fitting(market, prices, placement, candidate));
  take(false);
  return placement.feasible() ? placement : on_top_of(settled, market, shares, of_candidate);
}

namespace {

// Unvisited candidates by what fits, the greatest value first.
void take_what_fits(const Market& market, Placement& placement) {
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

// Visits by other options of theirs that fit and are worth more. Returns whether there were any.
bool trade_up(const Market& market, Placement& placement) {
  bool gained = false;
  for (std::size_t candidate = 0; candidate < market.candidates(); ++candidate)
    for (std::uint32_t k = market.first_option[candidate]; k < market.first_option[candidate + 1]; ++k) {
      const std::int32_t now = placement.chosen(candidate);
      if (now < 0) break;
      if (market.value[k] <= market.value[static_cast<std::size_t>(now)]) continue;
      placement.choose(candidate, static_cast<std::int32_t>(k));
      if (placement.within_limits(static_cast<std::int32_t>(k)) && placement.within_limits(now))
        gained = true;
      else
        placement.choose(candidate, now);
    }
  return gained;
}

}  // namespace

void fill_up(const Market& market, Placement& placement) {
  take_what_fits(market, placement);
  while (trade_up(market, placement)) take_what_fits(market, placement);
}

}  // namespace inspectplan::plan
