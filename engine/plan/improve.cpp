#include "plan/improve.hpp"

#include <algorithm>

#include "base/draws.hpp"
#include "plan/chain.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::int64_t any_price = 1024;  // of Chain::dearness: whatever gains is done
constexpr std::int64_t dearness_at_first = 2;
constexpr std::size_t stale_share = 2;    // changes are listed anew once so many times as many have been added
constexpr std::size_t most_given_up = 3;  // visits given up at once to find a way out of a local best
constexpr std::size_t most_starts_of_a_kick = 300;
constexpr std::size_t cheapest_looked_at = 24;
constexpr std::size_t idle_kicks_at_least = 20, idle_kicks_at_most = 400;  // in a row: nothing more is found

// Always from the same seeds: a plan is the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t luck) : draws_{luck} {}
  std::uint64_t below(std::uint64_t end) { return draws_.next() % end; }

 private:
  Draws draws_;
};

class Improver {
 public:
  Improver(const Market& market, const Prices& prices, const SearchEnd& end, std::uint64_t luck, Placement& placement,
           std::uint64_t& effort)
      : market_(market),
        prices_(prices),
        end_(end),
        placement_(placement),
        effort_(effort),
        changes_(market, prices),
        chain_(market, changes_, placement),
        dice_(luck) {}

  void run() {
    list();
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < market_.rows(); ++row) rows.push_back(row);
    settle(rows, SIZE_MAX);
    const std::size_t most_idle = std::clamp(market_.options() / 16, idle_kicks_at_least, idle_kicks_at_most);
    for (std::size_t idle = 0; idle < most_idle && !done(); ++idle) {
      if (changes_.all().size() > stale_share * listed_changes_) list();
      if (kick()) idle = 0;
    }
  }

 private:
  const Market& market_;
  const Prices& prices_;
  const SearchEnd& end_;
  Placement& placement_;
  std::uint64_t& effort_;
  Changes changes_;
  Chain chain_;
  Dice dice_;
  std::size_t listed_changes_ = 0;

  struct Start {
    std::int64_t rank;
    std::uint32_t change;
  };

  bool done() const {
    return effort_ >= end_.effort || prices_.bound - Wide{placement_.value()} * prices_.scale <= end_.gap;
  }

  void list() {
    changes_.list(placement_);
    listed_changes_ = changes_.all().size();
    effort_ += market_.options();
  }

  // Chains from the changes of these rows until none gains, the cheap ones first.
  void settle(const std::vector<std::uint32_t>& rows, std::size_t most_starts) {
    std::int64_t dearness = dearness_at_first;
    while (!done()) {
      chain_.dearness = dearness;
      chain_.next_dearness = INT64_MAX;
      if (pass(rows, most_starts)) continue;
      if (dearness >= any_price) return;
      dearness = std::max(2 * dearness, std::min(chain_.next_dearness, any_price));
    }
  }

  bool pass(const std::vector<std::uint32_t>& rows, std::size_t most_starts) {
    bool improved = false;
    std::vector<Start> firsts = starts(rows);
    firsts.resize(std::min(firsts.size(), most_starts));
    for (const Start& start : firsts) {
      const std::uint64_t before = chain_.effort;
      if (chain_.improve(start.change)) {
        improved = true;
        for (const std::uint32_t change : chain_.done()) changes_.refresh(changes_.all()[change].candidate, placement_);
      }
      effort_ += chain_.effort - before;
      if (done()) break;
    }
    return improved;
  }

  // Changes that promise something; those that cost least for what they fill come first.
  std::vector<Start> starts(const std::vector<std::uint32_t>& rows) {
    std::vector<Start> starts;
    for (const std::uint32_t row : rows)
      for (const Amount& amount : changes_.of_row(row))
        for (const std::uint32_t index : amount.changes) {
          const Change& change = changes_.all()[index];
          if (placement_.chosen(change.candidate) != change.from) continue;
          ++effort_;
          const std::int64_t promise = chain_.promise(index);
          if (promise <= 0) continue;
          const Wide rank =
              change.cost <= 0 ? Wide{change.cost} : Wide{change.cost} * 1'000'000 / (Wide{promise} + change.cost);
          starts.push_back({static_cast<std::int64_t>(rank), index});
        }
    std::sort(starts.begin(), starts.end(),
              [](const Start& a, const Start& b) { return a.rank != b.rank ? a.rank < b.rank : a.change < b.change; });
    starts.erase(
        std::unique(starts.begin(), starts.end(), [](const Start& a, const Start& b) { return a.change == b.change; }),
        starts.end());
    return starts;
  }

  // Gives up a few visits around a candidate that is dearly placed, and settles again. Undone where it came to less.
  bool kick() {
    const std::uint32_t candidate = dear_candidate();
    if (candidate == market_.candidates()) return false;
    const Placement before = placement_;
    std::vector<std::uint32_t> rows = rows_around(candidate);
    for (const std::uint32_t row : rows) give_up_some(row);
    chain_.look_again();
    for (std::uint32_t row = 0; row < market_.rows(); ++row)
      if (placement_.left(row) > 0 && prices_.price[row] > 0 && std::find(rows.begin(), rows.end(), row) == rows.end())
        rows.push_back(row);
    settle(rows, most_starts_of_a_kick);
    if (placement_.value() > before.value()) return true;
    if (placement_.value() < before.value()) {
      placement_ = before;
      chain_.look_again();
    }
    return false;
  }

  // Drawn in proportion to what they give up; their number where nobody gives up anything.
  std::uint32_t dear_candidate() {
    Wide total = 0;
    for (std::uint32_t i = 0; i < market_.candidates(); ++i) total += changes_.given_up(i, placement_);
    effort_ += market_.candidates();
    const auto unit = static_cast<std::uint64_t>(std::min<Wide>(total, INT64_MAX));
    if (unit == 0) return static_cast<std::uint32_t>(market_.candidates());
    Wide left = dice_.below(unit);
    for (std::uint32_t i = 0; i < market_.candidates(); ++i)
      if ((left -= changes_.given_up(i, placement_)) < 0) return i;
    return static_cast<std::uint32_t>(market_.candidates());
  }

  std::vector<std::uint32_t> rows_around(std::uint32_t candidate) const {
    std::vector<std::uint32_t> rows;
    const auto first = market_.first_claim[market_.first_option[candidate]];
    const auto last = market_.first_claim[market_.first_option[candidate + 1]];
    for (auto claim = first; claim < last; ++claim)
      if (const std::uint32_t row = market_.claims[claim].row;
          row < market_.cells && std::find(rows.begin(), rows.end(), row) == rows.end())
        rows.push_back(row);
    return rows;
  }

  // Visits whose giving up costs little, some of them; floors stay reached.
  void give_up_some(std::uint32_t row) {
    std::vector<std::uint32_t> cheap;
    for (const Amount& amount : changes_.of_row(row)) {
      if (amount.amount >= 0) break;
      std::size_t seen = 0;
      for (const std::uint32_t index : amount.changes) {
        const Change& change = changes_.all()[index];
        if (change.to >= 0 || placement_.chosen(change.candidate) != change.from) continue;
        if (++seen > cheapest_looked_at) break;
        cheap.push_back(index);
      }
    }
    for (std::size_t n = dice_.below(most_given_up); n > 0 && !cheap.empty(); --n) {
      const std::uint32_t index = cheap[dice_.below(cheap.size())];
      const Change& change = changes_.all()[index];
      const bool floors_hold = std::all_of(changes_.claims_begin(index), changes_.claims_end(index),
                                           [&](const Claim& c) { return placement_.left(c.row) >= c.amount; });
      if (placement_.chosen(change.candidate) != change.from || !floors_hold) continue;
      const std::uint32_t candidate = change.candidate;
      placement_.choose(candidate, no_option);
      changes_.refresh(candidate, placement_);
    }
  }
};

}  // namespace

void improve(const Market& market, const Prices& prices, const SearchEnd& end, std::uint64_t luck, Placement& placement,
             std::uint64_t& effort) {
  Improver(market, prices, end, luck, placement, effort).run();
}

}  // namespace inspectplan::plan
