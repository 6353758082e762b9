// Ruin and recreate (Schrimpf, Schneider, Stamm-Wilbrandt, Dueck 2000) with threshold accepting (Dueck, Scheuer 1990):
// a few visits around one row are given up and their room is filled anew, with some luck; a small loss is taken at
// first, none at the end. Where departments have few days a single price says little about who fits beside whom, and
// chains that follow prices stop too early. Of a large plan any such change is too small to be found by luck.
#include <algorithm>
#include <numeric>

#include "base/draws.hpp"
#include "plan/improve.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::size_t most_visits = 2'000;
constexpr std::uint64_t rounds_each_visit = 100, most_rounds = 20'000;
constexpr std::uint64_t most_given_up = 8;     // visits in one round
constexpr std::size_t most_of_a_row = 160;     // options that compete for its room
constexpr std::int64_t first_loss_share = 32;  // at first the loss of this part of an average visit is taken
constexpr std::int64_t luck_at_most = 128;     // of 1024 of what an option costs in prices

class Ruin {
 public:
  Ruin(const Market& market, const Prices& prices, std::uint64_t luck, Placement& placement, std::uint64_t& effort)
      : market_(market),
        placement_(placement),
        effort_(effort),
        by_row_(market.rows()),
        visits_of_row_(market.rows()),
        seen_(market.options()),
        draws_{luck} {
    for (std::uint32_t k = 0; k < market.options(); ++k) {
      reduced_.push_back(reduced_value(market, prices.price, prices.scale, k));
      cost_.push_back(std::max<std::int64_t>(market.value[k] * prices.scale - reduced_[k], 0));
    }
    std::vector<std::uint32_t> order(market.options());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return reduced_[a] > reduced_[b]; });
    for (const std::uint32_t option : order)
      for (const Claim* claim = market.claims_begin(option); claim != market.claims_end(option); ++claim)
        if (std::vector<std::uint32_t>& row = by_row_[claim->row]; row.size() < most_of_a_row) row.push_back(option);
    for (std::uint32_t i = 0; i < market.candidates(); ++i)
      if (placement.chosen(i) >= 0) note(i, placement.chosen(i), true);
  }

  // `closed`: whether a value is good enough.
  template <class Closed>
  void run(std::uint64_t last_effort, Closed closed) {
    if (visits_.empty()) return;
    const std::uint64_t visits = visits_.size(), rounds = std::min(rounds_each_visit * visits, most_rounds);
    std::vector<Was> best = chosen_now();
    std::int64_t best_value = placement_.value();
    const std::int64_t first_loss = best_value / static_cast<std::int64_t>(visits) / first_loss_share;
    for (; round_ < rounds && !visits_.empty() && effort_ < last_effort && !closed(best_value); ++round_) {
      const std::int64_t before = placement_.value();
      ruin();
      recreate();
      const std::int64_t loss_taken =
          first_loss * static_cast<std::int64_t>(rounds - round_) / static_cast<std::int64_t>(rounds);
      if (before - placement_.value() > loss_taken || !feasible()) undo();
      if (placement_.value() > best_value) best = chosen_now(), best_value = placement_.value();
    }
    for (const std::uint32_t candidate : std::vector<std::uint32_t>(visits_)) place(candidate, no_option);
    for (const Was& visit : best) place(visit.candidate, visit.option);
  }

 private:
  struct Was {
    std::uint32_t candidate;
    std::int32_t option;
  };
  struct Bid {
    std::int64_t rank;
    std::uint32_t option;
  };

  const Market& market_;
  Placement& placement_;
  std::uint64_t& effort_;
  std::vector<std::vector<std::uint32_t>> by_row_;  // options, the greatest reduced value first
  std::vector<std::uint32_t> visits_;               // candidates, in their order
  std::vector<std::vector<std::uint32_t>> visits_of_row_;
  std::vector<std::uint64_t> seen_;           // by option: the round in which it bid last, plus one
  std::vector<std::int64_t> reduced_, cost_;  // by option, times the scale of the prices
  Draws draws_;                               // always from the same seeds: a plan is the same on every machine
  std::uint64_t round_ = 0;
  std::vector<Was> was_;  // what this round changed, in order
  std::vector<Bid> bids_;

  std::vector<Was> chosen_now() const {
    std::vector<Was> chosen;
    for (const std::uint32_t candidate : visits_) chosen.push_back({candidate, placement_.chosen(candidate)});
    return chosen;
  }

  static void put(std::vector<std::uint32_t>& sorted, std::uint32_t candidate, bool there) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), candidate);
    const bool found = at != sorted.end() && *at == candidate;
    if (there && !found) sorted.insert(at, candidate);
    if (!there && found) sorted.erase(at);
  }

  // Whether the candidate is visited by the option.
  void note(std::uint32_t candidate, std::int32_t option, bool there) {
    if (option < 0) return;
    put(visits_, candidate, there);
    const auto index = static_cast<std::size_t>(option);
    for (const Claim* claim = market_.claims_begin(index); claim != market_.claims_end(index); ++claim)
      put(visits_of_row_[claim->row], candidate, there);
  }

  void place(std::uint32_t candidate, std::int32_t option) {
    note(candidate, placement_.chosen(candidate), false);
    placement_.choose(candidate, option);
    note(candidate, option, true);
  }

  void set(std::uint32_t candidate, std::int32_t option) {
    was_.push_back({candidate, placement_.chosen(candidate)});
    place(candidate, option);
  }

  // Some of the visits that share a row with one drawn among all.
  void ruin() {
    was_.clear();
    const auto first = static_cast<std::size_t>(placement_.chosen(visits_[draws_.below(visits_.size())]));
    const std::uint64_t claimed = market_.first_claim[first + 1] - market_.first_claim[first];
    if (claimed == 0) return;
    std::vector<std::uint32_t> visits = visits_of_row_[market_.claims_begin(first)[draws_.below(claimed)].row];
    for (std::uint64_t n = 1 + draws_.below(most_given_up); n > 0 && !visits.empty(); --n) {
      const auto drawn = visits.begin() + static_cast<std::ptrdiff_t>(draws_.below(visits.size()));
      set(*drawn, no_option);
      visits.erase(drawn);
    }
  }

  // Those who must be visited first, then by reduced value, with some luck.
  void recreate() {
    bids_.clear();
    for (std::size_t i = 0, given_up = was_.size(); i < given_up; ++i) {
      for (auto k = market_.first_option[was_[i].candidate]; k < market_.first_option[was_[i].candidate + 1]; ++k)
        bid(k);
      const auto index = static_cast<std::size_t>(was_[i].option);
      for (const Claim* claim = market_.claims_begin(index); claim != market_.claims_end(index); ++claim)
        for (const std::uint32_t option : by_row_[claim->row]) bid(option);
    }
    std::sort(bids_.begin(), bids_.end(),
              [](const Bid& a, const Bid& b) { return a.rank != b.rank ? a.rank > b.rank : a.option < b.option; });
    for (const Bid& bid : bids_)
      if (placement_.chosen(market_.owner[bid.option]) < 0 && placement_.fits(bid.option))
        set(market_.owner[bid.option], static_cast<std::int32_t>(bid.option));
  }

  void bid(std::uint32_t option) {
    ++effort_;
    if (seen_[option] == round_ + 1) return;
    seen_[option] = round_ + 1;
    const std::uint32_t candidate = market_.owner[option];
    if (placement_.chosen(candidate) >= 0 || !placement_.fits(option)) return;
    const std::int64_t luck = static_cast<std::int64_t>(draws_.below(2 * luck_at_most)) - luck_at_most;
    const std::int64_t rank = reduced_[option] + cost_[option] / 1024 * luck;
    bids_.push_back({market_.must[candidate] != 0 ? INT64_MAX / 2 + rank / 2 : rank, option});
  }

  // Only what was given up can break a floor or leave out somebody who must be visited.
  bool feasible() const {
    return std::all_of(was_.begin(), was_.end(), [&](const Was& was) {
      if (market_.must[was.candidate] != 0 && placement_.chosen(was.candidate) < 0) return false;
      return placement_.within_limits(was.option);
    });
  }

  void undo() {
    for (auto was = was_.rbegin(); was != was_.rend(); ++was) place(was->candidate, was->option);
  }
};

}  // namespace

bool worth_ruins(const Market& market, const Placement& placement) {
  std::size_t visits = 0;
  for (std::size_t i = 0; i < market.candidates(); ++i)
    if (placement.chosen(i) >= 0) ++visits;
  return visits <= most_visits;
}

void ruin_and_recreate(const Market& market, const Prices& prices, const SearchEnd& end, std::uint64_t luck,
                       Placement& placement, std::uint64_t& effort) {
  Ruin(market, prices, luck, placement, effort).run(end.effort, [&](std::int64_t value) {
    return prices.bound - Wide{value} * prices.scale <= end.gap;
  });
}

}  // namespace inspectplan::plan
