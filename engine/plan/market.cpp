#include "plan/market.hpp"

#include <algorithm>
#include <numeric>

#include "plan/demands.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::int64_t most_days_combined = 100'000;  // beyond, a day more or less is nothing

using Lengths = std::vector<std::int64_t>;  // of visits, each once, in ascending order

void add_length(Lengths& lengths, std::int64_t days) {
  const auto at = std::lower_bound(lengths.begin(), lengths.end(), days);
  if (at == lengths.end() || *at != days) lengths.insert(at, days);
}

// The most of `days` that visits of these lengths can fill: 9 days hold visits of 2 days as 8 do.
std::int64_t usable(std::int64_t days, const Lengths& lengths) {
  if (days > most_days_combined || days < 0) return days;
  std::vector<bool> filled(static_cast<std::size_t>(days) + 1);
  filled[0] = true;
  std::int64_t most = 0;
  for (std::int64_t sum = 1; sum <= days; ++sum)
    for (const std::int64_t length : lengths) {
      if (length > sum) break;
      if (!filled[static_cast<std::size_t>(sum - length)]) continue;
      filled[static_cast<std::size_t>(sum)] = true;
      most = sum;
      break;
    }
  return most;
}

// Indices of the things, in the order of their ids.
template <class Things, class Id>
std::vector<std::uint32_t> by_id(const Things& things, Id id) {
  std::vector<std::uint32_t> order(things.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto before = [&](std::uint32_t a, std::uint32_t b) { return id(things[a]) < id(things[b]); };
  if (!std::is_sorted(order.begin(), order.end(), before)) std::sort(order.begin(), order.end(), before);
  return order;
}

const std::string& itself(const std::string& id) { return id; }
constexpr auto own_id = [](const auto& thing) -> const std::string& { return thing.id; };

class Builder {
 public:
  Builder(const Problem& problem, const Settled& settled) : problem_(problem), settled_(settled) {}

  Market build() {
    add_rows();
    for (const std::uint32_t index : by_id(problem_.candidates, own_id)) add_candidate(index);
    return std::move(market_);
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  const Problem& problem_;
  const Settled& settled_;
  Market market_;
  std::vector<std::uint32_t> cell_row_;                 // by department × periods + period
  std::vector<std::uint32_t> ceiling_row_, floor_row_;  // by group

  void add_rows() {
    add_cells();
    ceiling_row_.assign(problem_.groups.size(), none);
    floor_row_.assign(problem_.groups.size(), none);
    const std::vector<std::uint32_t> groups = by_id(problem_.groups, own_id);
    for (const std::uint32_t g : groups) {
      const std::int64_t most = settled_.most(problem_, g);
      if (most == no_ceiling) continue;
      ceiling_row_[g] = static_cast<std::uint32_t>(market_.rows());
      market_.ceilings.push_back(g);
      market_.limit.push_back(most);
    }
    for (const std::uint32_t g : groups) {
      const std::int64_t floor = settled_.floor[g];
      if (floor <= 0) continue;
      floor_row_[g] = static_cast<std::uint32_t>(market_.rows());
      market_.floors.push_back(g);
      market_.limit.push_back(-floor);
    }
  }

  void add_cells() {
    const std::size_t periods = problem_.periods.size();
    std::vector<Lengths> lengths(problem_.departments.size() * periods);
    for (const Candidate& candidate : problem_.candidates)
      for (const Option& option : candidate.options)
        for (const Use& use : option.days)
          if (use.days > 0) add_length(lengths[use.department * periods + option.period], use.days);
    cell_row_.resize(lengths.size());
    const std::vector<std::uint32_t> in_time = by_id(problem_.periods, itself);
    for (const std::uint32_t d : by_id(problem_.departments, itself))
      for (const std::uint32_t p : in_time) {
        const auto cell = static_cast<std::uint32_t>(d * periods + p);
        cell_row_[cell] = static_cast<std::uint32_t>(market_.rows());
        market_.cell.push_back(cell);
        market_.limit.push_back(usable(problem_.capacity[d][p], lengths[cell]));
      }
    market_.cells = market_.limit.size();
  }

  void add_candidate(std::uint32_t index) {
    const Candidate& entry = problem_.candidates[index];
    if (entry.options.empty()) return;
    const auto here = static_cast<std::uint32_t>(market_.candidates());
    const Stage stage = settled_.stage[index];
    const bool settled = stage == Stage::mandate || stage == Stage::lottery;
    for (const std::uint32_t k : by_id(entry.options, own_id)) {
      if (stage == Stage::lottery &&
          !same_draw(entry.options[static_cast<std::size_t>(settled_.chosen[index])], entry.options[k]))
        continue;
      if (stage == Stage::mandate && !keeps_mandates(entry, settled_.chosen[index], static_cast<std::int32_t>(k)))
        continue;
      market_.owner.push_back(here);
      market_.option.push_back(k);
      market_.value.push_back(entry.options[k].value);
      add_claims(entry, entry.options[k]);
      market_.first_claim.push_back(static_cast<std::uint32_t>(market_.claims.size()));
    }
    market_.candidate.push_back(index);
    market_.must.push_back(settled ? 1 : 0);
    market_.first_option.push_back(static_cast<std::uint32_t>(market_.options()));
  }

  void add_claims(const Candidate& entry, const Option& option) {
    const std::size_t periods = problem_.periods.size();
    for (const Use& use : option.days)
      if (use.days > 0) market_.claims.push_back({cell_row_[use.department * periods + option.period], use.days});
    each_group(entry, option, [this](std::uint32_t group) {
      if (ceiling_row_[group] != none) market_.claims.push_back({ceiling_row_[group], 1});
      if (floor_row_[group] != none) market_.claims.push_back({floor_row_[group], -1});
    });
  }
};

}  // namespace

Market market_of(const Problem& problem, const Settled& settled) { return Builder(problem, settled).build(); }

}  // namespace inspectplan::plan
