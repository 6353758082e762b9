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
  Ruin(const Market& market, const Prices& prices, Placement& placement, std::uint64_t& effort)
      : market_(market), placement_(placement), effort_(effort), by_row_(market.rows()), seen_(market.options()) {
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
  }

  // `closed`: whether a value is good enough.
  template <class Closed>
  void run(std::uint64_t last_effort, Closed closed) {
    const std::uint64_t visits = visited().size();
    if (visits == 0) return;
    Placement best = placement_;
    const std::uint64_t rounds = std::min(rounds_each_visit * visits, most_rounds);
    const std::int64_t first_loss = best.value() / static_cast<std::int64_t>(visits) / first_loss_share;
    for (; round_ < rounds && effort_ < last_effort && !closed(best.value()); ++round_) {
      const std::int64_t before = placement_.value();
      ruin();
      recreate();
      const std::int64_t loss_taken =
          first_loss * static_cast<std::int64_t>(rounds - round_) / static_cast<std::int64_t>(rounds);
      if (before - placement_.value() > loss_taken || !feasible()) undo();
      if (placement_.value() > best.value()) best = placement_;
    }
    placement_ = std::move(best);
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
  std::vector<std::uint64_t> seen_;                 // by option: the round in which it bid last, plus one
  std::vector<std::int64_t> reduced_, cost_;        // by option, times the scale of the prices
  Draws draws_{0};                                  // always from the same seed: a plan is the same on every machine
  std::uint64_t round_ = 0;
  std::vector<Was> was_;  // what this round changed, in order
  std::vector<Bid> bids_;

  std::vector<std::uint32_t> visited() {
    std::vector<std::uint32_t> visits;
    for (std::uint32_t i = 0; i < market_.candidates(); ++i)
      if (placement_.chosen(i) >= 0) visits.push_back(i);
    effort_ += market_.candidates() / 16;
    return visits;
  }

  bool claims(std::int32_t option, std::uint32_t row) const {
    const auto index = static_cast<std::size_t>(option);
    return std::any_of(market_.claims_begin(index), market_.claims_end(index),
                       [&](const Claim& claim) { return claim.row == row; });
  }

  void set(std::uint32_t candidate, std::int32_t option) {
    was_.push_back({candidate, placement_.chosen(candidate)});
    placement_.choose(candidate, option);
  }

  // Some of the visits that share a row with one drawn among all.
  void ruin() {
    was_.clear();
    std::vector<std::uint32_t> visits = visited();
    const auto first = static_cast<std::size_t>(placement_.chosen(visits[draws_.below(visits.size())]));
    const std::uint64_t claimed = market_.first_claim[first + 1] - market_.first_claim[first];
    if (claimed == 0) return;
    const std::uint32_t row = market_.claims_begin(first)[draws_.below(claimed)].row;
    std::erase_if(visits, [&](std::uint32_t i) { return !claims(placement_.chosen(i), row); });
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
    for (auto was = was_.rbegin(); was != was_.rend(); ++was) placement_.choose(was->candidate, was->option);
  }
};

}  // namespace

bool worth_ruins(const Market& market, const Placement& placement) {
  std::size_t visits = 0;
  for (std::size_t i = 0; i < market.candidates(); ++i)
    if (placement.chosen(i) >= 0) ++visits;
  return visits <= most_visits;
}

void ruin_and_recreate(const Market& market, const Prices& prices, const SearchEnd& end, Placement& placement,
                       std::uint64_t& effort) {
  Ruin(market, prices, placement, effort).run(end.effort, [&](std::int64_t value) {
    return prices.bound - Wide{value} * prices.scale <= end.gap;
  });
}

}  // namespace inspectplan::plan
