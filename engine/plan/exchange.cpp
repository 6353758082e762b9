// A visit given up for others that come to more. Chains follow the prices, and where there are few candidates a single
// price says little about any of them: a plan that a reader can mend with a pencil would be no plan.
#include <algorithm>
#include <numeric>

#include "plan/improve.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::size_t most_of_a_row = 100;       // options looked at where a row has room again
constexpr std::size_t most_visits_for_two = 60;  // of so small a plan two visits are given up at once, too

class Exchange {
 public:
  Exchange(const Market& market, Placement& placement, std::uint64_t& effort)
      : market_(market), placement_(placement), effort_(effort), by_row_(market.rows()) {
    std::vector<std::uint32_t> order(market.options());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return market.value[a] > market.value[b]; });
    for (const std::uint32_t option : order)
      for (const Claim* claim = market.claims_begin(option); claim != market.claims_end(option); ++claim)
        if (std::vector<std::uint32_t>& row = by_row_[claim->row]; row.size() < most_of_a_row) row.push_back(option);
  }

  void run(const SearchEnd& end) {
    bool gained = true;
    while (gained && effort_ < end.effort) {
      gained = false;
      for (const std::uint32_t out : visits()) gained = better_without({out}) || gained;
      if (gained || visits().size() > most_visits_for_two) continue;
      const std::vector<std::uint32_t> all = visits();
      for (std::size_t i = 0; i < all.size() && !gained; ++i)
        for (std::size_t k = i + 1; k < all.size() && !gained; ++k) gained = better_without({all[i], all[k]});
    }
  }

 private:
  const Market& market_;
  Placement& placement_;
  std::uint64_t& effort_;
  std::vector<std::vector<std::uint32_t>> by_row_;  // options, the greatest value first

  std::vector<std::uint32_t> visits() const {
    std::vector<std::uint32_t> visits;
    for (std::uint32_t i = 0; i < market_.candidates(); ++i)
      if (placement_.chosen(i) >= 0 && market_.must[i] == 0) visits.push_back(i);
    return visits;
  }

  // Gives these up and fills their room, once by value and once by value for each day. Undone where it gains nothing.
  bool better_without(const std::vector<std::uint32_t>& out) {
    const std::int64_t before = placement_.value();
    std::vector<std::int32_t> had;
    for (const std::uint32_t candidate : out) {
      had.push_back(placement_.chosen(candidate));
      if (had.back() < 0) return false;
    }
    std::vector<std::uint32_t> others = options_in_the_room_of(had);
    for (const bool each_day : {false, true}) {
      if (each_day)
        std::stable_sort(others.begin(), others.end(), [&](std::uint32_t a, std::uint32_t b) {
          return Wide{market_.value[a]} * days(b) > Wide{market_.value[b]} * days(a);
        });
      for (const std::uint32_t candidate : out) placement_.choose(candidate, no_option);
      std::vector<std::uint32_t> in;
      for (const std::uint32_t option : others) {
        const std::uint32_t candidate = market_.owner[option];
        if (placement_.chosen(candidate) >= 0 || !placement_.fits(option)) continue;
        if (std::find(out.begin(), out.end(), candidate) != out.end() && !each_day && in.empty()) continue;
        placement_.choose(candidate, static_cast<std::int32_t>(option));
        in.push_back(candidate);
      }
      effort_ += others.size();
      if (placement_.value() > before && floors_hold(had)) return true;
      for (const std::uint32_t candidate : in) placement_.choose(candidate, no_option);
      for (std::size_t i = 0; i < out.size(); ++i) placement_.choose(out[i], had[i]);
    }
    return false;
  }

  std::vector<std::uint32_t> options_in_the_room_of(const std::vector<std::int32_t>& had) const {
    std::vector<std::uint32_t> options;
    for (const std::int32_t option : had) {
      const auto index = static_cast<std::size_t>(option);
      for (const Claim* claim = market_.claims_begin(index); claim != market_.claims_end(index); ++claim)
        options.insert(options.end(), by_row_[claim->row].begin(), by_row_[claim->row].end());
    }
    std::sort(options.begin(), options.end(), [&](std::uint32_t a, std::uint32_t b) {
      return market_.value[a] != market_.value[b] ? market_.value[a] > market_.value[b] : a < b;
    });
    options.erase(std::unique(options.begin(), options.end()), options.end());
    return options;
  }

  std::int64_t days(std::uint32_t option) const {
    std::int64_t days = 1;
    for (const Claim* claim = market_.claims_begin(option); claim != market_.claims_end(option); ++claim)
      if (claim->row < market_.cells) days += claim->amount;
    return days;
  }

  // Only what is given up can take from a floor.
  bool floors_hold(const std::vector<std::int32_t>& had) const {
    return std::all_of(had.begin(), had.end(), [&](std::int32_t option) { return placement_.within_limits(option); });
  }
};

}  // namespace

void exchange(const Market& market, const SearchEnd& end, Placement& placement, std::uint64_t& effort) {
  Exchange(market, placement, effort).run(end);
}

}  // namespace inspectplan::plan
