#include <algorithm>
#include <tuple>

#include "plan/force.hpp"
#include "plan/improve.hpp"
#include "plan/kinds.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::int64_t enough_of_a_visit = Share::whole * 45 / 100;
constexpr std::int64_t share_that_counts = 16;  // of the greatest share of a candidate, this part
constexpr int load_bits = 20;

// What the mixture says of one candidate.
struct Wish {
  std::uint32_t candidate;
  std::size_t first, count;  // shares of the mixture
  std::int64_t part;         // of a visit, in all
  std::int64_t greatest;     // of its shares
};

// The mixture has the shares of a candidate side by side.
std::vector<Wish> wishes_of(const Market& market, const std::vector<Share>& shares) {
  std::vector<Wish> wishes;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const std::uint32_t candidate = market.owner[shares[i].option];
    if (wishes.empty() || wishes.back().candidate != candidate) wishes.push_back({candidate, i, 0, 0, 0});
    Wish& wish = wishes.back();
    ++wish.count;
    wish.part += shares[i].part;
    wish.greatest = std::max<std::int64_t>(wish.greatest, shares[i].part);
  }
  return wishes;
}

// The mixture gives candidates with the same options the same part of a visit each, so that of hundreds all or none
// would be visited: of them as many are, as their parts come to. The room that is left over is for the search, which
// fills it better than those who are left out here would.
std::vector<Wish> whole_visits(const Market& market, std::vector<Wish> wishes) {
  auto left = by_options<std::int64_t>(market);  // of those alike, parts that no visit stands for yet
  for (const Wish& wish : wishes) left[wish.candidate] += wish.part;
  std::erase_if(wishes, [&](const Wish& wish) {
    std::int64_t& parts = left[wish.candidate];
    const bool enough = parts >= enough_of_a_visit;
    parts -= Share::whole;
    return market.must[wish.candidate] == 0 && !enough;
  });
  return wishes;
}

bool counts_for_a_floor(const Market& market, std::uint32_t candidate) {
  const auto claims = market.claims.begin();
  return std::any_of(claims + market.first_claim[market.first_option[candidate]],
                     claims + market.first_claim[market.first_option[candidate + 1]],
                     [](const Claim& claim) { return claim.amount < 0; });
}

// Those who must be visited, those whom floors need, the rest; of each first those with the least choice.
std::vector<Wish> in_order(const Market& market, std::vector<Wish> wishes) {
  const auto rank = [&](const Wish& wish) {
    const int turn = market.must[wish.candidate] != 0 ? 0 : counts_for_a_floor(market, wish.candidate) ? 1 : 2;
    return std::tuple(turn, -wish.greatest, wish.candidate);
  };
  std::sort(wishes.begin(), wishes.end(), [&](const Wish& a, const Wish& b) { return rank(a) < rank(b); });
  return wishes;
}

// Days of the cells that the mixture has for wishes whose turn has not come, in parts of a day.
class Expected {
 public:
  Expected(const Market& market, const std::vector<Share>& shares, const std::vector<Wish>& wishes)
      : market_(market), shares_(shares), parts_(market.cells) {
    for (const Wish& wish : wishes) add(wish, 1);
  }
  void drop(const Wish& wish) { add(wish, -1); }
  std::int64_t parts(std::uint32_t row) const { return parts_[row]; }

 private:
  const Market& market_;
  const std::vector<Share>& shares_;
  std::vector<std::int64_t> parts_;

  // A wish that is kept is a whole visit.
  void add(const Wish& wish, std::int64_t sign) {
    for (std::size_t i = wish.first; i < wish.first + wish.count; ++i) {
      const std::int64_t part = Share::whole * shares_[i].part / wish.part;
      for (const Claim* claim = market_.claims_begin(shares_[i].option); claim != market_.claims_end(shares_[i].option);
           ++claim)
        if (claim->row < market_.cells) parts_[claim->row] += sign * part * claim->amount;
    }
  }
};

// How full the fullest of an option's cells would be in the end.
std::int64_t load_with(const Market& market, const Placement& placement, const Expected& expected,
                       std::uint32_t option) {
  std::int64_t most = 0;
  for (const Claim* claim = market.claims_begin(option); claim != market.claims_end(option); ++claim)
    if (claim->row < market.cells) {
      const Wide used = market.limit[claim->row] - placement.left(claim->row) + claim->amount;
      const Wide parts = used * Share::whole + expected.parts(claim->row);
      most = std::max(most, static_cast<std::int64_t>((parts << load_bits) / Share::whole /
                                                      std::max<std::int64_t>(market.limit[claim->row], 1)));
    }
  return most;
}

// Of the options that the mixture has and that fit, the one whose departments' days come out fullest least, if all
// others follow the mixture (the method of conditional expectations: Raghavan 1988).
std::int32_t most_even(const Market& market, const Prices& prices, const Placement& placement, const Expected& expected,
                       const Wish& wish) {
  std::int32_t best = no_option;
  std::int64_t least = 0;
  for (std::size_t i = wish.first; i < wish.first + wish.count; ++i) {
    const Share& share = prices.mixture[i];
    if (share.part * share_that_counts < wish.greatest || !placement.fits(share.option)) continue;
    const std::int64_t load = load_with(market, placement, expected, share.option);
    if (best == no_option || load < least) best = static_cast<std::int32_t>(share.option), least = load;
  }
  return best;
}

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

// Options that hold, the greatest reduced value first.
template <class Holds>
std::vector<std::uint32_t> by_reduced_value(const Market& market, const Prices& prices, Holds holds) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> ranked;
  for (std::uint32_t option = 0; option < market.options(); ++option)
    if (holds(option)) ranked.emplace_back(-reduced_value(market, prices.price, prices.scale, option), option);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::uint32_t> options;
  for (const auto& [rank, option] : ranked) options.push_back(option);
  return options;
}

bool claims(const Market& market, std::uint32_t option, std::size_t row) {
  return std::any_of(market.claims_begin(option), market.claims_end(option),
                     [&](const Claim& claim) { return claim.row == row; });
}

// Rounding may leave out somebody who must be visited, or miss a floor by a visit or two.
void force_what_is_missing(const Market& market, const Prices& prices, Placement& placement) {
  Force force(market, placement);
  std::vector<std::uint8_t> out(market.candidates());
  for (std::size_t i = 0; i < market.candidates(); ++i) out[i] = market.must[i] != 0 && placement.chosen(i) < 0 ? 1 : 0;
  if (std::find(out.begin(), out.end(), 1) != out.end())
    for (const std::uint32_t option :
         by_reduced_value(market, prices, [&](std::uint32_t option) { return out[market.owner[option]] != 0; }))
      if (placement.chosen(market.owner[option]) < 0) force.in(option);
  for (std::size_t row = market.rows() - market.floors.size(); row < market.rows(); ++row) {
    if (placement.left(row) >= 0) continue;
    for (const std::uint32_t option :
         by_reduced_value(market, prices, [&](std::uint32_t option) { return claims(market, option, row); })) {
      const std::int32_t now = placement.chosen(market.owner[option]);
      if (now < 0 || !claims(market, static_cast<std::uint32_t>(now), row)) force.in(option);
      if (placement.left(row) >= 0) break;
    }
  }
}

}  // namespace

Placement mended(const Market& market, const Prices& prices, Placement placement, const Placement& otherwise) {
  if (!placement.feasible()) force_what_is_missing(market, prices, placement);
  return placement.feasible() ? placement : otherwise;
}

Placement round_off(const Market& market, const Prices& prices, const Placement& settled) {
  const std::vector<Wish> wishes = in_order(market, whole_visits(market, wishes_of(market, prices.mixture)));
  const auto take = [&](Placement placement) {
    Expected expected(market, prices.mixture, wishes);
    for (const Wish& wish : wishes) {
      expected.drop(wish);
      if (placement.chosen(wish.candidate) >= 0) continue;
      std::int32_t option = most_even(market, prices, placement, expected, wish);
      if (option == no_option) option = best_fitting(market, prices, placement, wish.candidate);
      if (option != no_option) placement.choose(wish.candidate, option);
    }
    return placement;
  };
  return take(mended(market, prices, take(Placement(market)), settled));
}

namespace {

// Unvisited candidates by what fits, what is worth most beyond its price first.
void take_what_fits(const Market& market, const Prices& prices, Placement& placement) {
  for (const std::uint32_t option : by_reduced_value(market, prices, [&](std::uint32_t option) {
         return placement.chosen(market.owner[option]) < 0 && placement.fits(option);
       }))
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

void fill_up(const Market& market, const Prices& prices, Placement& placement) {
  take_what_fits(market, prices, placement);
  while (trade_up(market, placement)) take_what_fits(market, prices, placement);
}

}  // namespace inspectplan::plan
